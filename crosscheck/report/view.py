"""What the page shows, decided before any template is filled: every string, every order, every link."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact
from crosscheck.model.finding import Finding
from crosscheck.model.result import RunRecord
from crosscheck.report.charts import Chart, Mark, timeline
from crosscheck.report.interface import Interface
from crosscheck.report.visible import safe_link, shown, worded

CONTEXT: Final = 170  # code points of an article around a quote
LONGEST: Final = 600
LONGEST_NAME: Final = 80
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv", "sd", "ug"})
QUIET: Final = ("agree", "single")
NOTED: Final = ("update", "outdated", "revised", "compatible", "incomparable")


class QuoteView(msgspec.Struct, frozen=True):
    """A claim as the page shows it: who printed it, when, and the quote in its context."""

    outlet: str
    time: str
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
    rule: str
    as_of: str
    first: bool
    origin: str


class SideView(msgspec.Struct, frozen=True):
    """One side: its value in words, how many voices hold it, and their quotes."""

    name: str
    value: str
    outlets: str
    origins: int
    speakers: tuple[str, ...]
    quotes: tuple[QuoteView, ...]


class FindingView(msgspec.Struct, frozen=True):
    """A finding with everything that its card shows; `facets` are the values that filters look at."""

    id: str
    verdict: str
    verdict_name: str
    type_name: str
    severity: int
    parts: tuple[tuple[str, int, str], ...]
    question: str
    kind_name: str
    reason: str
    wording: str
    explanations: tuple[str, ...]
    sides: tuple[SideView, ...]
    lineage: tuple[QuoteView, ...]
    chart: Chart | None
    story: str
    newest: str
    facets: dict[str, str]


class PageView(msgspec.Struct, frozen=True):
    """The whole report."""

    interface: Interface
    version: str
    facts: tuple[tuple[str, str], ...]
    conflicts: tuple[FindingView, ...]
    noted: tuple[FindingView, ...]
    quiet: tuple[FindingView, ...]
    copies: tuple[tuple[str, ...], ...]
    failures: tuple[str, ...]
    unread: tuple[tuple[str, int], ...]
    inferred: tuple[tuple[str, str, tuple[str, ...]], ...]
    teasers: tuple[QuoteView, ...]
    matrix: Matrix | None
    facets: dict[str, tuple[tuple[str, str], ...]]


class Matrix(msgspec.Struct, frozen=True):
    """Outlets against stories: claims in each cell, and whether a conflict lies there."""

    stories: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, int, bool], ...]], ...]


class Desk:
    """The record by id, with the words of the interface."""

    def __init__(self, record: RunRecord, interface: Interface, names: Mapping[str, str]) -> None:
        self.record, self.words, self.names = record, interface, names
        self.articles = {article.id: article for article in record.articles}
        self.claims = {claim.id: claim for claim in record.claims}
        self.facts = {fact.id: fact for fact in record.facts}
        self.stories = {story.id: story for story in record.stories}
        self.story_of = {article: story.id for story in record.stories for article in story.articles}
        self.voice = {article: group.articles[0] for group in record.copies for article in group.articles}

    def name(self, canonical: str | None) -> str:
        """A name as the reader's language has it."""
        return self.names.get(canonical, canonical) if canonical else ""


def page_view(record: RunRecord, interface: Interface, names: Mapping[str, str] | None = None) -> PageView:
    """Everything that the report shows, in the order in which it shows it; `names` are canonical names in the reader's language."""
    desk = Desk(record, interface, names or {})
    ordered = sorted(record.findings, key=lambda finding: (-finding.severity, finding.id))
    views = {finding.id: _finding(finding, desk) for finding in ordered}
    by_verdict = defaultdict(list)
    for finding in ordered:
        by_verdict[finding.verdict].append(views[finding.id])
    conflicts = tuple(by_verdict["conflict"])
    return PageView(
        interface=interface,
        version=record.manifest.version,
        facts=_overview(desk),
        conflicts=conflicts,
        noted=tuple(view for verdict in NOTED for view in by_verdict[verdict]),
        quiet=tuple(view for verdict in QUIET for view in by_verdict[verdict]),
        copies=tuple(_copies(desk)),
        failures=tuple(_failures(desk)),
        unread=tuple(sorted(record.manifest.unread_languages.items())),
        inferred=tuple(_inferred(desk)),
        teasers=tuple(_quote(claim, desk) for claim in record.claims if claim.teaser),
        matrix=_matrix(desk),
        facets=_facets(conflicts, interface),
    )


