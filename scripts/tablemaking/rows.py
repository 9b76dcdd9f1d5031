"""Reading curated rows: sections that say where and what, and one row for each thing with its names by language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

LANGUAGES: Final = ("en", "ar")
CURATED: Final = Path(__file__).parent.parent / "curated"
SECTION: Final = re.compile(r"\[([^:\]]+): ([a-z]+)((?:: [^:\]]+)*)\]")
CODED: Final = re.compile(r"([A-Z]{2}) (.+)")


class RowError(Exception):
    """A curated row that cannot be read or used; the message says file and line."""


class Row(msgspec.Struct, frozen=True):
    """One curated thing. `terms` are the words for its kind that join its names ("province", by language)."""

    where: str
    kind: str
    within: str
    code: str
    names: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]
    terms: dict[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """The canonical name: the first one in the first language."""
        first = self.names[LANGUAGES[0]][0]
        return first[:-1] if first.endswith("++") else first.removeprefix("=")


def read_rows(path: Path, *, coded: bool = False) -> Iterator[Row]:
    """The rows of one file, in order. `coded` rows of a country start with its two-letter code."""
    section: tuple[str, str, dict[str, tuple[str, ...]]] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            section = _section(line, where)
            continue
        if section is None:
            raise RowError(f"{where}: a row before the first section")
        yield _row(line, where, section, coded)


def _section(line: str, where: str) -> tuple[str, str, dict[str, tuple[str, ...]]]:
    match = SECTION.fullmatch(line.strip())
    if match is None:
        raise RowError(f"{where}: expected [larger unit: kind] or [larger unit: kind: terms: terms], found {line!r}")
    within, kind, terms = match.groups()
    words = [entries(part, ",") for part in terms.split(": ")[1:]]
    return ("" if within == "-" else within), kind, dict(zip(LANGUAGES, words, strict=False))


def _row(line: str, where: str, section: tuple[str, str, dict[str, tuple[str, ...]]], coded: bool) -> Row:
    within, kind, terms = section
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) > 2 * len(LANGUAGES):
        raise RowError(f"{where}: more than {2 * len(LANGUAGES)} cells")
    cells += [""] * (2 * len(LANGUAGES) - len(cells))
    code = ""
    if coded:
        match = CODED.fullmatch(cells[0])
        if match is None:
            raise RowError(f"{where}: expected a two-letter code and a name, found {cells[0]!r}")
        code, cells[0] = match.groups()
    lists = [entries(cell, ";") for cell in cells]
    count = len(LANGUAGES)
    names = dict(zip(LANGUAGES, lists[:count], strict=True))
    if not names[LANGUAGES[0]]:
        raise RowError(f"{where}: no canonical name")
    people = dict(zip(LANGUAGES, lists[count:], strict=True))
    return Row(where, kind, within, code, names, people, terms)


def entries(cell: str, mark: str) -> tuple[str, ...]:
    """The entries of a cell, trimmed, empty ones left out."""
    return tuple(part.strip() for part in cell.split(mark) if part.strip())
