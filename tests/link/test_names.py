"""Names across scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.link.names import (
    contains_phrase,
    folded_words,
    matched_names,
    name_similarity,
    phrase_similarity,
    skeleton,
)

NAMES = ("Yusuf Haddad", "Mariam Khoury", "Samir Barghash", "Nikolai Petrov", "Ingrid Solberg", "Karim Mansour")


def _one_name(left: str, right: str) -> bool:
    return matched_names([left], [right], lambda _left, _right: False) == 1


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Yusuf Haddad", "يوسف حداد"),
        ("Mariam Khoury", "مريم خوري"),
        ("Samir Barghash", "سمير برغش"),
        ("Nikolai Petrov", "Николай Петров"),
        ("Karim Mansour", "كريم منصور"),
        ("Ingrid Solberg", "إنغريد سولبرغ"),
    ],
)
def test_a_name_finds_itself_first_in_another_script(latin: str, other: str) -> None:
    assert max(NAMES, key=lambda name: name_similarity(name, other)) == latin


@pytest.mark.parametrize("partial", ["Barghash", "Samir al-Barghash", "برغش", "البرغش"])
def test_a_partial_name_or_one_with_a_particle_is_the_name(partial: str) -> None:
    assert _one_name("Samir Barghash", partial)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Karim Mansour", "Karim Haddad"), ("Yusuf bin Karim", "Yusuf bin Nasser"), ("Orland Airways", "Mirea Airways")],
)
def test_one_part_that_matches_nothing_makes_another_name(left: str, right: str) -> None:
    assert not _one_name(left, right)


def test_a_partner_serves_once() -> None:
    assert matched_names(("Petrov", "Nikolai Petrov"), ("Nikolai Petrov",), lambda _a, _b: False) == 1


def test_words_that_only_one_phrase_has_count_against_it() -> None:
    assert phrase_similarity("harbour cranes", "harbour cranes") == 1
    assert phrase_similarity("harbour cranes", "harbour cranes and rails") < phrase_similarity("cranes", "crane")
    assert contains_phrase("cranes", "harbour cranes and rails")
    assert not contains_phrase("cranes and ferries", "harbour cranes and rails")


def test_folding_leaves_words_without_marks_and_with_plain_digits() -> None:
    assert folded_words("Pêche — ٤٧ قتيلاً") == ["peche", "47", "قتيلا"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_similarity_is_symmetric_and_between_none_and_one(left: str, right: str) -> None:
    score = name_similarity(left, right)
    assert score == pytest.approx(name_similarity(right, left))
    assert 0 <= score <= 1


@given(st.text(max_size=30))
def test_any_text_has_a_skeleton_of_ascii(text: str) -> None:
    assert skeleton(text).isascii()
