"""`crosscheck explain`: how a text was read."""

from __future__ import annotations

from datetime import date

import click

from crosscheck.cli.inputs import given_article
from crosscheck.cli.settings import text_options
from crosscheck.cli.terminal import say


@click.command()
@click.argument("text")
@text_options
def explain(text: str, *, title: str, published: date | None, language: str | None) -> None:
    """Show how TEXT was read. Each claim with the words behind its slots, what is no claim and why, every mention.

    TEXT is the text itself, a file that holds one article, or - for standard input.
    """
    from crosscheck import pipeline  # heavy: packs and stages

    article = given_article(text, title=title, published=published, language=language)
    say(str(pipeline.reading_of(article)), isolates=True)
