"""Organisations and offices: curated rows as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from scripts.tablemaking.clashes import Names
from scripts.tablemaking.rows import CURATED, LANGUAGES, Row, read_rows
from scripts.tablemaking.spelling import EXACT, distinct, inflect, variants
from scripts.tablemaking.writing import Table, Value

TITLES: Final = "person"  # the kind of an office that stands before a person's name


def named_rows(stem: str) -> tuple[Row, ...]:
    """The curated rows of organisations or offices, by name."""
    return tuple(sorted(read_rows(CURATED / f"{stem}.txt"), key=lambda row: row.name))


def named_names(rows: Iterable[Row], language: str) -> Names:
    """Canonical name to its names in `language`."""
    return {
        row.name: distinct(
            spelled
            for entry in row.names[language]
            for form in inflect(entry, language)
            for spelled in ([form] if form.startswith(EXACT) else variants(form))
        )
        for row in rows
    }


def also_named(
    rows: Iterable[Row], offices: Iterable[Row], places: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """For each row its other names in the first language that one composes of an office and of the place that it
    belongs to or of another organisation (`Turkish disaster agency`). `places` are the names of each place.
    """
    ends = {f" {office.name.casefold()}" for office in offices}
    bodies = {row.name.casefold() for row in rows}
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        begins = bodies | {name.casefold() for name in places.get(row.within, ())}
        others = {name.casefold(): None for name in row.names[LANGUAGES[0]] if name.casefold() != row.name.casefold()}
        found[row.name] = tuple(
            name for name in others if any(name.endswith(end) and name.removesuffix(end) in begins for end in ends)
        )
    return found


def _other_names(row: Row, also: Mapping[str, tuple[str, ...]]) -> dict[str, Value]:
    """One of a group's people where that is its name too, and the other names that one composes."""
    one = row.name.removesuffix("s")
    people: dict[str, Value] = {"people": one} if one in row.names[LANGUAGES[0]][1:] else {}
    return {**people, "also": also[row.name]} if also[row.name] else people


def named_table(
    rows: Iterable[Row], names: Names | None = None, *, also: dict[str, tuple[str, ...]] | None = None
) -> Table:
    """Canonical name to kind, place, title flag and (with `also`) other names; with `names`, to names and kind as a
    pack has them.
    """
    table: Table = {}
    for row in rows:
        fields: dict[str, Value] = {"kind": row.kind}
        if names is None:
            fields |= {"within": row.within} if row.within else {}
            fields |= {"title": True} if row.kind == TITLES else {}
            fields |= _other_names(row, also) if also is not None else {}
        table[row.name] = fields if names is None else {"names": names[row.name], **fields}
    return table
