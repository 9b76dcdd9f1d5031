"""Linking: articles and claims in, facts, stories and copies out, with the reason of every join."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from crosscheck.link.blocking import candidate_pairs
from crosscheck.link.clustering import Clusterer
from crosscheck.link.comparing import agree, compare
from crosscheck.link.copies import find_copies
from crosscheck.link.decisions import Decision, named_claims, settle
from crosscheck.link.facts import fact_of, wholes
from crosscheck.link.filling import filled_claims, located_claims, placed_claims
from crosscheck.link.origins import Voices, voices_of
from crosscheck.link.places import World
from crosscheck.link.readings import settled_units
from crosscheck.link.renaming import renamed_claims
from crosscheck.link.scoring import CERTAIN, Weights, total
from crosscheck.link.stories import find_stories
from crosscheck.link.subjects import Node, nodes_of, surroundings
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Comparison, CopyGroup, Edge, Fact, Story


class LinkSettings(msgspec.Struct, frozen=True):
    """How linking weighs evidence; `families` gives an outlet's publisher, `decisions` what a reviewer has settled."""

    weights: Weights = Weights()
    families: dict[str, str] = {}
    decisions: tuple[Decision, ...] = ()


DEFAULTS: Final = LinkSettings()


class Linked(msgspec.Struct, frozen=True):
    """Claims in their given order with `fact` filled; facts, stories, copies and edges in the order of their ids."""

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    stories: tuple[Story, ...]
    copies: tuple[CopyGroup, ...]
    edges: tuple[Edge, ...]


def link_claims(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    *,
    settings: LinkSettings = DEFAULTS,
    world: World | None = None,
) -> Linked:
    """Claims joined to facts by what they are about, never by what they say."""
    copies = find_copies(articles)
    stories = find_stories(articles, claims, copies)
    claims = renamed_claims(claims, articles, stories, world=world)
    placed = placed_claims(claims, stories, world)
    filled = filled_claims(placed, world)
    around = surroundings(articles, claims, stories, world=world)
    nodes = nodes_of(filled, around, alone=named_claims(settings.decisions))
    edges, groups = _grouped(nodes, settings, world)
    voices = voices_of(articles, copies, settings.families)
    facts = _facts([[nodes[at] for at in group] for group in groups], articles, voices=voices, world=world)
    return Linked(_filed(located_claims(claims, placed), facts), facts, stories, copies, edges)


def _filed(claims: Sequence[Claim], facts: Sequence[Fact]) -> tuple[Claim, ...]:
    """The claims in their order, each with its fact and the unit that its fact settles."""
    by_id = {claim.id: claim for claim in claims}
    filed = {
        claim.id: msgspec.structs.replace(claim, fact=fact.id)
        for fact in facts
        for claim in settled_units([by_id[name] for name in fact.claims])
    }
    return tuple(filed[claim.id] for claim in claims)


def _grouped(
    nodes: Sequence[Node], settings: LinkSettings, world: World | None
) -> tuple[tuple[Edge, ...], list[list[int]]]:
    weights = settings.weights
    compared = _compared(nodes, weights, world)
    scores = {pair: total(comparisons) for pair, comparisons in compared.items()}
    groups = _clustered(nodes, scores, settings, world)
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    edges = [
        _edge((nodes[a], nodes[b]), scores[a, b], comparisons)
        for (a, b), comparisons in compared.items()
        if scores[a, b] >= weights.enough and group_of[a] == group_of[b]
    ]
    same = [edge for node in nodes for edge in _node_edges(node)]
    decided = [_decided_edge(decision) for decision in settings.decisions if decision.same]
    return tuple(sorted(edges + same + decided, key=lambda edge: (edge.left, edge.right))), groups


def _clustered(
    nodes: Sequence[Node], scores: Mapping[tuple[int, int], float], settings: LinkSettings, world: World | None
) -> list[list[int]]:
    """Groups of nodes. What a decision joined goes as one unit, which agrees with what any of its nodes agrees with."""
    settled = settle(nodes, settings.decisions)
    units = [[tuple(nodes[at] for at in unit)] for unit in settled.units]
    unit_of = {at: number for number, unit in enumerate(settled.units) for at in unit}
    best: dict[tuple[int, int], float] = {}
    for (a, b), score in scores.items():
        low, high = sorted((unit_of[a], unit_of[b]))
        if low != high:
            best[low, high] = max(score, best.get((low, high), score))

    def may_meet(left: list[tuple[Node, ...]], right: list[tuple[Node, ...]]) -> bool:
        return all(
            not settled.keeps_apart(one, other)
            and any(agree(a, b, settings.weights, world) for a in one for b in other)
            for one in left
            for other in right
        )

    clusterer = Clusterer(
        units, agree=may_meet, merge=operator.add, masses=[sum(len(n.claims) for n in unit[0]) for unit in units]
    )
    groups = clusterer.cluster([(a, b, score) for (a, b), score in best.items()], threshold=settings.weights.enough)
    return [[at for number in group for at in settled.units[number]] for group in groups]


def _compared(
    nodes: Sequence[Node], weights: Weights, world: World | None
) -> dict[tuple[int, int], tuple[Comparison, ...]]:
    return {
        (a, b): compare(nodes[a], nodes[b], weights, world)
        for a, b in candidate_pairs([node.subject for node in nodes])
    }


def _edge(pair: tuple[Node, Node], score: float, comparisons: tuple[Comparison, ...]) -> Edge:
    left, right = sorted(node.claims[0].id for node in pair)
    return Edge(left, right, score, comparisons)


def _decided_edge(decision: Decision) -> Edge:
    left, right = sorted((decision.left, decision.right))
    return Edge(left, right, CERTAIN, (Comparison("decision", CERTAIN, "a reviewer joined them"),))


def _node_edges(node: Node) -> list[Edge]:
    """A star of edges: every further claim of one subject is tied to the first."""
    reason = (Comparison("subject", CERTAIN, "every slot is the same"),)
    first = node.claims[0].id
    return [Edge(first, claim.id, CERTAIN, reason) for claim in node.claims[1:]]


def _facts(
    groups: Sequence[Sequence[Node]], articles: Sequence[Article], *, voices: Voices, world: World | None
) -> tuple[Fact, ...]:
    by_id: Mapping[str, Article] = {article.id: article for article in articles}
    facts = [
        fact_of(
            [claim for node in group for claim in node.claims], articles=by_id, story=_main_story(group), voices=voices
        )
        for group in groups
    ]
    whole_of = wholes(facts, world)
    filled = [msgspec.structs.replace(fact, part_of=whole_of.get(fact.id, ())) for fact in facts]
    return tuple(sorted(filled, key=lambda fact: fact.id))


def _main_story(group: Sequence[Node]) -> str | None:
    """The story of most claims, the first by id among equals; teasers tell of other stories than their article's."""
    counts = Counter(n.subject.story for n in group for _ in n.claims if n.subject.story and not n.subject.teaser)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
