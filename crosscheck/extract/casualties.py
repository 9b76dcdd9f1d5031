"""Counts of people to casualty drafts: which words say that they were killed, hurt, lost, taken, driven out or saved."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, matches
from crosscheck.extract.numerals import ONE, Number

MAX_LINK: Final = 7
MAX_PART_LINK: Final = 14
MAX_FORWARD: Final = 4
HELD: Final = {"hostage": "hostages", "detained": "prisoners", "displaced": "internally displaced people"}  # whom a second harm befalls
PART_RULES: Final = frozenset({"count.of_them_group", "count.including_group"})
LISTING: Final = ("comma", "num_and")
LINKS: Final = (
    "comma|num_and|including|others|and_others|aux|person|people|cap|organisation|the|of|quote|dash|open|close|possessive|date|by|since|fear|"
    "prep_in|place|place_ordinary|place_choice|place_noun|place_alias|compass"
)
PART_LINKS: Final = "colon|harm_passive|harm_intransitive|harm_active|word|clause|future|group|object"
FEAR_WINDOW: Final = 7
VERB_CLASSES: Final = (
    "harm_passive",
    "harm_intransitive",
    "harm_active",
    "harm_nominal",
    "harm_noun",
    "toll",
    "lost_lives",
)


def read_casualties(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every count of the sentence that a rule or an inherited measure makes a casualty."""
    sentence = passage.sentence
    found: dict[int, Draft] = {}
    for match in matches(sentence, "casualty", reading.pack):
        if match.rule.row.make == "casualty_one":
            _single(match, passage, found)
            continue
        for group in ("c", "c2"):
            at = match.at(group)
            if at is not None and at not in found:
                measure = _measure(match, sentence.items[at])
                if measure is not None and not (match.rule.row.make == "casualty_toll" and _other_toll(match)):
                    found[at] = _draft(passage, at, measure, match)
    if found:
        _inherit(passage, found, reading)
    reading.drafts.extend(found[at] for at in sorted(found))


def _measure(match: Match, count: Item) -> str | None:
    """What happened to those counted: by the phrase itself, by the rule, or by the word that governs it."""
    counted = count.reading
    assert isinstance(counted, Counted)
    fixed = match.rule.row.set.get("measure")
    verb = match.get("v")
    governed = None
    if verb is not None:
        governed = next((verb.value(name) for name in _classes_for(match) if verb.has(name)), None)
        governed = "killed" if governed == "lost_lives" else governed
    if match.rule.row.make == "casualty_governed":
        return governed if governed == "killed" and counted.measure in HELD else None
    return counted.measure or fixed or governed


def _other_toll(match: Match) -> bool:
    """True where a bare toll word is followed by what else it counts."""
    begin, end = match.whole()
    return any(item.has("object") or item.has("worth") for item in match.sentence.items[begin : end - 1])


def _classes_for(match: Match) -> tuple[str, ...]:
    named = match.rule.row.set.get("by")
    return tuple(named.split("|")) if named else VERB_CLASSES


def _draft(passage: Passage, at: int, measure: str, match: Match | None) -> Draft:
    item = passage.sentence.items[at]
    counted = item.reading
    assert isinstance(counted, Counted)
    draft = Draft(passage, at, "casualty", measure, item=item)
    draft.number, draft.unit = counted.number, "person"
    draft.group, draft.side = counted.group, counted.side
    if counted.measure in HELD and measure != counted.measure:
        draft.group = draft.group or HELD[counted.measure]
    if match is not None:
        draft.rule = f"{match.rule.row.id} > {item.rule}"
        if match.rule.row.make == "casualty_pair":
            draft.revises = any(part.has("revised") for part in passage.sentence.items)
            draft.corrected = match.at("c2") == at
        _certainty(draft, match.whole())
    return draft


def _certainty(draft: Draft, span: tuple[int, int]) -> None:
    """`alleged` where a word of fear or expectation governs the count."""
    items = draft.passage.sentence.items
    begin = max(0, min(span[0], draft.item_at) - 3)
    end = min(len(items), max(span[1], draft.item_at + 1) + 1)
    for at in range(begin, end):
        if items[at].has("fear") and not _cut(items, at, draft.item_at):
            draft.certainty = "alleged"


