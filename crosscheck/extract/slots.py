"""Slots that need more than the phrase itself: where, scope, since, as of, attribution."""

from __future__ import annotations

from datetime import date
from typing import Final

from crosscheck.extract.dates import BEHIND, DateSpec
from crosscheck.extract.drafts import Draft, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.numerals import Number
from crosscheck.extract.places import place_of_count
from crosscheck.extract.speakers import speaker_of

OLD_DAYS: Final = 60
EVENT_REACH: Final = 16
EVENT_WORDS: Final = 6
STATE_REACH: Final = 7


def fill_slots(reading: Reading) -> None:
    """Fills the remaining slots of all drafts, in text order."""
    before: Draft | None = None
    for draft in reading.drafts:
        if draft.kind == "casualty":
            camp = _side(draft)
            _state(draft)
            if draft.where is None and not camp:
                _place(draft, before, reading)
            before = draft
            _since(draft, reading)
            _scope(draft)
            _event_date(draft, reading)
        draft.attribution = draft.attribution or speaker_of(draft, reading)


def _side(draft: Draft) -> bool:
    """The camp of those counted, where the clause speaks of one side (`on the Israeli side`); a part is of its total's
    side.
    """
    if draft.side is None and draft.part_of is not None:
        draft.side = draft.part_of.side
    told = draft.side is not None
    items = draft.passage.sentence.items
    for at in range(draft.item_at, -1, -1):
        if told or items[at].has("contrast") or items[at].has("semicolon"):
            return False
        if items[at].has("side_word"):
            beside = items[at + 1 : at + 2] + items[max(0, at - 1) : at]
            draft.side = next((item.value("people") for item in beside if item.has("people")), None)
            return draft.side is not None
    return False


def _place(draft: Draft, before: Draft | None, reading: Reading) -> None:
    """A part is where its total is, a count on a list where the one before is; a count without a place is where the
    article is.
    """
    total = draft.part_of
    if total is None:
        draft.where = place_of_count(draft.passage, draft.item_at, reading)
        total = before if draft.where is None and before is not None and _same_clause(before, draft) else None
    if total is not None and total.where is not None:
        draft.where = total.where
        draft.implied |= total.implied & {"where"}
    elif draft.where is None and not draft.passage.teaser:
        draft.where = reading.place
        draft.implied.add("where")


def _same_clause(before: Draft, draft: Draft) -> bool:
    """True where no word of contrast stands between two counts of one sentence."""
    if before.passage is not draft.passage:
        return False
    between = draft.passage.sentence.items[before.item_at + 1 : draft.item_at]
    return not any(item.has("contrast") or item.has("semicolon") or item.has("stop") for item in between)


def _since(draft: Draft, reading: Reading) -> None:
    items = draft.passage.sentence.items
    if reading.reference is None or any(item.has("superlative") for item in items):
        return
    for at, item in enumerate(items[:-1]):
        spec = items[at + 1].reading
        if item.has("since") and isinstance(spec, DateSpec):
            period = spec.resolve(reading.reference, tense=BEHIND, anchor=reading.anchor)
            draft.since = period.start if period is not None else None
        elif item.has("since") and any(other.has("resumed") for other in items[at + 1 : at + 1 + EVENT_WORDS]):
            draft.event = ("since",)


def _event_date(draft: Draft, reading: Reading) -> None:
    """The day of a background event: the nearest date or year beside the count that lies well before the reference
    time.
    """
    items = draft.passage.sentence.items
    if reading.reference is None or draft.since is not None or draft.event:
        return
    best: tuple[int, date] | None = None
    for at in range(len(items)):
        day = _old_day(items, at, reading.reference)
        gap = abs(at - draft.item_at)
        if day is not None and gap <= EVENT_REACH and (best is None or gap < best[0]):
            best = (gap, day)
    if best is not None:
        draft.event_date = best[1]
        draft.scope = "event"


def _old_day(items: list[Item], at: int, reference: date) -> date | None:
    """The day that an item names, where it is OLD_DAYS and more before the reference; a year is its first day."""
    before = items[at - 1] if at else None
    if before is not None and (before.has("since") or before.has("until")):
        return None
    reading = items[at].reading
    if isinstance(reading, DateSpec) and not reading.same:
        period = reading.resolve(reference, tense=BEHIND)
        day = period.start if period is not None else None
    elif isinstance(reading, Number) and reading.year and reading.low is not None:
        day = date(int(reading.low), 1, 1)
    else:
        return None
    return day if day is not None and (reference - day).days > OLD_DAYS else None


def _scope(draft: Draft) -> None:
    items = draft.passage.sentence.items
    running = any(item.has("running") or item.has("since") for item in items) and not any(
        i.has("superlative") for i in items
    )
    if draft.since is not None or draft.event or running:
        draft.scope = "total"
        return
    draft.scope = "event"
    if not any(item.has("incident") for item in items):
        draft.implied.add("scope")


def _state(draft: Draft) -> None:
    """The group that a word behind the count makes of those counted (`187 bodies still had no name`, `382 are in
    hospital`).
    """
    if draft.group is not None:
        return
    items = draft.passage.sentence.items
    for item in items[draft.item_at + 1 : draft.item_at + 1 + STATE_REACH]:
        if item.has("count") or item.has("stop") or item.has("contrast") or item.has("semicolon"):
            return
        if item.has("state"):
            draft.group = item.value("state")
            return
