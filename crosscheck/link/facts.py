"""Facts: the record of each group of claims, with a stable id, a label, its wholes, its origins and its speakers."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from crosscheck.link.names import name_similarity
from crosscheck.link.origins import Voices
from crosscheck.link.places import World, relation
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact

_SPEAKER_ALIKE: Final = 0.9
_LAST: Final = "9999"


def fact_of(group: Sequence[Claim], *, articles: Mapping[str, Article], story: str | None, voices: Voices) -> Fact:
    """The fact of a group of claims. Its id is that of its earliest claim, so that later articles leave it alone.

    The id changes only where an article is added that was published before all others of the fact.
    """
    ordered = sorted(group, key=lambda claim: _age(claim, articles))
    first = ordered[0]
    name = hashlib.sha256(f"{first.kind} {first.measure} {first.id}".encode()).hexdigest()[:12]
    slots = {slot: _told(ordered, slot) for slot in ("group", "side", "where", "scope", "unit")}
    if sum(claim.side is not None for claim in ordered) * 2 < len(ordered):
        slots["side"] = None
    return Fact(
        id=f"fact-{name}",
        kind=first.kind,
        measure=first.measure,
        claims=tuple(claim.id for claim in ordered),
        label=_label(first, ordered, slots),
        story=story,
        unit=slots["unit"],
        group=slots["group"],
        side=slots["side"],
        where=slots["where"],
        scope=slots["scope"],
        origins=voices.count(claim.article for claim in ordered),
        speakers=len(_speakers(ordered)),
    )


def _age(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, str, str, int, str]:
    article = articles.get(claim.article)
    day = (article.published or "")[:10] if article else ""
    return (day or _LAST, claim.article, (claim.field != "title" and claim.field) or "", claim.span[0], claim.id)


def _told(claims: Sequence[Claim], slot: str) -> str | None:
    """What most claims say in a slot, the earliest among equals; None where none says anything."""
    counts = Counter(value for claim in claims if (value := getattr(claim, slot)))
    return counts.most_common(1)[0][0] if counts else None


def _label(first: Claim, claims: Sequence[Claim], slots: Mapping[str, str | None]) -> str:
    """The question in a few English words."""
    who = max((claim.who for claim in claims), key=len, default=())
    if first.kind == "deal":
        item = _told(claims, "item")
        return " ".join(part for part in ("value of", item or "the deal", f"({', '.join(who)})" if who else "") if part)
    if first.kind == "visit":
        where = f"in {slots['where']}" if slots["where"] else ""
        return " ".join(part for part in (first.measure, f"of {', '.join(who)}" if who else "", where) if part)
    parts = [slots["group"], first.measure]
    if slots["side"]:
        parts.append(f"from {slots['side']}")
    if slots["where"]:
        parts.append(f"in {slots['where']}")
    since = next((claim.since for claim in claims if claim.since), None)
    if since:
        parts.append(f"since {since}")
    return " ".join(part for part in parts if part)


def _speakers(claims: Sequence[Claim]) -> list[str]:
    """The parties whom the claims credit, one for each that may be one and the same."""
    found: list[str] = []
    for name in sorted(
        {claim.attribution for claim in claims if claim.attribution}, key=lambda name: (-len(name), name)
    ):
        if not any(name_similarity(name, other) >= _SPEAKER_ALIKE for other in found):
            found.append(name)
    return found


def wholes(facts: Sequence[Fact], world: World | None) -> dict[str, tuple[str, ...]]:
    """For each fact the ids of the facts of which it is a part: a group, a place, a side or a day of a whole."""
    by_story: dict[tuple[str | None, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "casualty":
            by_story[fact.story, fact.kind, fact.measure].append(fact)
    found: dict[str, tuple[str, ...]] = {}
    for block in by_story.values():
        for part in block:
            found[part.id] = tuple(sorted(whole.id for whole in block if _is_part(part, whole, world)))
    return found


def _is_part(part: Fact, whole: Fact, world: World | None) -> bool:
    """True where the part is smaller in at least one slot and in none larger."""
    a_day = (part.scope, whole.scope) == ("day", "total")
    if part.id == whole.id or (part.scope != whole.scope and not a_day):
        return False
    lies = relation(part.where, whole.where, world)
    if not (lies in {"same", "inside"} or part.where == whole.where):
        return False
    if whole.group not in {None, part.group} or whole.side not in {None, part.side}:
        return False
    return a_day or lies == "inside" or part.group != whole.group or part.side != whole.side
