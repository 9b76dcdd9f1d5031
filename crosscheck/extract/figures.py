"""Figures that are neither casualties nor deals: things counted, forces sent, quantities and sums nobody pays."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import Final

from crosscheck.extract.amounts import Measured, Money, bounded_number
from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Sentence
from crosscheck.extract.numerals import Number

A_FEW: Final = Decimal(10)  # below it a vague number of things is no news, nor any number of people
# Groups of people that news counts without a harm.
PRESENT: Final = {
    "fans": "spectator",
    "firefighters": "firefighter",
    "passengers": "passenger",
    "rescuers": "rescuer",
}
MAGNITUDE: Final = "magnitude"
LARGEST_QUAKE: Final = Decimal(10)
AFTERSHOCK: Final = "aftershock"
AREAS: Final = frozenset(("acre", "dunam", "hectare", "km2", "m2", "square foot", "square mile"))
WEIGHTS: Final = frozenset(("g", "kg", "tonne"))
SUBSTANCE_REACH: Final = 5  # items behind a unit of weight among which the substance stands
SUBJECT_REACH: Final = 9  # items before a sum among which its clause is about something
OBJECT_REACH: Final = 4
BORDERS: Final = "stop|semicolon|comma|clause"


def read_figures(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every count of a thing that the pack names, save for a few of them (`several countries`), for
    people who are counted without a harm, and for quantities and sums of which the sentence says what they measure.
    """
    sentence = passage.sentence
    own = takewhile(lambda draft: draft.passage is passage, reversed(reading.drafts))
    taken = {draft.item_at for draft in own}
    for at in sentence.where("count"):
        counted = sentence.items[at].reading
        if isinstance(counted, Counted) and at not in taken:
            thing = counted.thing or _present(counted)
            if thing is not None and not _a_few(counted.number):
                _add(passage, reading, at, thing, number=counted.number, unit=thing)
    for at in sentence.where("refused"):
        read = sentence.items[at].reading
        if isinstance(read, Measured):
            measure = _measured(passage, reading, at, read)
            if measure is not None:
                _add(passage, reading, at, measure, number=_with_bound(sentence, at, read.number), unit=read.unit)
    for at in sentence.where("money"):
        read = sentence.items[at].reading
        if isinstance(read, Money) and at not in taken:
            measure = _valued(sentence, at)
            if measure is not None:
                draft = _add(passage, reading, at, measure, number=read.number, unit=read.codes[0])
                draft.money_codes = read.codes


def _add(passage: Passage, reading: Reading, at: int, measure: str, *, number: Number, unit: str) -> Draft:
    draft = Draft(passage, at, "figure", measure)
    draft.number, draft.unit = number, unit
    draft.rule = f"figure.value > {passage.sentence.items[at].rule}"
    reading.drafts.append(draft)
    return draft


def _present(counted: Counted) -> str | None:
    """Who is counted without a harm, as a thing; none for a few of them and for round words (`thousands of fans`)."""
    few = counted.number.low is None or counted.number.low < A_FEW
    return None if few or counted.number.vague else PRESENT.get(counted.group or "")


def _a_few(number: Number) -> bool:
    return number.vague and number.high is not None and number.high < A_FEW


def _with_bound(sentence: Sentence, at: int, number: Number) -> Number:
    """The number with the bound of a qualifier right before it."""
    qualifier = sentence.items[at - 1].value("qual_before") if at else None
    return (bounded_number(number, qualifier) if qualifier else None) or number


def _measured(passage: Passage, reading: Reading, at: int, read: Measured) -> str | None:
    """What a quantity measures where its sentence tells: a quake, land laid waste, the weight of a substance."""
    sentence = passage.sentence
    if read.unit == MAGNITUDE:
        return MAGNITUDE if _main_shock(passage, reading, read.number) else None
    if read.unit in AREAS:
        word = sentence.last("spoilt", 0, at)
        word = sentence.first("spoilt", at + 1, len(sentence.items)) if word is None else word
        return None if word is None else sentence.items[word].value("spoilt")
    if read.unit in WEIGHTS:
        found = sentence.first(f"substance|{BORDERS}", at + 1, at + 1 + SUBSTANCE_REACH)
        return None if found is None else sentence.items[found].value("substance")
    return None


def _main_shock(passage: Passage, reading: Reading, number: Number) -> bool:
    """True for the first magnitude of a title or a text that is not an aftershock's: later ones are other quakes'."""
    after = any(item.value("object") == AFTERSHOCK for item in passage.sentence.items)
    if passage.field in reading.shaken or after or number.exact is None or number.exact > LARGEST_QUAKE:
        return False
    reading.shaken.add(passage.field)
    return True


def _valued(sentence: Sentence, at: int) -> str | None:
    """What a sum is the value of: the noun right behind it, or the last one before it in its clause."""
    behind = sentence.first(f"valuation|money|{BORDERS}", at + 1, at + 1 + OBJECT_REACH)
    if behind is not None and sentence.items[behind].has("valuation"):
        return sentence.items[behind].value("valuation")
    before = sentence.last(f"valuation|{BORDERS}", at - SUBJECT_REACH, at)
    return None if before is None else sentence.items[before].value("valuation")
