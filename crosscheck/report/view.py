"""What a finding's card shows, decided before any template is filled: every string, every order, every link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact
from crosscheck.model.finding import REASONS_IN, Finding
from crosscheck.report.charts import Breakdown, Mark, Strip, Timeline, strip, timeline
from crosscheck.report.desk import LONGEST_NAME, Desk
from crosscheck.report.headlines import headline
from crosscheck.report.parts import parts_of
from crosscheck.report.quoting import LONGEST, QuoteView, ReadingView, lineage, one_byline, one_text, quote_view
from crosscheck.report.visible import apart, shown, worded

MOST_QUOTES: Final = 12
MOST_LINEAGE: Final = 30
MOST_SIDES: Final = 8
MOST_OUTLETS: Final = 40
MOST_NAMED: Final = 4
FEWEST_POINTS: Final = 3
MOVED: Final = ("update", "outdated", "revised")


class SideView(msgspec.Struct, frozen=True):
    """One side: its letter, its value in words, who holds it and how many voices that is at most, and their quotes
    (`more` are not shown).
    """

    letter: str
    name: str
    value: str
    outlets: str
    voices: str
    quotes: tuple[QuoteView, ...]
    more: int


class FindingView(msgspec.Struct, frozen=True):
    """A finding with everything that its card shows; `facets` are the values that filters look at."""

    id: str
    verdict: str
    verdict_name: str
    type_name: str
    severity: int
    parts: tuple[tuple[str, int, str], ...]
    headline: str
    question: str
    kind_name: str
    reason: str
    wording: str
    explanations: tuple[tuple[str, tuple[str, ...]], ...]
    sides: tuple[SideView, ...]
    voices: str
    lineage: tuple[QuoteView, ...]
    lineage_more: int
    readings: tuple[tuple[str, ReadingView], ...]
    timeline: Timeline | None
    strip: Strip | None
    breakdown: Breakdown | None
    story: str
    newest: str
    facets: dict[str, tuple[str, ...]]


def finding_view(finding: Finding, desk: Desk) -> FindingView:
    """The finding as its card shows it."""
    words = desk.words
    claims = [claim for side in finding.sides for claim in desk.chosen(side)]
    fact = desk.facts.get(finding.fact or "")
    told = claims if fact is None else desk.chosen(fact.claims)
    printed = lineage(told, desk)
    sides = tuple(_side(number, side, desk) for number, side in enumerate(finding.sides[:MOST_SIDES]))
    marks = _marks(_drawn(told, claims) if finding.verdict == "conflict" else told, finding, desk)
    return FindingView(
        id=shown(finding.id, LONGEST_NAME),
        verdict=finding.verdict,
        verdict_name=words.name("verdict", finding.verdict),
        type_name=words.name("type", finding.type) or words.name("verdict", finding.verdict),
        severity=finding.severity,
        parts=tuple(
            (shown(part.name, LONGEST_NAME), part.points, worded(part.why, LONGEST)) for part in finding.severity_parts
        ),
        headline=headline(finding, desk),
        question=desk.question(fact, claims),
        kind_name=words.name("kind", claims[0].kind) if claims else "",
        reason=str(words.words["why"].get(finding.type) or worded(_reason(finding, words.code), LONGEST)),
        wording=worded(finding.wording.get(words.code) or finding.reason, LONGEST),
        explanations=_explanations(finding, desk),
        sides=sides,
        voices=_voices(fact, claims, desk),
        lineage=printed[:MOST_LINEAGE],
        lineage_more=max(0, len(printed) - MOST_LINEAGE),
        readings=_readings(sides),
        timeline=_timeline(finding, marks, told, desk),
        strip=_strip(marks, told, desk),
        breakdown=_breakdown(finding, desk),
        story=desk.story(claims),
        newest=max((quote.sort for quote in printed if quote.sort < "9999"), default=""),
        facets=_facet_values(finding, claims, desk),
    )


def _reason(finding: Finding, language: str) -> str:
    """The reason where it is written in the page's language, else the line in that language."""
    return finding.reason if language == REASONS_IN else finding.wording.get(language, finding.reason)