# ---- findings ----------------------------------------------------------------------------------------------------------------


def _finding(finding: Finding, desk: Desk) -> FindingView:
    words = desk.words
    claims = [desk.claims[name] for side in finding.sides for name in side]
    fact = desk.facts.get(finding.fact or "")
    sides = tuple(_side(number, side, desk) for number, side in enumerate(finding.sides, 1))
    lineage = _lineage(claims if fact is None else [desk.claims[name] for name in fact.claims], desk)
    return FindingView(
        id=finding.id,
        verdict=finding.verdict,
        verdict_name=words.name("verdict", finding.verdict),
        type_name=words.name("type", finding.type),
        severity=finding.severity,
        parts=tuple((part.name, part.points, part.why) for part in finding.severity_parts),
        question=_question(fact, claims, desk),
        kind_name=words.name("kind", claims[0].kind) if claims else "",
        reason=str(words.words["why"].get(finding.type) or worded(finding.reason, LONGEST)),
        wording=worded(finding.wording.get(words.code) or finding.reason, LONGEST),
        explanations=tuple(
            str(words.words["explanation"].get(why.kind) or worded(why.text, LONGEST)) for why in finding.explanations
        ),
        sides=sides,
        lineage=lineage,
        chart=_chart(fact, finding, desk),
        story=_story_label(claims, desk),
        newest=max((quote.sort for quote in lineage), default=""),
        facets=_facet_values(finding, claims, desk),
    )


def _question(fact: Fact | None, claims: Sequence[Claim], desk: Desk) -> str:
    """What the figures answer: measure, group, side and place."""
    if not claims:
        return ""
    claim = claims[0]
    words = desk.words
    measure = words.name("measure", claim.measure)
    where = (fact.where if fact is not None else None) or claim.where
    parts = [measure, claim.group or "", desk.name(claim.side), claim.item or "", desk.name(where)]
    parts.append(str(words.words["list"]).join(desk.name(who) for who in claim.who[:2]))
    return " · ".join(shown(part, LONGEST_NAME) for part in parts if part)


def _side(number: int, names: Sequence[str], desk: Desk) -> SideView:
    claims = [desk.claims[name] for name in names]
    outlets = {desk.articles[claim.article].outlet or "" for claim in claims}
    voices = {desk.voice.get(claim.article, claim.article) for claim in claims}
    origins = {
        desk.articles[voice].origin or desk.articles[voice].outlet or voice
        for voice in voices
        if voice in desk.articles
    }
    speakers = Counter(shown(desk.name(claim.attribution), LONGEST_NAME) for claim in claims if claim.attribution)
    quotes = sorted((_quote(claim, desk) for claim in claims), key=lambda quote: quote.sort)
    return SideView(
        name=desk.words.text("side", n=number),
        value=_values(claims, desk),
        outlets=desk.words.count("outlets", len(outlets)),
        origins=len(origins),
        speakers=tuple(sorted(speakers)),
        quotes=tuple(quotes),
    )


def _values(claims: Sequence[Claim], desk: Desk) -> str:
    """The distinct values of a side, the most told first."""
    told = Counter(desk.words.value(claim) for claim in claims)
    return " / ".join(
        shown(value, LONGEST_NAME) for value, _ in sorted(told.items(), key=lambda row: (-row[1], row[0]))[:3]
    )


