"""The world tables as data: as the generator makes them, complete in every language, without undeclared clashes."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import pytest

from crosscheck.language.world import Names, Rows, load_world, names_of

LANGUAGES: Final = ("en", "ar")
SCRIPTS: Final = {"en": "LATIN", "ar": "ARABIC"}
FOLDED: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
STEMS: Final = ("places", "organisations", "offices", "currencies")


def _fold(name: str) -> str:
    return name.translate(FOLDED).casefold()


def _lists(names: Names) -> dict[str, Rows]:
    return {
        "places": names.places + names.people,
        "organisations": names.organisations,
        "offices": names.offices,
        "currencies": names.currencies,
    }


def _file(project: Path, language: str, stem: str) -> dict[str, Any]:
    path = project / "crosscheck" / "language" / "packs" / language / f"{stem}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_committed_tables_are_what_the_generator_makes_now(project: Path) -> None:
    command = [sys.executable, "-m", "scripts.make_tables", "--check"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr, result.returncode) == ("", "", 0)


def test_every_larger_unit_is_a_listed_place() -> None:
    world = load_world()
    holders = [*world.places.values(), *world.organisations.values()]
    assert [row.name for row in holders if row.within and row.within not in world.places] == []


def test_no_place_lies_within_itself_by_a_detour() -> None:
    places = load_world().places
    for start in places:
        seen, name = {start}, places[start].within
        while name:
            assert name not in seen, start
            seen.add(name)
            name = places[name].within


def test_every_part_of_a_country_has_a_larger_unit() -> None:
    parts = ("province", "town", "city", "camp")
    assert [place.name for place in load_world().places.values() if place.kind in parts and not place.within] == []


def test_every_country_has_an_adjective() -> None:
    assert [
        place.name for place in load_world().places.values() if place.kind == "country" and not place.adjective
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", STEMS)
def test_everything_has_a_name_in_every_language(project: Path, language: str, stem: str) -> None:
    body = _file(project, language, stem)
    rows = {name: row for name, row in body.items() if name not in ("ambiguous", "ordinary")}
    assert [name for name, row in rows.items() if not row["names"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_stable_under_compatibility_folding(language: str) -> None:
    names = names_of(language)
    spellings = [spelling for rows in (*_lists(names).values(), names.symbols) for spelling, _ in rows]
    assert [name for name in spellings if unicodedata.normalize("NFKC", name) != name or name != name.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_written_in_the_script_of_the_language(language: str) -> None:
    rows = [row for found in _lists(names_of(language)).values() for row in found]
    letters = {(name, char) for name, _ in rows for char in name if char.isalpha()}
    assert [row for row in letters if SCRIPTS[language] not in unicodedata.name(row[1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", STEMS)
def test_a_name_of_two_things_is_declared_ambiguous(language: str, stem: str) -> None:
    names = names_of(language)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, canonical in _lists(names)[stem]:
        owners[_fold(spelling)].add(canonical)
    declared = {_fold(name) for name in names.ambiguous}
    assert {name: found for name, found in owners.items() if len(found) > 1 and name not in declared} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", STEMS)
def test_the_candidates_of_an_ambiguous_name_exist_and_the_default_bears_it(
    project: Path, language: str, stem: str
) -> None:
    body, spelled = _file(project, language, stem), names_of(language)
    bearers = {
        _fold(name): owner for name, owner in (*_lists(spelled)[stem], *(spelled.symbols * (stem == "currencies")))
    }
    for name, candidates in body.get("ambiguous", {}).items():
        assert len(candidates) > 1
        assert set(candidates) <= set(body)
        assert bearers[_fold(name)] == candidates[0], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lists_a_spelling_twice_for_one_thing(language: str) -> None:
    names = names_of(language)
    for rows in (names.places, names.people, names.organisations, names.offices, names.currencies, names.symbols):
        assert len(set(rows)) == len(rows)


def test_the_tables_hold_the_world_of_the_news() -> None:
    world = load_world()
    kinds = [place.kind for place in world.places.values()]
    assert kinds.count("country") >= 193
    assert len(kinds) >= 1800
    assert len(world.organisations) >= 300
