"""The files that say how languages are read: where they lie, and what is in them, checked for its form."""

from __future__ import annotations

import functools
import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from crosscheck.errors import PackError
from crosscheck.language.forms import expand
from crosscheck.language.grammar import RuleRow
from crosscheck.language.lines import Lines

HERE: Final = Path(__file__).parent
PACKS: Final = HERE / "packs"
TABLES: Final = HERE / "tables"
SHARED: Final = ("classes.toml", "rules.toml", "symbols.toml")
_AT_LINE: Final = re.compile(r"at line (\d+)")  # in the messages of tomllib

_Record = TypeVar("_Record", bound=msgspec.Struct)


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
    currency_letters: dict[str, str] = {}
    no_name_begins: list[str] = []
    no_name_ends: list[str] = []
    plural_ends: list[str] = []
    no_plural_ends: list[str] = []


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """rules.toml: rules, macros by name, and in a language's own file its examples of shared rules by id."""

    rule: list[RuleRow] = []
    macros: dict[str, str] = {}
    examples: dict[str, str] = {}


def pack_files(code: str, packs: Path = PACKS) -> list[Path]:
    """Every file on which the reading of a language rests: its own, those that all share, the world tables."""
    shared = [packs / name for name in SHARED]
    return [*sorted((packs / code).rglob("*.toml")), *shared, *sorted(TABLES.glob("*.toml"))]


def pack_version(code: str, packs: Path = PACKS) -> str:
    """A digest of all `pack_files`: another one whenever the language may be read otherwise."""
    state = hashlib.sha256()
    for path in pack_files(code, packs):
        state.update(f"{path.parent.name}/{path.name}\0".encode())
        state.update(hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()[:16]


def word_files(code: str, packs: Path = PACKS) -> list[Path]:
    """The word lists of a language: the signs that all share, then its own."""
    return [packs / "symbols.toml", *sorted((packs / code / "words").glob("*.toml"))]


def rule_files(code: str, packs: Path = PACKS) -> tuple[Path, Path]:
    """The rules of a language and those that all share."""
    return packs / code / "rules.toml", packs / "rules.toml"


@functools.cache
def declared_classes(packs: Path = PACKS) -> dict[str, str]:
    """Every class that packs and rules may use, with what it is for."""
    return {name: str(text) for name, text in read_toml(packs / "classes.toml").items()}


def read_settings(path: Path) -> Settings:
    """The settings of a language; PackError says which key is wrong."""
    return _as_record(path, Settings)


def read_rules(path: Path) -> Rules:
    """The rules of a file; PackError says which key is wrong."""
    return _as_record(path, Rules)


def _as_record(path: Path, record: type[_Record]) -> _Record:
    try:
        return msgspec.convert(read_toml(path), record)
    except msgspec.ValidationError as error:
        raise PackError(str(error), path=str(path)) from error


def written_forms(path: Path) -> Iterator[tuple[str, str, str]]:
    """(class, value, form) of a word list: `class = [forms]`, or a table of value = [forms]."""
    for class_name, body in read_toml(path).items():
        groups: dict[str, list[str]] = body if isinstance(body, dict) else {class_name: body}
        for value, forms in groups.items():
            yield from ((class_name, value, form) for form in forms)


def word_rows(path: Path, packs: Path = PACKS) -> Iterator[tuple[str, str, str]]:
    """(class, value, form) of a word list, forms with alternatives as all that they stand for; PackError names what is
    no form or no class.
    """
    for class_name, value, written in written_forms(path):
        try:
            forms = expand(written)
            if class_name not in declared_classes(packs):
                raise ValueError(f"class {class_name!r} is not declared in classes.toml")
            if not all(form.strip() for form in forms):
                raise ValueError("an empty form")
        except ValueError as error:
            line = Lines(path).of_form(class_name, value, written)
            raise PackError(f"{class_name}.{value}: {error}", path=str(path), line=line) from error
        yield from ((class_name, value, form) for form in forms)


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a file of data; PackError where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PackError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = _AT_LINE.search(str(error))
        raise PackError(f"not TOML: {error}", path=str(path), line=int(line[1]) if line else None) from error
