"""Claims as a reader sees them: who printed the figure, when, and the quote in its context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from crosscheck.model.claim import Claim
from crosscheck.report.desk import LONGEST_NAME, Desk
from crosscheck.report.visible import is_rtl, safe_link, shown

CONTEXT: Final = 170  # code points of an article around a quote
LONGEST: Final = 600
MOST_READINGS: Final = 3


class ReadingView(msgspec.Struct, frozen=True):
    """How a figure was read: the figure, the path of rules, and what else it could be."""

    figure: str
    rule: str
    others: tuple[str, ...]


class QuoteView(msgspec.Struct, frozen=True):
    """A claim as the page shows it. `iso` is the published time for machines, or empty; `notes` are short remarks;
    `repeats` says that the quote before it has the same words.
    """

    outlet: str
    time: str
    iso: str
    sort: str
    link: str | None
    value: str
    speaker: str
    before: str
    figure: str
    after: str
    language: str
    direction: str
    title: bool
    rules: tuple[ReadingView, ...]
    as_of: str
    first: bool
    notes: tuple[str, ...]
    article: str
    closes: bool = True
    repeats: bool = False


def one_text(quotes: Sequence[QuoteView]) -> tuple[QuoteView, ...]:
    """The quotes, those that tell one text behind each other; all but the first of them are marked as repeating it."""
    told: dict[tuple[object, ...], list[QuoteView]] = {}
    for quote in quotes:
        told.setdefault((quote.before, quote.figure, quote.after, quote.title), []).append(quote)
    return tuple(
        msgspec.structs.replace(quote, repeats=at > 0) for same in told.values() for at, quote in enumerate(same)
    )


def one_byline(quotes: Sequence[QuoteView]) -> tuple[QuoteView, ...]:
    """The quotes; of neighbours from one article only the last says whose they are."""
    pairs = zip(quotes, [*quotes[1:], None], strict=True)
    return tuple(
        msgspec.structs.replace(quote, closes=after is None or not _one_voice(quote, after)) for quote, after in pairs
    )


def _one_voice(quote: QuoteView, after: QuoteView) -> bool:
    """Whether the later quote's line can stand for both: one article, and no speaker or day is lost."""
    return (
        quote.article == after.article
        and not after.repeats
        and quote.speaker in ("", after.speaker)
        and quote.as_of in ("", after.as_of)
    )


def quote_view(claim: Claim, desk: Desk) -> QuoteView:
    """The claim with its quote cut out of the article."""
    if claim.id not in desk.quotes:
        desk.quotes[claim.id] = _quoted(claim, desk)
    return desk.quotes[claim.id]


def _quoted(claim: Claim, desk: Desk) -> QuoteView:
    article, words = desk.article(claim), desk.words
    text = article.field(claim.field)
    start, end = claim.span
    clock = article.published if desk.moment(article) is not None and article.published else ""
    return QuoteView(
        outlet=desk.outlet(claim),
        time=desk.time(article),
        iso=shown(clock, LONGEST_NAME) if len(clock) > len("2000-01-01") else "",
        sort=desk.order(article),
        link=safe_link(article.url),
        value=desk.value(claim),
        speaker=desk.name(claim.attribution),
        before=_context(text[max(0, start - CONTEXT) : start], start > CONTEXT, left=True),
        figure=shown(text[start:end], LONGEST),
        after=_context(text[end : end + CONTEXT], end + CONTEXT < len(text), left=False),
        language=shown(article.language or "", 12),
        direction="rtl" if is_rtl(text[max(0, start - CONTEXT) : end + CONTEXT]) else "ltr",
        title=claim.field == "title",
        rules=(_reading(claim, desk),) if claim.rule or claim.readings else (),
        as_of=words.text("as_of", day=words.day(claim.as_of)) if claim.as_of else "",
        first=False,
        notes=tuple(_notes(claim, desk)),
        article=article.id,
    )


def lineage(claims: Iterable[Claim], desk: Desk) -> tuple[QuoteView, ...]:
    """The claims by time of print; the first of each value is marked."""
    ordered = sorted(claims, key=lambda claim: _print_order(claim, desk))
    seen: set[str] = set()
    found = []
    for claim in ordered:
        value = desk.value(claim)
        found.append(msgspec.structs.replace(quote_view(claim, desk), first=value not in seen))
        seen.add(value)
    return tuple(found)


def _reading(claim: Claim, desk: Desk) -> ReadingView:
    others = []
    for reading in claim.readings[:MOST_READINGS]:
        other = msgspec.structs.replace(claim, low=reading.low, high=reading.high, unit=reading.unit)
        why = shown(desk.words.name("reading", reading.why), LONGEST_NAME)
        others.append(desk.words.text("reading", value=desk.value(other), why=why))
    return ReadingView(shown(claim.quote, LONGEST_NAME), shown(claim.rule, LONGEST), tuple(others))


def _print_order(claim: Claim, desk: Desk) -> tuple[str, str, bool, tuple[int, int]]:
    return (desk.order(desk.article(claim)), claim.article, claim.field != "title", claim.span)


def _notes(claim: Claim, desk: Desk) -> Iterable[str]:
    words, article = desk.words, desk.article(claim)
    if article.origin:
        yield words.text("origin", origin=shown(article.origin, LONGEST_NAME))
    if claim.certainty != "stated":
        yield words.name("certainty", claim.certainty)
    if claim.revises:
        yield words.text("revises")


def _context(text: str, cut: bool, *, left: bool) -> str:
    """The context up to the nearest line break, or to a blank with an ellipsis where it was cut."""
    parts = text.split("\n")
    if len(parts) > 1:
        return shown(parts[-1] if left else parts[0], LONGEST)
    if cut and " " in text:
        text = "… " + text.split(" ", 1)[1] if left else text.rsplit(" ", 1)[0] + " …"
    return shown(text, LONGEST)
