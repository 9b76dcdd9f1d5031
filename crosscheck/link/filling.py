"""Filling: what a headline leaves out, its own article's text says; linking reads the one with the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from crosscheck.link.places import World, relation
from crosscheck.model.claim import Claim, Scope
from crosscheck.model.fact import Story

IMPLIED_SHARE: Final = 0.5
DIVIDED: Final = 0.5
Asked = tuple[str | None, str | None]  # a story and a place

_KEPT: Final = ("apart", "inside")
_HELD: Final = ("same", "inside")
_SCOPES: Final[tuple[Scope, ...]] = ("event", "day", "total")
# In the rule paths of counts: some of those told of before, or further people.
PARTS: Final = ("of_them", "others", "among_harmed", "qualified_place")
_SLOTS: Final = ("where", "scope", "since", "item", "event_date", "as_of")


def _told(claim: Claim) -> Claim:
    """The claim without the slots that its sentence does not tell: what was only found elsewhere is missing
    evidence.
    """
    untold = {
        slot: () if slot == "who" else None for slot in ("where", "scope", "who", "item") if slot in claim.implied
    }
    return msgspec.structs.replace(claim, **untold)


def placed_claims(claims: Sequence[Claim], stories: Sequence[Story], world: World | None) -> tuple[Claim, ...]:
    """The claims with told slots only, counts without a told place put where the articles of their story place that
    kind of count, those without a told scope given the scope of their story's counts there; a part is where its total
    is.

    A side of a war, a headline of another story and an event of another day are not where the story is.
    """
    story_of = {name: story.id for story in stories for name in story.articles}
    mains = main_counts(claims)
    places = _story_places(claims, story_of, mains, world)
    placed: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.part_of is not None):
        bare = _told(claim) if claim.implied else claim
        total, where = placed.get(claim.part_of or ""), bare.where
        if total is not None and where is None and claim.group not in {None, total.group}:
            where = total.where
        elif total is None and _unplaced(bare, mains):
            where = _kept(claim, places.get(story_of.get(claim.article, "")), world)
        placed[claim.id] = bare if where == bare.where else msgspec.structs.replace(bare, where=where)
    scopes = _story_scopes([placed[name] for name in mains], story_of)
    scoped = (_scoped(placed[claim.id], mains, scopes, story_of) for claim in claims)
    return tuple(scoped)


def _scoped(claim: Claim, mains: frozenset[str], scopes: Mapping[Asked, Scope], story_of: Mapping[str, str]) -> Claim:
    """A main count without a told scope has that of its story's counts in its place."""
    if claim.kind != "casualty" or claim.scope or claim.teaser or claim.event_date or claim.id not in mains:
        return claim
    asked = _asked(claim, story_of)
    here, whole = scopes.get(asked), scopes.get((asked[0], None))
    return msgspec.structs.replace(claim, scope=whole if here in {whole, None} else None)


def _asked(claim: Claim, story_of: Mapping[str, str]) -> Asked:
    return story_of.get(claim.article), claim.where


def _kept(claim: Claim, story: str | None, world: World | None) -> str | None:
    """The place that the article implies unless it is larger than the story's, else the story's; a running total is of
    the larger one. Of a story's place that no table has, only a country is surely larger.
    """
    if claim.where is None or story is None:
        return claim.where or story
    lies = relation(claim.where, story, world)
    country = world is not None and world.country_of(claim.where) == claim.where
    kept = claim.scope == "total" or lies in _KEPT or (lies == "unknown" and not country)
    return claim.where if kept else story


def located_claims(claims: Sequence[Claim], placed: Sequence[Claim]) -> list[Claim]:
    """The claims, each untold place settled by its story, or by the total of which it is a part."""
    found = {claim.id: claim.where for claim in placed}
    return [
        msgspec.structs.replace(claim, where=where)
        if "where" in claim.implied and (where := found[claim.id] or found.get(claim.part_of or "")) is not None
        else claim
        for claim in claims
    ]


def _of_event(claim: Claim, mains: frozenset[str]) -> bool:
    """True for a count that its article is about, and for one that a speaker gives beside it; not for a part."""
    told = claim.attribution is not None
    part = claim.part_of is not None or any(name in claim.rule for name in PARTS)
    return claim.id in mains or (told and not part)


def _story_scopes(mains: Sequence[Claim], story_of: Mapping[str, str]) -> dict[Asked, Scope]:
    """For each place of each story the scope that most articles give their main counts, one event's among equals."""
    voices: dict[Asked, Counter[Scope]] = defaultdict(Counter)
    told = {(claim.article, _asked(claim, story_of), claim.scope) for claim in mains if claim.scope is not None}
    for _article, asked, scope in told:
        voices[asked][scope] += 1
    for _article, story, scope in {(article, asked[0], scope) for article, asked, scope in told}:
        voices[story, None][scope] += 1
    return {asked: min(said, key=lambda scope: (-said[scope], _SCOPES.index(scope))) for asked, said in voices.items()}


