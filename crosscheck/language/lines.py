"""The lines on which keys, word forms and rules stand in the TOML files of packs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_HEADER: Final = re.compile(r"\[+ *(?P<name>[^\]]+?) *\]+ *(?:#.*)?")
_KEY: Final = re.compile(r'"?(?P<name>[^"=]+?)"? *=')


class Lines:
    """The lines of one file, counted from 1; what is not found stands on the first."""

    def __init__(self, path: Path) -> None:
        self._lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        self._keys = dict(self._found_keys())

    def of_key(self, table: str, key: str) -> int:
        """The line of a key in a table; the top of the file is the table without a name."""
        return self._keys.get((table, key), 1)

    def of_form(self, class_name: str, value: str, form: str) -> int:
        """The line of a form as written among those of a class and value."""
        begin = self._keys.get((class_name, value)) or self.of_key("", class_name)
        for line in range(begin, len(self._lines) + 1):
            text = self._lines[line - 1]
            if f'"{form}"' in text:
                return line
            if line > begin and (_HEADER.fullmatch(text) or _KEY.match(text)):
                break
        return begin

    def of_rule(self, rule_id: str, *, last: bool = False) -> int:
        """The line of the first (or last) rule with this id."""
        told = f'id = "{rule_id}"'
        found = [line for line, text in enumerate(self._lines, 1) if text.strip() == told]
        return (found[-1] if last else found[0]) if found else 1

    def _found_keys(self) -> Iterator[tuple[tuple[str, str], int]]:
        table = ""
        for line, text in enumerate(self._lines, 1):
            header, key = _HEADER.fullmatch(text), _KEY.match(text)
            if header:
                table = header["name"].strip('"')
            elif key:
                yield (table, key["name"]), line
