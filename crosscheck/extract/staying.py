"""Where a traveller is on a day whose sentence does not say: the stop told for that day or the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from crosscheck.extract.drafts import Draft, Reading

STAY: Final = timedelta(days=1)  # after an arrival, while no other stop is told


def fill_stays(reading: Reading) -> None:
    """Fills the places of meetings and visits that their own sentences leave open."""
    visits = [draft for draft in reading.drafts if draft.kind == "visit"]
    told = [draft for draft in visits if draft.where is not None and draft.certainty != "denied"]
    for draft in visits:
        if draft.where is None and draft.measure != "departure":
            stop = _stop_of(draft, told)
            if stop is not None:
                draft.where = stop.where
                draft.implied.add("where")
                draft.evidence["where"] = stop.evidence.get("where", ())


def _stop_of(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The last stop of the same people that begins on a draft's day or the day before, or lasts that long; None where
    two places are told for it.
    """
    stops = [other for other in told if _covers(other, draft) and _together(other, draft)]
    latest = max((other.period.start for other in stops if other.period and other.period.start), default=None)
    last = [other for other in stops if other.period is not None and other.period.start == latest]
    return last[-1] if len({other.where for other in last}) == 1 else None


def _covers(stop: Draft, draft: Draft) -> bool:
    if stop.measure == "departure" or stop.period is None or draft.period is None:
        return False
    begins, day = stop.period.start, draft.period.start
    if begins is None or day is None:
        return False
    return begins <= day <= max(begins + STAY, stop.period.end or begins)


def _together(stop: Draft, draft: Draft) -> bool:
    """True where one travels in both, or nobody is named in one of them; who alone is met has the traveller for host or
    guest.
    """
    return not stop.who or not draft.who or bool(set(stop.who) & set(draft.who))