def line_view(finding: Finding, desk: Desk) -> FindingView:
    """The finding as one line of the quiet list shows it: headline, question and its quotes, no pictures."""
    claims = [claim for side in finding.sides for claim in desk.chosen(side)]
    quotes = tuple(quote_view(claim, desk) for claim in claims[:MOST_QUOTES])
    return FindingView(
        id=shown(finding.id, LONGEST_NAME),
        verdict=finding.verdict,
        verdict_name=desk.words.name("verdict", finding.verdict),
        type_name=desk.words.name("verdict", finding.verdict),
        severity=finding.severity,
        parts=(),
        headline=headline(finding, desk),
        question=desk.question(desk.facts.get(finding.fact or ""), claims),
        kind_name=desk.words.name("kind", claims[0].kind) if claims else "",
        reason="",
        wording="",
        explanations=(),
        sides=(),
        voices="",
        lineage=one_byline(one_text(quotes)),
        lineage_more=max(0, len(claims) - MOST_QUOTES),
        readings=tuple((quote.outlet, reading) for quote in quotes for reading in quote.rules),
        timeline=None,
        strip=None,
        breakdown=None,
        story=desk.story(claims),
        newest=max((quote.sort for quote in quotes if quote.sort < "9999"), default=""),
        facets=_facet_values(finding, claims, desk),
    )


def _side(number: int, names: Sequence[str], desk: Desk) -> SideView:
    claims = desk.chosen(names)
    quotes = sorted((quote_view(claim, desk) for claim in claims), key=lambda quote: (quote.sort, quote.article))
    letter = desk.words.letter(number)
    return SideView(
        letter=letter,
        name=desk.words.text("side", n=letter),
        value=values[0] if len(values := desk.values(claims)) == 1 else desk.worded(claims),
        outlets=_holders(claims, desk),
        voices=_held_by(claims, desk),
        quotes=one_byline(one_text(quotes)[:MOST_QUOTES]),
        more=max(0, len(quotes) - MOST_QUOTES),
    )


def _holders(claims: Sequence[Claim], desk: Desk) -> str:
    """The outlets of a side by name, those past the first few as a number."""
    outlets = [apart(outlet) for outlet in desk.outlets(claims)]
    if len(outlets) <= MOST_NAMED:
        return desk.words.listed(outlets)
    rest = desk.words.count("outlets", len(outlets) - MOST_NAMED)
    return desk.words.listed([*outlets[:MOST_NAMED], rest])


def _held_by(claims: Sequence[Claim], desk: Desk) -> str:
    """How many origins a side of several outlets has at most, and whom it credits."""
    words = desk.words
    speakers = sorted({desk.name(claim.attribution) for claim in claims if claim.attribution})
    several = len(desk.outlets(claims)) > 1
    parts = [words.text("at_most", origins=words.count("origins", desk.origins(claims)))] if several else []
    parts += [words.text("citing", speaker=words.listed([apart(name) for name in speakers]))] if speakers else []
    return " · ".join(parts)


def _readings(sides: Sequence[SideView]) -> tuple[tuple[str, ReadingView], ...]:
    """How each quoted figure was read, with its outlet."""
    return tuple((quote.outlet, reading) for side in sides for quote in side.quotes for reading in quote.rules)


def _voices(fact: Fact | None, claims: Sequence[Claim], desk: Desk) -> str:
    """Outlets, origins and speakers of the whole fact."""
    if fact is None:
        return ""
    count = desk.words.count
    return desk.words.text(
        "voices",
        outlets=count("outlets", len(desk.outlets(desk.chosen(fact.claims) or claims))),
        origins=count("origins", fact.origins),
        speakers=count("speakers", fact.speakers),
    )


