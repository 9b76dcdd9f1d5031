"""A language's folder, read and compiled: word lists to a lexicon, rules to a grammar, settings to a record."""

from __future__ import annotations

import functools
import hashlib
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from crosscheck.errors import PackError
from crosscheck.language.forms import expand, folding
from crosscheck.language.grammar import Grammar, RuleRow
from crosscheck.language.lexicon import Clitic, Codes, Lexicon, Nameless
from crosscheck.language.world import Names, Rows, names_of

PACKS: Final = Path(__file__).parent / "packs"
# What productions make: each row is a set of classes that an item can have after it was read.
PRODUCED: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(row.split())
    for row in (
        "num", "num worded", "num small", "num small worded", "num year", "num vague", "num decimal",
        "num one worded small", "num one small", "num bare_scale worded", "num four", "num range", "num dual",
        "ordinal", "money", "money range", "money bare", "date", "date day", "date same", "date month", "refused",
        "count", "count bare", "count person", "count harm", "count object", "count unknown", "count life",
        "count harm life", "single", "single kin",
    )
)  # fmt: skip


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """pack.toml: the name, script direction, folding, clitics and number conventions of a language."""

    code: str
    name: str
    direction: str
    fold: dict[str, str] = {}
    drop: str = ""
    clitics: list[list[dict[str, str]]] = []
    decimal: str = "."
    joined_numbers: bool = False
    bare_scale_is_one: bool = False
    day_first: bool = True
    capitals: bool = True
    subject_first: bool = True
    week_starts: int = 0
    scripts: list[str] = []
    suffixes: dict[str, str] = {}
    no_name_begins: list[str] = []
    no_name_ends: list[str] = []
    plural_ends: list[str] = []
    no_plural_ends: list[str] = []


class Pack(msgspec.Struct, frozen=True):
    """A compiled language: settings, lexicon, grammar, furniture markers and the digest of its files."""

    settings: Settings
    lexicon: Lexicon
    grammar: Grammar
    furniture: dict[str, tuple[str, ...]]
    offices: dict[str, str]
    version: str


def available() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/pack.toml")))


@functools.cache
def load_pack(code: str) -> Pack:
    """The compiled pack of a language, remembered; PackError names the file and key where it does not hold together."""
    folder = PACKS / code
    settings = _settings(folder / "pack.toml")
    codes = Codes()
    clitics = [
        [Clitic(row["prefix"], row["class"], row.get("article", "")) for row in slot] for slot in settings.clitics
    ]
    fold = folding(settings.fold, settings.drop).fold
    nameless = Nameless(tuple(map(fold, settings.no_name_begins)), tuple(map(fold, settings.no_name_ends)))
    lexicon = Lexicon(
        folding(settings.fold, settings.drop), clitics, codes, suffixes=settings.suffixes, nameless=nameless
    )
    for path in [PACKS / "symbols.toml", *sorted((folder / "words").glob("*.toml"))]:
        for class_name, value, form in word_rows(path):
            _add(lexicon, path, (class_name, value, form))
    for class_name, value, form in _table_rows(code, fold, capitals=settings.capitals):
        if not lexicon.means(form, "plain"):
            _add(lexicon, folder, (class_name, value, form))
    lexicon.seal()
    for classes in PRODUCED:
        codes.of(classes)
    codes.seal()
    grammar = _grammar(folder, codes)
    furniture = {key: tuple(rows) for key, rows in _toml(folder / "furniture.toml").items()}
    return Pack(settings, lexicon, grammar, furniture, _offices(folder), _digest(folder))


def word_rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """(class, value, form) of a word list: `class = [forms]`, or a table of value = [forms]; forms are expanded."""
    for class_name, body in _toml(path).items():
        groups: dict[str, list[str]] = body if isinstance(body, dict) else {class_name: body}
        for value, forms in groups.items():
            for form in forms:
                try:
                    yield from ((class_name, value, spelled) for spelled in expand(form))
                except ValueError as error:
                    raise PackError(f"{path.name}: {class_name}.{value}: {error}") from error


