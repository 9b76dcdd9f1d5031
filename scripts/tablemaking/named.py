"""Organisations and offices: curated rows as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from scripts.tablemaking.clashes import Names
from scripts.tablemaking.rows import CURATED, Row, read_rows
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


def named_table(rows: Iterable[Row], names: Names | None = None) -> Table:
    """Canonical name to kind, place and title flag; with `names`, to names and kind as a pack has them."""
    table: Table = {}
    for row in rows:
        fields: dict[str, Value] = {"kind": row.kind}
        if names is None:
            fields |= {"within": row.within} if row.within else {}
            fields |= {"title": True} if row.kind == TITLES else {}
        table[row.name] = fields if names is None else {"names": names[row.name], **fields}
    return table