def main_counts(claims: Sequence[Claim]) -> frozenset[str]:
    """The counts that their articles are about: in a headline, first of their kind in the text, or told as a toll."""
    first: dict[tuple[str, str, str | None], Claim] = {}
    found: set[str] = set()
    for claim in claims:
        if claim.kind != "casualty" or claim.teaser or claim.event_date:
            continue
        if claim.field == "title" or "toll" in claim.rule:
            found.add(claim.id)
            continue
        key = claim.article, claim.measure, claim.group
        if key not in first or (claim.span, claim.id) < (first[key].span, first[key].id):
            first[key] = claim
    return frozenset(found | {claim.id for claim in first.values()})


def _unplaced(claim: Claim, mains: frozenset[str]) -> bool:
    told = claim.where or claim.side or claim.teaser or claim.event_date
    return claim.kind == "casualty" and not told and _of_event(claim, mains)


def _story_places(
    claims: Sequence[Claim], story_of: Mapping[str, str], mains: frozenset[str], world: World | None
) -> dict[str, str]:
    """For each story the place that most articles name for its counts, the first by name among equals; an implied place
    counts half. Where the articles are divided, it is the larger place that holds most of theirs. Running totals have
    a say only where nothing else has.
    """
    naming: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    placed = [claim for claim in claims if claim.where and claim.id in mains and not claim.side]
    single = {story_of.get(claim.article) for claim in placed if claim.scope != "total"}
    for claim in placed:
        story = story_of.get(claim.article)
        if story and (claim.scope != "total" or story not in single):
            voices = naming[story][claim.where or ""]
            share = IMPLIED_SHARE if "where" in claim.implied else 1.0
            voices[claim.article] = max(share, voices.get(claim.article, 0.0))
    votes = {
        story: {place: sum(voices.values()) for place, voices in sorted(named.items())}
        for story, named in naming.items()
    }
    return {story: _holding(named, world) for story, named in votes.items()}


def _holding(votes: Mapping[str, float], world: World | None) -> str:
    """The place with most votes, or the smallest named one around it if that holds more than twice as many."""
    best = min(votes, key=lambda place: (-votes[place], place))
    around = [place for place in votes if relation(best, place, world) == "inside"]
    held = {place: sum(n for other, n in votes.items() if relation(other, place, world) in _HELD) for place in around}
    larger = [place for place in around if held[place] * DIVIDED > votes[best]]
    return min(larger, key=lambda place: (held[place], place), default=best)


def filled_claims(claims: Sequence[Claim], world: World | None) -> tuple[Claim, ...]:
    """The claims, the open slots of each headline taken from the first claim of the text with the same question.

    A headline that names a larger place than every such claim ("Orland quake" over a text on Port Orla) takes the
    text's place. Headlines of other stories and values play no part.
    """
    texts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.field == "text" and not claim.teaser:
            texts[claim.article].append(claim)
    for group in texts.values():
        group.sort(key=lambda claim: (claim.span, claim.id))
    return tuple(_filled(claim, texts[claim.article], world) if claim.field == "title" else claim for claim in claims)


def _filled(title: Claim, texts: Sequence[Claim], world: World | None) -> Claim:
    asked = [claim for claim in texts if _asks_the_same(title, claim, world)]
    if not asked:
        return title
    first = asked[0]
    open_slots = {slot: getattr(first, slot) for slot in _SLOTS if getattr(title, slot) is None}
    who = first.who if not title.who else title.who
    narrow = title.kind != "visit" and all(relation(title.where, claim.where, world) == "holds" for claim in asked)
    if narrow:
        open_slots["where"] = first.where
    return msgspec.structs.replace(title, who=who, **open_slots)


def _asks_the_same(title: Claim, text: Claim, world: World | None) -> bool:
    """True where no slot that both fill tells them apart; the title's place may be the larger one."""
    if text.part_of is not None:
        return False
    asked = (title.kind, title.measure, title.group) == (text.kind, text.measure, text.group)
    if not asked or (title.certainty == "alleged") != (text.certainty == "alleged"):
        return False
    alike = all(
        getattr(title, slot) is None or getattr(text, slot) is None or getattr(title, slot) == getattr(text, slot)
        for slot in ("side", "scope", "since")
    )
    return alike and relation(title.where, text.where, world) in {"same", "holds", "unknown"}
