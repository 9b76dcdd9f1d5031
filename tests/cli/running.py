"""Ways to run the program: in this process, and as a user would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from click.testing import CliRunner, Result

from crosscheck.cli.program import program

PROJECT: Final = Path(__file__).parent.parent.parent
STRIKE: Final = (
    "An air strike on a market in Derna killed 36 people and injured 52, the Health Ministry said on Friday."
)
HEADLINE: Final = "Strike on Derna"


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """What the program does with the arguments, in this process."""
    return CliRunner().invoke(program, [str(argument) for argument in arguments], input=stdin)


def command(*arguments: str | Path) -> list[str]:
    """The command line that starts the program in a process of its own."""
    return [sys.executable, "-W", "error", "-m", "crosscheck", *map(str, arguments)]


def start(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What the program does in a process of its own."""
    return subprocess.run(command(*arguments), cwd=PROJECT, input=stdin, capture_output=True, timeout=60, check=False)


def article_file(
    folder: Path, name: str, text: str = STRIKE, *, outlet: str | None = None, title: str = HEADLINE
) -> Path:
    """A text file with front matter in the folder."""
    head = f"---\noutlet: {outlet or name}\npublished: 2024-03-16\nlanguage: en\ntitle: {title}\n---\n"
    path = folder / f"{name}.txt"
    path.write_text(head + text, encoding="utf-8")
    return path
