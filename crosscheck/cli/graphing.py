"""`crosscheck graph`: the claim graph of a run, or the part of it around one finding."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from crosscheck.cli.inputs import existing, tell_failures
from crosscheck.cli.settings import CLEAN, UNREAD, chosen_config, config_options
from crosscheck.cli.terminal import say

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.model.finding import Finding
    from crosscheck.model.result import Failure
    from crosscheck.pipeline import ClaimGraph

LAYOUTS: Final = ("tree", "graphml", "gexf")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--finding", "name", metavar="ID", help="Only what this finding rests on; the start of an id will do.")
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default=LAYOUTS[0], help="How the graph is written.")
@config_options
@click.pass_context
def graph(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    *,
    name: str | None,
    layout: str,
    config_file: Path | None,
    captured: date | None,
    workers: int | None,
) -> None:
    """Show the claim graph or the part around a finding. Every edge says why.

    INPUT is the folder of an earlier run, or what `run` takes: files, folders, - for standard input.
    """
    config = chosen_config(config_file, captured=captured, workers=workers)
    drawn, failures = _drawn(inputs, config)
    finding = drawn.finding(name) if name is not None else None
    part = drawn.graph if finding is None else drawn.around(finding)
    tell_failures(failures)
    written = drawn.written(part, layout)
    if layout != LAYOUTS[0]:
        click.echo(written, nl=False)
    else:
        heading = "" if finding is None else f"{_heading(finding)}\n"
        say(f"{heading}{written.decode()}".rstrip("\n"), isolates=True)
    ctx.exit(UNREAD if failures else CLEAN)


def _drawn(inputs: tuple[str, ...], config: Config) -> tuple[ClaimGraph, tuple[Failure, ...]]:
    """The graph with its findings, and what could not be read; an earlier run's own where its folder is given."""
    from crosscheck import pipeline  # heavy: packs and stages

    paths = existing(inputs)
    earlier = pipeline.earlier_graph(Path(paths[0])) if len(paths) == 1 else None
    if earlier is not None:
        return earlier, ()
    articles = pipeline.read(*paths, limits=config.limits, stdin=sys.stdin.buffer)
    result = pipeline.run(articles, config)
    return pipeline.claim_graph(result), result.record.manifest.failures


def _heading(finding: Finding) -> str:
    kind = f" of type {finding.type}, severity {finding.severity}" if finding.type else ""
    return f"{finding.id}: {finding.verdict}{kind}\n{finding.reason}\n"
