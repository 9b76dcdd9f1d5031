"""Counts of people to casualty drafts: which words say that they were killed, hurt, lost, taken, driven out or
saved.
"""

from __future__ import annotations

from typing import Final

from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.governing import HELD, HOSTAGE, OVER_HELD, Finding, other_toll, told_measure
from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, matches
from crosscheck.extract.numerals import ONE, Number
from crosscheck.extract.parts import PART_RULES, Joint, joins, leads
from crosscheck.model.claim import Certainty

COUNTS: Final = ("c", "c2")
COUNTED: Final = "count|single"
HEADED: Final = f"{COUNTED}|person_one"  # what every casualty is read from
GROUPS: Final = ("g", "h")
RESCUED: Final = "rescued"
HURT_STATES: Final = ("critical cases", "seriously injured", "lightly injured")
CARRYING: Final = ("casualty_carried", "casualty_share")
PREDICATES: Final = ("count.are_group",)
MAX_OPENING: Final = 4
MIN_PLACES: Final = 2
CORRECTION_REACH: Final = 4
SUBJECT_LINKS: Final = "num_and|comma|aux|be|fear|harm_passive|harm_intransitive|harm_active|dash|date|by|on|others"
CUTS: Final = "stop|semicolon|comma"
TOLLS: Final = "toll|toll_bare|toll_figure"
CERTAINTIES: Final[dict[str, Certainty]] = {"alleged": "alleged", "denied": "denied"}
GOVERNED: Final = (
    "casualty", "casualty_cases", "casualty_cases_of", "casualty_fixed", "casualty_governed", "casualty_held",
    "casualty_pair", "casualty_toll")  # fmt: skip
# what the rules of the layers of this module may make
CASUALTY_LAYERS: Final[dict[str, frozenset[str]]] = {
    "casualty": frozenset({*GOVERNED, *CARRYING, "casualty_headline", "casualty_place", "casualty_from_to"}),
    "continued": frozenset({*CARRYING, "casualty_from_to"}),
    "certainty": frozenset(CERTAINTIES),
}

HEADLINED: Final = ("killed", "injured", "missing", "detained", "hostage", "rescued")


