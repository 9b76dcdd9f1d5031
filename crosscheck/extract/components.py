"""The parts of a number in words, digits and mixtures, and how they are put together.

One pass from left to right fills the slots of a group (units, tens, hundreds), multiplies it by scale words and adds
the groups up. Which words are units, scales or connectors, and how they may be joined, is the pack's.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from decimal import Decimal
from itertools import takewhile
from typing import Final

from crosscheck.extract.digits import INDIVISIBLE, Digits, grouped_in_context, read_digits
from crosscheck.extract.fractions import read_fraction, read_fraction_after, read_sign, read_slashed, read_spoken
from crosscheck.extract.items import Item
from crosscheck.extract.parsing import DIGITS_FILL, ONE, ZERO, Parse
from crosscheck.language.lexicon import DEFINITE
from crosscheck.language.pack import Pack

HYPHENED: Final = 3
MAX_VALUE: Final = Decimal(10) ** 18
SMALL_WORDS: Final = ("num_unit", "num_teen", "num_ten", "num_hundred", "num_and")
COUNTABLE: Final = (*INDIVISIBLE, "currency", "length", "time_unit", "person_one")


def parse_number(items: list[Item], at: int, pack: Pack) -> Parse | None:
    """The longest number that begins at an item, with `at` behind its last part; None where none begins there."""
    state = Parse(items, at, pack, at > 0 and items[at - 1].has("num_of"))
    while state.at < len(items):
        before = state.at
        if not _step(state) and not _connected(state):
            break
        if state.at == before:
            break
    return None if state.at == at or (state.fraction and state.vague is None) else state


def _connected(state: Parse) -> bool:
    """Reads a connector and the component behind it; leaves everything as it was where there is none."""
    items, at = state.items, state.at
    if state.vague is not None or (state.filled is None and state.last_scale is None) or at >= len(items):
        return False
    joint_inside, less = _joint_inside(state), items[at].has("num_less")
    if not joint_inside and at + 1 >= len(items):
        return False
    if not joint_inside and not less and not items[at].has("num_and") and not _grouping_comma(state):
        return False
    before = copy(state)
    state.at += 0 if joint_inside else _joint_length(items, at)
    state.before_joint = state.current
    read = read_fraction_after(state, sign=-1 if less else 1) or (not less and _step(state, connected=True))
    if read and not _begins_its_own(state):
        return True
    for name in Parse.__struct_fields__:
        setattr(state, name, getattr(before, name))
    return False


def _joint_length(items: list[Item], at: int) -> int:
    """How many items join two parts: one, or all three of `two-hundred-and-fifty`."""
    joint = list(takewhile(lambda item: item.has("num_and"), items[at : at + HYPHENED]))
    return len(joint) if items[at].has("dash") else 1


def _joint_inside(state: Parse) -> bool:
    """True at a word spelled like a unit that is a joint with another one (`ألف وأحد عشر`)."""
    items, at = state.items, state.at
    if not items[at].has("num_joint_unit"):
        return False
    tens = at + 2 < len(items) and items[at + 1].has("num_and") and items[at + 2].has("num_ten")
    return items[at].has("num_teen") or tens


def _grouping_comma(state: Parse) -> bool:
    """True at a comma between a scale in words and the hundreds below it (`two thousand, three hundred and four`)."""
    if state.filled is not None or not state.worded or state.pack.settings.joined_numbers or state.parted:
        return False
    items, at = state.items, state.at
    if not items[at].has("comma") or items[at].start != items[at - 1].end:
        return False
    ahead = items[at + 1 : at + 8]
    words = 0
    while words < len(ahead) and ahead[words].is_any(SMALL_WORDS):
        words += 1
    return words > 0 and (
        any(item.has("num_hundred") for item in ahead[:words]) or (words < len(ahead) and ahead[words].has("num_scale"))
    )


def _begins_its_own(state: Parse) -> bool:
    """True where what follows shows that the part just joined is a number of its own (`250 thousand and 300
    thousand`).
    """
    if state.at >= len(state.items) or state.filled is None or state.last_scale is None:
        return False
    scale = state.items[state.at].value("num_scale")
    return scale is not None and Decimal(scale.partition("|")[0]) >= state.last_scale


def _step(state: Parse, *, connected: bool = False) -> bool:
    """Reads one component; False where the item at hand does not continue the number."""
    word = state.items[state.at].word
    if state.vague is not None:
        return _vague_scale(state)
    for class_name, read in _COMPONENTS:
        if class_name in word.classes:
            done = read(state, word.values[class_name], connected)
            if done:
                return True
    return False


def _room(state: Parse, magnitude: int, connected: bool) -> bool:
    """True where the group still has this slot free and the way of joining is the language's."""
    if state.fraction:
        return False
    if state.filled is None:
        return state.last_scale is None or connected or not state.pack.settings.joined_numbers
    if not connected and state.pack.settings.joined_numbers:
        return False
    if magnitude == 10 and state.filled == 1 and state.pack.settings.joined_numbers:  # units before tens
        return connected and state.current % 100 < 10
    return magnitude < state.filled


