"""Which word of travel or meeting governs a date, in which tense, and how certain that makes the visit."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from crosscheck.extract.dates import AHEAD, BEHIND, DateSpec
from crosscheck.extract.drafts import Passage
from crosscheck.extract.items import Item
from crosscheck.model.claim import Certainty

MAX_REACH: Final = 22
MAX_AFTER: Final = 9
LIST_REACH: Final = 8
UNKNOWN: Final = 1  # words that are no names and may stand between two dates of a list: more are of something else
SPEECH_REACH: Final = 3
CANCEL_REACH: Final = 9
PLAN_REACH: Final = 6
PLAN_BEHIND: Final = 5
ADJACENT: Final = 3
PURPOSE_REACH: Final = 4
HEAD: Final = 3
BESIDE: Final = 2
BREAKS: Final = ("since", "until", "harm_active", "harm_noun", "semicolon", "running")
OPENERS: Final = ("stop", "semicolon", "colon", "clause", "num_and", "comma", "dash")
APART: Final = ("num_and", "clause", "comma", "infinitive")
NO_PRESENT: Final = ("infinitive", "negated", "aux")
NEW_DAY: Final = ("until", "infinitive", "purpose", "going_to", "postponed")
LEADERS: Final = ("on", "later", "daypart", "day_word", "num_of")
CALLED_OFF: Final = "called_off"
DONE: Final = "past"
TOWARDS: Final = "towards"


class Governed(NamedTuple):
    """A date of a sentence and the word of travel or meeting that governs it, by item position; `goes_on` where it is
    on the list of the date before, `once` where it is the last time that something was done (`not since May`).
    """

    at: int
    move: int
    goes_on: bool = False
    once: bool = False

    @property
    def verbless(self) -> bool:
        """True for a headline without a word of travel."""
        return self.at == self.move


def governed_dates(passage: Passage, dates: list[int], *, capitals: bool) -> list[Governed]:
    """The dates that belong to a visit, each with its word of travel; where one sets out for another place on the same
    day, there are two.
    """
    items = passage.sentence.items
    moves = [
        at for at, item in enumerate(items) if (item.has("move") or item.has("not_visit")) and not counted(items, at)
    ]
    if not moves:
        return _verbless(passage, dates)
    found: list[Governed] = []
    room = UNKNOWN if capitals else len(items)
    previous = -1
    for number, at in enumerate(dates):
        following = dates[number + 1] if number + 1 < len(dates) else len(items)
        pair = _govern(items, at, (previous, following), (moves, found, room))
        if pair is not None and not items[pair.move].has("not_visit"):
            found += [pair, *_onward(items, pair, following)]
        previous = at
    return found or _verbless(passage, dates)


def _govern(
    items: list[Item], at: int, bounds: tuple[int, int], known: tuple[list[int], list[Governed], int]
) -> Governed | None:
    """The last word of travel since the date before, or the next one where the date opens its clause, or the one of the
    date before where this one goes on its list.
    """
    previous, following = bounds
    moves, found, room = known
    before = [move for move in moves if previous < move < at]
    if _spoken(items, at, before):
        return None
    opens = _opens(items, at)
    after = _move_behind(items, at, (following, moves), opens=opens)
    if before and after is not None and opens and not any(item.has("comma") for item in items[at - 2 : at]):
        return Governed(at, after)
    if before and at - before[-1] <= MAX_REACH:
        if not _broken(items, before[-1], at):
            return Governed(at, _what_for(items, before))
        if at and items[at - 1].has("since") and _last_time(items, before[-1]):
            return Governed(at, before[-1], once=True)
    if found and found[-1].at == previous and not before and _listed(items, previous, at, room):
        return Governed(at, found[-1].move, goes_on=True)
    return Governed(at, after) if after is not None else None


def _what_for(items: list[Item], moves: list[int]) -> int:
    """The last word of travel, or the one before where the last only says what for (`flew to Orland for talks`) or
    where one went (`dropped in on the talks`).
    """
    last = moves[-1]
    if len(moves) == 1 or items[last].value("move") != "meeting":
        return last
    travel = moves[-2]
    between = items[travel + 1 : last]
    if any(item.has("semicolon") or item.has("stop") for item in between):
        return last
    aims = any(item.has("purpose") or item.has("prep_l") for item in between[-PURPOSE_REACH:])
    calls = items[travel].has("host") and len(between) <= PURPOSE_REACH
    return travel if calls or (aims and items[travel].value("move") == "visit") else last


def _move_behind(items: list[Item], at: int, further: tuple[int, list[int]], *, opens: bool) -> int | None:
    """The next word of travel behind a date, where nothing between them says that it is another clause's."""
    following, moves = further
    after = next((move for move in moves if at < move < following), None)
    if after is None or after - at > (MAX_AFTER if opens else ADJACENT) or _broken(items, at, after):
        return None
    between = items[at + 1 : after]
    if any(item.has("who_clause") for item in between):
        return None
    if not opens and any(item.has(name) for item in between for name in APART):
        return None
    aims = any(item.has("purpose") for item in between[-ADJACENT:])
    return None if aims and items[after].value("move") == "meeting" else after


