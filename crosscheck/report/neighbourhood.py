"""The claim graph in use: that of an earlier run, the part of it around one finding, and either as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import msgspec
import networkx as nx

from crosscheck.errors import ConfigError, InputError
from crosscheck.model.finding import Finding
from crosscheck.model.visible import isolated, quoted
from crosscheck.report.graph import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, gexf, graphml, node_name, plain

Graph = Any  # nx.MultiDiGraph[str], which has no types of its own
GRAPH_FILE: Final = "graph.graphml"
FINDINGS_FILE: Final = "findings.jsonl"
NEAR: Final = 5  # ids that a message names
_PREFIX: Final = "finding-"
_CLAIM: Final = ("low", "high", "qualifier", "unit", "start", "end", "attribution")


class ClaimGraph(msgspec.Struct, frozen=True):
    """A run's graph with its findings, which are no nodes of it."""

    graph: Graph
    findings: tuple[Finding, ...]

    def finding(self, name: str) -> Finding:
        """The finding of that id, or the only one whose id begins with it; ConfigError names near ones."""
        by_id = {finding.id: finding for finding in self.findings}
        if name in by_id:
            return by_id[name]
        begun = [known for known in by_id if name and known.startswith((name, f"{_PREFIX}{name}"))]
        if len(begun) == 1:
            return by_id[begun[0]]
        if begun:
            raise ConfigError(f"finding: {len(begun)} ids begin with {name!r}: {_listed(begun)}")
        near = get_close_matches(name, by_id, n=NEAR, cutoff=0.0)
        hint = f"; the nearest are {_listed(near)}" if near else ", as there are no findings"
        raise ConfigError(f"finding: no finding {name!r}{hint}")

    def around(self, finding: Finding) -> Graph:
        """The part of the graph that the finding rests on.

        Its facts with all their claims, the facts of which they are parts and their own parts, and the articles,
        outlets and stories of all these.
        """
        graph = self.graph
        claims = {node_name("claim", name) for side in finding.sides for name in side} & set(graph)
        facts = {node_name("fact", name) for name in (*finding.facts, finding.fact) if name} & set(graph)
        facts |= {fact for claim in claims for fact in _after(graph, claim, "answers")}
        claims |= {claim for fact in facts for claim in _before(graph, fact, "answers")}
        facts |= {near for fact in facts for step in (_before, _after) for near in step(graph, fact, "part_of")}
        articles = {article for claim in claims for article in _before(graph, claim, "states")}
        outlets = {outlet for article in articles for outlet in _before(graph, article, "published")}
        stories = {story for node in (*facts, *articles) for story in _after(graph, node, "belongs_to")}
        return _part(graph, claims | facts | articles | outlets | stories)

    def written(self, part: Graph, layout: str) -> bytes:
        """A part of the graph, or all of it, in one of the layouts `tree`, `graphml` and `gexf`."""
        if layout == "tree":
            return "".join(f"{line}\n" for line in lines_of(part)).encode()
        return graphml(part) if layout == "graphml" else gexf(part)


def read_claim_graph(folder: Path) -> ClaimGraph | None:
    """The graph and the findings that an earlier run wrote into the folder, or None where it did not write both.

    Raises InputError with file, line and reason where they cannot be read.
    """
    graph, findings = folder / GRAPH_FILE, folder / FINDINGS_FILE
    if not (graph.is_file() and findings.is_file()):
        return None
    return ClaimGraph(_read_graph(graph), tuple(_read_findings(findings)))


def lines_of(graph: Graph) -> Iterator[str]:
    """The graph to read: each fact with its claims, then each article, every node with its edges and their reasons."""
    for fact in _of_type(graph, "fact"):
        yield _node_line(graph, fact)
        yield from (f"  {line}" for line in _edge_lines(graph, fact))
        for claim in _before(graph, fact, "answers"):
            yield f"  {_node_line(graph, claim)}"
            yield from (f"    {line}" for line in _edge_lines(graph, claim, "states"))
    for article in _of_type(graph, "article"):
        yield _node_line(graph, article)
        yield from (f"  {line}" for line in _edge_lines(graph, article, "published"))


def _node_line(graph: Graph, node: str) -> str:
    data = graph.nodes[node]
    told = [f"{name} {isolated(_number_told(data[name]))}" for name in _CLAIM if name in data]
    return f"{data['type']} {_called(graph, node)}{': ' if told else ''}{', '.join(told)}"


def _number_told(value: str | float) -> str:
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


def _called(graph: Graph, node: str) -> str:
    data = graph.nodes[node]
    name = isolated(node.partition(":")[2])
    return name if data["type"] == "outlet" else f"{quoted(data['label'])} ({name})"


def _edge_lines(graph: Graph, node: str, incoming: str | None = None) -> Iterator[str]:
    """Every edge from the node but those to claims that an article states, and those of one type that lead to it."""
    for source, _, data in graph.in_edges(node, data=True):
        if data["type"] == incoming:
            yield f"← {data['type']} {_called(graph, source)}: {isolated(data['why'])}"
    for _, target, data in graph.out_edges(node, data=True):
        if data["type"] != "states":
            yield f"→ {data['type']} {_called(graph, target)}: {isolated(data['why'])}"


def _of_type(graph: Graph, kind: str) -> list[str]:
    return [node for node, held in graph.nodes(data="type") if held == kind]


def _after(graph: Graph, node: str, kind: str) -> list[str]:
    return list(dict.fromkeys(target for _, target, held in graph.out_edges(node, data="type") if held == kind))


def _before(graph: Graph, node: str, kind: str) -> list[str]:
    return list(dict.fromkeys(source for source, _, held in graph.in_edges(node, data="type") if held == kind))


def _part(graph: Graph, nodes: set[str]) -> Graph:
    """The nodes with the edges among them, in the order of the graph."""
    part: Graph = nx.MultiDiGraph()
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in nodes)
    part.add_edges_from(edge for edge in graph.edges(keys=True, data=True) if edge[0] in nodes and edge[1] in nodes)
    return part


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NEAR} more" if len(names) > NEAR else ""
    return ", ".join(names[:NEAR]) + more


def _read_graph(path: Path) -> Graph:
    """The graph of a GraphML file with the documented attributes alone: the file may come from anywhere."""
    try:
        read = nx.read_graphml(path, edge_key_type=str, force_multigraph=True)
    except (ParseError, nx.NetworkXError, ValueError, KeyError, OSError) as error:
        raise InputError(f"expected the graph of a run: {error}", path=str(path)) from None
    graph: Graph = nx.MultiDiGraph()
    for node, data in read.nodes(data=True):
        graph.add_node(plain(str(node)), **_documented(data, NODE_ATTRIBUTES))
    for number, (source, target, data) in enumerate(read.edges(data=True)):
        ends = plain(str(source)), plain(str(target))
        graph.add_edge(*ends, key=number, **_documented(data, EDGE_ATTRIBUTES))
    return graph


def _documented(data: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The attributes of those names, texts made harmless; the first ones, which every node or edge has, always."""
    told = {name: plain(data[name]) if isinstance(data[name], str) else data[name] for name in names if name in data}
    return {names[0]: "", names[1]: ""} | told


def _read_findings(path: Path) -> Iterator[Finding]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            yield msgspec.json.decode(line, type=Finding)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"expected a finding: {error}", path=str(path), line=number) from None
