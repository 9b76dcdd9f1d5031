"""Slots that need more than the phrase itself: where, scope, since, as of, attribution."""

from __future__ import annotations

from collections import Counter
from typing import Final

from crosscheck.extract.drafts import Draft, Reading
from crosscheck.extract.items import Sentence
from crosscheck.extract.parties import settle_parties
from crosscheck.extract.placing import place_of_count, place_of_part
from crosscheck.extract.scenes import LARGE, implied_place
from crosscheck.extract.scopes import fill_scopes
from crosscheck.extract.speakers import speaker_of
from crosscheck.extract.staying import fill_stays
from crosscheck.extract.visits import settle_travellers

STATE_REACH: Final = 7
STATE_BEFORE: Final = 4
CUTS: Final = "stop|contrast|semicolon"
LOSING: Final = "casualty.lost "
LOSER_LINKS: Final = ("lose", "aux", "comma", "clause", "place", "organisation", "people", "qual_before")
CAMPS: Final = ("militant", "army", "party")
NEAR: Final = 20  # a headline may round by a twentieth


def fill_slots(reading: Reading) -> None:
    """Fills the remaining slots of all drafts, in text order."""
    before: Draft | None = None
    told = Counter(id(draft.passage) for draft in reading.drafts)
    for draft in reading.drafts:
        if draft.kind == "casualty":
            camp = _side(draft, reading)
            _state(draft)
            if draft.where is None and not camp:
                _place(draft, before, reading)
            before = draft
        draft.attribution = draft.attribution or speaker_of(draft, reading)
        if draft.kind == "visit":
            settle_travellers(draft)
        if draft.kind == "deal":
            settle_parties(draft, alone=told[id(draft.passage)] == 1)
    for drafts in _by_sentence(reading):
        fill_scopes(drafts, reading)
        for draft in drafts:
            _widen(draft, reading)
    _lean(reading)
    fill_stays(reading)


def _widen(draft: Draft, reading: Reading) -> None:
    """A running total of which nobody says where is of the whole country or territory."""
    if draft.scope == "total" and "where" in draft.implied and draft.where is not None:
        around = (reading.world.places.get(name) for name in reading.larger(draft.where))
        wider = (place.name for place in around if place is not None and place.kind in LARGE)
        draft.where = next(wider, draft.where)


def _by_sentence(reading: Reading) -> list[list[Draft]]:
    """The casualties of each sentence, totals before their parts."""
    found: dict[int, list[Draft]] = {}
    for draft in reading.drafts:
        if draft.kind == "casualty":
            found.setdefault(id(draft.passage), []).append(draft)
    return [sorted(drafts, key=lambda draft: (draft.part_of or draft.same_as) is not None) for drafts in found.values()]


def _lean(reading: Reading) -> None:
    """A headline's count holds for the time of the same count in the text, and for its place where that lies inside the
    headline's or the headline names none.
    """
    told = [draft for draft in reading.drafts if draft.kind == "casualty" and draft.passage.field == "text"]
    for draft in reading.drafts:
        if draft.kind != "casualty" or draft.passage.field != "title":
            continue
        same = next((other for other in told if _same_count(draft, other)), None)
        if same is None:
            continue
        if "scope" in draft.implied and same.scope is not None:
            draft.scope, draft.since, draft.event, draft.as_of = same.scope, same.since, same.event, same.as_of
        if same.where is not None and ("where" in draft.implied or reading.world.within(same.where, draft.where or "")):
            draft.where = same.where
            draft.implied.add("where")


def _same_count(title: Draft, other: Draft) -> bool:
    """True where text and headline give the same people one number, as near as headlines are."""
    if other.passage.teaser or (title.measure, title.group) != (other.measure, other.group):
        return False
    a, b = title.number, other.number
    if a is None or b is None:
        return False
    first, second = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if a.low is not None and a.high is not None and second is not None and a.low <= second <= a.high:
        return True
    return first is not None and second is not None and abs(first - second) * NEAR <= max(first, second)


def _side(draft: Draft, reading: Reading) -> bool:
    """The camp of those counted: of their own words (`Hamas fighters`, `12 of its soldiers`), or of the clause, where
    it speaks of one side (`on the Israeli side`, then the place is no place); a part is of its total's side.
    """
    draft.side = draft.side or _camp(draft, reading) or _owner(draft, reading)
    if draft.side is None and draft.part_of is not None:
        draft.side = draft.part_of.side
    if draft.side is not None:
        return False
    sentence, items = draft.passage.sentence, draft.passage.sentence.items
    at = sentence.last("contrast|semicolon|side_word", 0, draft.item_at + 1)
    if at is None or sentence.has("contrast|semicolon", at, at + 1):
        return False
    beside = items[at + 1 : at + 2] + items[max(0, at - 1) : at]
    named = next((item for item in beside if item.has("people")), None)
    if named is not None:
        draft.side = named.value("people")
        draft.show("side", named, items[at])
    return named is not None


