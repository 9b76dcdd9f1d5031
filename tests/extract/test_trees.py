"""Trees of lines: branches, wrapping, isolates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crosscheck.extract.trees import Tree, wrapped
from crosscheck.model.visible import CLOSE, OPEN, columns, isolated

WORDS = st.text(st.sampled_from("abcdefقتلا世 "), max_size=120)


def test_branches_show_what_belongs_to_what() -> None:
    tree = Tree("top", (Tree("first", (Tree("below"),)), Tree("last")))
    assert str(tree).splitlines() == ["top", "├─ first", "│  └─ below", "└─ last"]


def test_a_long_label_goes_on_under_its_beginning() -> None:
    tree = Tree("top", (Tree("one two three four five six"), Tree("last")))
    assert tree.lines(30) == ["top", "├─ one two three four five", "│     six", "└─ last"]


@given(WORDS, st.integers(min_value=2, max_value=40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(columns(line) <= width for line in wrapped(text, width))


@given(WORDS, st.integers(min_value=2, max_value=40))
def test_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


@given(WORDS.filter(lambda text: not text.isascii()), st.integers(min_value=2, max_value=40))
def test_an_isolate_is_closed_on_every_line(text: str, width: int) -> None:
    for line in wrapped(f"said {isolated(text)} there", width):
        depth = 0
        for letter in line:
            depth += (letter == OPEN) - (letter == CLOSE)
            assert depth in (0, 1)
        assert depth == 0
