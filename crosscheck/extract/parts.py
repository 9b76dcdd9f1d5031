"""Counts without a word of harm of their own: parts and lists that take it from the count they are joined to."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Passage
from crosscheck.extract.items import Item
from crosscheck.language.pack import Pack

MAX_LINK: Final = 7
MAX_PART_LINK: Final = 14
MAX_FAR_PART: Final = 30
MAX_FORWARD: Final = 4
PART_RULES: Final = frozenset({"count.of_them_group", "count.including_group", "count.of_them"})
LISTING: Final = ("comma", "num_and", "possessor")
LEADING: Final = ("qual_before", "num_of", "the", "quote")
LINKS: Final = (
    "comma|num_and|including|besides|others|and_others|aux|person|people|cap|organisation|the|of|quote|dash|open|close|possessive|possessor|date|by|since|fear|"
    "prep_in|place|place_ordinary|place_choice|place_noun|place_alias|compass"
)
PART_LINKS: Final = "colon|harm_passive|harm_intransitive|harm_active|word|clause|future|group|object"
FOLLOWING: Final = ("prep_in", "others", "date", "state", "state_hurt")
STATE_REACH: Final = 4
CUTS: Final = ("stop", "semicolon", "contrast")


class Joint:
    """A casualty at `head` and an open count behind it at `at`, in one sentence."""

    __slots__ = ("at", "between", "head", "items", "passage")

    def __init__(self, passage: Passage, head: int, at: int) -> None:
        self.passage, self.head, self.at = passage, head, at
        self.items = passage.sentence.items
        self.between = self.items[head + 1 : at]

    @property
    def part(self) -> bool:
        """True where the open count is told as a part of the other: `including 12`, `12 of them`, `12 among
        them`, behind a colon.
        """
        behind = self.items[self.at + 1 : self.at + 2]
        return (
            any(item.has("including") or item.has("colon") for item in self.between)
            or self.items[self.at].rule in PART_RULES
            or (bool(behind) and behind[0].has("including") and any(item.has("comma") for item in self.between[-3:]))
        )

    @property
    def told_as_part(self) -> bool:
        """True where the word that makes it a part stands right beside it, so that anything may stand in between."""
        if self.items[self.at].rule in PART_RULES:
            return True
        before = self.at - 1
        while before > self.head and any(self.items[before].has(name) for name in LEADING):
            before -= 1
        return before > self.head and self.items[before].has("including")


def joins(joint: Joint, pack: Pack) -> bool:
    """True where only words of listing, place, time and (before a part) of what happened stand between a
    casualty and a count.
    """
    item = joint.items[joint.at]
    counted = item.reading
    assert isinstance(counted, Counted)
    if item.has("object") or counted.life:
        return False
    part = joint.part
    if item.has("single"):
        return _single_joins(joint, part=part)
    if joint.told_as_part and _clear(joint):
        return True
    wide = part or any(other.has("besides") for other in joint.between)
    links = pack.grammar.codes_of(f"{LINKS}|{PART_LINKS}" if wide else LINKS)
    if joint.at - joint.head > (MAX_PART_LINK if wide else MAX_LINK):
        return False
    codes = joint.passage.sentence.codes
    if not all(codes[n] in links for n in range(joint.head + 1, joint.at)):
        return _same_elsewhere(joint, verb_between=pack.settings.subject_first) or _ellipsis(joint) or _state(joint)
    if part:
        return True
    return _listed(joint, item, counted)


def _listed(joint: Joint, item: Item, counted: Counted) -> bool:
    if counted.group is not None or counted.side is not None:
        return not item.has("unknown")
    if item.has("unknown"):
        return False
    if item.has("person"):
        return any(other.has(name) for other in joint.between for name in LISTING)
    following = joint.items[joint.at : joint.at + 2]
    placed = joint.items[joint.at + 1 : joint.at + 3]
    if len(placed) > 1 and placed[0].has("prep_place") and (placed[1].has("place") or placed[1].has("cap")):
        return any(other.has(name) for other in joint.between for name in LISTING)
    if any(other.has("num_and") for other in joint.between):
        return any(other.has(name) for other in following for name in FOLLOWING)
    return _ellipsis(joint)


def _single_joins(joint: Joint, *, part: bool) -> bool:
    """One person goes on a list right behind `including` or `and`; a relative behind `and` alone."""
    last = joint.between[-1] if joint.between else None
    if last is None:
        return False
    if last.has("including") and not joint.items[joint.at].has("kin"):
        return part
    return last.has("num_and") and len(joint.between) <= 2 and not joint.items[joint.head].has("object")


def _clear(joint: Joint) -> bool:
    """True where the casualty is the last count before the part and no word cuts the sentence between them."""
    if joint.at - joint.head > MAX_FAR_PART:
        return False
    return not any(isinstance(item.reading, Counted) or any(item.has(cut) for cut in CUTS) for item in joint.between)


def _ellipsis(joint: Joint) -> bool:
    """True for a bare count behind a comma that has a day of its own (`ninety were killed on Monday, forty on
    Tuesday`).
    """
    item = joint.items[joint.at]
    if not (item.has("bare") and any(other.has("date") for other in joint.between)):
        return False
    following = joint.items[joint.at + 1 : joint.at + 3]
    joined = joint.between[-1].has("comma") or joint.between[-1].has("num_and")
    return joined and any(other.has("date") for other in following) and _clear(joint)


def _state(joint: Joint) -> bool:
    """True for a bare count behind `and` that says what became of more of those counted (`and 195 are in hospital`)."""
    items, at = joint.items, joint.at
    stated = any(item.has("state") or item.has("state_hurt") for item in items[at + 1 : at + 1 + STATE_REACH])
    alone = items[at].has("bare") or items[at].has("unknown")
    joined = joint.between[-1].has("comma") or any(item.has("num_and") for item in joint.between)
    return stated and alone and joined and _clear(joint)


def _same_elsewhere(joint: Joint, *, verb_between: bool) -> bool:
    """True where the verb of the first count serves a second one with a place of its own (`nine died in A and
    ten people in B`).
    """
    between, items = joint.between, joint.items
    wanted = ("harm_intransitive", "harm_passive") if verb_between else ("prep_place",)
    verbs = any(item.has(name) for item in between for name in wanted)
    placed = joint.at + 1 < len(items) and items[joint.at + 1].has("prep_place")
    cut = any(
        any(item.has(name) for name in ("comma", "stop", "semicolon"))
        or (item.has("clause") and not item.has("num_and"))
        for item in between
    )
    known = items[joint.at].has("person") or (items[joint.at].has("bare") and len(between) <= MAX_LINK)
    return verbs and placed and not cut and any(item.has("num_and") for item in between) and known


def leads(items: list[Item], at: int, head: int) -> bool:
    """True where a count of people stands on a list before a casualty that tells what happened to both."""
    known = items[at].has("person") or items[at].has("single")
    apart = items[head].rule in PART_RULES or items[head].has("bare")  # 170 sailed, and 72 are missing
    if not 1 < head - at <= MAX_FORWARD or not known or apart:
        return False
    return all(any(items[n].has(name) for name in LISTING) for n in range(at + 1, head))
