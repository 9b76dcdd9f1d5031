"""Currencies: CLDR's names of current codes, curated units with adjectives in agreement, newsroom forms."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Final

import msgspec
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol

from scripts.tablemaking.clashes import Names, declared
from scripts.tablemaking.rows import CURATED, LANGUAGES
from scripts.tablemaking.spelling import distinct, fold
from scripts.tablemaking.writing import Table

COUNTS: Final = (None, 1, 2, 3, 11, 100)


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A currency word: its forms, the adjectives that tell its codes apart, and the code of the bare word first."""

    language: str
    agreement: str
    forms: tuple[str, ...]
    codes: dict[str, tuple[str, ...]]
    bare: bool = True


class Agreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an adjective goes with each form of a unit: endings in the order of the forms, before or after it."""

    endings: tuple[str, ...]
    before: bool = False


class Extra(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Newsroom names and symbols of one code in one language."""

    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


class Curated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The curated currency file."""

    special: tuple[str, ...]
    agreement: dict[str, Agreement]
    unit: tuple[Unit, ...]
    extra: dict[str, dict[str, Extra]]


def curated_currencies() -> Curated:
    """The curated file, checked."""
    return msgspec.convert(tomllib.loads((CURATED / "currencies.toml").read_text(encoding="utf-8")), Curated)


def currency_codes(curated: Curated) -> tuple[str, ...]:
    """Every code that is tender somewhere today, and the curated special ones."""
    tender = {
        row[0] for rows in get_global("territory_currencies").values() for row in rows if row[2] is None and row[3]
    }
    return tuple(sorted(tender | set(curated.special)))


def currency_names(curated: Curated, language: str) -> tuple[Names, Names]:
    """Code to names, and ambiguous name to codes with the default first."""
    ambiguous = dict(declared("currencies", language))
    named: dict[str, list[str]] = {code: [] for code in currency_codes(curated)}
    for unit in curated.unit:
        if unit.language == language:
            _add_unit(unit, curated, named, ambiguous)
    for code, names in named.items():
        extra = curated.extra.get(language, {}).get(code, Extra())
        names[:0] = extra.names
        names += _from_cldr(code, language)
    defaults = {fold(name): codes[0] for name, codes in ambiguous.items()}
    owned = {code: tuple(n for n in names if defaults.get(fold(n), code) == code) for code, names in named.items()}
    return {code: distinct(names) for code, names in owned.items()}, ambiguous


def currency_table(curated: Curated, language: str) -> tuple[Table, dict[str, tuple[str, ...]]]:
    """Code to names and symbols as the pack has them, and the ambiguous names and symbols."""
    names, ambiguous = currency_names(curated, language)
    table: Table = {}
    shared = {fold(name): codes[0] for name, codes in ambiguous.items()}
    for code, found in names.items():
        symbols = [s for s in _symbols(curated, code, language) if shared.get(fold(s), code) == code]
        table[code] = {"names": found, "symbols": tuple(dict.fromkeys(symbols))}
    return table, ambiguous


def _add_unit(unit: Unit, curated: Curated, named: dict[str, list[str]], ambiguous: Names) -> None:
    agreement = curated.agreement[f"{unit.language}_{unit.agreement}"]
    for code, adjectives in unit.codes.items():
        named[code] += _joined(unit.forms, adjectives, agreement)
    if not unit.bare:
        return
    codes = tuple(unit.codes)
    named[codes[0]] += unit.forms
    if len(codes) > 1:
        ambiguous.update({form: codes for form in unit.forms if form not in ambiguous})


def _joined(forms: tuple[str, ...], adjectives: tuple[str, ...], agreement: Agreement) -> Iterator[str]:
    for form, ending in zip(forms, agreement.endings, strict=True):
        for adjective in adjectives:
            yield f"{adjective}{ending} {form}" if agreement.before else f"{form} {adjective}{ending}"


def _from_cldr(code: str, language: str) -> tuple[str, ...]:
    found = (get_currency_name(code, count, locale=language) for count in COUNTS)
    return tuple(name.replace("’", "'").replace("ʻ", "'") for name in found if name != code and "(" not in name)


def _symbols(curated: Curated, code: str, language: str) -> Iterator[str]:
    yield from curated.extra.get(language, {}).get(code, Extra()).symbols
    for locale in (language, *LANGUAGES):
        symbol = get_currency_symbol(code, locale).replace("\u200f", "").replace("\u200e", "").strip()
        if (
            symbol
            and symbol != code
            and unicodedata.is_normalized("NFKC", symbol)
            and (locale == language or not symbol[0].isalpha())
        ):
            yield symbol
