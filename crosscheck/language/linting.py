"""Checking the files of a language: forms that cannot be met, classes that nobody knows, rules that cannot match."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from crosscheck.errors import PackError
from crosscheck.language.files import (
    PACKS,
    declared_classes,
    read_rules,
    read_settings,
    rule_files,
    word_files,
    written_forms,
)
from crosscheck.language.forms import expand, folding
from crosscheck.language.grammar import Grammar, classes_in, macros_in
from crosscheck.language.lexicon import TOKEN
from crosscheck.language.lines import Lines
from crosscheck.language.world import EXACT

LETTERS: Final = ("Ll", "Lo", "Lt", "Lu")  # and no marks that are spelled like letters
UNSEEN: Final = ("Cc", "Cf")  # controls and marks of formatting


class Problem(msgspec.Struct, frozen=True):
    """What is wrong in a pack: the file below the folder of packs, the line, the class or rule, what would mend it."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (f"{self.file}:{self.line}", self.key, self.message)))


def problem_of(error: PackError, packs: Path) -> Problem:
    """The problem that keeps a pack from loading."""
    path = Path(error.path)
    file = path.relative_to(packs) if path.is_relative_to(packs) else path
    return Problem(file.as_posix(), error.line or 1, "", error.reason)


def file_problems(code: str, packs: Path = PACKS) -> Iterator[Problem]:
    """The problems of forms, classes and macros; a file that cannot be read is a problem and the others are checked."""
    for path in [*word_files(code, packs)[1:], packs / code / "furniture.toml"]:
        yield from _guarded(_strange_forms(path, code, packs), packs)
    for check in (_listed_twice, _unknown_classes, _dead_macros):
        yield from _guarded(check(code, packs), packs)


def _guarded(problems: Iterable[Problem], packs: Path) -> Iterator[Problem]:
    try:
        yield from problems
    except PackError as error:
        yield problem_of(error, packs)


# ---- forms -----------------------------------------------------------------------------------------------------------


def _strange_forms(path: Path, code: str, packs: Path) -> Iterator[Problem]:
    """Forms that change under NFKC and so never meet a text, and those in letters of other scripts."""
    scripts, lines = read_settings(packs / code / "pack.toml").scripts, Lines(path)
    file = path.relative_to(packs).as_posix()
    for class_name, value, written in written_forms(path):
        for why in _why_strange(written.removeprefix(EXACT), scripts):
            line = lines.of_form(class_name, value, written)
            yield Problem(file, line, _key(class_name, value), f"{written!r} {why}")


def _why_strange(form: str, scripts: list[str]) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", form)
    if form != plain:
        yield f"changes under NFKC: write {plain!r}"
    strange = "".join(letter for letter in form if unicodedata.category(letter) in LETTERS and not _of(letter, scripts))
    if strange:
        yield f"holds {strange!r}, which is not of the script {' or '.join(scripts)}"
    unseen = "".join(letter for letter in form if unicodedata.category(letter) in UNSEEN)
    if unseen:
        yield f"holds {unseen!r}, which texts are read without"


def _of(letter: str, scripts: list[str]) -> bool:
    return any(script in unicodedata.name(letter, "") for script in scripts)


def _listed_twice(code: str, packs: Path) -> Iterator[Problem]:
    """Forms that are spelled like an earlier one of their class once folded: the later one is never looked up."""
    settings = read_settings(packs / code / "pack.toml")
    fold = folding(settings.fold, settings.drop).fold
    seen: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    shared, *own = word_files(code, packs)
    for path in (shared, *own):
        lines, file = Lines(path), path.relative_to(packs).as_posix()
        for class_name, value, written in written_forms(path):
            line = lines.of_form(class_name, value, written)
            for form in _expanded(written):
                words = (form,) if form.startswith(EXACT) else tuple(map(fold, TOKEN.findall(form)))
                key = (class_name, words)
                if key not in seen:
                    seen[key] = (value, f"{file}:{line}")
                    continue
                if path == shared:
                    continue  # other languages tell these signs apart
                first, place = seen[key]
                told = "is listed" if first == value else f"stands for {first!r}"
                yield Problem(file, line, _key(class_name, value), f"{form!r} {told} already, in {place}")


def _expanded(written: str) -> list[str]:
    """All spellings of a form; none of one that is no form, which loading reports."""
    try:
        return expand(written)
    except ValueError:
        return []


def _key(class_name: str, value: str) -> str:
    return class_name if value == class_name else f"{class_name}.{value}"


# ---- classes and macros ----------------------------------------------------------------------------------------------


def _unknown_classes(code: str, packs: Path) -> Iterator[Problem]:
    """Classes that words fill or rules ask for and classes.toml does not declare."""
    declared = declared_classes(packs)
    for path in word_files(code, packs):
        file, lines = path.relative_to(packs).as_posix(), Lines(path)
        first = {class_name: (value, form) for class_name, value, form in reversed([*written_forms(path)])}
        for name in first.keys() - declared.keys():
            yield Problem(
                file, lines.of_form(name, *first[name]), name, "is a class that classes.toml does not declare"
            )
    for path in rule_files(code, packs):
        rules, lines, file = read_rules(path), Lines(path), path.relative_to(packs).as_posix()
        asked = [(row.id, lines.of_rule(row.id), row.pattern) for row in rules.rule]
        asked += [(name, lines.of_key("macros", name), pattern) for name, pattern in rules.macros.items()]
        for key, line, pattern in asked:
            for name in sorted(classes_in(pattern) - declared.keys()):
                yield Problem(file, line, key, f"asks for class {name!r}, which classes.toml does not declare")


def _dead_macros(code: str, packs: Path) -> Iterator[Problem]:
    """Macros of the language that neither its rules nor the shared ones use."""
    path, shared = rule_files(code, packs)
    own, common = read_rules(path), read_rules(shared)
    patterns = [row.pattern for row in (*own.rule, *common.rule)]
    patterns += [*own.macros.values(), *common.macros.values()]
    used = {name for pattern in patterns for name in macros_in(pattern)}
    file, lines = path.relative_to(packs).as_posix(), Lines(path)
    for name in own.macros.keys() - used:
        yield Problem(file, lines.of_key("macros", name), name, "is a macro that no rule uses")


# ---- rules -----------------------------------------------------------------------------------------------------------


def rule_problems(code: str, grammar: Grammar, packs: Path = PACKS) -> Iterator[Problem]:
    """Rules of the language that share an id, that ask for what it has no word for, or that an earlier one always
    forestalls.
    """
    path, _ = rule_files(code, packs)
    file, lines = path.relative_to(packs).as_posix(), Lines(path)
    own = read_rules(path).rule
    for number, row in enumerate(own):
        if any(row.id == other.id for other in own[:number]):
            yield Problem(file, lines.of_rule(row.id, last=True), row.id, "two rules have this id")
        for classes in grammar.missing(row):
            yield Problem(
                file, lines.of_rule(row.id), row.id, f"can never match: the language has no word of <{classes}>"
            )
    for first, later in _forestalled(grammar):
        yield Problem(file, lines.of_rule(later), later, f"can never match: {first} matches the same before it")


def _forestalled(grammar: Grammar) -> Iterator[tuple[str, str]]:
    """(earlier, later) rules of one layer that match the same items and make the same of them."""
    for rules in grammar.layers.values():
        seen: dict[tuple[str, str, str], str] = {}
        for rule in rules:
            does = (rule.regex.pattern, rule.row.make, repr(sorted(rule.row.set.items())))
            first = seen.setdefault(does, rule.row.id)
            if first != rule.row.id:
                yield first, rule.row.id