def _camp(draft: Draft, reading: Reading) -> str | None:
    """The army, party or armed group that the counted belong to: among their words, or right behind them."""
    items, at = draft.passage.sentence.items, draft.item_at
    behind = items[at + 1 : at + 3]
    named = [*draft.item.parts, *(behind[1:] if behind and behind[0].has("num_of") else behind[:1])]
    if draft.group is None:
        named = [*draft.item.parts]
    for item in named:
        name = item.value("organisation")
        known = reading.world.organisations.get(name) if name is not None else None
        if known is not None and known.kind in CAMPS:
            draft.show("side", item)
            return name
    return None


def _owner(draft: Draft, reading: Reading) -> str | None:
    """Whose people `its soldiers` are: the first country or camp of the sentence before them."""
    if draft.rule.startswith(LOSING):
        return _loser(draft)
    if not any(part.has("possessor") for part in draft.item.parts):
        return None
    for item in draft.passage.sentence.items[: draft.item_at]:
        name = item.value("organisation") or item.value("office")
        known = reading.world.organisations.get(name) if name is not None else None
        owner = item.value("place") or item.value("people") or (known.within if known is not None else None)
        if owner:
            draft.show("side", item)
            return owner
    return None


def _place(draft: Draft, before: Draft | None, reading: Reading) -> None:
    """A part is where its total is, or where it is told right behind it; a count on a list is where the one before is;
    a count without a place is where the article is.
    """
    total = draft.part_of
    draft.where = place_of_count(draft, reading) if total is None else place_of_part(draft, reading)
    if total is None and draft.where is None and before is not None and _same_clause(before, draft):
        total = before
    if draft.where is None and total is not None and (total.where is not None or draft.part_of is not None):
        draft.where = total.where
        draft.implied |= total.implied & {"where"}
        draft.evidence["where"] = total.evidence.get("where", ())
    elif draft.where is None and not draft.passage.teaser:
        draft.where = implied_place(draft, reading)
        draft.implied.add("where")


def _same_clause(before: Draft, draft: Draft) -> bool:
    """True where no word of contrast stands between two counts of one sentence."""
    if before.passage is not draft.passage:
        return False
    return not draft.passage.sentence.has(CUTS, before.item_at + 1, draft.item_at)


def _loser(draft: Draft) -> str | None:
    """Who lost the counted: the last country or camp before them."""
    for item in reversed(draft.passage.sentence.items[: draft.item_at]):
        if not item.is_any(LOSER_LINKS):
            return None
        owner = item.value("organisation") or item.value("place") or item.value("people")
        if owner is not None:
            draft.show("side", item)
            return owner
    return None


def _state(draft: Draft) -> None:
    """The group that a word beside the count makes of those counted (`187 bodies still had no name`, `382 are in
    hospital`); a whole whose part is told before it keeps its own.
    """
    sentence, at = draft.passage.sentence, draft.item_at
    if draft.group is not None or _shared(sentence, at):
        return
    draft.group = _state_behind(draft, sentence, at)
    before = sentence.last("count|comma|state_before", at - STATE_BEFORE, at)
    if draft.group is not None or before is None or sentence.has("count|comma", before, before + 1):
        return
    draft.group = sentence.items[before].value("state_before")
    draft.show("group", sentence.items[before])


def _state_behind(draft: Draft, sentence: Sentence, at: int) -> str | None:
    """What became of the counted, told behind them; behind `and` only of the hurt, whom two words can tell of."""
    end = at + 1 + STATE_REACH
    if not sentence.has("state|state_hurt", at + 1, end):
        return None
    hurt, joined = draft.measure == "injured", False
    for n, item in enumerate(sentence.items[at + 1 : end], at + 1):
        state = item.value("state_hurt") if hurt else None
        state = state or (None if joined else item.value("state"))
        if state is not None:
            draft.show("group", item)
            return state
        if sentence.has(CUTS, n, n + 1) or (item.has("count") and not _shared(sentence, n)):
            return None
        joined = joined or item.has("num_and")
    return None


def _shared(sentence: Sentence, at: int) -> bool:
    """True for the whole in `nine of the 40 wounded`."""
    before = sentence.before(at, "the|possessor")
    return before > 0 and sentence.has("num_of|of", before, before + 1) and sentence.has("count", before - 1, before)
