"""Paths as given become the files to read, in a stable order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from crosscheck.model.result import Failure

STDIN: Final = "-"
MANIFEST: Final = "manifest.json"
REPORTED: Final = "articles.jsonl"
READ: Final = (".csv", ".htm", ".html", ".json", ".jsonl", ".ndjson", ".tsv", ".txt")
# Formats that hold articles and are not read: worth a word to whoever put them there, unlike pictures or style sheets.
ARTICLE_LIKE: Final = (
    ".atom", ".doc", ".docx", ".eml", ".epub", ".gz", ".mht", ".mhtml", ".odt", ".parquet", ".pdf", ".rss",
    ".rtf", ".warc", ".xhtml", ".xlsx", ".xml", ".zip")  # fmt: skip


class _Manifest(msgspec.Struct):
    """What tells a run's manifest from other files of that name."""

    version: str
    packs: dict[str, str]
    inputs: dict[str, str]
    unread_languages: dict[str, int]


class Located(msgspec.Struct, frozen=True):
    """A file to read: its name as given (safe to write as UTF-8), where to open it, and its suffix in lower case."""

    name: str
    opened: Path
    suffix: str


def locate(paths: Sequence[str | Path]) -> Iterator[Located | Failure]:
    """Each file once, in the order given and sorted within folders; a failure for what loops or has another format."""
    seen: set[str] = set()
    for path in paths:
        given = os.fspath(path)
        if given == STDIN:
            found: Iterator[Located | Failure] = iter([Located(STDIN, Path(STDIN), "")])
        elif _is_folder(Path(given)):
            found = _locate_in(Path(given), given.rstrip("/") or "/")
        else:
            found = iter([_named(Path(given), given)])
        yield from _unseen(found, seen)


def _unseen(found: Iterator[Located | Failure], seen: set[str]) -> Iterator[Located | Failure]:
    for item in found:
        key = f"? {item}" if isinstance(item, Failure) else _identity(item)
        if key not in seen:
            seen.add(key)
            yield item


def _identity(item: Located) -> str:
    try:
        return STDIN if item.name == STDIN else os.path.realpath(item.opened)
    except (OSError, ValueError):
        return item.name


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _named(path: Path, given: str) -> Located | Failure:
    suffix = path.suffix.lower()
    if suffix in READ or not _exists(path):  # opening what is missing says best what is wrong
        return Located(safe_name(given), path, suffix)
    return Failure(safe_name(given), f"no format that is read ({', '.join(READ)})")


def _locate_in(folder: Path, name: str) -> Iterator[Located | Failure]:
    if _is_report(folder):
        yield _named(folder / REPORTED, f"{name.rstrip('/')}/{REPORTED}")
        return
    skipped: Counter[str] = Counter()
    count = 0
    for found in _walk(folder, name):
        if isinstance(found, Failure) or found.suffix in READ:
            count += 1
            yield found
        elif found.suffix in ARTICLE_LIKE:
            skipped[found.suffix] += 1
    for suffix, number in sorted(skipped.items()):
        yield Failure(safe_name(name), f"{number} {suffix} file{'s' * (number > 1)} skipped: not a format that is read")
    if not count and not skipped:
        yield Failure(safe_name(name), f"no file that is read in this folder ({', '.join(READ)})")


def _walk(folder: Path, name: str) -> Iterator[Located | Failure]:
    """All files under a folder but those of reports, each real folder once.

    It keeps a stack, as folders may nest deeper than calls.
    """
    waiting: list[tuple[Path, str, frozenset[str]]] = [(folder, name, frozenset())]
    entered: set[str] = set()
    while waiting:
        path, path_name, above = waiting.pop()
        if not _is_folder(path):
            yield Located(safe_name(path_name), path, path.suffix.lower())
            continue
        real = os.path.realpath(path)
        if real in above:
            yield Failure(safe_name(path_name), "folder loops: a symbolic link leads back to a folder above it")
        elif real not in entered and not _is_report(path):
            entered.add(real)
            children = _children(path)
            if children is None:
                yield Failure(safe_name(path_name), "unreadable folder")
            waiting += [
                (child, f"{path_name.rstrip('/')}/{child.name}", above | {real}) for child in reversed(children or ())
            ]


def _is_report(folder: Path) -> bool:
    """True for a folder that a run wrote: of its files only the articles are input, the rest quotes them."""
    try:
        msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Manifest)
    except (OSError, ValueError, msgspec.DecodeError):
        return False
    return True


def _children(folder: Path) -> list[Path] | None:
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError:
        return None


def safe_name(name: str) -> str:
    """The name with whatever cannot be written as UTF-8 replaced, as file names are bytes and can be anything."""
    return name.encode("utf-8", "replace").decode()
