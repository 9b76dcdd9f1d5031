"""What the page shows beside its findings: what was read, stories, outlets, copies, teasers and failures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from crosscheck.model.fact import Fact, Story
from crosscheck.report.charts import Breakdown
from crosscheck.report.desk import LONGEST_NAME, Desk
from crosscheck.report.parts import parts_of
from crosscheck.report.quoting import LONGEST, QuoteView, quote_view
from crosscheck.report.storygraph import StoryGraph, story_graph
from crosscheck.report.visible import shown, worded

MOST_STORIES: Final = 24
MOST_LISTED: Final = 150
MOST_FACTS: Final = 8
MOST_OUTLETS: Final = 30
MOST_COLUMNS: Final = 12
HEATS: Final = 4


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table: its words, how dark it is (0 to 4), and whether a conflict lies there."""

    text: str
    heat: int
    disputed: bool


class Matrix(msgspec.Struct, frozen=True):
    """Outlets against stories or figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


class StoryView(msgspec.Struct, frozen=True):
    """A story: what it holds in numbers, its outlets against its figures, and its picture."""

    id: str
    label: str
    counts: tuple[str, ...]
    table: Matrix
    breakdowns: tuple[tuple[str, Breakdown], ...]
    graph: StoryGraph | None


class Listed(msgspec.Struct, frozen=True):
    """The first lines of a list and how many more there are."""

    lines: tuple[tuple[str, ...], ...]
    more: int


class Overview(msgspec.Struct, frozen=True):
    """Everything on the first page that is no finding."""

    facts: tuple[tuple[str, str], ...]
    matrix: Matrix | None
    stories: tuple[StoryView, ...]
    stories_more: int
    copies: Listed
    inferred: Listed
    teasers: tuple[QuoteView, ...]
    teasers_more: int
    failures: Listed
    unread: tuple[tuple[str, str], ...]


def overview(desk: Desk) -> Overview:
    """The first page's sections beside the findings."""
    record = desk.record
    disputed = _disputed(desk)
    teasers = [claim for claim in record.claims if claim.teaser]
    stories, stories_more = _stories(desk, disputed)
    unread = sorted(record.manifest.unread_languages.items())
    return Overview(
        facts=_facts(desk),
        matrix=_matrix(desk, disputed),
        stories=tuple(stories),
        stories_more=stories_more,
        copies=_listed(_copies(desk)),
        inferred=_listed(_inferred(desk)),
        teasers=tuple(quote_view(claim, desk) for claim in teasers[: MOST_LISTED // 2]),
        teasers_more=max(0, len(teasers) - MOST_LISTED // 2),
        failures=_listed(_failures(desk)),
        unread=tuple((desk.words.name("name", shown(code, 20)), desk.words.whole(count)) for code, count in unread),
    )


def _disputed(desk: Desk) -> set[str]:
    conflicts = (finding for finding in desk.record.findings if finding.verdict == "conflict")
    return {name for finding in conflicts for side in finding.sides for name in side}


def _facts(desk: Desk) -> tuple[tuple[str, str], ...]:
    words, record = desk.words, desk.record
    languages = Counter(shown(article.language or "und", 20) for article in record.articles)
    moments = sorted(moment.date() for article in record.articles if (moment := desk.moment(article)) is not None)
    span = words.days(moments[0], moments[-1]) if moments else words.text("unknown_time")
    told = str(words.words["list"]).join(
        f"{words.name('name', code)} {words.whole(count)}"
        for code, count in sorted(languages.items(), key=lambda row: (-row[1], row[0]))
    )
    numbers = (
        ("articles", len(record.articles)),
        ("outlets", len({article.outlet for article in record.articles if article.outlet})),
        ("claims", len(record.claims)),
        ("stories", len(record.stories)),
        ("conflicts_heading", sum(finding.verdict == "conflict" for finding in record.findings)),
        ("failures_heading", len(record.manifest.failures) + sum(record.manifest.unread_languages.values())),
    )
    counted = tuple((words.text(key), words.whole(number)) for key, number in numbers)
    return (*counted, (words.text("languages"), told), (words.text("span_heading"), span))


def _stories(desk: Desk, disputed: set[str]) -> tuple[list[StoryView], int]:
    """Stories of two outlets and more, those with conflicts and many articles first, and how many more there are."""
    facts = defaultdict(list)
    for fact in desk.record.facts:
        if fact.story is not None:
            facts[fact.story].append(fact)
    fought = Counter(story for claim in desk.chosen(sorted(disputed)) if (story := desk.story_of.get(claim.article)))
    ordered = sorted(desk.record.stories, key=lambda story: (-fought[story.id], -len(story.articles), story.id))
    told = [story for story in ordered if len(_story_outlets(story, desk)) > 1 and facts[story.id]]
    views = [_story(story, facts[story.id], disputed, desk) for story in told[:MOST_STORIES]]
    return views, len(told) - len(views)


def _story(story: Story, facts: Sequence[Fact], disputed: set[str], desk: Desk) -> StoryView:
    def weight(fact: Fact) -> tuple[bool, int, str]:
        claims = desk.chosen(fact.claims)
        return (not any(claim.id in disputed for claim in claims), -len(desk.outlets(claims)), fact.id)

    chosen = sorted(facts, key=weight)[:MOST_FACTS]
    words = desk.words
    return StoryView(
        id=f"story-{shown(story.id, LONGEST_NAME)}",
        label=desk.label(story),
        counts=(
            words.count("articles", len(story.articles)),
            words.count("outlets", len(_story_outlets(story, desk))),
            words.count("facts", len(facts)),
        ),
        table=_table(story, chosen, disputed, desk),
        breakdowns=tuple(_breakdowns(chosen, desk)),
        graph=story_graph(story, chosen, disputed, desk),
    )


def _breakdowns(facts: Sequence[Fact], desk: Desk) -> Iterable[tuple[str, Breakdown]]:
    """The shown facts that have parts, each with what it answers."""
    for fact in facts:
        made = parts_of(fact, desk.parts.get(fact.id, ()), desk)
        if made is not None:
            yield desk.question(fact, desk.chosen(fact.claims)), made


def _story_outlets(story: Story, desk: Desk) -> list[str]:
    articles = [desk.articles[name] for name in story.articles if name in desk.articles]
    return list(dict.fromkeys(shown(article.outlet or article.id, LONGEST_NAME) for article in articles))


def _table(story: Story, facts: Sequence[Fact], disputed: set[str], desk: Desk) -> Matrix:
    """The story's outlets against its figures, each cell with the values that the outlet gives."""
    cells: dict[tuple[str, str], list[str]] = {}
    fought: set[tuple[str, str]] = set()
    for fact in facts:
        for claim in desk.chosen(fact.claims):
            key = (desk.outlet(claim), fact.id)
            cells.setdefault(key, []).append(desk.value(claim))
            if claim.id in disputed:
                fought.add(key)
    rows = []
    for outlet in _story_outlets(story, desk)[:MOST_OUTLETS]:
        told = [(outlet, fact.id) for fact in facts]
        if any(key in cells for key in told):
            made = (Cell(" / ".join(dict.fromkeys(cells.get(key, ())[:6])), 0, key in fought) for key in told)
            rows.append((outlet, tuple(made)))
    return Matrix(tuple(desk.question(fact, desk.chosen(fact.claims)) for fact in facts), tuple(rows))


def _matrix(desk: Desk, disputed: set[str]) -> Matrix | None:
    """Outlets against the stories that two and more of them tell; None where that is one outlet."""
    counts: Counter[tuple[str, str]] = Counter()
    fought: set[tuple[str, str]] = set()
    for claim in desk.record.claims:
        story = desk.story_of.get(claim.article)
        if story is not None and not claim.teaser and claim.id in desk.claims:
            counts[desk.outlet(claim), story] += 1
            if claim.id in disputed:
                fought.add((desk.outlet(claim), story))
    shared = Counter(story for _, story in counts)
    stories = sorted((s for s in desk.stories if shared[s] > 1), key=lambda s: (-shared[s], s))[:MOST_COLUMNS]
    busy = Counter(outlet for outlet, story in counts if story in set(stories))
    outlets = sorted(busy, key=lambda outlet: (-busy[outlet], outlet))[:MOST_OUTLETS]
    if len(outlets) < 2 or not stories:
        return None
    most = max(counts.values())

    def cell(key: tuple[str, str]) -> Cell:
        number = counts[key]
        return Cell(desk.words.whole(number) if number else "", -(-HEATS * number // most), key in fought)

    rows = tuple((outlet, tuple(cell((outlet, story)) for story in stories)) for outlet in outlets)
    return Matrix(tuple(desk.label(desk.stories[story]) for story in stories), rows)


def _copies(desk: Desk) -> Iterable[tuple[str, ...]]:
    for group in desk.record.copies:
        members = [desk.articles[name] for name in group.articles if name in desk.articles]
        yield tuple(shown(f"{article.outlet or article.id} ({desk.time(article)})", LONGEST) for article in members)


def _inferred(desk: Desk) -> Iterable[tuple[str, ...]]:
    for article in desk.record.articles:
        if article.reference is not None and article.reference.inferred:
            days = desk.words.days(article.reference.low, article.reference.high)
            evidence = [worded(line, LONGEST) for line in article.reference.evidence[:HEATS]]
            yield (f"{shown(article.outlet or article.id, LONGEST_NAME)}: {days}", *evidence)


def _failures(desk: Desk) -> Iterable[tuple[str, ...]]:
    for failure in desk.record.manifest.failures:
        place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        yield (shown(place, LONGEST), shown(failure.reason, LONGEST))


def _listed(lines: Iterable[tuple[str, ...]]) -> Listed:
    every = list(lines)
    return Listed(tuple(every[:MOST_LISTED]), max(0, len(every) - MOST_LISTED))
