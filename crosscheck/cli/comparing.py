"""`crosscheck compare`: two articles side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from crosscheck.cli.inputs import given_article
from crosscheck.cli.settings import CLEAN, CONFLICTS, Day, chosen_config, config_options
from crosscheck.cli.terminal import aligned, say, shortened

if TYPE_CHECKING:
    from crosscheck.answering import Pairing
    from crosscheck.model.article import Article
    from crosscheck.model.claim import Claim

LONGEST: Final = 44


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--published", type=Day(), help="The day of a text that says none itself.")
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
    """Lay two articles side by side. What both say, what agrees, what differs and why.

    Each of A and B is a file that holds one article, - for standard input, or the text itself.
    """
    from crosscheck import answering  # heavy: packs and stages

    config = chosen_config(config_file, captured=captured, workers=workers)
    one, other = (_article(given, name, published) for given, name in ((left, "A"), (right, "B")))
    pairings = answering.compare(one, other, config)
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


def _article(given: str, name: str, published: date | None) -> Article:
    """What is given, under an id of its own; `published` is its day where it says none itself."""
    article = given_article(given)
    day = article.published or (published and published.isoformat())
    return msgspec.structs.replace(article, id=name, published=day)
