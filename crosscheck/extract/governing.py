"""What happened to those counted: by the words of the count, by the rule that found it, by its verb, by the article."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match
from crosscheck.extract.numerals import ONE

HELD: Final = ("injured", "hostage", "detained", "displaced")  # whom a second harm befalls
OVER_HELD: Final = ("killed", "rescued")  # what befalls people who came to harm before
VERBS: Final = ("v", "w", "x")  # the groups of a pattern that hold the word of harm
VERB_CLASSES: Final = (
    "among_harmed",
    "harm_passive",
    "harm_intransitive",
    "harm_active",
    "harm_nominal",
    "harm_noun",
    "toll",
    "lost_lives",
)
OTHER_TOLL: Final = 1  # items behind a toll word among which its thing stands
HOSTAGE: Final = "hostage"
SEVERAL: Final = "several"
HURT: Final = "injured"
DISPLACED: Final = "displaced"
ILL: Final = "affected"
CAPTOR_REACH: Final = 6


class Finding:
    """The casualties of one sentence while they are read: drafts by the position of their count."""

    __slots__ = ("found", "passage", "reading")

    def __init__(self, passage: Passage, reading: Reading) -> None:
        self.passage, self.reading = passage, reading
        self.found: dict[int, Draft] = {}

    @property
    def items(self) -> list[Item]:
        """The items of the sentence."""
        return self.passage.sentence.items


def told_measure(match: Match, finding: Finding, at: int) -> str | None:
    """The measure of a count, where its rule asks for no more than the sentence gives, or the article gives it."""
    item, need = finding.items[at], match.rule.row.set.get("need")
    if need is not None and not any(part.has(need) for part in item.parts):
        return None
    if match.rule.row.set.get("bare") == SEVERAL and item.has("bare") and _one(item):
        return None
    context = match.rule.row.set.get("context")
    if context is not None and not _speaks_of(finding, context):
        return None
    if _negated(match, at):
        return None
    if match.rule.row.make == "casualty_held":
        return _held(match, finding)
    if match.rule.row.make == "casualty_cases":
        return _cases(match, finding, item)
    if match.rule.row.make == "casualty_cases_of":
        return _case_of(match, item)
    measure = _measure(match, item)
    if measure == HOSTAGE and any(part.has("held") for part in item.parts) and not _speaks_of(finding, "kidnap"):
        return next(part.value("held") for part in item.parts if part.has("held")) or None
    return ILL if measure == HURT and _outbreak(finding) else measure


def _negated(match: Match, at: int) -> bool:
    """True where a word of negation stands between those counted and what happened to them."""
    verbs = (found for found in map(match.at, VERBS) if found is not None)
    return match.sentence.has("negated", at + 1, next(verbs, match.whole()[1]))


def _one(item: Item) -> bool:
    """True for one of whatever (`the big one, near Marlow, killed …`)."""
    counted = item.reading
    return isinstance(counted, Counted) and counted.number.exact == ONE


def _outbreak(finding: Finding) -> bool:
    """True where headline or opening speak of an illness: whoever suffers there is ill and not hurt."""
    spoken = finding.reading.spoken
    if "lead" not in spoken:
        opening = (passage for passage in finding.reading.passages if passage.lead)
        spoken["lead"] = any(passage.sentence.holds("disease") for passage in opening)
    return spoken["lead"]


def _held(match: Match, finding: Finding) -> str | None:
    """Whom somebody holds or took: a hostage where the article speaks of kidnapping, else as the verb says."""
    verb = match.get("v")
    assert verb is not None
    begin, _ = match.whole()
    if finding.passage.sentence.has("captor", begin - CAPTOR_REACH, begin):
        return HOSTAGE
    if _speaks_of(finding, "kidnap"):
        return HOSTAGE
    return verb.value("held") or None


def _speaks_of(finding: Finding, name: str) -> bool:
    """True where a word of this class stands anywhere in the article."""
    spoken, passages = finding.reading.spoken, finding.reading.passages
    if name not in spoken:
        spoken[name] = any(passage.sentence.holds(name) for passage in passages)
    return spoken[name]


def _cases(match: Match, finding: Finding, item: Item) -> str | None:
    """Cases of an illness are people, where the article names one."""
    counted = item.reading
    assert isinstance(counted, Counted)
    named = any(part.has("infection") for part in item.parts)
    if not named or not _speaks_of(finding, "disease"):
        return None
    counted.thing = counted.measure = None
    return match.rule.row.set["measure"]


def _case_of(match: Match, item: Item) -> str | None:
    """What a case is one of (`32 cases of disappearance`)."""
    counted = item.reading
    assert isinstance(counted, Counted)
    if not any(part.has("infection") for part in item.parts):
        return None
    counted.thing = counted.measure = None
    return _governing(match, item)


def _measure(match: Match, count: Item) -> str | None:
    """What happened to those counted: by the phrase itself, by the rule, or by the word that governs it."""
    counted = count.reading
    assert isinstance(counted, Counted)
    fixed = match.rule.row.set.get("measure")
    governed = _governing(match, count)
    if match.rule.row.make == "casualty_governed":
        verb = next((found for found in map(match.get, VERBS) if found is not None), None)
        doubtful = verb is not None and verb.has("weak") and governed == "killed"
        return governed if _befalls(governed, counted.measure) and not doubtful else None
    if match.rule.row.make == "casualty_fixed":
        return fixed
    if count.has("single") and governed is not None and not match.sentence.items[match.whole()[0]].has("weak"):
        return governed
    return counted.measure or fixed or governed


def _befalls(measure: str | None, before: str | None) -> bool:
    """True for what can befall people who came to harm before: the displaced can be taken hostage too."""
    return (measure in OVER_HELD and before in HELD) or (measure == HOSTAGE and before == DISPLACED)


def _governing(match: Match, count: Item) -> str | None:
    """The measure of the word of harm in a match; a word that means much else counts only people that the pack
    knows.
    """
    verb = next((found for found in map(match.get, VERBS) if found is not None), None)
    if verb is None or (verb.has("weak") and not _known(match, count)):
        return None
    found = next((verb.value(name) for name in _classes_for(match) if verb.has(name)), None)
    if found is None and verb.has("toll_bare"):
        return "killed"
    return "killed" if found == "lost_lives" else found


def _known(match: Match, count: Item) -> bool:
    """True for counts that can only be people, and for bare ones that no preposition leads to."""
    if count.is_any(("person", "harm", "single")):
        return True
    at = match.at("c")
    verb_at = next((found for found in map(match.at, VERBS) if found is not None), None)
    if at is None or verb_at is None or not count.has("bare"):
        return False
    before = match.sentence.items[at - 1] if at else None
    return at < verb_at or before is None or not (before.has("prep_in") or before.has("prep_b"))


def other_toll(match: Match) -> bool:
    """True where a bare toll word is followed by what else it counts."""
    begin, end = match.whole()
    following = match.sentence.items[begin + 1 : end - 1]
    return any(item.has("worth") for item in following) or any(_thing(item) for item in following[:OTHER_TOLL])


def _thing(item: Item) -> bool:
    """True for things that are no event (`the toll of cars`, not `of blasts`)."""
    return item.has("object") and not item.has("incident")


def _classes_for(match: Match) -> tuple[str, ...]:
    named = match.rule.row.set.get("by")
    return tuple(named.split("|")) if named else VERB_CLASSES
