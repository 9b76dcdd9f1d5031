"""A story drawn: its outlets, their articles and the figures that they give, in three columns joined by lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact, Story
from crosscheck.report.charts import Line
from crosscheck.report.desk import Desk
from crosscheck.report.visible import shown

COLUMNS: Final = (0.0, 30.0, 72.0)
WIDTHS: Final = (20.0, 32.0, 28.0)
ROW: Final = 30
# Letters that fit the boxes of outlets and of headlines where the picture is narrowest.
NARROW: Final = 20
WIDE: Final = 32
MOST_FACTS: Final = 6
MOST_NODES: Final = 18


class Node(msgspec.Struct, frozen=True):
    """A box: where it stands, how wide it is in percent, what it says, and what it is."""

    x: float
    y: float
    width: float
    label: str
    kind: str
    disputed: bool = False


class StoryGraph(msgspec.Struct, frozen=True):
    """Boxes and lines, and what they show in words."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    text: str
    height: int
    cut: bool


def story_graph(story: Story, facts: Sequence[Fact], disputed: set[str], desk: Desk) -> StoryGraph | None:
    """The picture of a story whose facts are given, the most important first; `disputed` are claims in a conflict."""
    claims = [claim for fact in facts[:MOST_FACTS] for claim in desk.chosen(fact.claims) if not claim.teaser]
    names = sorted({claim.article for claim in claims}, key=lambda name: (desk.order(desk.articles[name]), name))
    articles = names[:MOST_NODES]
    answers = _answers([claim for claim in claims if claim.article in set(articles)], desk)
    outlets = list(dict.fromkeys(_outlet(name, desk) for name in articles))
    if len(outlets) < 2 or not answers:
        return None
    height = ROW * max(len(outlets), len(articles), len(answers)) + 6
    rows = [_column(len(names), height) for names in (outlets, articles, answers)]
    at_outlet, at_article = dict(zip(outlets, rows[0], strict=True)), dict(zip(articles, rows[1], strict=True))
    nodes = [Node(COLUMNS[0], at_outlet[name], WIDTHS[0], name, "outlet") for name in outlets]
    nodes += [Node(COLUMNS[1], at_article[name], WIDTHS[1], _title(name, desk), "article") for name in articles]
    lines = [
        Line(COLUMNS[0] + WIDTHS[0], at_outlet[_outlet(name, desk)], COLUMNS[1], at_article[name]) for name in articles
    ]
    for ((_, label), told), y in zip(answers, rows[2], strict=True):
        fought = any(claim.id in disputed for claim in told)
        nodes.append(Node(COLUMNS[2], y, WIDTHS[2], label, "answer", fought))
        lines += _lines(told, y, at_article, disputed)
    text = desk.words.text(
        "graph_text",
        outlets=desk.words.count("outlets", len(outlets)),
        articles=desk.words.count("articles", len(articles)),
        facts=desk.words.count("facts", len(answers)),
    )
    cut = len(names) > len(articles) or len(facts) > MOST_FACTS
    return StoryGraph(tuple(nodes), tuple(lines), text, height, cut)


def _answers(claims: Iterable[Claim], desk: Desk) -> list[tuple[tuple[str, str], list[Claim]]]:
    """The claims by fact and value, in the order of the facts."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        measure = desk.words.name("people", claim.group) or desk.words.name("measure", claim.measure)
        found.setdefault((claim.fact or "", f"{desk.value(claim)} · {measure}"), []).append(claim)
    return list(found.items())[:MOST_NODES]


def _lines(claims: Sequence[Claim], y: float, at_article: dict[str, float], disputed: set[str]) -> Iterable[Line]:
    for name in dict.fromkeys(claim.article for claim in claims):
        fought = any(claim.id in disputed for claim in claims if claim.article == name)
        yield Line(COLUMNS[1] + WIDTHS[1], at_article[name], COLUMNS[2], y, "disputed" if fought else "")


def _column(count: int, height: int) -> list[float]:
    """The middles of `count` boxes spread over the height."""
    step = (height - 6) / max(1, count)
    return [round(3 + step * (number + 0.5), 1) for number in range(count)]


def _outlet(name: str, desk: Desk) -> str:
    article = desk.articles[name]
    return shown(article.outlet or article.id, NARROW)


def _title(name: str, desk: Desk) -> str:
    article = desk.articles[name]
    return shown(article.title or article.id, WIDE)