def _add(state: Parse, value: Decimal, magnitude: int, *, connected: bool) -> bool:
    if not _room(state, magnitude, connected) or (state.last_scale is not None and value >= state.last_scale):
        return False
    state.current += value
    state.multiplier = ONE
    state.filled = Decimal(1 if state.filled == 1 else magnitude)
    state.step = ONE
    state.worded = True
    state.at += 1
    return True


def _digits(state: Parse, _value: str, connected: bool) -> bool:
    behind_hundreds = connected and state.filled == 100 and state.worded
    if (state.filled is not None and not behind_hundreds) or state.fraction:
        return False
    if state.last_scale is not None and not connected and not _scaled_again(state):
        return False
    found = digits_at(state.items, state.at, state.pack)
    if (
        found is None
        or (behind_hundreds and (not 1 <= found.value < 100 or found.step != ONE))
        or (state.last_scale is not None and found.value >= state.last_scale)
    ):
        return False
    state.current = state.current + found.value if behind_hundreds else found.value
    state.step = found.step
    state.filled = DIGITS_FILL
    state.other_scale = found.other
    state.at += 1
    return True


def digits_at(items: list[Item], at: int, pack: Pack) -> Digits | None:
    """The best reading of the digits at an item, as the sentence shows it; None for what is no plain number."""
    mark = pack.settings.decimal
    found = read_digits(items[at].key, mark)
    if found is None or found.other is None or found.step == ONE or not grouped_in_context(items, at, mark):
        return found
    return Digits(found.other, ONE, found.value, found.grouped)


def _scaled_again(state: Parse) -> bool:
    """True where digits behind a scale are followed by a smaller scale (`2 million 300 thousand`)."""
    following = state.items[state.at + 1 : state.at + 2]
    scale = following[0].value("num_scale") or following[0].value("num_hundred") if following else None
    return scale is not None and state.last_scale is not None and Decimal(scale.partition("|")[0]) < state.last_scale


def _unit(state: Parse, value: str, connected: bool) -> bool:
    joins = not connected or value != "0"
    return joins and _add(state, Decimal(value), 1, connected=connected)


def _teen(state: Parse, value: str, connected: bool) -> bool:
    return _room(state, 10, connected) and state.filled != 1 and _add(state, Decimal(value), 1, connected=connected)


def _ten(state: Parse, value: str, connected: bool) -> bool:
    return _add(state, Decimal(value), 10, connected=connected)


def _hundreds(state: Parse, value: str, connected: bool) -> bool:
    return _add(state, Decimal(value), 100, connected=connected)


