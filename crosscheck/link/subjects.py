"""Subjects: what a claim is about, without what it says. Claims of one subject are one node of the linking."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from crosscheck.link.context import Context, Days, claim_contexts, counted_day, published_days
from crosscheck.link.names import romanise
from crosscheck.link.places import World, folded_place, home_side
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Story

Place = tuple[str | int | None, ...]

# A stay of which only the last day is told began at most this long before.
OPEN_STAY: Final = timedelta(days=6)
LEAD_LENGTH: Final = 500  # letters with which a text begins: what it tells first there is what it is about


class Subject(msgspec.Struct, frozen=True):
    """The question that a claim answers, as far as its slots tell; None or empty where they do not.

    `days` are the days of the event: for a visit its stop, for a daily count that day, else the day that the text
    gives. `seen` is the window in which the story was published. `single` is one person's death, told without a number.
    `years` are years that the sentence names beside the year of publication. `guessed` is a place that the sentence
    does not tell; `elsewhere` are the other places for which the article answers the same question. `told` is
    the day on which an article leads with its sum. `beside` are the parties that the sentence of a sum names without
    tying them to it.
    """

    kind: str
    measure: str
    group: str | None
    side: str | None
    where: str | None
    scope: str | None
    since: date | None
    who: tuple[str, ...]
    item: str | None
    event: tuple[str, ...]
    days: Days | None
    years: frozenset[int]
    story: str | None
    seen: Days | None
    forecast: bool
    longest: bool
    from_event: bool
    lead: bool
    beside: tuple[str, ...]
    near: tuple[str, ...]
    teaser: bool
    single: bool = False
    running: bool = False
    elsewhere: frozenset[str] = frozenset()
    guessed: bool = False
    told: Days | None = None


class Node(msgspec.Struct, frozen=True):
    """A subject and the claims that have it.

    `texts` are the articles in whose text (not headline) they stand, `spans` their expressions, and `lists` their
    sentences with speaker and unit: a sentence that gives two figures of one speaker, and corrects none, lists two
    things.
    """

    subject: Subject
    claims: tuple[Claim, ...]
    texts: frozenset[str]
    spans: frozenset[Place]
    lists: frozenset[Place]


class Surroundings(msgspec.Struct, frozen=True):
    """What linking knows of claims beside their slots: contexts, articles, stories and the table of places."""

    contexts: Mapping[str, Context]
    published: Mapping[str, Days | None]
    story_of: Mapping[str, str]
    seen: Mapping[str, Days | None]
    longest: Mapping[tuple[str, str], date]
    split_sides: frozenset[Place]
    near: Mapping[str, tuple[str, ...]]
    leads: frozenset[str] = frozenset()
    beside: Mapping[str, tuple[str, ...]] = {}
    world: World | None = None


def surroundings(
    articles: Sequence[Article], claims: Sequence[Claim], stories: Sequence[Story], *, world: World | None
) -> Surroundings:
    """The surroundings of a run's claims."""
    published = {article.id: published_days(article) for article in articles}
    story_of = {name: story.id for story in stories for name in story.articles}
    seen: dict[str, Days | None] = {}
    for story in stories:
        windows = [days for name in story.articles if (days := published[name]) is not None]
        seen[story.id] = Days(min(d.first for d in windows), max(d.last for d in windows)) if windows else None
    return Surroundings(
        contexts=claim_contexts(articles, claims),
        published=published,
        story_of=story_of,
        seen=seen,
        longest=_longest(claims),
        split_sides=_split_sides(claims),
        near=_near_places(claims),
        leads=_leads(claims),
        beside={claim.id: tuple(sorted(claim.who)) for claim in claims if claim.kind == "deal" and claim.who},
        world=world,
    )


