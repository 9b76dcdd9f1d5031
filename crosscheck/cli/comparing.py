"""`crosscheck compare`: two articles side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from crosscheck.cli.inputs import is_file, missing_path, names_file
from crosscheck.cli.settings import CLEAN, CONFLICTS, Day, chosen_config, config_options
from crosscheck.cli.terminal import aligned, say, shortened

if TYPE_CHECKING:
    from crosscheck.answering import Pairing
    from crosscheck.config import Config
    from crosscheck.model.article import Article
    from crosscheck.model.claim import Claim

LONGEST: Final = 44


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--published", type=Day(), help="The day of a bare text.")
@config_options
@click.pass_context
def compare(
    ctx: click.Context,
    /,
    left: str,
    right: str,
    *,
    published: date | None,
    config_file: Path | None,
    captured: date | None,
    workers: int | None,
) -> None:
    """Lay two articles side by side: what both say, what agrees, what differs and why.

    A and B are files that hold one article each, or the texts themselves.
    """
    from crosscheck import answering  # heavy: packs and stages

    config = chosen_config(config_file, captured=captured, workers=workers)
    articles = [_article(given, name, config, published) for given, name in ((left, "A"), (right, "B"))]
    pairings = answering.compare(articles[0], articles[1], config)
    say(pairings_told(pairings))
    ctx.exit(CONFLICTS if any(pairing.verdict == "conflict" for pairing in pairings) else CLEAN)


def pairings_told(pairings: tuple[Pairing, ...]) -> str:
    """The questions of both with what each says, verdict and reason; below them what only one of them says."""
    if not pairings:
        return "no figure, visit or sum was found in A or in B"
    shared = [pairing for pairing in pairings if pairing.left and pairing.right]
    alone = [pairing for pairing in pairings if not (pairing.left and pairing.right)]
    lines = aligned([("verdict", "asked", "A", "B"), *map(_row, shared)]).split("\n") if shared else []
    reasons = ["", *(f"\n    {pairing.reason}" for pairing in shared)]
    parts = ["\n".join(line + reason for line, reason in zip(lines, reasons, strict=True))] if shared else []
    if alone:
        parts.append(aligned([_alone(pairing) for pairing in alone]))
    return "\n\n".join(parts)


def _row(pairing: Pairing) -> tuple[str, ...]:
    return pairing.verdict, shortened(pairing.label, LONGEST), _side(pairing.left), _side(pairing.right)


def _alone(pairing: Pairing) -> tuple[str, ...]:
    side = "only in A" if pairing.left else "only in B"
    return side, shortened(pairing.label, LONGEST), _side(pairing.left + pairing.right)


def _side(claims: tuple[Claim, ...]) -> str:
    """The quotes of one article for one question, each once."""
    quotes = dict.fromkeys(claim.quote for claim in claims)
    return shortened("; ".join(quotes), LONGEST)


def _article(given: str, name: str, config: Config, published: date | None) -> Article:
    """The article of a file, or that of a bare text, under an id of its own."""
    from crosscheck import pipeline  # heavy: packs and stages
    from crosscheck.errors import InputError

    if not is_file(given):
        if names_file(given):
            raise click.UsageError(missing_path(given))
        return msgspec.structs.replace(pipeline.make_article(given, published=published), id=name)
    found = pipeline.read(given, limits=config.limits)
    if len(found.articles) != 1:
        told = found.failures[0].reason if found.failures else f"expected one article, found {len(found.articles)}"
        raise InputError(told, path=given)
    return msgspec.structs.replace(found.articles[0], id=name)
