"""Numerals joined to what bounds and measures them: ranges, qualifiers, money, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from itertools import pairwise
from typing import Final

from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, Production, made
from crosscheck.extract.numerals import Number
from crosscheck.model.quantity import QUALIFIERS

MAX_AGE: Final = 125
MAX_SCORE: Final = 200
# values of the words around the ends of a range: OR joins two guesses, BETWEEN needs both ends
FROM, BETWEEN = "from", "between"
TO, OR = "to", "or"
NEIGHBOURS: Final = 3  # how many times the lower guess the higher one may be
THREE_DECIMALS: Final = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))  # ISO 4217
CURRENCIES: Final = ("currency_symbol", "currency", "currency_late")
SMALLEST_LETTERED: Final = 1_000  # smaller numbers behind a letter are names (R12, N4)
EVERYWHERE: Final = "USD"
SCALES: Final = ("num_hundred", "num_scale", "num_collective")
PHONE: Final = Decimal(10) ** 6  # a number from here on behind a plus sign is a telephone's
CHANGE_REACH: Final = 10
COUNTED: Final = ("person", "group", "people", "harm_noun", "object", "money", "num")


class Money:
    """A sum: its number and the ISO 4217 code that the text most likely means; `codes` are all that its sign
    can mean.
    """

    __slots__ = ("codes", "number", "symbol")

    def __init__(self, number: Number, codes: tuple[str, ...], symbol: str) -> None:
        self.number, self.codes, self.symbol = number, codes, symbol


class Refusal:
    """A numeral that is no claim, with the rule that says so; `valued` where it is a value (a length, an age) and no
    mere name.
    """

    __slots__ = ("valued", "why")

    def __init__(self, why: str, *, valued: bool = True) -> None:
        self.why, self.valued = why, valued


class Measured(Refusal):
    """A physical quantity (`6.8` of a quake, `900 hectares`): its number and its unit."""

    __slots__ = ("number", "unit")

    def __init__(self, why: str, number: Number, unit: str) -> None:
        super().__init__(why)
        self.number, self.unit = number, unit


class DayCount(Refusal):
    """A day by its number from the first day of a war (`day 27 of the war`)."""

    __slots__ = ("number",)

    def __init__(self, why: str, number: int) -> None:
        super().__init__(why, valued=False)
        self.number = number


def number_of(item: Item | None) -> Number | None:
    """The Number of a numeral or sum."""
    if item is None:
        return None
    if isinstance(item.reading, Money):
        return item.reading.number
    return item.reading if isinstance(item.reading, Number) else None


def copied(number: Number) -> Number:
    """A Number that can be changed without changing the one it came from."""
    return copy(number)


# ---- refusals --------------------------------------------------------------------------------------------------------


def make_refused(match: Match) -> Item:
    """The numeral as something that is no claim, whatever it says."""
    return made(match, "refused", Refusal(match.rule.row.id))


def make_measured(match: Match) -> Item | None:
    """The quantity of a numeral or range with its unit, which the rule or the word of the unit gives."""
    low, high, word = number_of(match.get("a")), number_of(match.get("b")), match.get("u")
    number = joined(low, high) if low is not None and high is not None else high
    unit = match.rule.row.set.get("unit") or (word.value("length") if word is not None else None)
    if number is None or unit is None:
        return make_refused(match)
    return made(match, "refused", Measured(match.rule.row.id, number, unit))


def make_refused_name(match: Match) -> Item | None:
    """The numeral as a part of a name: a rank, a clock time, a telephone number; millions are none."""
    if any(number.scaled for item in match.items if (number := number_of(item)) is not None):
        return None
    return made(match, "refused", Refusal(match.rule.row.id, valued=False))


def make_refused_age(match: Match) -> Item | None:
    """A numeral set off by commas behind a name, where it can be an age."""
    number = number_of(match.get("n"))
    plausible = number is not None and number.exact is not None and number.exact <= MAX_AGE and not number.worded
    return make_refused(match) if plausible else None


def make_refused_score(match: Match) -> Item | None:
    """Two small numerals with a dash, where the sentence speaks of a contest."""
    numbers = [number_of(item) for item in match.items if isinstance(item.reading, Number)]
    if not match.sentence.has("beat"):
        return None
    small = all(number is not None and number.exact is not None and number.exact <= MAX_SCORE for number in numbers)
    return make_refused_name(match) if small else None


def make_refused_phone(match: Match) -> Item | None:
    """Digit groups in a row, at least three or behind a plus: a telephone number."""
    numbers = [number for item in match.items if (number := number_of(item)) is not None]
    if any(number.worded or number.scaled or number.year for number in numbers):
        return None
    plus = match.items[0].has("plus") and (len(numbers) > 1 or (numbers[0].exact or 0) >= PHONE)
    return make_refused_name(match) if plus or len(numbers) >= 3 else None


def make_refused_glued(match: Match) -> Item | None:
    """Digits that touch what stands before them (`F-16`, `B9`, `7:30`): part of a name or a time of day."""
    begin, _ = match.whole()
    items = match.sentence.items[begin : match.span[1]]
    touching = all(a.end == b.start for a, b in pairwise(items))
    return make_refused_name(match) if touching else None


# ---- ranges and qualifiers -------------------------------------------------------------------------------------------


def joined(a: Number, b: Number) -> Number | None:
    """The range from a to b; a bare small first number takes the scale of the second (`5 to 6 thousand`)."""
    if a.exact is None or b.exact is None or a.year or b.year:
        return None
    low, high = a.exact, b.exact
    if b.scale > 1 and a.scale == 1 and low < b.scale and low * b.scale <= high:
        low *= b.scale
    if low >= high:
        return None
    found = Number(low, high, min(a.step, b.step))
    found.qualifier, found.worded = "range", a.worded and b.worded
    found.scaled, found.scale = b.scaled, b.scale
    return found


def make_range(match: Match) -> Item | None:
    """One numeral for `between a and b`."""
    a, b = number_of(match.get("a")), number_of(match.get("b"))
    found = joined(a, b) if a is not None and b is not None and not _two_moments(match) else None
    return None if found is None else made(match, "num range", found)


def _two_moments(match: Match) -> bool:
    """True for `risen from a to b`: an older and a newer figure, no range."""
    items, first, second = match.sentence.items, match.at("a"), match.at("b")
    assert first is not None
    assert second is not None
    begin = min(match.whole()[0], first)
    led = [*items[begin:first], *items[max(0, begin - 1) : begin]]
    if not any(item.has("range_from") for item in led) or items[second - 1].has("num_and"):
        return False
    return any(item.has("change") for item in items[max(0, first - CHANGE_REACH) : first])


def make_range_to(match: Match) -> Item | None:
    """One numeral for `a to b` and `a-b`; words like `and` join a list, not a range, and are the pack's to
    leave out.
    """
    middle = match.items[1]
    if middle.has("num_and") and not middle.has("dash"):
        return None
    item = make_range(match)
    if item is None or middle.value("range_to") != OR:
        return item
    number = number_of(item)
    near = (
        number is not None
        and number.low is not None
        and number.high is not None
        and number.high <= number.low * NEIGHBOURS
    )
    return item if near else None


def make_qualified(match: Match) -> Item | None:
    """The numeral or sum with the bound that its qualifier sets."""
    target, word = match.get("n"), match.get("q")
    number = number_of(target)
    if number is None or target is None or word is None or number.year or _of_one_thing(match, target):
        return None
    if word.has("qual_after") and _counted_before(match):
        return None
    name = word.value("qual_before") or ""
    return bounded(match, target, number, name)


def _counted_before(match: Match) -> bool:
    """True where a qualifier that may stand on both sides has what it bounds before it (`nine guards at least`)."""
    begin = match.whole()[0]
    before = match.sentence.items[begin - 1] if begin else None
    return before is not None and before.is_any(COUNTED)


def _of_one_thing(match: Match, target: Item) -> bool:
    """True where an article makes a sum the measure of one thing (`passed a $95 billion bill`)."""
    articles = [item for item in match.items if item.has("num_article") and not item.has("the")]
    return isinstance(target.reading, Money) and bool(articles)


def make_qualified_after(match: Match) -> Item | None:
    """As make_qualified, for a qualifier behind its numeral (`or more`, `على الأقل`)."""
    target, word = match.get("n"), match.get("q")
    number = number_of(target)
    if number is None or target is None or word is None:
        return None
    return bounded(match, target, number, word.value("qual_after") or "")


def bounded_number(number: Number, qualifier: str) -> Number | None:
    """The number with the bound that a qualifier sets; a range or vague count keeps its own."""
    changed = copied(number)
    if number.exact is None:
        return None if number.qualifier == "exact" else changed
    if ".." in qualifier:
        return _odd(changed, number.exact, qualifier)
    if qualifier in ("more_than", "at_least"):
        changed.high = None
    elif qualifier in ("less_than", "at_most"):
        changed.low = None
    changed.qualifier = next(known for known in QUALIFIERS if known == qualifier)
    return changed


def _odd(number: Number, value: Decimal, room: str) -> Number | None:
    """`20-odd`: the room that the words leave, in tenths of the number's round step; None for a number that is not
    round.
    """
    step = Decimal(10) ** (len(str(int(value))) - 1)
    if value % 10 or value != value.to_integral_value():
        return None
    while value % step:
        step /= 10
    low, high = map(Decimal, room.split(".."))
    tenth = step / 10
    number.low, number.high = value + low * tenth, value + high * tenth + tenth - 1
    number.qualifier, number.vague = "vague", True
    return number


def bounded(match: Match, target: Item, number: Number, qualifier: str) -> Item | None:
    """The item over the whole match whose number carries the qualifier."""
    changed = bounded_number(number, qualifier)
    if changed is None:
        return None
    reading = (
        Money(changed, target.reading.codes, target.reading.symbol) if isinstance(target.reading, Money) else changed
    )
    item = made(match, " ".join(sorted(target.word.classes)), reading)
    item.word = target.word
    return item


def make_couple(match: Match) -> Item:
    """`a couple`, `a couple of hundred`: about two, or two of a scale."""
    scale = match.get("scale")
    found = next((scale.value(name) for name in SCALES if scale.has(name)), None) if scale is not None else None
    step = Decimal((found or "1").partition("|")[0])
    number = Number(2 * step, 2 * step, step)
    number.qualifier, number.worded, number.scaled, number.scale = "about", True, step > 1, step
    return made(match, "num worded" if step > 1 else "num small worded", number)


# ---- money -----------------------------------------------------------------------------------------------------------


def make_money(match: Match) -> Item | None:
    """A sum from a numeral and a currency's name or sign."""
    number, sign = number_of(match.get("n")), match.get("s")
    if number is None or sign is None:
        return None
    return _sum(match, number, sign, "money")