def _add(lexicon: Lexicon, path: Path, row: tuple[str, str, str]) -> None:
    class_name, value, form = row
    if class_name not in declared_classes():
        raise PackError(f"{path.name}: class {class_name!r} is not declared in classes.toml")
    if not form.strip():
        raise PackError(f"{path.name}: {class_name}.{value}: an empty form")
    lexicon.add(form, class_name, value)


def _settings(path: Path) -> Settings:
    try:
        return msgspec.convert(_toml(path), Settings)
    except msgspec.ValidationError as error:
        raise PackError(f"{path.parent.name}/{path.name}: {error}") from error


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path.parent.name}/{path.name}: {error}") from error


def _grammar(folder: Path, codes: Codes) -> Grammar:
    """The pack's own rules, then the shared ones; a pack's macros replace shared macros of the same name."""
    own, shared = _toml(folder / "rules.toml"), _toml(PACKS / "rules.toml")
    grammar = Grammar(codes, {**shared.get("macros", {}), **own.get("macros", {})}, declared_classes())
    for path, body in ((folder / "rules.toml", own), (PACKS / "rules.toml", shared)):
        name = f"{path.parent.name}/{path.name}"
        try:
            rows = msgspec.convert(body.get("rule", []), list[RuleRow])
        except msgspec.ValidationError as error:
            raise PackError(f"{name}: {error}") from error
        for row in rows:
            grammar.add(row, name)
    return grammar


@functools.cache
def declared_classes() -> dict[str, str]:
    """Every class that packs and rules may use, with what it is for."""
    return {name: str(text) for name, text in _toml(PACKS / "classes.toml").items()}


def _digest(folder: Path) -> str:
    state = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        state.update(path.name.encode())
        state.update(path.read_bytes())
    return state.hexdigest()[:16]


def _table_rows(code: str, fold: Callable[[str], str], *, capitals: bool) -> Iterator[tuple[str, str, str]]:
    """Names from the world tables as rows: places, their people, organisations, offices, currencies.

    Where capitals tell names, a name of one word counts only with its capital; elsewhere names that are words too get a
    class of their own.
    """
    names = names_of(code)
    for class_name, rows in (("place", names.places), ("people", names.people), ("organisation", names.organisations)):
        for form, canonical in rows:
            if form in names.ordinary and not capitals:
                if class_name == "place":
                    yield "place_ordinary", canonical, form
                continue
            for spelled in _cased(form, exact=form in names.exact or capitals):
                yield class_name, canonical, spelled
                if class_name == "place" and form in names.ambiguous:
                    yield "place_choice", "|".join(names.ambiguous[form]), spelled
    yield from (("office", canonical, form) for form, canonical in names.offices if form not in names.ordinary)
    for class_name, rows in (("currency", names.currencies), ("currency_symbol", names.symbols)):
        yield from ((class_name, value, form) for value, form in _currency_rows(rows, names, fold))
    yield from (("currency_symbol", code, f"={code}") for code in sorted({code for _, code in names.currencies}))


def _currency_rows(rows: Rows, names: Names, fold: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """(codes, form) of currencies: all that a form can mean, also by being spelled like another one once folded."""
    choices: dict[str, list[str]] = {}
    for form, canonical in rows:
        key = f"={form}" if form in names.exact else fold(form)
        known = choices.setdefault(key, [])
        known += [code for code in names.ambiguous.get(form, (canonical,)) if code not in known]
    for form, _ in rows:
        key = f"={form}" if form in names.exact else fold(form)
        yield "|".join(choices[key]), key if form in names.exact else form


def _cased(form: str, *, exact: bool) -> tuple[str, ...]:
    if not exact or " " in form or "-" in form:
        return (form,)
    return (f"={form}",) if form.isupper() else (f"={form}", f"={form.upper()}")


def _offices(folder: Path) -> dict[str, str]:
    path = folder / "offices.toml"
    return {name: str(body.get("kind", "body")) for name, body in _toml(path).items()} if path.exists() else {}
