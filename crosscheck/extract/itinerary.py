"""Which word of travel or meeting governs a date, in which tense, and how certain that makes the visit."""

from __future__ import annotations

from typing import Final, NamedTuple

from crosscheck.extract.dates import AHEAD, BEHIND, DateSpec
from crosscheck.extract.drafts import Passage
from crosscheck.extract.items import Item, Sentence
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
BREAKS: Final = "since|until|harm_active|harm_noun|semicolon|running"
OPENERS: Final = "stop|semicolon|colon|clause|num_and|comma|dash"
APART: Final = "num_and|clause|comma|infinitive"
NO_PRESENT: Final = "infinitive|negated|aux"
NEW_DAY: Final = "until|infinitive|purpose|going_to|postponed"
LEADERS: Final = "on|later|daypart|day_word|num_of"
CALLED_OFF: Final = "called_off"
DONE: Final = "past"
TOWARDS: Final = "towards"
MEETING: Final = "meeting"


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
    sentence, items = passage.sentence, passage.sentence.items
    moves = [at for at in sentence.where("move|not_visit") if not _counted(sentence, at)]
    if not moves:
        return _verbless(passage, dates)
    found: list[Governed] = []
    room = UNKNOWN if capitals else len(items)
    previous = -1
    for number, at in enumerate(dates):
        following = dates[number + 1] if number + 1 < len(dates) else len(items)
        pair = _govern(sentence, at, (previous, following), (moves, found, room))
        if pair is not None and not items[pair.move].has("not_visit"):
            found += [pair, *_onward(sentence, pair, following)]
        previous = at
    return found or _verbless(passage, dates)


def _govern(
    sentence: Sentence, at: int, bounds: tuple[int, int], known: tuple[list[int], list[Governed], int]
) -> Governed | None:
    """The last word of travel since the date before, or the next one where the date opens its clause, or the one of the
    date before where this one goes on its list.
    """
    previous, following = bounds
    moves, found, room = known
    before = [move for move in moves if previous < move < at]
    if _spoken(sentence, at, before):
        return None
    opens = _opens(sentence, at)
    after = _move_behind(sentence, at, (following, moves), opens=opens)
    if before and after is not None and opens and not sentence.has("comma", at - 2, at):
        return Governed(at, after)
    if before and at - before[-1] <= MAX_REACH:
        if not _broken(sentence, before[-1], at):
            return Governed(at, _what_for(sentence, before))
        if sentence.has("since", at - 1, at) and _last_time(sentence, before[-1]):
            return Governed(at, before[-1], once=True)
    if found and found[-1].at == previous and not before and _listed(sentence, previous, at, room):
        return Governed(at, found[-1].move, goes_on=True)
    return Governed(at, after) if after is not None else None


def _what_for(sentence: Sentence, moves: list[int]) -> int:
    """The last word of travel, or the one before where the last only says what for (`flew to Orland for talks`) or
    where one went (`dropped in on the talks`).
    """
    items, last = sentence.items, moves[-1]
    if len(moves) == 1 or items[last].value("move") != MEETING:
        return last
    travel = moves[-2]
    if sentence.has("semicolon|stop", travel + 1, last):
        return last
    aims = sentence.has("purpose|prep_l", max(travel + 1, last - PURPOSE_REACH), last)
    calls = items[travel].has("host") and last - travel <= PURPOSE_REACH + 1
    return travel if calls or (aims and items[travel].value("move") == "visit") else last


def _move_behind(sentence: Sentence, at: int, further: tuple[int, list[int]], *, opens: bool) -> int | None:
    """The next word of travel behind a date, where nothing between them says that it is another clause's."""
    following, moves = further
    after = next((move for move in moves if at < move < following), None)
    if after is None or after - at > (MAX_AFTER if opens else ADJACENT) or _broken(sentence, at, after):
        return None
    if sentence.has("who_clause" if opens else f"who_clause|{APART}", at + 1, after):
        return None
    aims = sentence.has("purpose", max(at + 1, after - ADJACENT), after)
    return None if aims and sentence.items[after].value("move") == MEETING else after