def _quote(claim: Claim, desk: Desk, *, first: bool = False) -> QuoteView:
    article = desk.articles[claim.article]
    text = article.field(claim.field)
    start, end = claim.span
    begin, finish = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    before, after = (
        _clipped(text[begin:start], begin > 0, left=True),
        _clipped(text[end:finish], finish < len(text), left=False),
    )
    language = article.language or ""
    return QuoteView(
        outlet=shown(article.outlet or article.id, LONGEST_NAME),
        time=_time(article, desk),
        sort=_sort_key(article),
        link=safe_link(article.url),
        value=shown(desk.words.value(claim), LONGEST_NAME),
        speaker=shown(desk.name(claim.attribution), LONGEST_NAME),
        before=before,
        figure=shown(text[start:end], LONGEST),
        after=after,
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        title=claim.field == "title",
        rule=claim.rule,
        as_of=desk.words.text("as_of", day=desk.words.day(claim.as_of)) if claim.as_of else "",
        first=first,
        origin=desk.words.text("origin", origin=shown(article.origin, LONGEST_NAME)) if article.origin else "",
    )


def _clipped(text: str, cut: bool, *, left: bool) -> str:
    """The context up to the nearest line break, or to a blank with an ellipsis where it was cut."""
    parts = text.split("\n")
    if len(parts) > 1:
        return shown(parts[-1] if left else parts[0], LONGEST)
    if cut and " " in text:
        text = "… " + text.split(" ", 1)[1] if left else text.rsplit(" ", 1)[0] + " …"
    return shown(text, LONGEST)


def _time(article: Article, desk: Desk) -> str:
    if article.published:
        day = desk.words.day(date.fromisoformat(article.published[:10]))
        return f"{day} {article.published[11:16]}".strip()
    if article.reference is not None:
        return f"{desk.words.days(article.reference.low, article.reference.high)} ({desk.words.text('inferred')})"
    return desk.words.text("unknown_time")


def _sort_key(article: Article) -> str:
    if article.published:
        return article.published
    return article.reference.high.isoformat() if article.reference is not None else "9999"


def _lineage(claims: Iterable[Claim], desk: Desk) -> tuple[QuoteView, ...]:
    """The claims of a fact by time; the first of each value is marked."""
    ordered = sorted(claims, key=lambda claim: (_sort_key(desk.articles[claim.article]), claim.article, claim.span))
    seen: set[str] = set()
    found = []
    for claim in ordered:
        value = desk.words.value(claim)
        found.append(_quote(claim, desk, first=value not in seen))
        seen.add(value)
    return tuple(found)


def _chart(fact: Fact | None, finding: Finding, desk: Desk) -> Chart | None:
    """The timeline of a count or sum that takes more than one value over more than one moment."""
    if fact is None:
        return None
    sides = {name: number for number, side in enumerate(finding.sides) for name in side}
    marks = []
    for name in fact.claims:
        claim = desk.claims[name]
        article = desk.articles[claim.article]
        day = claim.as_of or (date.fromisoformat(_sort_key(article)[:10]) if _sort_key(article) < "9999" else None)
        if claim.kind != "visit" and day is not None and (claim.low is not None or claim.high is not None):
            label = f"{article.outlet or article.id}: {desk.words.value(claim)}"
            marks.append(Mark(day, claim.low, claim.high, shown(label, LONGEST_NAME), sides.get(name, -1)))
    return timeline(marks, desk.words)


def _story_label(claims: Sequence[Claim], desk: Desk) -> str:
    story = desk.stories.get(desk.story_of.get(claims[0].article, "")) if claims else None
    return shown(story.label, LONGEST_NAME) if story is not None else ""


def _facet_values(finding: Finding, claims: Sequence[Claim], desk: Desk) -> dict[str, str]:
    """The values by which a card is filtered, several of one facet joined by a bar."""
    articles = [desk.articles[claim.article] for claim in claims]
    return {
        "kind": claims[0].kind if claims else "",
        "type": finding.type or finding.verdict,
        "story": desk.story_of.get(claims[0].article, "") if claims else "",
        "outlet": "|".join(sorted({shown(article.outlet or "", LONGEST_NAME) for article in articles})),
        "language": "|".join(sorted({article.language or "" for article in articles})),
    }


