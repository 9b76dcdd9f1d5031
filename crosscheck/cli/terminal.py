"""What a terminal is shown: text made harmless, aligned tables, a bar where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import click

from crosscheck.model.visible import columns, visible_apart

BAR: Final = 24
JOINERS: Final = "\u200c\u200d"  # drawn by no terminal, and needed inside words of several scripts
ISOLATES: Final = "\u2066\u2067\u2068\u2069"  # our own wording lines hold them, a terminal does nothing with them
GAP: Final = "  "


def printable(text: str) -> str:
    """The text on one line; what a terminal would obey instead of showing it (controls, bidi marks) is spelled out."""
    return "".join(_shown(letter) for letter in text)


def shortened(text: str, longest: int) -> str:
    """`printable` text of at most `longest` characters, the last an ellipsis where something was left out."""
    line = printable(text[: 4 * longest])
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def say(text: str = "", *, isolates: bool = False) -> None:
    """Nothing; the lines of `text` are on standard output, harmless, with the isolates that pair where they are asked
    for.
    """
    safe = visible_apart if isolates else printable
    click.echo("\n".join(safe(line) for line in text.split("\n")))


def warn(text: str) -> None:
    """Nothing; `text` is on standard error, on one line and harmless."""
    click.echo(printable(text), err=True)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """The rows as lines with their columns under each other."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    padded = (
        GAP.join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)) for row in cells
    )
    return "\n".join(line.rstrip() for line in padded)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Callable[[str, int, int | None], None]]:
    """A function that shows how far each stage is on standard error; it says nothing where that is no terminal."""
    watched = not quiet and sys.stderr.isatty()

    def show(stage: str, done: int, total: int | None) -> None:
        if watched:
            filled = BAR * done // total if total else 0
            count = f"{done}/{total}" if total else ""
            sys.stderr.write(f"\r\x1b[K{stage:8} [{'#' * filled}{'.' * (BAR - filled)}] {count}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _shown(letter: str) -> str:
    if letter in ISOLATES:
        return ""
    if letter.isprintable() or letter in JOINERS:
        return letter
    return " " if letter.isspace() else f"[U+{ord(letter):04X}]"