def _opens(items: list[Item], at: int) -> bool:
    """True where a date stands first in its clause."""
    before = at - 1
    while before >= 0 and any(items[before].has(name) for name in LEADERS):
        before -= 1
    return before < 0 or any(items[before].has(name) for name in OPENERS)


def counted(items: list[Item], at: int) -> bool:
    """True where the word of leaving leaves people dead (`left 20 dead`), or a figure reaches a number."""
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and (following.has("count") or following.has("money") or following.has("refused"))


def _spoken(items: list[Item], at: int, moves: list[int]) -> bool:
    """True where a verb of saying stands right before the date and no word of travel between them (`said on
    Wednesday`).
    """
    for other in range(at - 1, max(-1, at - 1 - SPEECH_REACH), -1):
        if other in moves:
            return False
        if items[other].has("say"):
            return True
    return False


def _broken(items: list[Item], low: int, high: int) -> bool:
    """True where something between two items shows that they do not belong together."""
    if high and items[high - 1].has("since"):
        return True
    end = high - 1 if items[high - 1].has("until") else high
    parted = False
    for at in range(low + 1, end):
        dated = items[at].has("since") and (items[at + 1].has("year") or is_date(items[at + 1]))
        if not dated and any(items[at].has(name) for name in BREAKS):
            return True
        if parted and items[at].has("began") and not items[at - 1].has("infinitive"):
            return True  # was in Orland when the war began on Monday
        parted = parted or items[at].has("clause")
    return False


def _last_time(items: list[Item], move: int) -> bool:
    """True where the sentence says that something was not done, or done for the first time, since a day."""
    before = items[max(0, move - PLAN_REACH) : move]
    return any(item.has("negated") or item.value("ordinal") == "1" for item in before)


def _listed(items: list[Item], previous: int, at: int, room: int) -> bool:
    """True where a second date goes on the list of the first (`Jordan on Friday and Israel on Saturday`), with no more
    unknown words between them than there is room for.
    """
    between = items[previous + 1 : at]
    if len(between) > LIST_REACH or any(
        item.has("say") or item.has("stop") or item.has("semicolon") or item.has("until") for item in between
    ):
        return False
    joined = any(item.has("num_and") or item.has("comma") or item.has("clause") for item in between)
    return joined and sum(item.has("word") for item in between) <= room


def _onward(items: list[Item], pair: Governed, following: int) -> list[Governed]:
    """The stop for which one sets out, on the day of the departure (`leaves Orland on Monday, heading for Mirea`)."""
    if items[pair.move].value("move") != "departure":
        return []
    for at in range(pair.move + 1, min(following, pair.at + MAX_AFTER, len(items))):
        if items[at].has("onward"):
            return [Governed(pair.at, at)]
        if items[at].has("stop") or items[at].has("semicolon"):
            break
    return []


def _verbless(passage: Passage, dates: list[int]) -> list[Governed]:
    """Headlines without a verb: a person, a place and a day."""
    return [Governed(at, at) for at in dates] if passage.field == "title" and not passage.harms else []


# ---- tense and certainty ---------------------------------------------------------------------------------------------


