"""A language's folder, compiled: word lists to a lexicon, rules to a grammar, settings to a record."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from crosscheck.errors import PackError
from crosscheck.language.files import (
    PACKS,
    Settings,
    declared_classes,
    pack_version,
    read_rules,
    read_settings,
    read_toml,
    rule_files,
    word_files,
    word_rows,
)
from crosscheck.language.forms import folding
from crosscheck.language.grammar import Grammar
from crosscheck.language.keeping import kept
from crosscheck.language.lexicon import Clitic, Codes, Lexicon, Nameless
from crosscheck.language.lines import Lines
from crosscheck.language.romanising import Romaniser, romaniser
from crosscheck.language.world import Names, Rows, names_of

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


class Pack(msgspec.Struct, frozen=True):
    """A compiled language: settings, lexicon, grammar, furniture markers, the kinds of its offices, how its names are
    spelled in Latin letters (None where they are so already) and the digest of its files.
    """

    settings: Settings
    lexicon: Lexicon
    grammar: Grammar
    furniture: dict[str, tuple[str, ...]]
    offices: dict[str, str]
    romaniser: Romaniser | None
    version: str


def available(packs: Path = PACKS) -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in packs.glob("*/pack.toml")))


@functools.cache
def load_pack(code: str) -> Pack:
    """The compiled pack of a language, remembered; PackError names file and key where it does not hold together."""
    return kept(code, lambda: compile_pack(code))


def compile_pack(code: str, packs: Path = PACKS) -> Pack:
    """The compiled pack of a language in a folder of packs."""
    folder = packs / code
    settings = read_settings(folder / "pack.toml")
    codes = Codes()
    lexicon = _lexicon(settings, codes)
    for path in word_files(code, packs):
        for class_name, value, form in word_rows(path, packs):
            lexicon.add(form, class_name, value)
    names = names_of(code, packs)
    for class_name, value, form in _table_rows(names, lexicon.folding.fold, capitals=settings.capitals):
        if not lexicon.means(form, "plain"):
            lexicon.add(form, class_name, value)
    lexicon.seal()
    for classes in PRODUCED:
        codes.of(classes)
    codes.seal()
    grammar = _grammar(code, codes, packs)
    furniture = {key: tuple(rows) for key, rows in read_toml(folder / "furniture.toml").items()}
    spelled = _romaniser(folder, lexicon, settings)
    return Pack(settings, lexicon, grammar, furniture, _offices(folder), spelled, pack_version(code, packs))


def _lexicon(settings: Settings, codes: Codes) -> Lexicon:
    folded = folding(settings.fold, settings.drop)
    clitics = [
        [Clitic(row["prefix"], row["class"], row.get("article", "")) for row in slot] for slot in settings.clitics
    ]
    begins, ends = (tuple(map(folded.fold, edges)) for edges in (settings.no_name_begins, settings.no_name_ends))
    return Lexicon(folded, clitics, codes, suffixes=settings.suffixes, nameless=Nameless(begins, ends))


def _grammar(code: str, codes: Codes, packs: Path) -> Grammar:
    """The pack's own rules, then the shared ones; a pack's macros replace shared macros of the same name."""
    own, shared = (read_rules(path) for path in rule_files(code, packs))
    grammar = Grammar(codes, {**shared.macros, **own.macros}, declared_classes(packs))
    for path, rules in zip(rule_files(code, packs), (own, shared), strict=True):
        for row in rules.rule:
            example = row.example or own.examples.get(row.id, "")
            try:
                grammar.add(msgspec.structs.replace(row, example=example))
            except ValueError as error:
                raise PackError(f"{row.id}: {error}", path=str(path), line=Lines(path).of_rule(row.id)) from error
    return grammar


def _table_rows(names: Names, fold: Callable[[str], str], *, capitals: bool) -> Iterator[tuple[str, str, str]]:
    """Names from the world tables as rows: places, their people, organisations, offices, currencies.

    Where capitals tell names, a name of one word counts only with its capital; elsewhere names that are words too get a
    class of their own.
    """
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


def _romaniser(folder: Path, lexicon: Lexicon, settings: Settings) -> Romaniser | None:
    """The romaniser of a pack that has a file of names."""
    path = folder / "names.toml"
    if not path.exists():
        return None
    article = next((row["article"] for slot in settings.clitics for row in slot if row.get("article")), "")
    try:
        return romaniser(read_toml(path), lexicon.folding, article)
    except msgspec.ValidationError as error:
        raise PackError(str(error), path=str(path)) from error


def _offices(folder: Path) -> dict[str, str]:
    path = folder / "offices.toml"
    return {name: str(body.get("kind", "body")) for name, body in read_toml(path).items()} if path.exists() else {}
