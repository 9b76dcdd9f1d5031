"""How places lie to each other."""

from __future__ import annotations

import pytest

from crosscheck.link.places import home_side, relation
from tests.link.making import Atlas


@pytest.mark.parametrize(
    ("left", "right", "lies"),
    [
        ("Port Orla", "Port-Orla", "same"),
        ("Port Orla", "Orland", "inside"),
        ("Orland", "Veld", "holds"),
        ("Port Orla", "Veld", "apart"),
        ("Port Orla", None, "unknown"),
    ],
)
def test_places_are_one_or_one_in_the_other_or_apart(left: str, right: str | None, lies: str) -> None:
    assert relation(left, right, Atlas()) == lies


def test_without_a_table_only_names_tell() -> None:
    assert relation("Port Orla", "Orland", None) == "apart"
    assert relation("Port Orla", "port orla", None) == "same"


def test_a_side_that_only_names_the_country_of_the_place_says_nothing() -> None:
    assert home_side("Orland", "Port Orla", Atlas()) is None
    assert home_side("Mirea", "Port Orla", Atlas()) == "Mirea"
    assert home_side("Orland", None, Atlas()) == "Orland"
