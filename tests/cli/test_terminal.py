"""Text on a terminal: harmless, aligned, short."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from crosscheck.cli.terminal import aligned, printable, shortened


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    categories = {unicodedata.category(letter) for letter in printable(text) if letter not in "\u200c\u200d"}
    assert categories.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


@given(st.text())
def test_making_text_harmless_twice_changes_nothing_more(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(st.text(), st.integers(min_value=2, max_value=50))
def test_shortened_text_is_no_longer_than_asked(text: str, longest: int) -> None:
    assert len(shortened(text, longest)) <= longest


def test_what_turns_text_round_is_spelled_out() -> None:
    assert printable("a\u202eb\x1bc") == "a[U+202E]b[U+001B]c"


def test_columns_stand_under_each_other_whatever_the_script() -> None:
    rows = [("a", "b", "c"), ("日本", "é", "c"), ("e\u0301", "b", "c")]
    assert aligned(rows).splitlines() == ["a     b  c", "日本  é  c", "e\u0301     b  c"]
