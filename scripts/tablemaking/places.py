"""Places: curated rows and CLDR's names joined, provinces told from their capitals, clashes checked."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec
from babel import Locale

from scripts.tablemaking.rows import CURATED, LANGUAGES, Row, RowError, read_rows
from scripts.tablemaking.spelling import INFLECT, distinct, fold, inflect, variants
from scripts.tablemaking.writing import Value

LEVELLED: Final = frozenset({"country", "territory"})
TERM_AFTER: Final = frozenset({"en"})  # languages that put the term after the name


def place_rows() -> tuple[Row, ...]:
    """All curated places; a province is renamed where another place has its name. Canonical names are unique."""
    rows: list[Row] = []
    for path in sorted((CURATED / "places").glob("*.txt")):
        rows += read_rows(path, coded=path.stem == "countries")
    plain = {row.name for row in rows if not row.terms}
    rows = [_renamed(row) if row.terms and row.name in plain else row for row in rows]
    for name, count in Counter(row.name for row in rows).items():
        if count > 1:
            raise RowError(f"{', '.join(row.where for row in rows if row.name == name)}: {name} is there {count} times")
    return tuple(sorted(rows, key=lambda row: row.name))


def place_sections(rows: Iterable[Row]) -> dict[str, dict[str, Value]]:
    """Kind to larger unit to canonical names, adjectives, seats: grouped, since it is read at every start."""
    grouped: defaultdict[str, defaultdict[str, tuple[str, ...]]] = defaultdict(lambda: defaultdict(tuple))
    adjectives: dict[str, Value] = {}
    for row in rows:
        grouped[row.kind][row.within] += (row.name,)
        if people := row.people[LANGUAGES[0]]:
            adjectives[row.name] = people[0].rstrip(INFLECT)
    sections: dict[str, dict[str, Value]] = {kind: dict(sorted(grouped[kind].items())) for kind in sorted(grouped)}
    return {**sections, "adjective": adjectives, "seat": seats(rows)}


def seats(rows: Iterable[Row]) -> dict[str, Value]:
    """State to the city that means its government and is not its capital; it must lie in the state."""
    path = CURATED / "seats.toml"
    found: dict[str, Value] = tomllib.loads(path.read_text(encoding="utf-8"))
    within = {row.name: row.within for row in rows}
    for state, city in found.items():
        larger = str(city)
        while larger and larger != state:
            larger = within.get(larger, "")
        if larger != state:
            raise RowError(f"{path.name}: {city} is no place in {state}")
    return found


def place_names(rows: Iterable[Row], language: str) -> dict[str, tuple[str, ...]]:
    """Canonical name to all its names in `language`; a province's bare name goes where a smaller place bears it."""
    rows = tuple(rows)
    taken = {fold(name) for row in rows if not row.terms for name in row.names[language]}
    return {row.name: distinct(v for name in _named(row, language, taken) for v in variants(name)) for row in rows}


def people_names(rows: Iterable[Row], language: str, names: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Canonical name to the forms for its people; an inflected form that is a place's name too is left out."""
    taken = {fold(name) for found in names.values() for name in found}
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        forms = [form for entry in row.people[language] for form in _forms(entry, language, taken)]
        found[row.name] = distinct(forms)
    return found


def _forms(entry: str, language: str, taken: set[str]) -> list[str]:
    forms = inflect(entry, language)
    if len(forms) == 1:
        return list(forms)
    return [spelled for form in forms if fold(form) not in taken for spelled in variants(form)]


def _renamed(row: Row) -> Row:
    first = LANGUAGES[0]
    name = f"{row.name} {row.terms[first][0]}"
    return msgspec.structs.replace(row, names={**row.names, first: (name, *row.names[first])})


def _named(row: Row, language: str, taken: set[str]) -> list[str]:
    curated = list(row.names[language])
    if row.code:
        spelled = Locale(language).territories.get(row.code)
        return [*curated, spelled] if spelled else curated
    if not row.terms:
        return curated
    named = [name for name in curated if fold(name) not in taken]
    terms = row.terms.get(language, ())
    bare = [name for name in curated if not any(term in name.split() for term in terms)]
    for term in terms:
        named += [f"{name} {term}" if language in TERM_AFTER else f"{term} {name}" for name in bare]
        named += [f"{term} of {name}" for name in bare if language in TERM_AFTER]
    return named
