"""What a command is given to read: paths that exist, texts, and what could not be read of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from crosscheck.cli.terminal import printable, warn
from crosscheck.errors import InputError

if TYPE_CHECKING:
    from crosscheck.model.article import Article
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


def is_same_place(path: str, folder: Path) -> bool:
    """True where the path is the folder itself, however it is written."""
    return path != STDIN and _exists(path) and Path(path).resolve() == folder.resolve()


def tell_failures(failures: Sequence[Failure]) -> None:
    """Nothing; each failure is on standard error with file, line and reason."""
    for failure in failures:
        place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        warn(f"not read: {place}: {failure.reason}")


def given_article(
    given: str, *, title: str = "", published: date | None = None, language: str | None = None
) -> Article:
    """The article of a file that holds one, of standard input where `given` is `-`, or of a bare text.

    What is stated of it counts more than what the file says. A usage error where there is nothing to read.
    """
    from crosscheck import pipeline  # heavy: packs and stages

    if not _is_file(given):
        return pipeline.make_article(_bare_text(given), title=title, published=published, language=language)
    read = _only_article(given)
    made = pipeline.make_article(
        read.text, title=title or read.title, published=published or read.published, language=language or read.language
    )
    return msgspec.structs.replace(read, title=made.title, published=made.published, language=made.language)


def _only_article(path: str) -> Article:
    from crosscheck import pipeline  # heavy: packs and stages

    found = pipeline.read(path)
    if len(found.articles) != 1:
        told = found.failures[0].reason if found.failures else f"expected one article, found {len(found.articles)}"
        raise InputError(told, path=path)
    return found.articles[0]


def _bare_text(given: str) -> str:
    text = sys.stdin.read(LONGEST_TEXT) if given == STDIN else given
    if not text.strip():
        raise click.UsageError("Expected a text, found nothing.")
    if _exists(given):
        raise click.UsageError(f"{printable(given)}: expected a text or a file with one article, found a folder")
    if len(given.split()) == 1 and Path(given).suffix:  # one word that ends like a file was meant as one
        raise click.UsageError(missing_path(given))
    return text


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False


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
