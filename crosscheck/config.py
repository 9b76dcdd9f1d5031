"""One frozen Config, read from TOML and checked key by key. Every default of a run stands here.

Those of `limits` stand with the reading that they bound. The CLI builds it: `load_config(path)` where the desk keeps a
file, then `change_config(config, {...})` with what the command line says. A path in a file counts from its folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, TypeVar, get_args

import msgspec

from crosscheck.errors import ConfigError
from crosscheck.ingest.limits import Limits
from crosscheck.model.formats import Digits, Format, Interface

_Record = TypeVar("_Record", bound=msgspec.Struct)


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is told besides its input."""

    out: Path = Path("out")
    """The folder that the report is written into."""
    formats: tuple[Format, ...] = ("html", "jsonl", "graphml")
    """What is written. The manifest always is."""
    language: Interface = "en"
    """The language of the report."""
    digits: Digits = "western"
    """The digits of the report."""
    workers: Annotated[int, msgspec.Meta(ge=0, le=1024)] = 0
    """The number of processes, 0 for one a core."""
    captured: date | None = None
    """The latest day that an undated article may be from. The commands take today where none is given."""
    known_days: dict[str, date] = {}
    """First days from which texts count ("day 27 of the war"), by the name that a pack uses."""
    families: dict[str, str] = {}
    """The publisher of an outlet that shares it with others: they are one voice."""
    policy: Path | None = None
    """A file of tolerances and severities; without one, those that ship with the program."""
    decisions: Path | None = None
    """A file of a reviewer's words on which claims are of one fact, one JSON object a line."""
    limits: Limits = Limits()
    """How much of an input is read before it is refused."""


def load_config(path: Path) -> Config:
    """The configuration in a TOML file; keys that it leaves out keep their defaults. ConfigError names file and key."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: not TOML in UTF-8: {error}") from error
    config = change_config(Config(), given, where=str(path))
    return msgspec.structs.replace(
        config,
        out=path.parent / config.out if "out" in given else config.out,
        policy=config.policy and path.parent / config.policy,
        decisions=config.decisions and path.parent / config.decisions,
    )


def change_config(config: Config, changes: Mapping[str, object], *, where: str = "command line") -> Config:
    """`config` with other values for some keys, each checked; tables are merged. ConfigError names `where` and key."""
    changed = _changed(config, changes, where=where, table="")
    for name, limit in msgspec.structs.asdict(changed.limits).items():
        if limit < 1:
            raise ConfigError(f"{where}: limits.{name}: Expected `int` >= 1")
    return changed


def recorded_settings(config: Config) -> dict[str, object]:
    """The settings that shape what a run says, for its manifest: no folder, no worker count, nothing of the machine."""
    settings: dict[str, object] = msgspec.to_builtins(config, enc_hook=lambda path: path.name, order="deterministic")
    return {name: value for name, value in settings.items() if name not in ("out", "workers")}


def _changed(record: _Record, changes: Mapping[str, object], *, where: str, table: str) -> _Record:
    allowed = {field.name: field.type for field in msgspec.structs.fields(record)}
    values: dict[str, object] = {}
    for key, given in changes.items():
        if key not in allowed:
            known = f"; one of: {', '.join(sorted(allowed))}{_suggestion(key, allowed)}"
            raise ConfigError(f"{where}: unknown key {table}{key}{known}")
        values[key] = _value(getattr(record, key), given, allowed[key], where=where, key=f"{table}{key}")
    return msgspec.structs.replace(record, **values)


def _value(present: object, given: object, expected: object, *, where: str, key: str) -> object:
    if isinstance(present, msgspec.Struct) and isinstance(given, Mapping):
        return _changed(present, given, where=where, table=f"{key}.")
    if isinstance(present, dict) and isinstance(given, Mapping):
        _, inner = get_args(expected)
        return present | {
            name: _value(None, item, inner, where=where, key=f"{key}.{name}") for name, item in given.items()
        }
    try:
        return msgspec.convert(given, type=expected, dec_hook=_path)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where}: {_misfit(key, given, expected, str(error))}") from error


def _path(expected: type, given: object) -> Path:
    if expected is not Path or not isinstance(given, (str, Path)):
        raise ValueError(f"Expected a path, got `{type(given).__name__}`")
    return Path(given)


def _misfit(key: str, given: object, expected: object, reason: str) -> str:
    what, _, inside = reason.partition(" - at `$")
    choices = sorted(_choices(expected))
    listed = f"; one of: {', '.join(choices)}{_suggestions(given, choices)}" if choices else ""
    return f"{key}{inside.rstrip('`')}: {what}{listed}"


def _choices(expected: object) -> Iterator[str]:
    for argument in get_args(expected):
        yield from [argument] if isinstance(argument, str) else _choices(argument)


def _suggestions(given: object, choices: Iterable[str]) -> str:
    values = [given] if isinstance(given, str) else given if isinstance(given, (list, tuple)) else []
    unknown = [value for value in values if isinstance(value, str) and value not in choices]
    return "".join(_suggestion(value, choices) for value in unknown)


def _suggestion(written: str, known: Iterable[str]) -> str:
    near = get_close_matches(written, list(known), n=1)
    return f" (did you mean {near[0]}?)" if near else ""