def _longest(claims: Sequence[Claim]) -> dict[tuple[str, str], date]:
    """The earliest day from which a count of a measure in a place runs: a total that names no start is of the whole."""
    found: dict[tuple[str, str], date] = {}
    for claim in claims:
        if claim.since:
            key = _counted(claim)
            found[key] = min(claim.since, found.get(key, claim.since))
    return found


def _counted(claim: Claim) -> tuple[str, str]:
    return folded_place(claim.where or ""), claim.measure


def _leads(claims: Sequence[Claim]) -> frozenset[str]:
    """The sums that their articles are about: first in the headline, and first in the text where the headline has one
    or the text begins with it; with the same sums in other currencies.
    """
    texts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "deal" and not claim.teaser:
            texts[claim.article, claim.field].append(claim)
    found: set[str] = set()
    for (article, _field), group in sorted(texts.items()):
        ordered = sorted(group, key=lambda claim: (claim.span, claim.id))
        if (article, "title") not in texts and ordered[0].span[0] > LEAD_LENGTH:
            continue
        found.add(ordered[0].id)
        for before, claim in itertools.pairwise(ordered):
            if before.id in found and "equivalent" in claim.event:
                found.add(claim.id)
    return frozenset(found)


def _split_sides(claims: Sequence[Claim]) -> frozenset[Place]:
    """Questions for which one article counts more than one side: there, each side is a part of all."""
    sides: dict[Place, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.side:
            sides[_split(claim)].add(folded_place(claim.side))
    return frozenset(key for key, named in sides.items() if len(named) > 1)


def _split(claim: Claim) -> Place:
    return claim.article, *_counted(claim), claim.group


def _near_places(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """For each claim without a place the first and the last place that its article told before for its kind."""
    texts: dict[tuple[str, str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        texts[claim.article, claim.kind, claim.teaser].append(claim)
    found: dict[str, tuple[str, ...]] = {}
    for group in texts.values():
        ordered = sorted(group, key=lambda claim: (claim.field == "text", claim.span, claim.id))
        told: list[str] = []
        for claim in ordered:
            if claim.where:
                told.append(claim.where)
            elif told and not claim.teaser:
                found[claim.id] = tuple(sorted({told[0], told[-1]}))
    return found


def _told_places(claims: Sequence[Claim]) -> dict[Place, frozenset[str]]:
    """For each question of each article the places for which its text answers it."""
    told: dict[Place, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.kind == "casualty" and claim.where and not (claim.teaser or claim.event_date or _guessed(claim)):
            told[_asked(claim)].add(claim.where)
    return {asked: frozenset(places) for asked, places in told.items() if len(places) > 1}


def _guessed(claim: Claim) -> bool:
    return "where" in claim.implied


def _asked(claim: Claim) -> Place:
    return claim.article, claim.measure, claim.group, claim.scope


def subject_of(claim: Claim, around: Surroundings, told: Mapping[Place, frozenset[str]]) -> Subject:
    """What the claim is about; `told` are the places of each question of each article, where there are several."""
    published = around.published.get(claim.article)
    story = None if claim.teaser else around.story_of.get(claim.article)
    split = _split(claim) in around.split_sides
    side = claim.side if split else home_side(claim.side, claim.where, around.world)
    return Subject(
        kind=claim.kind,
        measure=romanise(claim.measure),
        group=romanise(claim.group) if claim.group else None,
        side=side,
        where=claim.where,
        scope=claim.scope,
        since=claim.since,
        who=tuple(sorted(claim.who)),
        item=romanise(claim.item) if claim.item else None,
        event=tuple(sorted(claim.event)),
        days=_days(claim, published),
        years=_other_years(claim, around, published),
        story=story,
        seen=published if claim.teaser else around.seen.get(story) if story else None,
        forecast=claim.kind == "casualty" and claim.certainty == "alleged" and claim.scope != "total",
        longest=claim.since is not None and claim.since == around.longest.get(_counted(claim)),
        lead=claim.id in around.leads,
        beside=around.beside.get(claim.id, ()) if not claim.who else (),
        from_event="since" in claim.event and claim.since is None,
        near=around.near.get(claim.id, ()) if claim.where is None and "where" not in claim.implied else (),
        teaser=claim.teaser,
        single="one_nominal" in claim.rule,
        running=_counted(claim) in around.longest,
        elsewhere=told.get(_asked(claim), frozenset()) - {claim.where or ""},
        guessed=_guessed(claim),
        told=published if claim.id in around.leads else None,
    )


def _days(claim: Claim, published: Days | None) -> Days | None:
    if claim.kind == "visit":
        if claim.start is None:
            return Days(claim.end - OPEN_STAY, claim.end) if claim.end else None
        return Days(claim.start, claim.end or claim.start)
    if claim.scope == "day":
        return counted_day(claim, published)
    return Days(claim.event_date, claim.event_date) if claim.event_date else None


def _other_years(claim: Claim, around: Surroundings, published: Days | None) -> frozenset[int]:
    context = around.contexts.get(claim.id)
    if context is None or claim.scope == "total" or claim.kind not in {"casualty", "deal"}:
        return frozenset()
    now = {published.first.year, published.last.year} if published else set()
    return frozenset(context.years - now)


def nodes_of(claims: Sequence[Claim], around: Surroundings, *, alone: frozenset[str] = frozenset()) -> list[Node]:
    """The subjects of the claims, each with its claims, in the order of their first claim's id.

    Claims that share one expression ("arrived in Orla and Tarn on Friday"), and claims of one list that leave open
    what tells them apart, are never of one node; claims named in `alone` are nodes of their own.
    """
    told = _told_places(claims)
    subjects = {claim.id: subject_of(claim, around, told) for claim in claims}
    crowded = Counter(_question(claim, around) for claim in claims)
    members: dict[tuple[Subject, int | str], list[Claim]] = defaultdict(list)
    uses: dict[tuple[Subject, Place], int] = defaultdict(int)
    for claim in sorted(claims, key=lambda claim: (claim.article, claim.span, claim.id)):
        subject = subjects[claim.id]
        question = _question(claim, around)
        listed = question is not None and crowded[question] > 1
        if claim.id in alone or (is_open(subject) and (listed or _untold(subject))):
            members[subject, claim.id].append(claim)
            continue
        at = (subject, _expression(claim))
        members[subject, uses[at]].append(claim)
        uses[at] += 1
    return [_node(subject, group, around) for (subject, _use), group in members.items()]


def _question(claim: Claim, around: Surroundings) -> Place | None:
    """What a claim of a list asks in its sentence, where the text lists at all."""
    listed = _listed(claim, around)
    return (*listed, claim.kind, claim.measure, claim.group) if listed else None


def _untold(subject: Subject) -> bool:
    """True where nothing that is told ties an open claim to others of its story."""
    return subject.kind == "casualty" or (subject.kind == "deal" and not subject.lead)


def is_open(subject: Subject) -> bool:
    """True where the slot is empty that mostly tells one fact of a sentence from the next."""
    if subject.kind == "deal":
        return not subject.item or not subject.who
    return not subject.where


def _node(subject: Subject, claims: Sequence[Claim], around: Surroundings) -> Node:
    return Node(
        subject=subject,
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        texts=frozenset(claim.article for claim in claims if claim.field == "text"),
        spans=frozenset(_expression(claim) for claim in claims),
        lists=frozenset(place for claim in claims if (place := _listed(claim, around))),
    )


def _expression(claim: Claim) -> Place:
    return claim.article, claim.field, *claim.span


def _listed(claim: Claim, around: Surroundings) -> Place | None:
    """The sentence, speaker and unit of a claim of the text that corrects no other."""
    context = around.contexts.get(claim.id)
    if context is None or claim.field == "title" or claim.revises:
        return None
    return claim.article, context.sentence, claim.attribution, claim.unit
