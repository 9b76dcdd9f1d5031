"""What a command is given to read: paths that exist, texts, and what could not be read of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from crosscheck.cli.terminal import printable, warn

if TYPE_CHECKING:
    from crosscheck.model.result import Failure

STDIN: Final = "-"
LONGEST_TEXT: Final = 2_000_000


def existing(paths: Sequence[str]) -> Sequence[str]:
    """The paths, a missing one told with the nearest name there is; a usage error where none of them exists."""
    missing = [path for path in paths if path != STDIN and not _exists(path)]
    told = [missing_path(path) for path in missing]
    if len(missing) == len(paths):
        raise click.UsageError("; ".join(told))
    for line in told:
        warn(line)
    return paths


def tell_failures(failures: Sequence[Failure]) -> None:
    """Nothing; each failure is on standard error with file, line and reason."""
    for failure in failures:
        place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        warn(f"not read: {place}: {failure.reason}")


def given_text(text: str) -> str:
    """The text of an argument, or of standard input where that is `-`."""
    return sys.stdin.read(LONGEST_TEXT) if text == STDIN else text


def is_file(given: str) -> bool:
    """True where the argument names a file that is there."""
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False


def names_file(given: str) -> bool:
    """True where the argument can only have been meant as a path: one word that ends like a file, or a folder."""
    return len(given.split()) == 1 and (bool(Path(given).suffix) or _exists(given))


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def missing_path(path: str) -> str:
    """What is said of a path that is not there, with the nearest name there is."""
    near = get_close_matches(Path(path).name, _neighbours(Path(path).parent), n=1)
    hint = f"; did you mean {Path(path).parent / near[0]}?" if near else ""
    return f"{printable(path)}: no such file or folder{printable(hint)}"


def _neighbours(folder: Path) -> list[str]:
    try:
        return sorted(child.name for child in folder.iterdir())
    except (OSError, ValueError):
        return []