# ---- the rest of the page ----------------------------------------------------------------------------------------------------


def _overview(desk: Desk) -> tuple[tuple[str, str], ...]:
    words, record = desk.words, desk.record
    languages = Counter(article.language or "und" for article in record.articles)
    days = sorted(_sort_key(article)[:10] for article in record.articles if _sort_key(article) < "9999")
    span = words.days(date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days else words.text("unknown_time")
    separator = str(words.words["list"])
    told = separator.join(
        f"{words.name('name', code)} {count}" for code, count in sorted(languages.items(), key=lambda r: (-r[1], r[0]))
    )
    return (
        (words.text("articles"), str(len(record.articles))),
        (words.text("outlets"), str(len({article.outlet for article in record.articles if article.outlet}))),
        (words.text("claims"), str(len(record.claims))),
        (words.text("stories"), str(len(record.stories))),
        (words.text("conflicts_heading"), str(sum(finding.verdict == "conflict" for finding in record.findings))),
        (words.text("languages"), told),
        (words.text("span_heading"), span),
    )


def _copies(desk: Desk) -> Iterable[tuple[str, ...]]:
    for group in desk.record.copies:
        names = [desk.articles[name] for name in group.articles if name in desk.articles]
        yield tuple(shown(f"{article.outlet or article.id} ({_time(article, desk)})", LONGEST) for article in names)


def _failures(desk: Desk) -> Iterable[str]:
    for failure in desk.record.manifest.failures:
        place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        yield shown(f"{place}: {failure.reason}", LONGEST)


def _inferred(desk: Desk) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for article in desk.record.articles:
        if article.reference is not None and article.reference.inferred:
            days = desk.words.days(article.reference.low, article.reference.high)
            evidence = tuple(shown(line, LONGEST) for line in article.reference.evidence)
            yield shown(article.outlet or article.id, LONGEST_NAME), days, evidence


def _matrix(desk: Desk) -> Matrix | None:
    """Outlets × stories with at least two outlets; None where that is one cell."""
    counts: dict[tuple[str, str], int] = Counter()
    for claim in desk.record.claims:
        outlet, story = desk.articles[claim.article].outlet, desk.story_of.get(claim.article)
        if outlet and story and not claim.teaser:
            counts[outlet, story] += 1
    told = {
        desk.claims[name].article
        for f in desk.record.findings
        if f.verdict == "conflict"
        for side in f.sides
        for name in side
    }
    disputed = {(desk.articles[name].outlet, desk.story_of.get(name)) for name in told}
    stories = [story for story in desk.stories if sum(1 for _, other in counts if other == story) > 1][:12]
    outlets = sorted({outlet for outlet, story in counts if story in stories})[:30]
    if len(outlets) < 2 or not stories:
        return None
    most = max(counts.values())
    rows = tuple(
        (
            shown(o, LONGEST_NAME),
            tuple((counts[o, s], -(-4 * counts[o, s] // most), (o, s) in disputed) for s in stories),
        )
        for o in outlets
    )
    return Matrix(tuple(shown(desk.stories[story].label, LONGEST_NAME) for story in stories), rows)


def _facets(conflicts: Sequence[FindingView], words: Interface) -> dict[str, tuple[tuple[str, str], ...]]:
    """The choices of each filter, with the names that a reader sees."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for view in conflicts:
        for facet, values in view.facets.items():
            for value in values.split("|"):
                if value:
                    found[facet][value] = view.story if facet == "story" else _facet_name(facet, value, words)
    return {
        facet: tuple(sorted(found[facet].items(), key=lambda row: row[1]))
        for facet in ("kind", "type", "story", "outlet", "language")
    }


def _facet_name(facet: str, value: str, words: Interface) -> str:
    table = {"kind": "kind", "type": "type", "language": "name"}.get(facet)
    return words.name(table, value) if table else value
