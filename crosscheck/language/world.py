"""The world in no language: places with what they lie in, organisations and offices; and their names by language.

The tables are data (tables/*.toml, packs/<code>/*.toml). Canonical names are English newsroom names; `display` turns
one into the name that a language's readers expect.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from crosscheck.language.files import PACKS, TABLES, read_toml, word_files, word_rows
from crosscheck.language.keeping import kept

EXACT: Final = "="  # in a pack, before a name that counts only in this case
COUNTRY: Final = "country"
TERRITORY: Final = "territory"
CAPITAL: Final = "capital"
ADJECTIVE: Final = "adjective"
SEAT: Final = "seat"
AMBIGUOUS: Final = "ambiguous"
ORDINARY: Final = "ordinary"
NOUNS: Final = ("object", "deal_item")  # classes of words whose values are canonical nouns


class Place(msgspec.Struct, frozen=True):
    """A place: canonical name, kind, the nearest larger place that it lies in, and its English adjective if any."""

    name: str
    kind: str
    within: str = ""
    adjective: str = ""


class Organisation(msgspec.Struct, frozen=True):
    """An organisation: canonical name, kind, the place that it belongs to, one of its people (`Houthi`), and the names
    of an office and its place under which it is known (`Turkish disaster agency`).
    """

    name: str
    kind: str
    within: str = ""
    people: str = ""
    also: tuple[str, ...] = ()


class Office(msgspec.Struct, frozen=True):
    """An office or role that goes with a place: `body`, `person` (stands as a title before a name) or `people`."""

    name: str
    kind: str
    title: bool = False


Rows = tuple[tuple[str, str], ...]
Choices = dict[str, tuple[str, ...]]


class Names(msgspec.Struct, frozen=True):
    """The names of one language as (spelling, canonical name or currency code), longest spelling first.

    `ambiguous` gives all candidates of a spelling that has several, the default first; the rows have the default alone.
    `exact` spellings count in this case only; `ordinary` ones are words of the language too: they need evidence.
    """

    language: str
    places: Rows
    people: Rows
    organisations: Rows
    offices: Rows
    currencies: Rows
    symbols: Rows
    ambiguous: Choices
    exact: frozenset[str]
    ordinary: frozenset[str]


class Naming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How canonical names are made of others: what joins two places, what stands before an office where that is neither
    an adjective nor the name, and the group of those whom a harm befell before another one.
    """

    joint: str
    before_office: dict[str, str]
    befallen: dict[str, str]


class World(msgspec.Struct, frozen=True):
    """Every place, organisation and office by canonical name; `capitals` are told by state, `seats` are states by the
    city that stands for them, `composed` organisations by the names that one composes for them.
    """

    places: dict[str, Place]
    organisations: dict[str, Organisation]
    offices: dict[str, Office]
    capitals: dict[str, str]
    seats: dict[str, str]
    composed: dict[str, str]
    naming: Naming

    def party(self, name: str) -> str:
        """The organisation that goes by the name of an office and its place, else that name."""
        return self.composed.get(name.casefold(), name)

    def knows(self, name: str) -> bool:
        """True where the table has the place."""
        return name in self.places

    def larger(self, name: str) -> Iterator[str]:
        """The place itself, then each larger one that it lies in; nothing for an unknown name."""
        place = self.places.get(name)
        while place is not None:
            yield place.name
            place = self.places.get(place.within)

    def within(self, small: str, large: str) -> bool:
        """True where `small` is `large` or lies in it, however many steps up."""
        return small == large or large in self.larger(small)

    def country_of(self, name: str) -> str | None:
        """The country that a place or an organisation belongs to; a territory of no country stands for itself."""
        known = self.organisations.get(name)
        found = None
        for larger in self.larger(known.within if known is not None and name not in self.places else name):
            kind = self.places[larger].kind
            if kind == COUNTRY:
                return larger
            if kind == TERRITORY:
                found = larger
        return found

    def composes(self, name: str) -> bool:
        """True for an organisation or an office, alone or behind a place: a name that the tables make."""
        words = name.split()
        ends = (" ".join(words[at:]) for at in range(len(words)))
        return name.casefold() in self.composed or any(end in self.offices for end in ends)

    def display(self, name: str, language: str) -> str:
        """The name that readers of `language` expect, or the canonical one where the language has none.

        A country's office (`Orlandic Health Ministry`) that no table has is the office with the country in brackets.
        """
        shown = _shown(language)
        return shown.get(name) or self._office_of(name, shown) or name

    def _office_of(self, name: str, shown: Mapping[str, str]) -> str | None:
        words = name.split(" ")
        for at in range(1, len(words)):
            whose, office = " ".join(words[:at]), " ".join(words[at:])
            place = _homes().get(whose, whose)
            if office in self.offices and place in self.places and shown.get(place, place) != place:
                return f"{shown.get(office, office)} ({shown[place]})"
        return None