def _explanations(finding: Finding, desk: Desk) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each explanation in words, the most probable first, with the evidence that the sides do not show already."""
    table = desk.words.words["explanation"]
    held = {name for side in finding.sides for name in side}
    return tuple(
        (
            str(table.get(why.kind) or worded(why.text, LONGEST)),
            tuple(dict.fromkeys(_evidence(line, desk) for line in why.evidence if line not in held))[:MOST_SIDES],
        )
        for why in finding.explanations[:MOST_SIDES]
    )


def _evidence(line: str, desk: Desk) -> str:
    """A line of evidence; the id of a claim becomes its outlet, value and measure."""
    claim = desk.claims.get(line)
    if claim is None:
        return worded(line, LONGEST)
    measure = desk.words.name("measure", claim.measure) if claim.kind == "casualty" else ""
    value = f"{desk.value(claim)} {measure}".rstrip()
    return f"{apart(desk.outlet(claim))}: {apart(value)}"


def _drawn(told: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the fact that a picture of a finding shows: its own, and those whose figure lies among theirs."""
    own = {claim.id for claim in claims}
    told = list(dict.fromkeys([*told, *claims]))
    ends = [end for claim in claims for end in (claim.low, claim.high) if end is not None]
    low, high = min(ends, default=None), max(ends, default=None)
    if low is None or high is None:
        return list(told)
    return [
        claim
        for claim in told
        if claim.id in own or any(low <= end <= high for end in (claim.low, claim.high) if end is not None)
    ]


def _marks(claims: Sequence[Claim], finding: Finding, desk: Desk) -> list[Mark]:
    """The claims as marks of a picture; a visit is placed by its days."""
    sides = {name: number for number, side in enumerate(finding.sides) for name in side}
    unit = Counter(claim.unit for claim in claims).most_common(1)[0][0] if claims else None
    return [
        Mark(
            desk.held_on(claim),
            _end(claim, claim.low, claim.start),
            _end(claim, claim.high, claim.end or claim.start),
            desk.outlet(claim),
            f"{desk.outlet(claim)}: {desk.value(claim)}",
            sides.get(claim.id, -1),
            claim.revises,
        )
        for claim in claims
        if claim.unit == unit
    ]


def _end(claim: Claim, amount: object, day: date | None) -> float | None:
    if claim.kind != "visit":
        return None if amount is None else float(str(amount))
    return None if day is None else float(day.toordinal())


def _timeline(finding: Finding, marks: Sequence[Mark], claims: Sequence[Claim], desk: Desk) -> Timeline | None:
    """The timeline of a count, or of another figure that has moved, where it has more than two points."""
    counted = bool(claims) and claims[0].kind == "casualty"
    if finding.fact is None or len(marks) < FEWEST_POINTS or not (counted or finding.verdict in MOVED):
        return None
    return timeline(marks, desk.words, growing=counted and finding.verdict != "conflict")


def _strip(marks: Sequence[Mark], claims: Sequence[Claim], desk: Desk) -> Strip | None:
    bounded = any(mark.low != mark.high for mark in marks)
    if not bounded and len({mark.outlet for mark in marks}) <= MOST_NAMED:
        return None  # the sides tell it all
    if not claims or claims[0].kind != "visit":
        return strip(marks, desk.words)
    ends = sorted({value for mark in marks for value in (mark.low, mark.high) if value is not None})
    return strip(marks, desk.words, [desk.words.date(date.fromordinal(int(value))) for value in ends])


def _breakdown(finding: Finding, desk: Desk) -> Breakdown | None:
    """Parts against the total, where the finding says that they do not fit."""
    if finding.type != "arithmetic":
        return None
    named = [desk.facts[name] for name in finding.facts if name in desk.facts]
    whole = next((fact for fact in named if any(fact.id in other.part_of for other in named)), None)
    if whole is None:
        return None
    claims = [claim for side in finding.sides for claim in desk.chosen(side)]
    return parts_of(whole, [fact for fact in named if whole.id in fact.part_of], desk, claims)


def _facet_values(finding: Finding, claims: Sequence[Claim], desk: Desk) -> dict[str, tuple[str, ...]]:
    """The values by which a card is filtered."""
    articles = [desk.article(claim) for claim in claims]
    return {
        "kind": (claims[0].kind,) if claims else (),
        "type": (finding.type,) if finding.type else (),
        "verdict": (finding.verdict,),
        "story": (desk.story_of.get(claims[0].article, ""),) if claims else (),
        "outlet": tuple(sorted({shown(article.outlet or "", LONGEST_NAME) for article in articles}))[:MOST_OUTLETS],
        "language": tuple(sorted({shown(article.language or "", LONGEST_NAME) for article in articles})),
    }
