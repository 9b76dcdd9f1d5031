"""The claim graph: outlets, articles, claims, facts and stories with typed edges, and its GraphML and GEXF files.

Node ids are `outlet:…`, `article:…`, `claim:…`, `fact:…`, `story:…`. Every node has `type` and `label`; an
absent attribute is unknown.

    node      further attributes
    outlet    none
    article   article, language, published, url
    claim     claim, kind, measure, low, high, qualifier, unit, start, end, quote, attribution, certainty, field, rule
    fact      fact, kind, measure, unit, group, side, where, scope, origins, speakers
    story     story

    edge            from → to                 attributes beside `type` and `why`
    published       outlet → article          at
    states          article → claim
    answers         claim → fact
    belongs_to      article, fact → story
    copies          article → the earliest article with the text   origin
    same_fact       claim → claim             score
    part_of         fact → fact
    conflicts_with  claim → claim             finding, conflict

A conflict ties every claim of one side and the first claim of each other side. `why` says in a few words what an edge
rests on: the rule that read a claim, the comparisons that joined two, what a part is narrower in.

An edge's key is its number in the graph, so that every edge has an id of its own in a file. GEXF has other uses for
three names: there the `type` of an edge is its `label` and `relation`, and `start` and `end` are `first_day` and
`last_day`. Texts are made visible (no control or bidi override characters), numbers
are floats and days ISO 8601, so that both formats can hold them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from crosscheck.model.fact import CopyGroup, Edge, Fact
from crosscheck.model.result import RunRecord
from crosscheck.report.visible import shown

Value = str | float | int
_LONGEST: Final = 400
# Names that mean something else in GEXF: when a node is to be seen, and whether an edge has a direction.
_SPELL: Final = {"start": "first_day", "end": "last_day"}
_RELATION: Final = {"type": "relation"}
_CLAIM: Final = (
    "kind", "measure", "low", "high", "qualifier", "unit", "start", "end", "quote", "attribution", "certainty", "field",
    "rule")  # fmt: skip
_FACT: Final = ("kind", "measure", "unit", "group", "side", "where", "scope", "origins", "speakers")
_ARTICLE: Final = ("language", "published", "url")
NODE_ATTRIBUTES: Final = (
    "type", "label", *dict.fromkeys(("article", "claim", "fact", "story", *_ARTICLE, *_CLAIM, *_FACT)))  # fmt: skip
EDGE_ATTRIBUTES: Final = ("type", "why", "at", "origin", "score", "finding", "conflict")


def build_graph(record: RunRecord) -> nx.MultiDiGraph[str]:
    """The run as a graph of outlets, articles, claims, facts and stories, in the order of the record."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_nodes(graph, record)
    held = (edge for edge in _edges(record) if edge[0] in graph and edge[1] in graph)
    for number, (source, target, attributes) in enumerate(held):
        graph.add_edge(source, target, key=number, **attributes)
    return graph


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """The graph as a GraphML file."""
    writer = GraphMLWriter(encoding="utf-8", prettyprint=False)
    writer.add_graph_element(graph)
    return _document(writer.xml)


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """The graph as a GEXF file, without the date that the writer would add."""
    named: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    named.add_nodes_from((node, _renamed(data, _SPELL)) for node, data in graph.nodes(data=True))
    for source, target, number, data in graph.edges(keys=True, data=True):
        named.add_edge(source, target, key=number, id=number, label=data.get("type", ""), **_renamed(data, _RELATION))
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(named)
    for element in writer.xml.iter():
        element.attrib.pop("lastmodifieddate", None)  # the clock, which only the head of the file holds
    return _document(writer.xml)


