"""Rendering tables as TOML: one line a thing, in a fixed order, so that a change shows as one changed line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

Value = str | bool | tuple[str, ...]
Table = dict[str, dict[str, Value]]

BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def render(table: Mapping[str, Mapping[str, Value]], *, lead: str, sections: Mapping[str, Mapping[str, Value]]) -> str:
    """TOML text: `lead` as a comment, one inline table a key in the order given, then `sections` as tables."""
    lines = [f"# {line}" for line in lead.splitlines()]
    lines += [f"{_key(key)} = {_inline(fields)}" for key, fields in table.items()]
    for name, fields in sections.items():
        lines += ["", f"[{name}]"]
        lines += [f"{_key(key)} = {_value(value)}" for key, value in fields.items()]
    return "\n".join(lines) + "\n"


def _inline(fields: Mapping[str, Value]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in fields.items()) + " }"


def _key(key: str) -> str:
    return key if BARE.fullmatch(key) else _value(key)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
