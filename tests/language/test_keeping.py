"""What is kept beside the code is what would be made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crosscheck.extract.claiming import claims_of
from crosscheck.extract.reading import read_article
from crosscheck.language.keeping import kept
from crosscheck.language.pack import compile_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "words.toml"
    path.write_text("killed = ['dead']", encoding="utf-8")
    return path


def counting() -> tuple[list[int], Callable[[], list[str]]]:
    """What is made, and a list with one entry for each making."""
    made: list[int] = []

    def make() -> list[str]:
        made.append(1)
        return ["a pack"]

    return made, make


def test_what_was_made_once_is_read_afterwards(source: Path, tmp_path: Path) -> None:
    made, make = counting()
    assert [kept("en", make, sources=source.parent, folder=tmp_path / "kept") for _ in range(3)] == [["a pack"]] * 3
    assert len(made) == 1


def test_another_source_makes_it_anew(source: Path, tmp_path: Path) -> None:
    made, make = counting()
    kept("en", make, sources=source.parent, folder=tmp_path / "kept")
    source.write_text("killed = ['fell']", encoding="utf-8")
    kept("en", make, sources=source.parent, folder=tmp_path / "kept")
    assert len(made) == 2


@pytest.mark.parametrize("keep", [0, 40, -7], ids=["empty", "cut off early", "cut off late"])
def test_a_damaged_file_makes_it_anew(source: Path, tmp_path: Path, keep: int) -> None:
    made, make = counting()
    kept("en", make, sources=source.parent, folder=tmp_path)
    path = tmp_path / "en.pickle"
    path.write_bytes(path.read_bytes()[:keep])
    assert kept("en", make, sources=source.parent, folder=tmp_path) == ["a pack"]
    assert len(made) == 2


def test_a_folder_that_cannot_be_written_keeps_nothing(source: Path) -> None:
    made, make = counting()
    assert [kept("en", make, sources=source.parent, folder=source / "no folder") for _ in range(2)] == [["a pack"]] * 2
    assert len(made) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 17 people were killed in Derna. Norway will lend Kenya $40 million."),
        ("ar", "قتل 17 شخصا على الأقل في درنة. ستقرض النرويج كينيا 40 مليون دولار."),
    ],
)
def test_a_kept_pack_reads_like_one_just_compiled(language: str, text: str, tmp_path: Path) -> None:
    article = Article("a", "", text, language=language)
    packs = [kept(language, lambda: compile_pack(language), folder=tmp_path) for _ in range(2)]
    assert packs[0] is not packs[1]
    read = [tuple(claims_of(article, read_article(article, pack, load_world(), None))) for pack in packs]
    assert read[0] == read[1] != ()
