"""`crosscheck check`: what articles at hand say about the figures of a text."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from crosscheck.cli.inputs import existing, given_article, tell_failures
from crosscheck.cli.settings import CLEAN, CONFLICTS, UNREAD, Day, chosen_config, config_options
from crosscheck.cli.showing import value_told
from crosscheck.cli.terminal import aligned, say, shortened

if TYPE_CHECKING:
    from crosscheck.answering import Answer, Check, Voice

MOST: Final = 20  # voices of one figure
LONGEST: Final = 60


@click.command()
@click.argument("text")
@click.option(
    "--against", multiple=True, required=True, metavar="PATH", help="Articles to hold it against; repeatable."
)
@click.option("--published", type=Day(), help="The day of the text; that of the newest article where not given.")
@click.option("--language", metavar="CODE", help="The language of the text; recognised where not given.")
@config_options
@click.pass_context
def check(
    ctx: click.Context,
    /,
    text: str,
    *,
    against: tuple[str, ...],
    published: date | None,
    language: str | None,
    config_file: Path | None,
    captured: date | None,
    workers: int | None,
) -> None:
    """Say who agrees with the figures of TEXT and who does not. No truth is picked.

    TEXT is the text itself, a file that holds one article, or - for standard input.
    """
    from crosscheck import answering, pipeline  # heavy: packs and stages

    config = chosen_config(config_file, captured=captured, workers=workers)
    asked = given_article(text, published=published, language=language)
    found = pipeline.read(*existing(against), limits=config.limits, stdin=sys.stdin.buffer)
    others = [article for article in found.articles if article.text != asked.text]
    answer = answering.check_article(asked, pipeline.run(others, config))
    tell_failures(found.failures)
    say(answer_told(answer))
    conflict = any(one.verdict == "conflict" for one in answer.checks)
    ctx.exit(UNREAD if found.failures else CONFLICTS if conflict else CLEAN)


def answer_told(answer: Answer) -> str:
    """Each figure with its verdict and reason, and below it who says what."""
    if not answer.checks:
        return "no figure, visit or sum was found in the text"
    return "\n\n".join(_check_told(one) for one in answer.checks)


def _check_told(one: Check) -> str:
    heading = f"{one.verdict}: {shortened(one.claim.quote, LONGEST)} ({value_told(one.claim)})"
    asked = f"  asked: {one.label}\n" if one.label else ""
    voices = sorted(one.voices, key=lambda voice: not voice.agrees)
    rows = [_voice_told(voice) for voice in voices[:MOST]]
    more = f"\n  … and {len(voices) - MOST} more" if len(voices) > MOST else ""
    return f"{heading}\n{asked}  {one.reason}" + (f"\n{aligned(rows)}" if rows else "") + more


def _voice_told(voice: Voice) -> tuple[str, ...]:
    article, quote = voice.article, shortened(voice.claim.quote, LONGEST)
    day = article.published[:10] if article.published else "undated"
    return "  same " if voice.agrees else "  other", article.outlet or article.id, day, quote, value_told(voice.claim)
