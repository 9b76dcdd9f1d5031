"""The world as the stages see it: where a place lies, which country a thing belongs to, and what readers call it."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.errors import PackError
from crosscheck.language.world import load_world, names_of

PLACES: Final = st.sampled_from(sorted(load_world().places))


@given(PLACES)
def test_a_place_lies_within_itself(place: str) -> None:
    assert load_world().within(place, place)


@given(PLACES, PLACES)
def test_two_places_never_lie_within_each_other(one: str, other: str) -> None:
    world = load_world()
    assert one == other or not (world.within(one, other) and world.within(other, one))


@given(PLACES)
def test_a_place_lies_within_all_that_its_larger_place_lies_within(place: str) -> None:
    world = load_world()
    larger = world.places[place].within
    assert set(world.larger(larger)) <= set(world.larger(place))


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("Rafah", "Gaza Strip"),
        ("Jabalia refugee camp", "Palestine"),
        ("Derna", "Libya"),
        ("Derna", "Africa"),
        ("Bakhmut", "Ukraine"),
        ("Sevastopol", "Crimea"),
        ("Nurdagi", "Gaziantep"),
        ("Majdal Shams", "Golan Heights"),
    ],
)
def test_a_town_lies_within_the_units_around_it(small: str, large: str) -> None:
    assert load_world().within(small, large)


@pytest.mark.parametrize(("small", "large"), [("Libya", "Derna"), ("Derna", "Egypt"), ("Nowhere", "Libya")])
def test_a_place_does_not_lie_within_what_is_not_around_it(small: str, large: str) -> None:
    assert not load_world().within(small, large)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Derna", "Libya"),
        ("Gaza City", "Palestine"),
        ("Libya", "Libya"),
        ("Hong Kong", "Hong Kong"),
        ("Hezbollah", "Lebanon"),
        ("Middle East", None),
        ("Jerusalem", None),
        ("United Nations", None),
        ("Nowhere", None),
    ],
)
def test_the_country_is_found_for_places_and_organisations(name: str, country: str | None) -> None:
    assert load_world().country_of(name) == country


@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [
        ("Derna", "ar", "درنة"),
        ("United Arab Emirates", "ar", "الإمارات"),
        ("Gaza Strip", "ar", "قطاع غزة"),
        ("Turkey", "en", "Turkey"),
        ("Turkey", "zz", "Turkey"),
        ("Nowhere", "ar", "Nowhere"),
        ("Islamic State", "ar", "داعش"),
    ],
)
def test_a_name_is_shown_as_readers_of_the_language_know_it(name: str, language: str, shown: str) -> None:
    assert load_world().display(name, language) == shown


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_canonical_name_that_a_language_gives_is_known(language: str) -> None:
    names, world = names_of(language), load_world()
    assert {name for _, name in names.places} == set(world.places)
    assert {name for _, name in names.people} <= set(world.places)
    assert {name for _, name in names.organisations} == set(world.organisations)
    assert {name for _, name in names.offices} == set(world.offices)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_longer_spellings_come_before_shorter_ones(language: str) -> None:
    lengths = [len(spelling) for spelling, _ in names_of(language).places]
    assert lengths == sorted(lengths, reverse=True)


def test_an_ambiguous_name_stands_for_its_default_and_lists_the_others() -> None:
    names = names_of("ar")
    assert dict(names.places)["طرابلس"] == "Tripoli"
    assert names.ambiguous["طرابلس"] == ("Tripoli", "Tripoli, Lebanon")


def test_a_bare_unit_without_a_country_is_an_ambiguous_currency() -> None:
    assert names_of("en").ambiguous["dollars"][:2] == ("USD", "CAD")
    assert names_of("ar").ambiguous["ريال"] == ("SAR", "QAR", "YER", "OMR", "IRR", "BRL")


@pytest.mark.parametrize(
    ("language", "spelling", "code"),
    [
        ("en", "Canadian dollars", "CAD"),
        ("en", "pounds sterling", "GBP"),
        ("en", "shekels", "ILS"),
        ("ar", "دولارات أميركية", "USD"),
        ("ar", "دولارا أمريكيا", "USD"),
        ("ar", "جنيهين مصريين", "EGP"),
        ("ar", "دنانير كويتية", "KWD"),
        ("ar", "ليرات سورية", "SYP"),
        ("ar", "يورو", "EUR"),
    ],
)
def test_a_currency_is_known_in_its_inflected_forms(language: str, spelling: str, code: str) -> None:
    assert dict(names_of(language).currencies)[spelling] == code


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("ليبيون", "Libya"),
        ("ليبيتين", "Libya"),
        ("أتراك", "Turkey"),
        ("كوريون جنوبيون", "South Korea"),
        ("روس", "Russia"),
    ],
)
def test_a_people_is_known_in_its_inflected_forms(spelling: str, place: str) -> None:
    assert dict(names_of("ar").people)[spelling] == place


def test_a_name_that_is_an_ordinary_word_counts_in_its_case_only() -> None:
    names = names_of("en")
    assert {"US", "Turkey", "Nice"} <= names.exact
    assert "Libya" not in names.exact


def test_a_language_without_name_files_is_refused_by_name() -> None:
    with pytest.raises(PackError, match=r"zz/places\.toml"):
        names_of("zz")


def test_a_seat_of_government_stands_for_the_state_that_it_lies_in() -> None:
    world = load_world()
    assert world.seats["Ankara"] == "Turkey"
    assert all(world.within(city, state) for city, state in world.seats.items())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Lebanese Health Ministry", "وزارة الصحة (لبنان)"),
        ("Derna Civil Defence", "الدفاع المدني (درنة)"),
        ("Gaza Health Ministry", "وزارة الصحة في غزة"),
        ("train", "قطار"),
        ("loan", "قرض"),
        ("Harbour Watch", "Harbour Watch"),
    ],
)
def test_an_office_of_a_place_and_a_counted_thing_have_names_too(name: str, told: str) -> None:
    assert load_world().display(name, "ar") == told


@pytest.mark.parametrize("name", ["Lebanese Health Ministry", "train", "drone", "loan"])
def test_canonical_names_stay_as_they_are_where_they_are_read(name: str) -> None:
    assert load_world().display(name, "en") == name
