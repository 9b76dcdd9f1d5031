"""Numerals in digits, words and mixtures, to numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from crosscheck.extract.components import GOING_ON, digits_at, parse_number
from crosscheck.extract.digits import Digits
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.parsing import ONE as ONE
from crosscheck.extract.parsing import Parse
from crosscheck.language.pack import Pack
from crosscheck.model.quantity import Qualifier

YEARS: Final = range(1900, 2101)
OLD_YEARS: Final = range(1000, 1900)  # figures that are a year only where a month stands before them
DIGITS_OF_YEAR: Final = 4
BEGUN: Final = (
    "<num_sign|num_unit|num_teen|num_ten|num_hundreds|num_hundred|num_scale|num_dual|num_fraction|num_collective|vague"
    "|digits> | <num_article>(?=<num_scale|num_hundred|num_collective>)"
)
ALONE: Final = f"<digits>(?!<{GOING_ON}>)"


class Number(msgspec.Struct, eq=False, gc=False):
    """A number as read: the interval its words allow, the step of its last digit, its other reading, and how it was
    written.
    """

    low: Decimal | None
    high: Decimal | None
    step: Decimal
    other: Decimal | None = None
    scale: Decimal = ONE  # of the last scale word, or the hundred or dozen at its end
    qualifier: Qualifier = "exact"
    worded: bool = False
    vague: bool = False
    year: bool = False
    scaled: bool = False
    decimal: bool = False

    @property
    def exact(self) -> Decimal | None:
        """The single value, or None for an interval."""
        return self.low if self.low == self.high else None


def read_numerals(sentence: Sentence, pack: Pack) -> None:
    """Turns every numeral of the sentence into one `num` item; its reading is a Number."""
    begun, alone = pack.grammar.pattern(BEGUN), pack.grammar.pattern(ALONE)
    at = 0
    while found := begun.search(sentence.codes, at):
        at = found.start()
        items = sentence.items
        if alone.match(sentence.codes, at):
            digits = digits_at(items, at, pack)
            if digits is not None:
                _put(sentence, (at, at + 1), _plain(digits, items[at].key), pack)
        elif not _named(items, at) and (state := parse_number(items, at, pack)) is not None:
            _put(sentence, (at, state.at), _number(state, items[at : state.at]), pack)
        at += 1


def _named(items: list[Item], at: int) -> bool:
    """True where a word for a number names a month, beside a day or year in figures, or a numbered weekday."""
    if items[at].has("weekday_bare"):
        return at > 0 and (items[at - 1].has("ordinal_bare") or items[at - 1].has("day_word"))
    if not items[at].has("hijri_month"):
        return False
    led = at - 2 if at > 1 and items[at - 1].has("of") else at - 1
    return any(
        item.has("digits") or item.has("ordinal") or item.has("month_word") or isinstance(item.reading, Number)
        for item in items[max(0, led) : at] + items[at + 1 : at + 2]
    )


def _put(sentence: Sentence, span: tuple[int, int], number: Number, pack: Pack) -> None:
    at, end = span
    items = sentence.items
    item = Item(items[at].start, items[end - 1].end, pack.lexicon.produced(_classes(number, items[at:end])), "")
    item.reading, item.rule, item.parts = number, "numeral", tuple(items[at:end])
    sentence.replace(at, end, item)


def _classes(number: Number, parts: list[Item]) -> str:
    if number.vague:
        return "num vague"
    value = number.exact
    if value is None:
        return "num range"
    if number.year:
        return "num year"
    if number.decimal:
        return "num decimal"
    token = parts[0].key if len(parts) == 1 else ""
    if len(token) == DIGITS_OF_YEAR and token.isdigit() and int(value) in OLD_YEARS:
        return "num four"
    names = ["num"]
    if value == 1 and not number.scaled:
        names.append("one")
    if number.worded:
        names.append("worded")
    if value <= 31 and not number.scaled:
        names.append("small")
    return " ".join(names)


def _plain(digits: Digits, token: str) -> Number:
    """The number of digits that no other part goes on from."""
    value = digits.value
    number = Number(value, value, digits.step, digits.other)
    number.decimal = value != value.to_integral_value()
    number.year = _year(token, value)
    return number


def _number(state: Parse, parts: list[Item]) -> Number:
    """The number that the parts make."""
    if state.vague is not None:
        number = Number(*state.vague, ONE)
        number.vague = number.worded = True
        number.qualifier = "vague"
        return number
    value = state.total + state.current
    number = Number(value, value, state.step)
    number.other = state.other_scale if state.last_scale is None or state.other_scale != value else None
    number.worded = state.worded and not parts[0].has("digits")
    number.scaled, number.scale = state.last_scale is not None, state.last_scale or state.multiplier
    number.decimal = value != value.to_integral_value()
    number.year = len(parts) == 1 and parts[0].has("digits") and _year(parts[0].key, value)
    return number


def _year(token: str, value: Decimal) -> bool:
    return len(token) == DIGITS_OF_YEAR and token.isdigit() and int(value) in YEARS
