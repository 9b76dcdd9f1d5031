"""Filling: what a headline leaves out, its own article's text says; linking reads the one with the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import msgspec

from crosscheck.link.places import World, relation
from crosscheck.model.claim import Claim

_SLOTS: Final = ("side", "where", "scope", "since", "item", "event_date", "as_of")


def told_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without the slots that their sentences do not tell: what is found elsewhere is missing evidence."""
    return tuple(_told(claim) if claim.implied else claim for claim in claims)


def _told(claim: Claim) -> Claim:
    untold = {
        slot: () if slot == "who" else None for slot in ("where", "scope", "who", "item") if slot in claim.implied
    }
    return msgspec.structs.replace(claim, **untold)


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
    narrow = all(relation(title.where, claim.where, world) == "holds" for claim in asked)
    if narrow:
        open_slots["where"] = first.where
    return msgspec.structs.replace(title, who=who, **open_slots)


def _asks_the_same(title: Claim, text: Claim, world: World | None) -> bool:
    """True where no slot that both fill tells them apart; the title's place may be the larger one."""
    asked = (title.kind, title.measure, title.group) == (text.kind, text.measure, text.group)
    if not asked or (title.certainty == "alleged") != (text.certainty == "alleged"):
        return False
    alike = all(
        getattr(title, slot) is None or getattr(text, slot) is None or getattr(title, slot) == getattr(text, slot)
        for slot in ("side", "scope", "since")
    )
    return alike and relation(title.where, text.where, world) in {"same", "holds", "unknown"}