def make_money_late(match: Match) -> Item | None:
    """A large sum whose currency's name is another word too (`12 million won`)."""
    number = number_of(match.get("n"))
    return make_money(match) if number is not None and number.scaled else None


def make_money_letter(match: Match) -> Item | None:
    """A large sum behind a letter that stands for a currency (`R12m`) and touches it or is a blank away."""
    number, sign = number_of(match.get("n")), match.get("s")
    if number is None or sign is None or not (number.scaled or (number.exact or 0) >= SMALLEST_LETTERED):
        return None
    code = match.pack.settings.currency_letters.get(sign.key)
    if code is None or number.year or match.items[-1].start - sign.end > 1:
        return None
    return made(match, "money", Money(number, tuple(code.split("|")), sign.key))


def make_money_inside(match: Match) -> Item | None:
    """A sum whose sign stands between its digits and their scale (`12$ مليون`)."""
    number, sign, scale = number_of(match.get("n")), match.get("s"), match.get("k")
    if number is None or sign is None or scale is None or number.scaled:
        return None
    told = next((leaf.value("num_scale") for leaf in (scale, *scale.parts) if leaf.has("num_scale")), None)
    if told is None or len(scale.parts) > 1:
        return None
    times = Decimal(told.partition("|")[0])
    found = _times(number, times)
    found.scaled, found.scale = True, times
    return _sum(match, found, sign, "money")


