"""Makes the world tables and the packs' name files from scripts/curated and CLDR.

python -m scripts.make_tables           writes what changed and lists it
python -m scripts.make_tables --check   writes nothing; exits with 1 where a file is not what it would write
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scripts.tablemaking.clashes import declared, ordinary, settle
from scripts.tablemaking.currencies import curated_currencies, currency_table
from scripts.tablemaking.named import also_named, named_names, named_rows, named_table
from scripts.tablemaking.places import people_names, place_names, place_rows, place_sections
from scripts.tablemaking.rows import LANGUAGES, RowError
from scripts.tablemaking.writing import Table, Value, render

LANGUAGE: Final = Path(__file__).parent.parent / "crosscheck" / "language"
LEAD: Final = "{what}\nMade by scripts/make_tables.py: change scripts/curated, then run it again."


def make_tables() -> dict[Path, str]:
    """Every file by its path, as text."""
    return {**_place_files(), **_named_files(), **_currency_files()}


def _place_files() -> dict[Path, str]:
    rows = place_rows()
    what = "Places: by kind, the larger unit (none for an empty key) and the places in it; adjectives; seats of states."
    files = {_table("places"): _render({}, what, place_sections(rows))}
    for language in LANGUAGES:
        names = place_names(rows, language)
        people = people_names(rows, language, names)
        names, people = settle((names, people), "places", language)
        table: Table = {}
        for name in names:
            table[name] = {"names": names[name], **({"people": people[name]} if people[name] else {})}
        what = "Names of places and of their people."
        files[_pack(language, "places")] = _render(table, what, _sections("places", language))
    return files


def _named_files() -> dict[Path, str]:
    files: dict[Path, str] = {}
    for stem, what in (("organisations", "Organisations"), ("offices", "Offices and roles that go with a place")):
        rows = named_rows(stem)
        also = also_named(rows, named_rows("offices"), _places()) if stem == "organisations" else None
        files[_table(stem)] = _render(named_table(rows, also=also), f"{what}.", {})
        for language in LANGUAGES:
            (names,) = settle((named_names(rows, language),), stem, language)
            table = named_table(rows, names)
            files[_pack(language, stem)] = _render(table, f"{what}: their names.", _sections(stem, language))
    return files


def _places() -> dict[str, tuple[str, ...]]:
    """The names and adjectives of each place in the first language."""
    rows, first = place_rows(), LANGUAGES[0]
    names = place_names(rows, first)
    people = people_names(rows, first, names)
    return {name: names[name] + people[name] for name in names}


def _currency_files() -> dict[Path, str]:
    curated = curated_currencies()
    files: dict[Path, str] = {}
    for language in LANGUAGES:
        table, ambiguous = currency_table(curated, language)
        sections: dict[str, dict[str, Value]] = {"ambiguous": dict(ambiguous)}
        files[_pack(language, "currencies")] = _render(table, "Currencies by ISO 4217 code.", sections)
    return files


def _sections(stem: str, language: str) -> dict[str, dict[str, Value]]:
    return {"ambiguous": dict(declared(stem, language)), "ordinary": {"words": ordinary(stem, language)}}


def _render(table: Table, what: str, sections: dict[str, dict[str, Value]]) -> str:
    return render(table, lead=LEAD.format(what=what), sections=sections)


def _table(stem: str) -> Path:
    return LANGUAGE / "tables" / f"{stem}.toml"


def _pack(language: str, stem: str) -> Path:
    return LANGUAGE / "packs" / language / f"{stem}.toml"


def main(arguments: list[str]) -> int:
    """0 when every file is as it should be or was written; 1 when --check found one that is not."""
    try:
        files = make_tables()
    except RowError as error:
        print(error, file=sys.stderr)
        return 1
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(path.relative_to(LANGUAGE.parent.parent))
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
