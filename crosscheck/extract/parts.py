"""Counts without a word of harm of their own: parts and lists that take it from the count they are joined to."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Passage
from crosscheck.extract.items import Item, Sentence
from crosscheck.language.pack import Pack

MAX_LINK: Final = 7
MAX_PART_LINK: Final = 14
MAX_FAR_PART: Final = 30
MAX_FORWARD: Final = 4
PART_RULES: Final = frozenset({"count.of_them_group", "count.including_group", "count.of_them"})
LISTING: Final = "comma|num_and|possessor"
LEADING: Final = "qual_before|num_of|the|quote"
LINKS: Final = (
    "comma|num_and|including|besides|others|and_others|aux|person|people|cap|organisation|the|of|quote|dash|open|close|possessive|possessor|date|by|since|fear|"
    "prep_in|place|place_ordinary|place_choice|place_noun|place_alias|compass"
)
WIDE_LINKS: Final = f"{LINKS}|colon|harm_passive|harm_intransitive|harm_active|word|clause|future|group|object"
FOLLOWING: Final = "prep_in|others|date|state|state_hurt"
STATE_REACH: Final = 4
CUTS: Final = "stop|semicolon|contrast"
COUNTED: Final = "count|single"


class Joint:
    """A casualty at `head` and an open count behind it at `at`, in one sentence."""

    __slots__ = ("at", "head", "items", "sentence")

    def __init__(self, passage: Passage, head: int, at: int) -> None:
        self.head, self.at = head, at
        self.sentence, self.items = passage.sentence, passage.sentence.items

    @property
    def length(self) -> int:
        """How many items stand between the two."""
        return self.at - self.head - 1

    def between(self, classes: str) -> bool:
        """True where an item of one of these classes stands between the two."""
        return self.sentence.has(classes, self.head + 1, self.at)

    def behind(self, classes: str, reach: int = 1) -> bool:
        """True where an item of one of these classes stands shortly behind the open count."""
        return self.sentence.has(classes, self.at + 1, self.at + 1 + reach)

    def only(self, classes: str) -> bool:
        """True where all items between the two have one of these classes."""
        return self.sentence.count(classes, self.head + 1, self.at) == self.length

    @property
    def part(self) -> bool:
        """True where the open count is told as a part of the other: `including 12`, `12 of them`, `12 among
        them`, behind a colon.
        """
        return (
            self.between("including|colon")
            or self.items[self.at].rule in PART_RULES
            or (self.behind("including") and self.sentence.has("comma", max(self.head + 1, self.at - 3), self.at))
        )

    @property
    def told_as_part(self) -> bool:
        """True where the word that makes it a part stands right beside it, so that anything may stand in between."""
        if self.items[self.at].rule in PART_RULES:
            return True
        before = self.sentence.before(self.at, LEADING)
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
    wide = part or joint.between("besides")
    if joint.at - joint.head > (MAX_PART_LINK if wide else MAX_LINK):
        return False
    if not joint.only(WIDE_LINKS if wide else LINKS):
        return _same_elsewhere(joint, verb_between=pack.settings.subject_first) or _ellipsis(joint) or _state(joint)
    if part:
        return True
    return _listed(joint, item, counted)


def _listed(joint: Joint, item: Item, counted: Counted) -> bool:
    if counted.group is not None or counted.side is not None:
        return not item.has("unknown")
    if item.has("unknown"):
        return False
    placed = joint.behind("prep_place") and joint.sentence.has("place|cap", joint.at + 2, joint.at + 3)
    if item.has("person") or placed:
        return joint.between(LISTING)
    if joint.between("num_and"):
        return joint.sentence.has(FOLLOWING, joint.at, joint.at + 2)
    return _ellipsis(joint)


def _single_joins(joint: Joint, *, part: bool) -> bool:
    """One person goes on a list right behind `including` or `and`; a relative behind `and` alone."""
    if not joint.length:
        return False
    last = joint.items[joint.at - 1]
    if last.has("including") and not joint.items[joint.at].has("kin"):
        return part
    return last.has("num_and") and joint.length <= 2 and not joint.items[joint.head].has("object")


def _clear(joint: Joint) -> bool:
    """True where the casualty is the last count before the part and no word cuts the sentence between them."""
    if joint.at - joint.head > MAX_FAR_PART:
        return False
    return not joint.between(f"{COUNTED}|{CUTS}")


def _ellipsis(joint: Joint) -> bool:
    """True for a bare count behind a comma that has a day of its own (`ninety were killed on Monday, forty on
    Tuesday`).
    """
    if not (joint.items[joint.at].has("bare") and joint.between("date")):
        return False
    joined = joint.sentence.has("comma|num_and", joint.at - 1, joint.at)
    return joined and joint.behind("date", 2) and _clear(joint)


def _state(joint: Joint) -> bool:
    """True for a bare count behind `and` that says what became of more of those counted (`and 195 are in hospital`)."""
    item = joint.items[joint.at]
    alone = item.has("bare") or item.has("unknown")
    joined = joint.between("num_and") or joint.sentence.has("comma", joint.at - 1, joint.at)
    return alone and joined and joint.behind("state|state_hurt", STATE_REACH) and _clear(joint)


def _same_elsewhere(joint: Joint, *, verb_between: bool) -> bool:
    """True where the verb of the first count serves a second one with a place of its own (`nine died in A and
    ten people in B`).
    """
    if not joint.behind("prep_place") or not joint.between("num_and"):
        return False
    verbs = joint.between("harm_intransitive|harm_passive" if verb_between else "prep_place")
    clauses = joint.sentence.count("clause", joint.head + 1, joint.at)
    joined = joint.sentence.count("clause&num_and", joint.head + 1, joint.at)
    cut = joint.between("comma|stop|semicolon") or clauses > joined
    item = joint.items[joint.at]
    known = item.has("person") or (item.has("bare") and joint.length <= MAX_LINK)
    return verbs and not cut and known


def leads(sentence: Sentence, at: int, head: int) -> bool:
    """True where a count of people stands on a list before a casualty that tells what happened to both."""
    items = sentence.items
    known = items[at].has("person") or items[at].has("single")
    apart = items[head].rule in PART_RULES or items[head].has("bare")  # 170 sailed, and 72 are missing
    if not 1 < head - at <= MAX_FORWARD or not known or apart:
        return False
    return sentence.count(LISTING, at + 1, head) == head - at - 1
