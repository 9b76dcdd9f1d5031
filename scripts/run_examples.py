"""Runs the examples of the documentation and writes what they print.

python -m scripts.run_examples           writes the pages that changed and lists them
python -m scripts.run_examples --check   writes nothing; exits with 1 where an example prints something else

A page is a folder of its own that holds the samples. A block with a title is a file of that name. In a `console` block
the lines that begin with `$ crosscheck` are run, one after the other, and what they print stands below them. A comment
right above a block keeps some lines of each output: `<!-- lines 1-3,7 -->`.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from crosscheck.cli.program import program

ROOT: Final = Path(__file__).parent.parent
DOCS: Final = ROOT / "docs"
PROMPT: Final = "$ crosscheck "
BLOCK: Final = re.compile(
    r'(?:<!-- lines (?P<kept>[0-9,-]+) -->\n)?^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)


def example_pages() -> list[Path]:
    """The pages that are written by hand, whose examples are run."""
    return sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "reference")


def with_outputs(page: str) -> str:
    """The page with what its examples print today."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ROOT / "samples", "samples")
        return BLOCK.sub(_run, page)


def _run(block: re.Match[str]) -> str:
    if block["title"]:
        path = Path(block["title"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["body"], encoding="utf-8")
    if block["kind"] != "console":
        return block[0]
    commands = [line for line in block["body"].splitlines() if line.startswith("$ ")]
    told = "\n".join(line for command in commands for line in (command, *_printed(command, block["kept"])))
    return block[0].replace(block["body"], told + "\n")


def _printed(command: str, kept: str | None) -> Iterator[str]:
    """The lines that a command prints; those that are not kept are one line of dots."""
    if not command.startswith(PROMPT):
        return
    done = CliRunner().invoke(program, shlex.split(command.removeprefix(PROMPT)), catch_exceptions=False)
    wanted = _numbers(kept) if kept else None
    dotted = False
    for number, line in enumerate(done.output.splitlines(), 1):
        if wanted is None or number in wanted:
            yield line.rstrip()
            dotted = False
        elif not dotted:
            yield "…"
            dotted = True


def _numbers(kept: str) -> set[int]:
    ends = (part.partition("-") for part in kept.split(","))
    return {number for first, _, last in ends for number in range(int(first), int(last or first) + 1)}


def main() -> int:
    """The exit code: 1 where `--check` finds an example that prints something else."""
    changed = []
    for path in example_pages():
        page = path.read_text(encoding="utf-8")
        if (made := with_outputs(page)) != page:
            changed.append(path)
            if "--check" not in sys.argv:
                path.write_text(made, encoding="utf-8")
    for path in changed:
        print(path.relative_to(ROOT))
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