def _opens(sentence: Sentence, at: int) -> bool:
    """True where a date stands first in its clause."""
    before = sentence.before(at, LEADERS)
    return before < 0 or sentence.has(OPENERS, before, before + 1)


def _counted(sentence: Sentence, at: int) -> bool:
    """True where the word of leaving leaves people dead (`left 20 dead`), or a figure reaches a number."""
    return sentence.has("count|money|refused", at + 1, at + 2)


def _spoken(sentence: Sentence, at: int, moves: list[int]) -> bool:
    """True where a verb of saying stands right before the date and no word of travel between them (`said on
    Wednesday`).
    """
    said = sentence.last("say", at - SPEECH_REACH, at)
    return said is not None and not (moves and moves[-1] >= said)


def _broken(sentence: Sentence, low: int, high: int) -> bool:
    """True where something between two items shows that they do not belong together."""
    if sentence.has("since", high - 1, high):
        return True
    end = high - 1 if sentence.has("until", high - 1, high) else high
    cuts = (at for at in sentence.where(BREAKS, low + 1, end) if not _dated(sentence, at))
    if any(not _aim(sentence, low, at, end) for at in cuts):
        return True
    clause = sentence.first("clause", low + 1, end)
    begun = sentence.where("began", end if clause is None else clause + 1, end)
    return any(not sentence.has("infinitive", at - 1, at) for at in begun)  # in Orland when the war began on Monday


def _dated(sentence: Sentence, at: int) -> bool:
    """True for `since` before its day or year."""
    return sentence.has("since", at, at + 1) and sentence.has("year|date", at + 1, at + 2)


def _aim(sentence: Sentence, move: int, at: int, end: int) -> bool:
    """True for a war that a meeting is about, where the sentence goes on to tell of the meeting (`talks to end the war
    will open`).
    """
    about = sentence.says("move", MEETING, move, move + 1) and sentence.has("running", at, at + 1)
    return about and sentence.has("future|began", at + 1, end)


def _last_time(sentence: Sentence, move: int) -> bool:
    """True where the sentence says that something was not done, or done for the first time, since a day."""
    begin = move - PLAN_REACH
    return sentence.has("negated", begin, move) or sentence.says("ordinal", "1", begin, move)


def _listed(sentence: Sentence, previous: int, at: int, room: int) -> bool:
    """True where a second date goes on the list of the first (`Jordan on Friday and Israel on Saturday`), with no more
    unknown words between them than there is room for.
    """
    if at - previous - 1 > LIST_REACH or sentence.has("say|stop|semicolon|until", previous + 1, at):
        return False
    joined = sentence.has("num_and|comma|clause", previous + 1, at)
    return joined and sentence.count("word", previous + 1, at) <= room


def _onward(sentence: Sentence, pair: Governed, following: int) -> list[Governed]:
    """The stop for which one sets out, on the day of the departure (`leaves Orland on Monday, heading for Mirea`)."""
    if sentence.items[pair.move].value("move") != "departure":
        return []
    at = sentence.first("onward|stop|semicolon", pair.move + 1, min(following, pair.at + MAX_AFTER))
    return [Governed(pair.at, at)] if at is not None and sentence.items[at].has("onward") else []


def _verbless(passage: Passage, dates: list[int]) -> list[Governed]:
    """Headlines without a verb: a person, a place and a day."""
    return [Governed(at, at) for at in dates] if passage.field == "title" and not passage.harms else []


# ---- tense and certainty ---------------------------------------------------------------------------------------------


