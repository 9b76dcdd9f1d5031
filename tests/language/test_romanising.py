"""Romanising: names of persons in Latin letters."""

from __future__ import annotations

import pytest

from crosscheck.language.pack import load_pack
from crosscheck.language.romanising import Romaniser


@pytest.fixture(scope="module")
def romaniser() -> Romaniser:
    found = load_pack("ar").romaniser
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("سامي حداد", "Sami Haddad"),
        ("سامي الحداد", "Sami al-Haddad"),
        ("عبد الرحمن بن سامي", "Abdulrahman bin Sami"),
        ("عبد الله الثاني", "Abdullah II"),
        ("مير حسيني", "Mirhosseini"),
        ("حسن زاده", "Hassanzadeh"),
        ("تامونغا", "Tamonga"),
        ("درقه", "Daraqa"),
        ("Sami حداد", "Sami Haddad"),
    ],
)
def test_a_name_is_spelled_as_newsrooms_do_and_letter_by_letter(
    written: str, spelled: str, romaniser: Romaniser
) -> None:
    assert romaniser.spell(written) == spelled


def test_the_article_hides_no_listed_name(romaniser: Romaniser) -> None:
    assert (romaniser.lists("حداد"), romaniser.lists("الحداد"), romaniser.lists("تامونغا")) == (True, True, False)


def test_a_language_in_latin_letters_spells_nothing() -> None:
    assert load_pack("en").romaniser is None