def tense_of(items: list[Item], at: int, pair: Governed | None) -> int:
    """1 where a word of plan or future governs the date, or where what was meant for it is called off; else -1; 0 for
    the month and day of what was called off, which may have passed.
    """
    if pair is not None and (pair.once or missed(items, pair)):
        return BEHIND
    spec = items[at].reading
    if pair is not None and isinstance(spec, DateSpec) and not spec.only_weekday and _called_off(items, pair):
        return 0
    begin = max(0, (min(pair.move, at) if pair is not None else at) - PLAN_REACH)
    end = max(pair.move, at) + 1 if pair is not None else at
    if any(item.has("future") for item in items[begin:end]):
        return AHEAD
    if pair is None:
        return BEHIND
    if _called_off(items, pair) or _present(items, pair):
        return AHEAD
    if pair.verbless and bound_for(items, at):
        return AHEAD
    if not pair.move or not items[pair.move - 1].has("infinitive"):
        return BEHIND
    return BEHIND if any(item.has("move") for item in items[begin : pair.move]) else AHEAD


def bound_for(items: list[Item], at: int) -> bool:
    """True for a headline that says what for behind its day, or where to before it (`Halden to Orland on Monday`)."""
    if any(item.has("purpose") for item in items[at + 1 : at + 2]):
        return True
    return any(a.value("going_to") == TOWARDS and b.has("place") for a, b in pairwise(items[:at]))


def _present(items: list[Item], pair: Governed) -> bool:
    """True where the date has a verb of what is or will be: between it and its word of travel, or at the head of the
    sentence (`يشهد الجمعة انعقاد القمة`).
    """
    low, high = min(pair.at, pair.move), max(pair.at, pair.move)
    near = [at for at in range(max(0, low - BESIDE), high + 1) if items[at].has("imperfect")]
    near += [at for at in range(min(HEAD, pair.at)) if pair.at < pair.move and items[at].has("imperfect")]
    return any(not at or not any(items[at - 1].has(name) for name in NO_PRESENT) for at in near)


def _near(items: list[Item], pair: Governed) -> list[Item]:
    """The items around a date and its word of travel that may say that nothing came of it."""
    low, high = max(0, pair.move - CANCEL_REACH), min(len(items), max(pair.at, pair.move) + CANCEL_REACH)
    while low < pair.move and any(item.has("stop") or item.has("semicolon") for item in items[low : pair.move]):
        low += 1
    return items[low:high]


def _called_off(items: list[Item], pair: Governed) -> bool:
    return any(item.has("postponed") or item.value("cancelled") == CALLED_OFF for item in _near(items, pair))


def missed(items: list[Item], pair: Governed) -> bool:
    """True where what was planned for a day was not done (`had been due on Monday but did not come`)."""
    begin = max(0, min(pair.at, pair.move) - PLAN_REACH)
    planned = any(item.has("future") for item in items[begin : pair.at])
    behind = items[pair.at + 1 : pair.at + 1 + PLAN_BEHIND]
    return (
        planned
        and any(item.value("negated") == DONE for item in behind)
        and any(item.has("contrast") for item in behind)
    )


def moved_to(items: list[Item], at: int) -> bool:
    """True for the new day of what was put off (`postponed until Monday`)."""
    if not at or not any(items[at - 1].has(name) for name in NEW_DAY):
        return False
    reach = PURPOSE_REACH if items[at - 1].has("purpose") else CANCEL_REACH
    return any(item.has("postponed") for item in items[max(0, at - reach) : at])


def certainty_of(items: list[Item], pair: Governed, tense: int) -> Certainty:
    """`denied` for what was called off, put off, negated or denied; `planned` for what is to come."""
    if pair.once:
        return "stated"
    if moved_to(items, pair.at):
        return "planned"
    if missed(items, pair) or any(item.has("cancelled") or item.has("postponed") for item in _near(items, pair)):
        return "denied"
    if any(item.has("negated") for item in items[max(0, pair.move - 2) : pair.move]):
        return "denied"
    return "planned" if tense == AHEAD else "stated"


def is_date(item: Item) -> bool:
    """True for an item that was read as a date."""
    return isinstance(item.reading, DateSpec)