def tense_of(sentence: Sentence, at: int, pair: Governed | None) -> int:
    """1 where a word of plan or future governs the date, or where what was meant for it is called off; else -1; 0 for
    the month and day of what was called off, which may have passed.
    """
    if pair is not None and (pair.once or _missed(sentence, pair)):
        return BEHIND
    spec = sentence.items[at].reading
    if pair is not None and isinstance(spec, DateSpec) and not spec.only_weekday and _called_off(sentence, pair):
        return 0
    begin = max(0, (min(pair.move, at) if pair is not None else at) - PLAN_REACH)
    end = max(pair.move, at) + 1 if pair is not None else at
    relative = sentence.last("who_clause", begin, end)
    if sentence.has("future", begin if relative is None else relative, end):
        return AHEAD
    if pair is None:
        return BEHIND
    if _called_off(sentence, pair) or _present(sentence, pair):
        return AHEAD
    if pair.verbless and bound_for(sentence, at):
        return AHEAD
    if not sentence.has("infinitive", pair.move - 1, pair.move):
        return BEHIND
    return BEHIND if sentence.has("move", begin, pair.move) else AHEAD


def bound_for(sentence: Sentence, at: int) -> bool:
    """True for a headline that says what for behind its day, or where to before it (`Halden to Orland on Monday`)."""
    if sentence.has("purpose", at + 1, at + 2):
        return True
    towards = (to for to in sentence.where("going_to", 0, at - 1) if sentence.items[to].value("going_to") == TOWARDS)
    return any(sentence.has("place", to + 1, to + 2) for to in towards)


def _present(sentence: Sentence, pair: Governed) -> bool:
    """True where the date has a verb of what is or will be: between it and its word of travel, or at the head of the
    sentence (`يشهد الجمعة انعقاد القمة`).
    """
    low, high = min(pair.at, pair.move), max(pair.at, pair.move)
    near = sentence.where("imperfect", low - BESIDE, high + 1)
    if pair.at < pair.move:
        near = [*near, *sentence.where("imperfect", 0, min(HEAD, pair.at))]
    return any(not sentence.has(NO_PRESENT, at - 1, at) for at in near)


def _near(sentence: Sentence, pair: Governed) -> tuple[int, int]:
    """Begin and end of what stands around a date and its word of travel and may say that nothing came of it."""
    low, high = pair.move - CANCEL_REACH, max(pair.at, pair.move) + CANCEL_REACH
    border = sentence.last("stop|semicolon", low, pair.move)
    return low if border is None else border + 1, high


def _called_off(sentence: Sentence, pair: Governed) -> bool:
    begin, end = _near(sentence, pair)
    return sentence.has("postponed", begin, end) or sentence.says("cancelled", CALLED_OFF, begin, end)


def _missed(sentence: Sentence, pair: Governed) -> bool:
    """True where what was planned for a day was not done (`had been due on Monday but did not come`)."""
    planned = sentence.has("future", min(pair.at, pair.move) - PLAN_REACH, pair.at)
    begin, end = pair.at + 1, pair.at + 1 + PLAN_BEHIND
    return planned and sentence.has("contrast", begin, end) and sentence.says("negated", DONE, begin, end)


def moved_to(sentence: Sentence, at: int) -> bool:
    """True for the new day of what was put off (`postponed until Monday`)."""
    if not sentence.has(NEW_DAY, at - 1, at):
        return False
    reach = PURPOSE_REACH if sentence.has("purpose", at - 1, at) else CANCEL_REACH
    return sentence.has("postponed", at - reach, at)


def certainty_of(sentence: Sentence, pair: Governed, tense: int) -> Certainty:
    """`denied` for what was called off, put off, negated or denied; `planned` for what is to come."""
    if pair.once:
        return "stated"
    if moved_to(sentence, pair.at):
        return "planned"
    if _missed(sentence, pair) or sentence.has("cancelled|postponed", *_near(sentence, pair)):
        return "denied"
    if sentence.has("negated", pair.move - 2, pair.move):
        return "denied"
    return "planned" if tense == AHEAD else "stated"


def is_date(item: Item) -> bool:
    """True for an item that was read as a date."""
    return isinstance(item.reading, DateSpec)
