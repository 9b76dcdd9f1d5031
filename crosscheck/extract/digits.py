"""Digits as written, to their readings: separators group thousands or mark decimals, and where either is possible both
are kept.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import Final, NamedTuple

from crosscheck.extract.items import Item

MAX_DIGITS: Final = 18
MAX_REMEMBERED: Final = 10_000  # tokens
_SEPARATOR: Final = re.compile(r"[^\d]")
GROUPING_ONLY: Final = frozenset("\u066c\u060c'\u2019\u00a0\u202f ")
# roles of what a number counts: whole things, and what can be measured in parts
INDIVISIBLE: Final = ("person", "group", "people", "harm_noun", "harm_passive", "object", "lives", "dual", "thing")
DIVISIBLE: Final = (
    "num_scale",
    "length",
    "percent",
    "magnitude",
    "currency",
    "currency_symbol",
    "time_unit",
    "age_after",
)
DECIMAL_ONLY: Final = frozenset("\u066b")


class Digits(NamedTuple):
    """A number in digits: its value, the step of its last digit, and another value that the same characters may stand
    for.
    """

    value: Decimal
    step: Decimal
    other: Decimal | None = None
    grouped: bool = False


def read_digits(text: str, decimal_mark: str) -> Digits | None:
    """The best reading of a digit token (any script), or None for one that is no plain number, such as `1.2.3` or 40
    digits.
    """
    return _read(text, decimal_mark) if len(text) < 2 * MAX_DIGITS else None


@functools.lru_cache(MAX_REMEMBERED)
def _read(text: str, decimal_mark: str) -> Digits | None:
    marks = _SEPARATOR.findall(text)
    if len(text) - len(marks) > MAX_DIGITS:
        return None
    if not marks:
        return Digits(Decimal(text), Decimal(1))
    parts = _SEPARATOR.split(text)
    grouping = _groups(parts) and len(set(marks)) == 1
    if len(set(marks)) == 2 and marks[-1] not in marks[:-1] and _groups(parts[:-1]):
        return _decimal(parts[:-1], parts[-1])
    if marks[0] in GROUPING_ONLY or len(marks) > 1:
        return (
            Digits(Decimal("".join(parts)), Decimal(1), grouped=True)
            if grouping and marks[0] not in DECIMAL_ONLY
            else None
        )
    if not parts[0] or marks[0] in DECIMAL_ONLY or not grouping or parts[0].strip("0\u0660") == "":
        return _decimal(parts[:1], parts[1])
    whole = Digits(Decimal("".join(parts)), Decimal(1), _decimal(parts[:1], parts[1]).value, grouped=True)
    if marks[0] != decimal_mark:
        return whole
    fraction = _decimal(parts[:1], parts[1])
    return fraction._replace(other=whole.value)


def surely_decimal(text: str, decimal_mark: str) -> bool:
    """True where the token's only separator is the language's decimal mark and cannot group thousands (`0.5`,
    `9.25`).
    """
    if text.count(decimal_mark) != 1:
        return False
    marks = _SEPARATOR.findall(text)
    if marks != [decimal_mark]:
        return False
    whole, fraction = _SEPARATOR.split(text)
    return len(fraction) != 3 or whole.strip("0\u0660") == ""


def may_group(text: str) -> bool:
    """True where the token's separators can group thousands."""
    return bool(_SEPARATOR.search(text)) and _groups(_SEPARATOR.split(text))


def _groups(parts: list[str]) -> bool:
    """True where the parts are one to three digits followed by threes (or, as in South Asia, twos and a final
    three).
    """
    head, tail = parts[0], parts[1:]
    if not 1 <= len(head) <= 3:
        return False
    if not tail:
        return True
    return len(tail[-1]) == 3 and (all(len(part) == 3 for part in tail) or all(len(part) == 2 for part in tail[:-1]))


def _decimal(whole: list[str], fraction: str) -> Digits:
    return Digits(Decimal(("".join(whole) or "0") + "." + fraction), Decimal(1).scaleb(-len(fraction)))


def grouped_in_context(items: list[Item], at: int, decimal_mark: str) -> bool:
    """True where the sentence shows that the point before three digits at `at` groups thousands.

    It does where people or things are counted, which have no parts, or where another number that counts the same noun
    is grouped or could be; any sure decimal of the sentence says no.
    """
    following = items[at + 1 : at + 2]
    if not following or following[0].is_any(DIVISIBLE):
        return False
    others = [(token, other) for other, item in enumerate(items) if other != at and (token := _token_of(item))]
    if any(surely_decimal(token, decimal_mark) for token, _ in others):
        return False
    if following[0].is_any(INDIVISIBLE):
        return True
    noun = following[0].key
    same = [token for token, other in others if [item.key for item in items[other + 1 : other + 2]] == [noun]]
    return bool(noun) and any(may_group(token) for token in same)


def _token_of(item: Item) -> str:
    """The digits of an item, or of a numeral that is nothing but digits."""
    if item.has("digits"):
        return item.key
    parts = item.parts
    return parts[0].key if len(parts) == 1 and parts[0].has("digits") else ""
