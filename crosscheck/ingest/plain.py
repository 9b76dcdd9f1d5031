"""Text files become drafts: front matter between `---` lines if there is one, the rest is the text."""

from __future__ import annotations

from typing import Final

from crosscheck.ingest.decoding import decode, unix_newlines
from crosscheck.ingest.draft import Draft, Readings, Stated
from crosscheck.model.result import Failure

FENCE: Final = "---"
KEYS: Final = ("outlet", "url", "published", "language", "title", "origin")
MOST_LINES: Final = 50  # beyond that two `---` lines are rules that the text itself draws


def read_plain(data: bytes, *, path: str, derived_id: str) -> Readings:
    """One draft and a failure for each front-matter line that is not understood; InputError if `data` is no text."""
    text = unix_newlines(decode(data, path=path))
    fields: dict[str, str | None] = {}
    front = _front_matter(text)
    for number, line in enumerate(front, start=2):
        key, reason = _read_line(line, fields)
        if reason:
            yield Failure(path, reason, number)
        elif key:
            fields[key] = _unquoted(line.partition(":")[2].strip())
    # Both fences are lines too; a file that ends with the second one has no line after it.
    above = len(front) + 2 if front else 0
    body = text.split("\n", above)[above:]
    yield Draft(Stated("".join(body), **fields), path, above + 1, derived_id)


def _front_matter(text: str) -> list[str]:
    lines = text.split("\n", MOST_LINES + 2)[: MOST_LINES + 2]
    if lines[0].rstrip() != FENCE:
        return []
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == FENCE), 0)
    inside = lines[1:end]
    return inside if any(line.partition(":")[0].strip() in KEYS and ":" in line for line in inside) else []


def _read_line(line: str, fields: dict[str, str | None]) -> tuple[str | None, str | None]:
    key, colon, _ = line.partition(":")
    key = key.strip()
    if not line.strip():
        return None, None
    if not colon:
        return None, "front matter: expected `key: value`"
    if key not in KEYS:
        return None, f"front matter: unknown key {key[:40]!r}; known are {', '.join(KEYS)}"
    if key in fields:
        return None, f"front matter: {key} is given twice; the first is used"
    return key, None


def _unquoted(value: str) -> str | None:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value or None
