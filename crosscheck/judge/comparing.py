"""Comparing: whether two statements can both be true of one value, and how alike two figures are."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from crosscheck.judge.policy import Policy, Slips
from crosscheck.judge.statements import Nature, Statement, significant
from crosscheck.model.fact import Fact

_CURRENCY_LENGTH: Final = 3


def nature_of(fact: Fact, unit: str | None, policy: Policy) -> Nature:
    """`static` for deals, days and sizes, `growing` for counts that only rise, `free` for those that may fall."""
    if fact.kind in ("visit", "deal"):
        return "static"
    if fact.kind == "figure":
        return (
            "static"
            if unit in policy.counts.static_units or (is_currency(unit) and fact.measure == "price")
            else "free"
        )
    if fact.measure not in policy.counts.growing:
        return "free"
    return "growing" if fact.group is None or fact.group in policy.counts.steady_groups else "free"


def is_currency(unit: str | None) -> bool:
    """True for an ISO 4217 code: three capital letters."""
    return unit is not None and len(unit) == _CURRENCY_LENGTH and unit.isalpha() and unit.isupper()


def comparable(a: Statement, b: Statement) -> bool:
    """True where the two speak of one unit and no slot that both name differs."""
    one, other = a.claim, b.claim
    if a.unit != b.unit:
        return False
    same_group = one.group is None or other.group is None or one.group == other.group
    same_side = one.side is None or other.side is None or one.side == other.side
    same_scope = a.scope is None or b.scope is None or a.scope == b.scope or "day" not in (a.scope, b.scope)
    return same_group and same_side and same_scope


def agree(a: Statement, b: Statement, policy: Policy) -> bool:
    """True where one value satisfies both statements, precision, bounds, rounding and other readings counted in."""
    if a.allowed.meets(b.allowed) or rounds_to(a, b, policy.values.rounding):
        return True
    return bool(a.readings or b.readings) and _readings_meet(a, b)


def contradict(a: Statement, b: Statement, policy: Policy) -> bool:
    """True where both speak of one thing and no value satisfies both."""
    return comparable(a, b) and not agree(a, b, policy) and not is_part(a, b, policy)


def is_part(a: Statement, b: Statement, policy: Policy) -> bool:
    """True where the text tells one figure as a share of all, or one is a running total and the other, far below it, is
    not told as one.
    """
    if _is_share(a, b) or _is_share(b, a):
        return True
    return a.running != b.running and _is_fraction(*((b, a) if a.running else (a, b)), policy)


def _is_share(part: Statement, whole: Statement) -> bool:
    """True where the text counts one side among the people of a figure, and the other figure is of no side."""
    return part.claim.part_of is not None and part.claim.side is not None and whole.claim.side is None


def other_count(a: Statement, b: Statement, policy: Policy) -> bool:
    """True where one figure is too small a share of the other to be of one count, and the texts tell no one scope."""
    one_scope = a.scope is not None and a.scope == b.scope
    return not (one_scope and _one_place(a, b)) and (_is_fraction(a, b, policy) or _is_fraction(b, a, policy))


def two_things(a: Statement, b: Statement, policy: Policy) -> bool:
    """True for numbers of people or things so far apart that no two reports of one moment give them of the same ones,
    unless noughts or a scale word alone part them.
    """
    if a.figure is not None and b.figure is not None and significant(a.figure) == significant(b.figure):
        return False
    if a.claim.kind == "casualty":
        share = policy.counts.rival
    elif a.claim.kind == "figure" and a.unit == a.claim.measure:
        share = policy.counts.part
    else:
        return False
    low, high = sorted(((a.figure or a.allowed.high or Decimal(0)), (b.figure or b.allowed.high or Decimal(0))))
    return low < share * high


def _one_place(a: Statement, b: Statement) -> bool:
    """True where the places are the same, or both only taken from what stands around."""
    guessed = "where" in a.claim.implied and "where" in b.claim.implied
    return guessed or None in (a.claim.where, b.claim.where) or a.claim.where == b.claim.where


def _is_fraction(lower: Statement, higher: Statement, policy: Policy) -> bool:
    """True where the one figure is so small a share of the other that it counts a part of it, or something else."""
    most, least = lower.allowed.high, higher.allowed.low
    return most is not None and least is not None and most < policy.counts.part * least


def rounds_to(a: Statement, b: Statement, tolerance: Decimal) -> bool:
    """True where one exact figure is the rounding of the other to its own digits and lies within the tolerance."""
    if a.figure is None or b.figure is None or a.figure <= 0 or b.figure <= 0:
        return False
    if abs(a.figure - b.figure) > tolerance * min(a.figure, b.figure):
        return False
    if a.allowed.width is None or b.allowed.width is None:
        return False
    short, long = sorted((a.figure, b.figure), key=lambda figure: len(significant(figure)))
    return _round(long, len(significant(short))) == short


def is_slip(a: Decimal, b: Decimal, slips: Slips) -> bool:
    """True where one figure is the other with two digits changed places, or one digit wrong, lost or doubled."""
    return is_swap(a, b, slips) or is_edit(a, b, slips)


def is_swap(a: Decimal, b: Decimal, slips: Slips) -> bool:
    """True where two digits of one figure changed places in the other, at the same magnitude."""
    if a.adjusted() != b.adjusted():
        return False
    one, other = _digits(a), _digits(b)
    if len(one) != len(other) or len(one) < slips.swap_digits:
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    return len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def is_edit(a: Decimal, b: Decimal, slips: Slips) -> bool:
    """True where one digit of a long enough figure, end noughts apart, is wrong in the other, or lost, or doubled."""
    if abs(a.adjusted() - b.adjusted()) > 1 or min(len(significant(a)), len(significant(b))) < slips.edit_digits - 1:
        return False
    one, other = sorted((_digits(a), _digits(b)), key=len)
    if len(one) == len(other):
        wrong = sum(x != y for x, y in zip(one, other, strict=True))
        return wrong == 1 and a.adjusted() == b.adjusted() and len(significant(a)) >= slips.edit_digits
    if len(other) != len(one) + 1 or len(other) < slips.edit_digits:
        return False
    return any(other[:at] + other[at + 1 :] == one for at in range(len(other)))


def power_between(a: Decimal, b: Decimal, tolerance: Decimal) -> int:
    """The power of ten by which two figures of the same digits differ, within the tolerance; 0 where they do not."""
    small, large = sorted((a, b))
    if small <= 0:
        return 0
    power = large.adjusted() - small.adjusted()
    for candidate in (power, power + 1, power - 1):
        scaled = small.scaleb(candidate)
        if candidate > 0 and abs(scaled - large) <= tolerance * min(scaled, large):
            return candidate
    return 0


def _digits(figure: Decimal) -> str:
    """The digits of a figure at its own magnitude, noughts at the end kept for counts: `5009`, `196`."""
    if figure == figure.to_integral_value() and abs(figure) < 10**6:
        return str(int(abs(figure)))
    return significant(figure)


def _round(figure: Decimal, digits: int) -> Decimal:
    step = Decimal(1).scaleb(figure.adjusted() - digits + 1)
    return (figure / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _readings_meet(a: Statement, b: Statement) -> bool:
    """True where another reading of one statement has the unit and a value of the other."""
    return any(_reading_meets(one, other) for one, other in ((a, b), (b, a)))


def _reading_meets(a: Statement, b: Statement) -> bool:
    for reading in a.readings:
        low = reading.low if reading.low is not None else a.allowed.low
        high = reading.high if reading.high is not None else a.allowed.high
        above = low is None or b.allowed.high is None or low <= b.allowed.high
        if (
            reading.unit in (None, b.unit)
            and above
            and (high is None or b.allowed.low is None or high >= b.allowed.low)
        ):
            return True
    return False