def _renamed(data: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    return {names.get(name, name): value for name, value in data.items()}


def _document(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    body: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n"


def _add_nodes(graph: nx.MultiDiGraph[str], record: RunRecord) -> None:
    for outlet in sorted({article.outlet for article in record.articles if article.outlet}):
        graph.add_node(node_name("outlet", outlet), type="outlet", label=plain(outlet))
    for article in record.articles:
        graph.add_node(node_name("article", article.id), **_article_attributes(article))
    for claim in record.claims:
        graph.add_node(node_name("claim", claim.id), **_claim_attributes(claim))
    for fact in record.facts:
        graph.add_node(node_name("fact", fact.id), **_fact_attributes(fact))
    for story in record.stories:
        graph.add_node(node_name("story", story.id), type="story", label=plain(story.label), story=plain(story.id))


def _article_attributes(article: Article) -> dict[str, Value]:
    known = _known({name: getattr(article, name) for name in _ARTICLE})
    return {"type": "article", "label": plain(article.title or article.id), "article": plain(article.id), **known}


def _claim_attributes(claim: Claim) -> dict[str, Value]:
    known = _known({name: getattr(claim, name) for name in _CLAIM})
    return {"type": "claim", "label": plain(claim.quote), "claim": plain(claim.id), **known}


def _fact_attributes(fact: Fact) -> dict[str, Value]:
    known = _known({name: getattr(fact, name) for name in _FACT})
    return {"type": "fact", "label": plain(fact.label), "fact": plain(fact.id), **known}


def _edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    yield from _article_edges(record)
    yield from _story_edges(record)
    yield from _fact_edges(record)
    yield from _copy_edges(record)
    for edge in record.edges:
        same = _edge("same_fact", _compared(edge), score=float(edge.score))
        yield node_name("claim", edge.left), node_name("claim", edge.right), same
    yield from _conflict_edges(record)


def _edge(kind: str, why: str, **named: object) -> dict[str, Value]:
    return {"type": kind, **_known(named), "why": plain(why)}


def _compared(edge: Edge) -> str:
    return "; ".join(f"{part.feature} {part.score:+.2f}: {part.detail}" for part in edge.comparisons)


def _article_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for article in record.articles:
        if article.outlet:
            printed = _edge("published", "the article names its outlet", at=article.published)
            yield node_name("outlet", article.outlet), node_name("article", article.id), printed
    for claim in record.claims:
        place = f"the {claim.field}, letters {claim.span[0]} to {claim.span[1]}"
        read = _edge("states", f"{place}: {claim.rule}" if claim.rule else place)
        yield node_name("article", claim.article), node_name("claim", claim.id), read


def _story_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for story in record.stories:
        held = f"{len(story.articles)} articles hold in common: {', '.join(story.evidence)}"
        told = _edge("belongs_to", held if len(story.articles) > 1 else "no other article is of this story")
        for member in story.articles:
            yield node_name("article", member), node_name("story", story.id), told


def _fact_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    joined = _strongest(record.edges)
    facts = {fact.id: fact for fact in record.facts}
    for fact in record.facts:
        for claim in fact.claims:
            answer = _edge("answers", joined.get(claim, "no other claim answers the same question"))
            yield node_name("claim", claim), node_name("fact", fact.id), answer
        if fact.story is not None:
            told = _edge("belongs_to", "most articles with its claims are of this story")
            yield node_name("fact", fact.id), node_name("story", fact.story), told
        for whole in fact.part_of:
            if whole in facts:
                part = _edge("part_of", _narrower(fact, facts[whole]))
                yield node_name("fact", fact.id), node_name("fact", whole), part


def _strongest(edges: Sequence[Edge]) -> dict[str, str]:
    """For each claim the edge that most speaks for its fact, in words; the first among equals."""
    best: dict[str, Edge] = {}
    for edge in edges:
        for claim in (edge.left, edge.right):
            if claim not in best or edge.score > best[claim].score:
                best[claim] = edge
    other = {claim: edge.right if claim == edge.left else edge.left for claim, edge in best.items()}
    return {claim: f"one question with {other[claim]}: {_compared(edge)}" for claim, edge in best.items()}


def _narrower(part: Fact, whole: Fact) -> str:
    told = [(slot, getattr(part, slot), getattr(whole, slot)) for slot in ("group", "side", "where", "scope")]
    return "; ".join(f"{slot}: {small} of {large or 'all'}" for slot, small, large in told if small != large)


def _copy_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    published = {article.id: article.published or "9999" for article in record.articles}
    for group in record.copies:
        first, *later = sorted(group.articles, key=lambda member: (published.get(member, "9999"), member))
        for member in later:
            copy = _edge("copies", _shared(member, group), origin=group.origin)
            yield node_name("article", member), node_name("article", first), copy


def _shared(member: str, group: CopyGroup) -> str:
    """What of the group's evidence is about this member."""
    about = [line for line in group.evidence if line.startswith(f"{member} and ") or f" and {member} share" in line]
    return "; ".join(about or group.evidence) or "the same text"


def _conflict_edges(record: RunRecord) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for finding in record.findings:
        if finding.verdict != "conflict":
            continue
        attributes = _edge("conflicts_with", finding.reason, finding=finding.id, conflict=finding.type)
        for left, right in _conflicting_pairs(finding.sides):
            yield node_name("claim", left), node_name("claim", right), attributes


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
            return plain(str(value))


def plain(text: str) -> str:
    """The text as both formats can hold it: of some hundred letters at most, none of them unseen."""
    return shown(text, _LONGEST)


def node_name(kind: str, name: str) -> str:
    """The node of the record of that kind and id."""
    return f"{kind}:{plain(name)}"
