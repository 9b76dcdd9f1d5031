"""`crosscheck extract`: the claims alone."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.cli.inputs import existing, tell_failures
from crosscheck.cli.settings import CLEAN, UNREAD, chosen_config, config_options, text_options
from crosscheck.cli.showing import LAYOUTS, claims_shown

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.model.result import RunRecord


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--text", metavar="TEXT", help="A text to read instead of files.")
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default=LAYOUTS[0], show_default=True, help="The form.")
@config_options
@text_options
@click.pass_context
def extract(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    *,
    text: str | None,
    layout: str,
    config_file: Path | None,
    captured: date | None,
    workers: int | None,
    title: str,
    published: date | None,
    language: str | None,
) -> None:
    """Show the claims of articles. Every figure and date with its slots, its quote and its place.

    INPUT is a file, a folder, or - for standard input; --text gives a text instead.
    """
    if bool(inputs) == (text is not None):
        raise click.UsageError("Expected one of INPUT and --text. Give files to read, or a text.")
    config = chosen_config(config_file, captured=captured, workers=workers)
    record = (
        _read_text(text, config, title=title, published=published, language=language)
        if text is not None
        else _read_inputs(inputs, config)
    )
    tell_failures(record.manifest.failures)
    click.echo(claims_shown(record, layout), nl=False)
    ctx.exit(UNREAD if record.manifest.failures else CLEAN)


def _read_inputs(inputs: tuple[str, ...], config: Config) -> RunRecord:
    from crosscheck import pipeline  # heavy: packs and stages

    articles = pipeline.read(*existing(inputs), limits=config.limits, stdin=sys.stdin.buffer)
    return pipeline.run(articles, config, stages=[pipeline.with_claims]).record


def _read_text(text: str, config: Config, *, title: str, published: date | None, language: str | None) -> RunRecord:
    from crosscheck import pipeline  # heavy: packs and stages

    article = pipeline.make_article(text, title=title, published=published, language=language)
    return pipeline.run([article], config, stages=[pipeline.with_claims]).record
