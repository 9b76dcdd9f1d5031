"""`crosscheck explain`: how a text was read."""

from __future__ import annotations

from datetime import date

import click

from crosscheck.cli.inputs import given_text
from crosscheck.cli.settings import text_options
from crosscheck.cli.terminal import say


@click.command()
@click.argument("text")
@text_options
def explain(text: str, *, title: str, published: date | None, language: str | None) -> None:
    """Show how TEXT was read: every mention with the rules that made it, and every claim.

    TEXT is the text itself, or - for standard input.
    """
    from crosscheck import pipeline  # heavy: packs and stages

    say(str(pipeline.explain(given_text(text), title=title, published=published, language=language)))
