"""Parts of one in numbers: halves in words and signs, digits over digits, decimals that are spelled out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crosscheck.extract.items import Item
from crosscheck.extract.parsing import DIGITS_FILL, ONE, Parse
from crosscheck.language.lexicon import DEFINITE

QUARTERS: Final = (Decimal("0.5"), Decimal("0.25"), Decimal("0.75"))
SIGN_FILL: Final = Decimal("0.25")  # a fraction sign takes no more than digits do
LARGEST_PART: Final = 10  # of the numbers under a stroke
ARTICLE: Final = "num_article"
SLASHED: Final = ("digits", "slash", "digits", "num_scale")


def read_fraction(state: Parse, value: str, connected: bool) -> bool:
    """`half a million`, `three quarters of a million`: a fraction counts only before a scale or a dozen, and one that
    is an ordinal too (`the third million`) only before `of` one.
    """
    items = state.items
    if state.last_scale is not None or state.fraction or connected:
        return False
    end = _behind(items, state.at + 1)
    if end < len(items) and items[end].has("num_of"):
        end = _behind(items, end + 1)
    elif items[state.at].has("ordinal"):
        return False
    if end >= len(items) or not (items[end].has("num_scale") or items[end].has("num_collective")):
        return False
    if items[end].has("num_plural"):
        return False
    times = state.current if state.filled is not None else ONE
    state.current, state.filled, state.fraction, state.step = times * Decimal(value), None, True, Decimal(value)
    state.worded, state.at = True, end
    return True


def _behind(items: list[Item], at: int) -> int:
    """The first position from `at` on that is no article and no hyphen inside a word."""
    while at < len(items) and (items[at].has(ARTICLE) or (items[at].has("dash") and _glued(items, at))):
        at += 1
    return at


def _glued(items: list[Item], at: int) -> bool:
    """True where an item touches what stands before it."""
    return at > 0 and items[at - 1].end == items[at].start


def read_sign(state: Parse, value: str, connected: bool) -> bool:
    """A fraction sign, alone or right behind digits (`2½`)."""
    part = Decimal(value)
    if state.fraction or connected or state.filled not in (None, DIGITS_FILL):
        return False
    if state.filled is not None and state.items[state.at - 1].end + 1 < state.items[state.at].start:
        return False
    if state.filled is None and (state.last_scale is not None or _glued(state.items, state.at)):
        return False
    state.current, state.filled, state.step = state.current + part, SIGN_FILL, part
    state.at += 1
    return True


def read_slashed(state: Parse, _value: str, connected: bool) -> bool:
    """Digits over digits before a scale, alone or behind a whole number (`2 1/2 million`)."""
    row = state.items[state.at : state.at + len(SLASHED)]
    if state.fraction or connected or state.last_scale is not None or state.filled not in (None, DIGITS_FILL):
        return False
    if len(row) < len(SLASHED) or not all(item.has(name) for item, name in zip(row, SLASHED, strict=True)):
        return False
    above, below = row[0].key, row[2].key
    if not (above.isdigit() and below.isdigit() and 0 < int(above) < int(below) <= LARGEST_PART):
        return False
    part = Decimal(int(above)) / int(below)
    state.current, state.filled, state.step = state.current + part, SIGN_FILL, part
    state.at += 3
    return True


def read_spoken(state: Parse, _value: str, connected: bool) -> bool:
    """The digits behind a point that is spelled out, before a scale (`one point five million`)."""
    items, at = state.items, state.at + 1
    if connected or state.fraction or state.filled is None or state.last_scale is not None:
        return False
    digits = ""
    while at < len(items) and (digit := items[at].value("num_unit")) is not None:
        digits += digit
        at += 1
    if not digits or at >= len(items) or not items[at].has("num_scale"):
        return False
    state.current += Decimal(f"0.{digits}")
    state.step, state.filled, state.at = ONE.scaleb(-len(digits)), DIGITS_FILL, at
    return True


def read_fraction_after(state: Parse, *, sign: int = 1) -> bool:
    """`two and a half (million)`, `مليونين ونصف (المليون)`: adds a part of one, or of the scale just read, or takes it
    off.
    """
    at = state.at
    while at < len(state.items) and (state.items[at].has(ARTICLE) or _joint(state.items, at)):
        at += 1
    if at >= len(state.items) or not state.items[at].has("num_fraction"):
        return False
    part = sign * Decimal(state.items[at].value("num_fraction") or "0")
    after = at + 1
    repeated = after < len(state.items) and state.items[after].has("num_scale")
    if state.last_scale is not None and state.filled is None:
        scale = (
            Decimal((state.items[after].value("num_scale") or "0").partition("|")[0]) if repeated else state.last_scale
        )
        if scale > state.last_scale:
            return False
        state.total += part * scale
        state.step = scale * abs(part)
        state.at = after + 1 if repeated else after
        return True
    if state.filled is None or (not repeated and (abs(part) not in QUARTERS or _begins_count(state.items, after))):
        return False
    state.current += part
    state.step = abs(part)
    state.filled = DIGITS_FILL
    state.at = after
    return True


def _joint(items: list[Item], at: int) -> bool:
    """True for `one` before a fraction, and for a hyphen of `three-and-a-half`."""
    return items[at].value("num_unit") == "1" or (items[at].has("dash") and _glued(items, at))


def _begins_count(items: list[Item], at: int) -> bool:
    """True where what follows a fraction is the set that it is a part of (`and a quarter of the crew`)."""
    return at < len(items) and (items[at].has("num_of") or items[at].has(DEFINITE))