@functools.cache
def load_world() -> World:
    """The world tables, read once."""
    grouped = read_toml(TABLES / "places.toml")
    adjectives = grouped.pop(ADJECTIVE)
    seats = grouped.pop(SEAT)
    places = {
        name: Place(name, kind, within, adjectives.get(name, ""))
        for kind, units in grouped.items()
        for within, names in units.items()
        for name in names
    }
    organisations = {
        name: msgspec.convert({"name": name, **row}, Organisation)
        for name, row in read_toml(TABLES / "organisations.toml").items()
    }
    composed = {name.casefold(): known.name for known in organisations.values() for name in (known.name, *known.also)}
    offices = {name: Office(name, **row) for name, row in read_toml(TABLES / "offices.toml").items()}
    naming = msgspec.convert(read_toml(TABLES / "naming.toml"), Naming)
    bare = World(places, organisations, offices, {}, {}, {}, naming)
    capitals = {bare.country_of(name) or "": name for name, place in places.items() if place.kind == CAPITAL}
    states = {city: state for state, city in (capitals | seats).items()}
    return World(places, organisations, offices, capitals, states, composed, naming)


@functools.cache
def _homes() -> dict[str, str]:
    """The place of each adjective."""
    return {place.adjective: place.name for place in load_world().places.values() if place.adjective}


@functools.cache
def names_of(language: str, packs: Path = PACKS) -> Names:
    """The names of one language, read once; PackError where the language has no name files."""
    files = _files(packs / language)
    rows = {(stem, key): list(_rows(files[stem], key)) for stem, key in _LISTS}
    ordered = {lists: _ordered(found) for lists, found in rows.items()}
    return Names(
        language=language,
        places=ordered["places", "names"],
        people=ordered["places", "people"],
        organisations=ordered["organisations", "names"],
        offices=ordered["offices", "names"],
        currencies=ordered["currencies", "names"],
        symbols=ordered["currencies", "symbols"],
        ambiguous={_bare(name): tuple(found) for body in files.values() for name, found in body[AMBIGUOUS].items()},
        exact=frozenset(_bare(name) for found in rows.values() for name, _ in found if name.startswith(EXACT)),
        ordinary=frozenset(word for body in files.values() for word in body[ORDINARY]["words"]),
    )


_STEMS: Final = ("places", "organisations", "offices", "currencies")
_LISTS: Final = (
    ("places", "names"),
    ("places", "people"),
    ("organisations", "names"),
    ("offices", "names"),
    ("currencies", "names"),
    ("currencies", "symbols"),
)


@functools.cache
def _shown(language: str) -> dict[str, str]:
    """What readers of a language call each canonical name; empty for a language that has no names."""
    known = (PACKS / language / "places.toml").exists()
    return kept(f"{language}-shown", lambda: _displayed(language)) if known else {}


def _displayed(language: str) -> dict[str, str]:
    bodies = [_files(PACKS / language)[stem] for stem in reversed(_STEMS)]
    names = {name: _bare(fields["names"][0]) for body in bodies for name, fields in body.items() if fields.get("names")}
    return _nouns(language) | names


def _nouns(language: str) -> dict[str, str]:
    """Counted and paid things by their canonical nouns: the first form of each, or the canonical one if the
    forms are made of it.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for path in word_files(language):
        for class_name, value, form in word_rows(path):
            if class_name in NOUNS:
                forms[value].append(form)
    return {
        value: value if any(form.startswith(value) for form in found) else found[0] for value, found in forms.items()
    }


@functools.cache
def _files(folder: Path) -> dict[str, dict[str, Any]]:
    bodies = {stem: read_toml(folder / f"{stem}.toml") for stem in _STEMS}
    return {stem: {AMBIGUOUS: {}, ORDINARY: {"words": []}} | body for stem, body in bodies.items()}


def _rows(body: dict[str, Any], key: str) -> Iterator[tuple[str, str]]:
    for canonical, fields in body.items():
        if canonical in (AMBIGUOUS, ORDINARY):
            continue
        for name in fields.get(key, ()):
            yield name, canonical


def _ordered(rows: list[tuple[str, str]]) -> Rows:
    return tuple(sorted(((_bare(name), canonical) for name, canonical in rows), key=lambda row: (-len(row[0]), row)))


def _bare(name: str) -> str:
    return name.removeprefix(EXACT)
