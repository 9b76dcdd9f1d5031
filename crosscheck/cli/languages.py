"""`crosscheck check-language`: whether a language's pack holds together."""

from __future__ import annotations

from pathlib import Path

import click

from crosscheck.cli.settings import CLEAN, FINDINGS
from crosscheck.cli.terminal import say


@click.command("check-language")
@click.argument("code")
@click.option(
    "--packs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of packs other than the program's own.",
)
@click.pass_context
def check_language(ctx: click.Context, /, code: str, *, packs: Path | None) -> None:
    """Say what does not hold together in a language's pack.

    Each problem is told by file and line. CODE is the name of its folder. Forms must be plain and of its script and
    stand once in a class; classes must be declared; a rule must be able to match and must read its example.

    \b
    Exit codes: 0 nothing was found, 1 something was, 2 there is no such language.
    """
    from crosscheck import pipeline  # heavy: packs and stages

    problems = pipeline.check_language(code, packs) if packs else pipeline.check_language(code)
    for problem in problems:
        say(str(problem))
    say(f"{code}: {len(problems)} found" if problems else f"{code}: nothing found")
    ctx.exit(FINDINGS if problems else CLEAN)