def _sum(match: Match, number: Number, sign: Item, classes: str) -> Item | None:
    """The sum; what stands behind a colon in the currency's value is the worth of one unit (a toman is ten rials)."""
    named = next((told for name in CURRENCIES if (told := sign.value(name)) is not None), "")
    value, _, worth = named.partition(":")
    codes = tuple(code for code in value.split("|") if code)
    if not codes:
        return None
    if worth:
        number = _times(number, Decimal(worth))
    elif number.other is not None and not number.scaled:
        number = _grouped(match, number, codes[0])
    return made(match, classes, Money(number, codes, sign.key))


def _times(number: Number, factor: Decimal) -> Number:
    found = copied(number)
    found.low = number.low * factor if number.low is not None else None
    found.high = number.high * factor if number.high is not None else None
    found.step = number.step * factor
    return found


def _grouped(match: Match, number: Number, code: str) -> Number:
    """A sum with a point before three digits: thousands, save for currencies of three decimals and unit prices."""
    _, end = match.whole()
    following = match.sentence.items[end : end + 1]
    priced = bool(following) and (following[0].has("unit_price") or following[0].has("each"))
    if code in THREE_DECIMALS or priced or number.step != Decimal("0.001") or number.exact is None:
        return number
    found = copied(number)
    found.low, found.high, found.other = number.other, number.other, number.exact
    found.step, found.decimal = Decimal(1), False
    return found


