"""What a numeral counts: the phrase of numeral and noun, with the measure, group and side that its words carry."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.amounts import Refusal, bounded_number, number_of
from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, Production, made
from crosscheck.extract.numerals import ONE, Number

MAX_NOUN: Final = 3  # unknown words behind a numeral among which its noun may stand
SEVERAL: Final = "several"  # groups that are counted together
DATED: Final = ("prep_in", "by", "since", "until")


class Counted:
    """A counted phrase: its number, and what its words say of those counted. All but `number` may be None.

    `measure` is set where a word of the phrase is one of harm (`17 dead`); `thing` is what is counted where it is no
    person.
    """

    __slots__ = ("group", "life", "measure", "number", "side", "thing", "thing_text")

    def __init__(self, number: Number) -> None:
        self.number = number
        self.measure: str | None = None
        self.group: str | None = None
        self.side: str | None = None
        self.thing: str | None = None
        self.thing_text: str | None = None
        self.life = False

    def counting(self, number: Number) -> Counted:
        """The same phrase with another number."""
        other = Counted(number)
        for name in self.__slots__:
            if name != "number":
                setattr(other, name, getattr(self, name))
        return other


def make_counted(match: Match) -> Item | None:
    """The counted phrase of a numeral with a noun that the pack knows."""
    number = number_of(match.get("n"))
    if number is None or (number.decimal and not number.scaled):
        return None
    begin = match.at("n")
    assert begin is not None
    if _a_year(match, begin, number):
        return None
    counted = Counted(number)
    nouns = match.sentence.items[begin + 1 : match.span[1]]
    if nouns[-1].has("thing") and not nouns[-1].has("person"):
        return made(match, "refused", Refusal(match.rule.row.id))
    describe(counted, nouns)
    if match.rule.row.set.get("group") == SEVERAL:
        counted.group = None
    return made(match, _classes(counted, nouns), counted)


def make_counted_behind(match: Match) -> Item | None:
    """The counted phrase of a numeral behind its noun (`a family of six`)."""
    number = number_of(match.get("n"))
    if number is None or number.year or number.decimal:
        return None
    counted = Counted(number)
    describe(counted, match.all("noun"))
    return made(match, "count harm" if counted.measure is not None else "count person", counted)


def _a_year(match: Match, at: int, number: Number) -> bool:
    """True for a year that only stands beside a noun (`in 2011 people fled`)."""
    before = match.sentence.items[at - 1] if at else None
    return number.year and before is not None and before.is_any(DATED)


def describe(counted: Counted, nouns: list[Item]) -> None:
    """Fills the slots of a counted phrase from its words; the last noun of a kind wins."""
    for item in nouns:
        values = item.word.values
        if "group" in values:
            counted.group = values["group"]
        if "people" in values:
            counted.side = values["people"]
        if "harm_noun" in values or "harm_passive" in values:
            counted.measure = values.get("harm_noun") or values["harm_passive"]
        if "lives" in values:
            counted.life = True
    head = nouns[-1] if nouns else None
    if head is not None and "object" in head.word.values and not (head.has("group") or head.has("person")):
        counted.thing, counted.group, counted.side = head.word.values["object"], None, None
        counted.measure = None


def _classes(counted: Counted, nouns: list[Item]) -> str:
    if counted.thing is not None:
        return "count object"
    if counted.life:
        return "count life"
    if counted.measure is not None:
        return "count harm"
    known = any(
        item.has("group") or item.has("person") or item.has("people") or item.has("collective") for item in nouns
    )
    return "count person" if known else "count bare"


def make_counted_bare(match: Match) -> Item | None:
    """A numeral that counts nothing in sight (or an unknown noun, which stays outside): a year or decimal is none."""
    number = number_of(match.get("n"))
    if number is None or number.year or (number.decimal and not number.scaled):
        return None
    counted = Counted(number)
    end = match.span[1]
    following = match.sentence.items[end : end + MAX_NOUN]
    unknown = bool(following) and following[0].has("word") and following[0].start <= match.items[-1].end + 1
    item = made(match, "count unknown" if unknown else "count bare", counted)
    if unknown:
        noun = _plural(following, match)
        counted.thing_text = noun.key if noun is not None else following[0].key
        counted.group = noun.key if noun is not None else None
    return item


def _plural(following: list[Item], match: Match) -> Item | None:
    """The first of a run of unknown words that looks like a noun of many people in this language."""
    settings = match.pack.settings
    for item in following:
        if not item.has("word"):
            return None
        if item.key.endswith(tuple(settings.plural_ends)) and not item.key.endswith(tuple(settings.no_plural_ends)):
            return item
    return None


def make_counted_one(match: Match) -> Item | None:
    """One person told without a numeral (`a soldier`); `set` says whether a relative of the one before."""
    if any(item.has("place") for item in match.items):
        return None
    number = Number(ONE, ONE, ONE)
    number.worded = True
    counted = Counted(number)
    for item in match.items:
        counted.group = item.value("group") or item.value("kin_one") or counted.group
        counted.side = item.value("people") or counted.side
        counted.measure = item.value("harm_noun") or counted.measure
    return made(match, match.rule.row.set.get("classes", "single"), counted)


def make_counted_self(match: Match) -> Item | None:
    """A noun that carries its own count: a dual is two, a singular with a count sense is one."""
    from_class = match.rule.row.set.get("count", "2")
    number = Number(ONE * int(from_class), ONE * int(from_class), ONE)
    number.worded = True
    counted = Counted(number)
    describe(counted, match.items)
    return made(match, _classes(counted, match.items), counted)


def make_requalified(match: Match) -> Item | None:
    """The counted phrase with the bound that a qualifier behind it sets (`17 people at least`)."""
    target, word = match.get("n"), match.get("q")
    if target is None or word is None or not isinstance(target.reading, Counted):
        return None
    number = bounded_number(target.reading.number, word.value("qual_after") or "")
    if number is None:
        return None
    item = made(match, " ".join(sorted(target.word.classes)), target.reading.counting(number))
    item.word = target.word
    return item


COUNT_PRODUCTIONS: Final[dict[str, Production]] = {
    "counted": make_counted, "counted_behind": make_counted_behind, "counted_bare": make_counted_bare,
    "counted_self": make_counted_self,
    "counted_one": make_counted_one, "requalify": make_requalified}  # fmt: skip