def _hundred(state: Parse, value: str, connected: bool) -> bool:
    """`hundred` multiplies what stands before it (three hundred, twelve hundred) or stands for itself."""
    hyphened = connected and state.items[state.at - 1].has("dash")  # seven-hundred
    if state.filled is not None and (not connected or hyphened) and 1 <= state.current < 100 and state.filled <= 1:
        if state.filled < 1 and state.current != state.current.to_integral_value():
            return False
        state.current *= Decimal(value)
        state.multiplier = Decimal(value)
        state.filled, state.step, state.worded = Decimal(100), ONE, True
        state.at += 1
        return True
    bare = state.pack.settings.bare_scale_is_one and not state.items[state.at].has("num_plural")
    return bare and _add(state, Decimal(value), 100, connected=connected)


def _collective(state: Parse, value: str, connected: bool) -> bool:
    """`dozen` multiplies what stands before it, or one dozen with its article."""
    del connected
    if state.filled is None and not state.fraction and not state.pack.settings.bare_scale_is_one:
        return False
    times = state.current if state.filled is not None or state.fraction else ONE
    kept = state.before_joint if state.filled is not None and state.filled < 100 <= state.before_joint < times else ZERO
    state.current = kept + (times - kept) * Decimal(value)  # three hundred and two dozen
    state.multiplier = Decimal(value)
    state.filled, state.worded, state.fraction = DIGITS_FILL, True, False
    state.at += 1
    return True


def _scale(state: Parse, value: str, connected: bool) -> bool:
    """A scale word multiplies its group; a bare plural is vague; a larger scale multiplies all that was read."""
    short, _, long = value.partition("|")
    scale = Decimal(short)
    item = state.items[state.at]
    if item.has("num_plural") and state.filled == DIGITS_FILL and state.step == ONE and 1900 <= state.current < 2100:
        return False  # a year, and vague thousands of something
    if state.filled is None and not state.fraction:
        return _bare_scale(state, scale, item, connected)
    if connected and state.filled is not None and not state.items[state.at - 1].has("dash"):
        if not _scale_twice(state, scale):
            return False
        state.current += 1  # a hundred and a thousand, thousand: 101 of them
        state.at += 1
    if state.last_scale is not None and scale >= state.last_scale:
        state.total = (state.total + state.current) * scale
    else:
        state.total += state.current * scale
    if long:
        state.other_scale = state.current * Decimal(long)
    elif state.other_scale is not None:
        state.other_scale *= scale
    state.step *= scale
    state.current, state.filled, state.last_scale, state.fraction = ZERO, None, scale, False
    state.worded = True
    state.at += 1
    return state.total < MAX_VALUE


def _scale_twice(state: Parse, scale: Decimal) -> bool:
    """True where a scale stands for its own one behind hundreds and is said again."""
    following = state.items[state.at + 1 : state.at + 2]
    again = following[0].value("num_scale") if following else None
    return state.filled == 100 and again is not None and Decimal(again.partition("|")[0]) == scale


def _bare_scale(state: Parse, scale: Decimal, item: Item, connected: bool) -> bool:
    if state.last_scale is not None and scale >= state.last_scale:
        if connected or state.last_scale == scale:
            return False
        state.total *= scale  # a thousand million
        state.step *= scale
    elif item.has("num_plural"):
        if state.last_scale is not None or _counted_out(state):
            return False
        state.vague = (scale * 2, scale * 10 - 1)
    elif (
        not state.pack.settings.bare_scale_is_one
        or (state.last_scale is not None and not connected)
        or (
            state.last_scale is None
            and not item.has(DEFINITE)
            and _definite(state.items[state.at + 1 : state.at + 2], state.pack)
        )
    ):
        return False
    else:
        twice = item.has("num_dual_construct") and _noun(state.items[state.at + 1 : state.at + 2], state.pack)
        state.total += scale * (2 if twice else 1)
        state.step, state.last_scale = scale, scale
    state.worded = True
    state.at += 1
    return True