def _cut(items: list[Item], a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    return any(
        items[at].has("stop") or items[at].has("semicolon") or items[at].has("comma") for at in range(low + 1, high)
    )


def _single(match: Match, passage: Passage, found: dict[int, Draft]) -> None:
    """One person told without a numeral."""
    at = match.at("c")
    verb = match.get("v")
    assert at is not None
    if at in found or verb is None:
        return
    measure = next((verb.value(name) for name in _classes_for(match) if verb.has(name)), None)
    if measure is None:
        return
    items = match.all("c")
    number = Number(ONE, ONE, ONE)
    number.worded = True
    counted = Counted(number)
    for item in items:
        if item.has("group"):
            counted.group = item.value("group")
        if item.has("people"):
            counted.side = item.value("people")
    item = Item(items[0].start, items[-1].end, items[-1].word, "")
    item.reading, item.rule = counted, match.rule.row.id
    draft = Draft(passage, at, "casualty", measure, item=item)
    draft.number, draft.unit, draft.group, draft.side = number, "person", counted.group, counted.side
    if verb is not None and verb.start < item.start:
        draft.start = verb.start
    _certainty(draft, match.whole())
    found[at] = draft


# ---- counts without a word of their own --------------------------------------------------------------------------------------


def _inherit(passage: Passage, found: dict[int, Draft], reading: Reading) -> None:
    """Gives counts that are joined to a casualty its measure: parts (`including 3 children`) and lists (`and 12 others`)."""
    items = passage.sentence.items
    open_counts = [at for at, item in enumerate(items) if at not in found and isinstance(item.reading, Counted)]
    for at in open_counts:
        head = max((other for other in found if other < at), default=None)
        if head is not None and _joins(passage, head, at, reading):
            _adopt(passage, found, head, at)
    for at in reversed([at for at in open_counts if at not in found]):
        head = min((other for other in found if other > at), default=None)
        if head is not None and 1 < head - at <= MAX_FORWARD and items[at].has("person"):
            if all(any(items[n].has(name) for name in LISTING) for n in range(at + 1, head)):
                draft = _draft(passage, at, found[head].measure, None)
                draft.rule, draft.certainty = f"casualty.list > {items[at].rule}", found[head].certainty
                found[at] = draft


def _joins(passage: Passage, head: int, at: int, reading: Reading) -> bool:
    """True where only words of listing, place, time and (before a part) of what happened stand between a casualty and a count."""
    items, codes = passage.sentence.items, passage.sentence.codes
    counted = items[at].reading
    assert isinstance(counted, Counted)
    if items[at].has("object") or counted.life:
        return False
    between = items[head + 1 : at]
    part = any(item.has("including") or item.has("colon") for item in between) or items[at].rule in PART_RULES
    links = reading.pack.grammar.codes_of(f"{LINKS}|{PART_LINKS}" if part else LINKS)
    if at - head > (MAX_PART_LINK if part else MAX_LINK):
        return False
    if not all(codes[n] in links for n in range(head + 1, at)):
        return _same_elsewhere(items, head, at)
    if part or counted.group is not None or counted.side is not None:
        return not items[at].has("unknown") or part
    if items[at].has("unknown"):
        return False
    if items[at].has("person"):
        return any(item.has(name) for item in between for name in LISTING)
    listed = any(item.has("num_and") for item in between)
    return listed and any(item.has("prep_in") or item.has("others") for item in items[at : at + 2])


def _same_elsewhere(items: list[Item], head: int, at: int) -> bool:
    """True where the verb of the first count serves a second one with a place of its own (`nine died in A and ten people in B`)."""
    between = items[head + 1 : at]
    verbs = [item for item in between if item.has("harm_intransitive") or item.has("harm_passive")]
    placed = at + 1 < len(items) and items[at + 1].has("prep_place")
    cut = any(item.has("comma") or item.has("stop") or item.has("semicolon") or item.has("clause") and not item.has("num_and") for item in between)
    return bool(verbs) and placed and not cut and any(item.has("num_and") for item in between) and items[at].has("person")


def _adopt(passage: Passage, found: dict[int, Draft], head: int, at: int) -> None:
    items = passage.sentence.items
    parent = found[head]
    draft = _draft(passage, at, parent.measure, None)
    between = items[head + 1 : at]
    part = any(item.has("including") or item.has("colon") for item in between) or items[at].rule in PART_RULES
    draft.rule = f"casualty.{'part' if part else 'list'} > {items[at].rule}"
    draft.certainty = parent.certainty
    if part or parent.part_of is not None:
        total = parent.part_of or parent
        draft.part_of = total
        draft.side = draft.side or total.side
    found[at] = draft
