"""The version of a pack: another one whenever anything changes on which the reading of the language rests."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.language.files import PACKS, TABLES, pack_files, pack_version
from crosscheck.language.pack import load_pack
from tests.language.broken import Change, copied_packs

CHANGED = (
    "en/pack.toml", "en/rules.toml", "en/furniture.toml", "en/places.toml", "en/words/dates.toml",
    "classes.toml", "rules.toml", "symbols.toml")  # fmt: skip


def test_the_same_files_have_the_same_version_wherever_they_lie(tmp_path: Path) -> None:
    assert pack_version("en", copied_packs(tmp_path, "en")) == load_pack("en").version


@pytest.mark.parametrize("file", CHANGED)
def test_a_change_in_a_file_of_the_language_or_of_all_is_another_version(file: str, tmp_path: Path) -> None:
    text = (PACKS / file).read_text(encoding="utf-8")
    packs = copied_packs(tmp_path, "en", Change(file, "", f"{text}\n# changed\n"))
    assert pack_version("en", packs) != load_pack("en").version


def test_the_version_rests_on_every_file_of_data() -> None:
    other = {path for path in PACKS.rglob("*.toml") if path.parent != PACKS and not path.is_relative_to(PACKS / "en")}
    assert {*pack_files("en")} == {*PACKS.rglob("*.toml"), *TABLES.rglob("*.toml")} - other
