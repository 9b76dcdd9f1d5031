"""The claim graph: outlets, articles, claims, facts and stories with typed edges, and its GraphML and GEXF files.

Node ids are `outlet:…`, `article:…`, `claim:…`, `fact:…`, `story:…`. Every node has `type` and `label`; an
absent attribute is unknown.

    node      further attributes
    outlet    none
    article   article, language, published, url
    claim     claim, kind, measure, low, high, qualifier, unit, start, end, quote, attribution, certainty, field, rule
    fact      fact, kind, measure, unit, group, side, where, scope, origins, speakers
    story     story

    edge            from → to          attributes beside `type`
    published       outlet → article   at
    states          article → claim
    answers         claim → fact
    belongs_to      article, fact → story
    copies          article → the earliest article with the text   origin
    same_fact       claim → claim      score, why
    part_of         fact → fact
    conflicts_with  claim → claim      finding, conflict; every claim of one side and the first claim of each other side

Texts are made visible (no control or bidi override characters), numbers
are floats and days ISO 8601, so that both formats can hold them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact
from crosscheck.model.result import RunRecord
from crosscheck.report.visible import shown

Value = str | float | int
_LONGEST: Final = 400
_CLAIM: Final = (
    "kind", "measure", "low", "high", "qualifier", "unit", "start", "end", "quote", "attribution", "certainty", "field",
    "rule")  # fmt: skip
_FACT: Final = ("kind", "measure", "unit", "group", "side", "where", "scope", "origins", "speakers")


def build_graph(record: RunRecord) -> nx.MultiDiGraph[str]:
    """The run as a graph of outlets, articles, claims, facts and stories, in the order of the record."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_nodes(graph, record)
    for source, target, attributes in _edges(record):
        if source in graph and target in graph:
            graph.add_edge(source, target, **attributes)
    return graph


def graphml(record: RunRecord) -> bytes:
    """The claim graph as a GraphML file."""
    writer = GraphMLWriter(encoding="utf-8", prettyprint=False)
    writer.add_graph_element(build_graph(record))
    return _document(writer.xml)


def gexf(record: RunRecord) -> bytes:
    """The claim graph as a GEXF file, without the date that the writer would add."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(build_graph(record))
    for element in writer.xml.iter():
        element.attrib.pop("lastmodifieddate", None)  # the clock, which only the head of the file holds
    return _document(writer.xml)


def _document(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    body: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n"


def _add_nodes(graph: nx.MultiDiGraph[str], record: RunRecord) -> None:
    for outlet in sorted({article.outlet for article in record.articles if article.outlet}):
        graph.add_node(f"outlet:{_text(outlet)}", type="outlet", label=_text(outlet))
    for article in record.articles:
        graph.add_node(f"article:{_text(article.id)}", **_article_attributes(article))
    for claim in record.claims:
        graph.add_node(f"claim:{_text(claim.id)}", **_claim_attributes(claim))
    for fact in record.facts:
        graph.add_node(f"fact:{_text(fact.id)}", **_fact_attributes(fact))
    for story in record.stories:
        graph.add_node(f"story:{_text(story.id)}", type="story", label=_text(story.label), story=_text(story.id))


def _article_attributes(article: Article) -> dict[str, Value]:
    named = {"article": article.id, "language": article.language, "published": article.published, "url": article.url}
    return {"type": "article", "label": _text(article.title or article.id), **_known(named)}


def _claim_attributes(claim: Claim) -> dict[str, Value]:
    known = _known({name: getattr(claim, name) for name in _CLAIM})
    return {"type": "claim", "label": _text(claim.quote), "claim": _text(claim.id), **known}


def _fact_attributes(fact: Fact) -> dict[str, Value]:
    known = _known({name: getattr(fact, name) for name in _FACT})
    return {"type": "fact", "label": _text(fact.label), "fact": _text(fact.id), **known}


def _edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    yield from _article_edges(record)
    yield from _fact_edges(record)
    yield from _copy_edges(record)
    for edge in record.edges:
        why = "; ".join(f"{part.feature} {part.score:+.2f}: {part.detail}" for part in edge.comparisons)
        attributes: dict[str, Value] = {"type": "same_fact", "score": float(edge.score), "why": _text(why)}
        yield f"claim:{_text(edge.left)}", f"claim:{_text(edge.right)}", attributes
    yield from _conflict_edges(record)


def _article_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for article in record.articles:
        if article.outlet:
            at = _known({"at": article.published})
            yield f"outlet:{_text(article.outlet)}", f"article:{_text(article.id)}", {"type": "published", **at}
    for claim in record.claims:
        yield f"article:{_text(claim.article)}", f"claim:{_text(claim.id)}", {"type": "states"}
    for story in record.stories:
        for member in story.articles:
            yield f"article:{_text(member)}", f"story:{_text(story.id)}", {"type": "belongs_to"}


def _fact_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for fact in record.facts:
        for claim in fact.claims:
            yield f"claim:{_text(claim)}", f"fact:{_text(fact.id)}", {"type": "answers"}
        if fact.story is not None:
            yield f"fact:{_text(fact.id)}", f"story:{_text(fact.story)}", {"type": "belongs_to"}
        for whole in fact.part_of:
            yield f"fact:{_text(fact.id)}", f"fact:{_text(whole)}", {"type": "part_of"}


def _copy_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    published = {article.id: article.published or "9999" for article in record.articles}
    for group in record.copies:
        first, *later = sorted(group.articles, key=lambda member: (published.get(member, "9999"), member))
        for member in later:
            origin = _known({"origin": group.origin})
            yield f"article:{_text(member)}", f"article:{_text(first)}", {"type": "copies", **origin}


def _conflict_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for finding in record.findings:
        if finding.verdict != "conflict":
            continue
        attributes = _known({"finding": finding.id, "conflict": finding.type})
        for left, right in _conflicting_pairs(finding.sides):
            yield f"claim:{_text(left)}", f"claim:{_text(right)}", {"type": "conflicts_with", **attributes}


def _conflicting_pairs(sides: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str]]:
    if len(sides) == 1:
        yield from zip(sides[0], sides[0][1:], strict=False)
    for left, right in combinations([side for side in sides if side], 2):
        yield from ((claim, right[0]) for claim in left)
        yield from ((left[0], claim) for claim in right[1:])


def _known(named: Mapping[str, object]) -> dict[str, Value]:
    values = {name: _value(value) for name, value in named.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(value: object) -> Value | None:
    match value:
        case None:
            return None
        case Decimal():
            return float(value)
        case int() | float():
            return value
        case date():
            return value.isoformat()
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    return shown(text, _LONGEST)