def make_money_range(match: Match) -> Item | None:
    """A range of sums, its sign before one or both; an older and a newer sum are none."""
    a, b, sign = number_of(match.get("a")), number_of(match.get("b")), match.get("s")
    if a is None or b is None or sign is None or _two_moments(match):
        return None
    number = joined(a, b)
    return None if number is None else _sum(match, number, sign, "money range")


def make_money_between(match: Match) -> Item | None:
    """A range between two whole sums in one currency."""
    a, b, word = match.get("a"), match.get("b"), match.get("from")
    if a is None or b is None or word is None or word.value("range_from") != BETWEEN:
        return None
    low, high = a.reading, b.reading
    if not isinstance(low, Money) or not isinstance(high, Money) or low.codes != high.codes:
        return None
    number = joined(low.number, high.number)
    return None if number is None else made(match, "money range", Money(number, low.codes, low.symbol))


def make_money_part(match: Match) -> Item | None:
    """A part of a sum that takes the currency of its whole (`5 million dollars, of which 2 million`)."""
    whole, number = match.get("whole"), number_of(match.get("n"))
    if whole is None or number is None or not number.scaled or not isinstance(whole.reading, Money):
        return None
    return made(match, "money", Money(number, whole.reading.codes, whole.reading.symbol))


def make_money_dual(match: Match) -> Item | None:
    """Two units of a currency told by a dual."""
    sign = match.get("s")
    if sign is None:
        return None
    number = Number(Decimal(2), Decimal(2), Decimal(1))
    number.worded = True
    return _sum(match, number, sign, "money")


def settle_currencies(sums: Sequence[Money]) -> None:
    """Puts first, for a bare name, the one country's currency that the text names in full (`Qatari riyals`, `riyals`).

    A bare dollar stays American beside others: news that convert a sum name the other dollar and leave this one bare.
    """
    named = {money.codes[0] for money in sums if len(money.codes) == 1}
    for money in sums:
        if len(money.codes) == 1 or money.codes[0] in (*named, EVERYWHERE):
            continue
        fitting = [code for code in money.codes if code in named]
        if len(fitting) == 1:
            money.codes = (fitting[0], *(code for code in money.codes if code != fitting[0]))


AMOUNT_PRODUCTIONS: Final[dict[str, Production]] = {
    "refused": make_refused,
    "refused_measure": make_measured,
    "refused_name": make_refused_name,
    "refused_age": make_refused_age,
    "refused_score": make_refused_score,
    "refused_phone": make_refused_phone,
    "refused_glued": make_refused_glued,
    "range": make_range,
    "range_to": make_range_to,
    "qualify": make_qualified,
    "qualify_after": make_qualified_after,
    "couple": make_couple,
    "money": make_money,
    "money_between": make_money_between,
    "money_dual": make_money_dual,
    "money_inside": make_money_inside,
    "money_late": make_money_late,
    "money_letter": make_money_letter,
    "money_part": make_money_part,
    "money_range": make_money_range,
}