def _counted_out(state: Parse) -> bool:
    """True where a plural scale stands behind a hyphen that makes it a part of another word (`multi-million`)."""
    return (
        state.at > 0
        and state.items[state.at - 1].has("dash")
        and state.items[state.at - 1].end == state.items[state.at].start
    )


def _definite(following: list[Item], pack: Pack) -> bool:
    """True for a noun with the article, which a bare scale cannot count."""
    if not following or following[0].has("num_fraction") or following[0].has("num_less"):
        return False
    articles = {clitic.article for slot in pack.lexicon.clitics for clitic in slot if clitic.article}
    return following[0].has(DEFINITE) or following[0].key.startswith(tuple(articles))


def _noun(following: list[Item], pack: Pack) -> bool:
    """True where an indefinite noun follows, which makes a construct dual two of its scale."""
    if not following or following[0].has("plain") or _definite(following, pack):
        return False
    return (following[0].has("word") and len(following[0].key) > 2) or following[0].is_any(COUNTABLE)


def _dual(state: Parse, value: str, connected: bool) -> bool:
    """A dual scale word is two of its scale."""
    short, _, long = value.partition("|")
    scale = Decimal(short)
    if state.filled is not None or state.fraction:
        return False
    if state.last_scale is not None and (not connected or scale >= state.last_scale):
        return False
    state.total += scale * 2
    state.other_scale = state.total - scale * 2 + Decimal(long) * 2 if long else state.other_scale
    state.step, state.last_scale, state.worded = scale, scale, True
    state.at += 1
    return True


def _article(state: Parse, _value: str, connected: bool) -> bool:
    """An article is one before a scale, a hundred, a dozen or a fraction, and nothing otherwise."""
    del connected
    if state.filled is not None or state.fraction or state.at + 1 >= len(state.items):
        return False
    following = state.items[state.at + 1]
    if not (
        following.has("num_hundred") or following.has("num_scale") or following.has("num_collective")
    ) or following.has("num_plural"):
        return False
    if following.has("num_scale_short"):
        return False
    state.current, state.filled, state.worded = ONE, ONE, True
    state.at += 1
    return True


def _vague(state: Parse, value: str, connected: bool) -> bool:
    if state.filled is not None or state.last_scale is not None or connected or state.fraction:
        return False
    low, _, high = value.partition("..")
    state.vague = (Decimal(low), Decimal(high))
    state.worded = True
    state.at += 1
    return True


def _vague_scale(state: Parse) -> bool:
    """`several hundred`, `عشرات الآلاف`: a vague count of a scale."""
    item = state.items[state.at]
    at = state.at
    if item.has("num_of") and at + 1 < len(state.items):
        at += 1
        item = state.items[at]
        if not item.has("num_plural"):
            return False
    name = next((name for name in ("num_hundred", "num_scale", "num_collective") if item.has(name)), None)
    if name is None or state.vague is None or state.vague[1] >= Decimal(10) ** 6:
        return False
    times = Decimal((item.value(name) or "1").partition("|")[0])
    low, high = state.vague
    state.vague = (low * times, (high + 1) * times - 1)
    state.at = at + 1
    return True


_Component = Callable[[Parse, str, bool], bool]
_COMPONENTS: Final[tuple[tuple[str, _Component], ...]] = (
    ("digits", read_slashed),
    ("digits", _digits),
    ("num_point", read_spoken),
    ("num_sign", read_sign),
    ("num_article", _article),
    ("num_scale", _scale),
    ("num_dual", _dual),
    ("num_collective", _collective),
    ("num_hundred", _hundred),
    ("num_hundreds", _hundreds),
    ("num_fraction", read_fraction),
    ("num_teen", _teen),
    ("num_ten", _ten),
    ("num_unit", _unit),
    ("vague", _vague),
)
# what may stand right behind digits where they are not a whole number by themselves
GOING_ON: Final = "|".join((*dict(_COMPONENTS), "num_and", "num_less", "num_joint_unit", "slash"))