def read_casualties(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every count of the sentence that a rule or an inherited measure makes a casualty."""
    if not passage.sentence.has(HEADED):
        return
    finding = Finding(passage, reading)
    carried: list[Match] = []
    places: list[Match] = []
    for match in matches(passage.sentence, "casualty", reading.pack):
        if match.rule.row.make in CARRYING:
            carried.append(match)
        elif match.rule.row.make == "casualty_headline":
            _headline(match, finding)
        elif match.rule.row.make == "casualty_place":
            places.append(match)
        elif match.rule.row.make == "casualty_from_to":
            if not _from_to(match, finding):
                carried.append(match)
        else:
            _governed(match, finding)
    for match in [*carried, *matches(passage.sentence, "continued", reading.pack)]:
        if match.rule.row.make == "casualty_from_to":
            _from_to(match, finding)
        else:
            _carry(match, finding)
    _by_place(places, finding)
    if not finding.found:
        _continue(finding)
    if finding.found:
        _inherit(finding)
        _subjects(finding)
        _hearsay(finding)
    drafts = [finding.found[at] for at in sorted(finding.found)]
    reading.drafts.extend(drafts)
    reading.whole = next((draft for draft in reversed(drafts) if draft.part_of is None), reading.whole)


def _governed(match: Match, finding: Finding) -> None:
    for group in COUNTS:
        at = match.at(group)
        if at is None or at in finding.found or not isinstance(finding.items[at].reading, Counted):
            continue
        measure = told_measure(match, finding, at)
        if measure is not None and not (match.rule.row.make == "casualty_toll" and other_toll(match)):
            finding.found[at] = _draft(finding, at, measure, match)


def _draft(finding: Finding, at: int, measure: str, match: Match | None) -> Draft:
    item = finding.items[at]
    counted = item.reading
    assert isinstance(counted, Counted)
    draft = Draft(finding.passage, at, "casualty", measure, item=item)
    draft.number, draft.unit = counted.number, "person"
    draft.group, draft.side = counted.group, counted.side
    if counted.measure in HELD and measure != counted.measure and measure in (*OVER_HELD, HOSTAGE):
        draft.group = draft.group or finding.reading.world.naming.befallen[counted.measure]
    if match is not None:
        draft.rule = f"{match.rule.row.id} > {item.rule}"
        verb = match.get("v")
        if verb is not None:
            draft.group = draft.group or verb.value("makes")
            draft.show("measure", verb)
        draft.group = draft.group or _counted_group(match)
        if item.has("single") and verb is not None and verb.start < item.start:
            draft.start = verb.start
        draft.corrected = match.rule.row.make == "casualty_pair" and match.at("c2") == at
        draft.revises = not draft.corrected and _corrects(match)
        _certainty(draft, match.whole())
    return draft


def _counted_group(match: Match) -> str | None:
    """The group that a toll names before its number (`the number of journalists killed`)."""
    found = next((item for item in map(match.get, GROUPS) if item is not None), None)
    return found.value("group") if found is not None else None


def _corrects(match: Match) -> bool:
    """True where the text says of a toll that it was corrected: in the words of the match or right before them."""
    begin, end = match.whole()
    if not match.sentence.has("revised", begin - CORRECTION_REACH, end):
        return False
    verb = match.get("v")
    return match.sentence.has(TOLLS, begin, end) and not (verb is not None and verb.has("harm_active"))


# ---- figures and their older figures ---------------------------------------------------------------------------------


def _from_to(match: Match, finding: Finding) -> bool:
    """`risen from 14 to 17`: the older and the newer figure of one toll; a change without a toll word is one of
    the sentence's.
    """
    verb = match.get("v")
    assert verb is not None
    begin, _ = match.whole()
    told = _toll_measure(finding.items[begin : match.at("c")])
    measure = verb.value("toll") or told or ("killed" if verb.has("toll_bare") else None)
    earlier = _before(finding, begin)
    measure = measure or (earlier.measure if earlier is not None else None)
    if measure is None:
        return False
    for group in COUNTS:
        at = match.at(group)
        if at is not None and at not in finding.found:
            draft = finding.found[at] = _draft(finding, at, measure, match)
            draft.corrected = group == "c"
            draft.revises = group == "c2" and any(item.has("revised") for item in finding.items)
    return True


def _toll_measure(items: list[Item]) -> str | None:
    """What a toll between a word of change and its figures counts."""
    if not any(item.has("toll") or item.has("toll_bare") or item.has("toll_figure") for item in items):
        return None
    named = next(
        (item.value("toll") or item.value("harm_noun") for item in items if item.has("toll") or item.has("harm_noun")),
        None,
    )
    return named or ("killed" if any(item.has("toll_bare") for item in items) else None)


def _before(finding: Finding, at: int) -> Draft | None:
    last = max((other for other in finding.found if other < at), default=None)
    return finding.found[last] if last is not None else None


def _happened(verb: Item) -> str | None:
    """What a verb says that happened to somebody, or what a counted phrase says of those beside him."""
    if isinstance(verb.reading, Counted):
        return verb.reading.measure
    return verb.value("harm_passive") or verb.value("harm_intransitive")


def _headline(match: Match, finding: Finding) -> None:
    """One person told without article or numeral where a headline begins (`Soldier killed in blast`)."""
    at, noun, verb = match.at("c"), match.get("noun"), match.get("v") or match.get("w")
    measure = _happened(verb) if verb is not None else None
    if at is None or noun is None or measure not in HEADLINED or at in finding.found:
        return
    number = Number(ONE, ONE, ONE)
    number.worded = True
    counted = Counted(number)
    counted.group = noun.value("group")
    counted.side = finding.items[0].value("people")
    item = Item(noun.start, noun.end, noun.word, noun.key)
    item.reading, item.rule = counted, match.rule.row.id
    draft = Draft(finding.passage, at, "casualty", measure, item=item)
    draft.rule = match.rule.row.id
    draft.number, draft.unit, draft.group, draft.side = number, "person", counted.group, counted.side
    finding.found[at] = draft


# ---- counts without a word of their own ------------------------------------------------------------------------------


def _carry(match: Match, finding: Finding) -> None:
    """Counts that a rule joins to a whole (`t`), to the casualty before them in the sentence, or to the last
    one of the paragraph.
    """
    whole_at = match.at("t")
    whole = finding.found.get(whole_at) if whole_at is not None else _before(finding, match.whole()[1] - 1)
    if (
        whole is None
        and whole_at is None
        and (match.rule.row.make == "casualty_share" or match.rule.row.layer == "continued")
    ):
        whole = _last(finding) if not _others(match, finding) else None
    if whole is None:
        return
    for group in COUNTS:
        at = match.at(group)
        if at is None or at in finding.found:
            continue
        counted = finding.items[at].reading
        if not isinstance(counted, Counted) or counted.thing is not None:
            continue
        draft = finding.found[at] = _draft(finding, at, counted.measure or whole.measure, match)
        place = match.get(group.replace("c", "p"))
        draft.where = (place.value("place") or place.value("place_ordinary")) if place is not None else None
        if match.rule.row.make == "casualty_share":
            draft.part_of, draft.side = whole, draft.side or whole.side
        elif "same" in match.rule.row.set:
            draft.same_as = whole


def _others(match: Match, finding: Finding) -> bool:
    """True where the sentence counts people before the match who came to no harm: a number may be theirs (`500
    soldiers came, bringing their number to 1,700`).
    """
    begin, _ = match.whole()
    return match.rule.row.make != "casualty_share" and any(item.has("person") for item in finding.items[:begin])


def _by_place(found: list[Match], finding: Finding) -> None:
    """Counts in brackets behind places, at least two, where a toll stands before them (`dead: A (9), B (4)`)."""
    if len(found) < MIN_PLACES:
        return
    places = ("place", "place_ordinary", "place_noun", "compass")
    nouns = [item for item in finding.items[: _count_at(found[0])] if item.has("harm_noun")]
    named = [match for match in found if finding.items[match.whole()[0]].is_any(places)]
    if not nouns or not named:
        return
    for match in found:
        at = _count_at(match)
        if at not in finding.found:
            measure = nouns[-1].value("harm_noun")
            assert measure is not None
            draft = finding.found[at] = _draft(finding, at, measure, match)
            draft.where = finding.items[match.whole()[0]].value("place")


def _count_at(match: Match) -> int:
    """Where the count of a match stands."""
    at = match.at("c")
    assert at is not None
    return at


def _last(finding: Finding) -> Draft | None:
    """The last casualty before the sentence, in the same paragraph or in the sentence right before, that is no part
    itself.
    """
    whole, passage = finding.reading.whole, finding.passage
    if whole is None or whole.passage.field != passage.field:
        return None
    near = whole.passage.beside(passage) or whole.passage.number == passage.number - 1
    return whole if near and whole.passage.teaser == passage.teaser else None


def _inherit(finding: Finding) -> None:
    """Gives counts that are joined to a casualty its measure: parts (`including 3 children`) and lists (`and 12
    others`).
    """
    items, found = finding.items, finding.found
    counts = finding.passage.sentence.where(COUNTED)
    open_counts = [at for at in counts if at not in found and isinstance(items[at].reading, Counted)]
    for at in open_counts:
        head = max((other for other in found if other < at), default=None)
        if head is not None:
            joint = Joint(finding.passage, head, at)
            if joins(joint, finding.reading.pack):
                _adopt(finding, joint)
    for at in reversed([at for at in open_counts if at not in found]):
        head = min((other for other in found if other > at), default=None)
        if head is not None and leads(finding.passage.sentence, at, head):
            counted = items[at].reading
            own = counted.measure if isinstance(counted, Counted) else None
            draft = _draft(finding, at, own or found[head].measure, None)
            draft.rule, draft.certainty = f"casualty.list > {items[at].rule}", found[head].certainty
            draft.part_of = found[head].part_of
            found[at] = draft


def _continue(finding: Finding) -> None:
    """A sentence that only goes on to break the casualties before it down: `Nine of them were children`."""
    sentence = finding.passage.sentence
    counts = (at for at in sentence.where(COUNTED) if isinstance(finding.items[at].reading, Counted))
    begin = next(counts, None)
    if begin is None or begin > MAX_OPENING:
        return
    item, counted = finding.items[begin], finding.items[begin].reading
    assert isinstance(counted, Counted)
    opening = sentence.has("including", 0, begin)
    if counted.thing is not None or not (opening or item.rule in PART_RULES or item.rule in PREDICATES):
        return
    whole = _last(finding)
    if whole is None:
        return
    draft = finding.found[begin] = _draft(finding, begin, counted.measure or whole.measure, None)
    draft.rule, draft.part_of = f"casualty.continued > {item.rule}", whole
    draft.side, draft.certainty = draft.side or whole.side, whole.certainty


def _adopt(finding: Finding, joint: Joint) -> None:
    parent, item = finding.found[joint.head], joint.items[joint.at]
    counted = item.reading
    assert isinstance(counted, Counted)
    own = counted.measure if item.has("single") else None
    if parent.measure == RESCUED and counted.group in HURT_STATES:
        own = "injured"
    draft = _draft(finding, joint.at, own or parent.measure, None)
    part = joint.part
    draft.rule = f"casualty.{'part' if part else 'list'} > {item.rule}"
    draft.certainty = parent.certainty
    draft.evidence["measure"] = parent.evidence.get("measure", ())
    if part or parent.part_of is not None:
        total = parent.part_of or parent
        draft.part_of = total
        draft.side = draft.side or total.side
    finding.found[joint.at] = draft


def _subjects(finding: Finding) -> None:
    """A bare count behind another casualty counts the same people (`four soldiers died and two were hurt`)."""
    links = finding.reading.pack.grammar.codes_of(SUBJECT_LINKS)
    codes, before = finding.passage.sentence.codes, None
    for at in sorted(finding.found):
        draft, item = finding.found[at], finding.items[at]
        alone = draft.group is None and draft.side is None and (item.has("bare") or item.has("single"))
        alone = alone and draft.part_of is None and before is not None and draft.measure != before.measure
        if alone and before is not None and all(code in links for code in codes[before.item_at + 1 : at]):
            draft.group, draft.side = before.group, before.side
        if draft.part_of is None:
            before = draft


# ---- certainty -------------------------------------------------------------------------------------------------------


def _hearsay(finding: Finding) -> None:
    """`alleged` and `denied` where a rule says so of a count; what goes on a list with it is as certain."""
    for match in matches(finding.passage.sentence, "certainty", finding.reading.pack):
        at = match.at("c")
        draft = finding.found.get(at) if at is not None else None
        if draft is not None and draft.certainty != "denied":
            draft.certainty = CERTAINTIES[match.rule.row.make]
            draft.rule = f"{draft.rule} > {match.rule.row.id}"


def _certainty(draft: Draft, span: tuple[int, int]) -> None:
    """`alleged` where a word of fear or expectation governs the count."""
    sentence, at = draft.passage.sentence, draft.item_at
    begin, end = min(span[0], at) - 3, max(span[1], at + 1) + 1
    for fear in sentence.where("fear"):
        if begin <= fear < end and not sentence.has(CUTS, min(at, fear) + 1, max(at, fear)):
            draft.certainty = "alleged"
            draft.show("certainty", sentence.items[fear])
