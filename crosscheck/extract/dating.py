"""The reference time of an article: as published, or narrowed from the text's own evidence; its outlet and origin from
credits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

import msgspec

from crosscheck.extract.amounts import DayCount
from crosscheck.extract.dates import AHEAD, DateSpec
from crosscheck.extract.drafts import Passage
from crosscheck.extract.items import Item
from crosscheck.extract.limits import MAX_EVIDENCE
from crosscheck.extract.passages import mark_dateline, passages_of, read_mentions
from crosscheck.extract.scanning import scan
from crosscheck.extract.segmenting import credited, segment
from crosscheck.language.pack import Pack, available, load_pack
from crosscheck.language.world import World, load_world
from crosscheck.model.article import Article, ReferenceTime

WEEK: Final = 7
YEARS_BACK: Final = 40
LEAD_PASSAGES: Final = 3
MAX_DAY_OF_WAR: Final = 4_000
TENSE_REACH: Final = 12  # items between a verb of what is to come and its date


class Window(NamedTuple):
    """Days among which the reference time lies, with the evidence that narrowed them."""

    low: date
    high: date
    evidence: tuple[str, ...]

    def narrowed(self, low: date, high: date, why: str) -> Window:
        """The part of the window that also lies in [low, high]; evidence that contradicts the window is left aside."""
        new_low, new_high = max(self.low, low), min(self.high, high)
        return self if new_low > new_high else Window(new_low, new_high, (*self.evidence, why)[:MAX_EVIDENCE])


def infer_reference(
    article: Article, *, captured: date | None, known_days: Mapping[str, date] | None = None
) -> Article:
    """The article with its reference time, outlet and origin filled in; what the input did not state is named in
    `inferred`.

    `captured` is the latest day on which the article can have been written; `known_days` are first days of wars and
    other counts of days ("day 27 of the war").
    """
    if article.language not in available():
        return _published(article)
    pack = load_pack(article.language)
    article = _credited(article, pack, load_world())
    if article.published:
        return _published(article)
    from_text = _from_text(article, pack, captured, tuple((known_days or {}).values()))
    if from_text is None:
        return article
    reference = ReferenceTime(from_text.low, from_text.high, inferred=True, evidence=from_text.evidence)
    return msgspec.structs.replace(article, reference=reference, inferred=_also(article, "reference"))


def _published(article: Article) -> Article:
    if not article.published:
        return article
    day = date.fromisoformat(article.published[:10])
    return msgspec.structs.replace(article, reference=ReferenceTime(day, day, evidence=("published",)))


def _also(article: Article, name: str) -> tuple[str, ...]:
    return article.inferred if name in article.inferred else (*article.inferred, name)


# ---- outlet and origin -----------------------------------------------------------------------------------------------


def _credited(article: Article, pack: Pack, world: World) -> Article:
    """Fills outlet and origin from credit lines: an agency is the origin, another name the outlet."""
    for name in credited(article.text, segment(article.text, pack)):
        agency = _agency(name, pack, world)
        if agency is not None:
            if article.origin is None and agency != article.outlet:
                article = msgspec.structs.replace(article, origin=agency)
        elif article.outlet is None and not _common(name, pack):
            article = msgspec.structs.replace(article, outlet=name, inferred=_also(article, "outlet"))
        elif article.origin is None and name != article.outlet and not _common(name, pack):
            article = msgspec.structs.replace(article, origin=name)
    return article


def _agency(name: str, pack: Pack, world: World) -> str | None:
    """The agency or medium that a credit names, in the article's script or by its canonical name (`RT`)."""
    told = [item.value("organisation") for sentence in scan(name[:200], pack) for item in sentence.items]
    for canonical in (name.strip(), *told):
        organisation = world.organisations.get(canonical) if canonical is not None else None
        if organisation is not None and organisation.kind in ("agency", "media"):
            return organisation.name
    return None


def _common(name: str, pack: Pack) -> bool:
    """True for credits that name nobody ("agencies")."""
    folded = pack.lexicon.folding.fold(name).strip(" .")
    return folded in pack.furniture.get("credit", ()) or folded in pack.furniture.get("nobody", ())


# ---- reference time --------------------------------------------------------------------------------------------------


def _from_text(article: Article, pack: Pack, captured: date | None, first_days: tuple[date, ...]) -> Window | None:
    passages = [passage for passage in passages_of(article, pack) if passage.field == "text" and not passage.teaser]
    passages = [passage for passage in passages if read_mentions(passage.sentence, pack)]
    for passage in passages:
        mark_dateline(passage)
    told = _own_date(passages)
    if told is not None:
        return told
    led = _lead_date(passages, captured)
    if led is not None:
        return led
    window = _dated_weekday(passages, captured)
    if window is None:
        return _latest(passages, captured)
    for narrow in (_coming_weekdays, _days_of_wars):
        window = narrow(window, passages, first_days)
    return window


def _specs(passage: Passage) -> Iterator[tuple[int, Item, DateSpec]]:
    for at, item in enumerate(passage.sentence.items):
        if isinstance(item.reading, DateSpec):
            yield at, item, item.reading


def _quote(passage: Passage, item: Item) -> str:
    return passage.text[item.start : item.end]


def _own_date(passages: list[Passage]) -> Window | None:
    """A full date in the dateline or standing alone at the top: the article's own."""
    for passage in passages[:LEAD_PASSAGES]:
        for at, item, spec in _specs(passage):
            alone = len(passage.sentence.items) <= 4
            if spec.absolute and not spec.same and (at < passage.dateline_ends or alone):
                period = spec.resolve(date.min)
                if period is not None and period.start is not None:
                    return Window(period.start, period.start, (f"own date: {_quote(passage, item)}",))
    return None


def _lead_date(passages: list[Passage], captured: date | None) -> Window | None:
    """A full date in the first sentence that no other full date in the text comes after."""
    latest = _latest(passages, captured)
    if latest is None or not passages:
        return None
    for _, item, spec in _specs(passages[0]):
        period = spec.resolve(date.min) if spec.absolute else None
        if period is not None and period.start == latest.low:
            return Window(
                latest.low, latest.low, (f"{_quote(passages[0], item)}: the lead names it and no later day is named",)
            )
    return None


def _dated_weekday(passages: list[Passage], captured: date | None) -> Window | None:
    """A weekday with its day and month, still ahead or of the running month: the latest year that fits before
    capture.
    """
    for passage in passages:
        for at, item, spec in _specs(passage):
            if spec.weekday is None or spec.day is None or spec.month is None or spec.year is not None:
                continue
            day = _fitting(spec, captured)
            if day is None:
                continue
            why = f"{_quote(passage, item)}: {day.isoformat()} is the latest year that fits before capture"
            window = Window(day - timedelta(days=WEEK), day + timedelta(days=WEEK), (why,))
            if spec.direction == 0 or "direction" in item.rule:
                window = window.narrowed(
                    day.replace(day=1), _month_end(day), f"{_quote(passage, item)}: of the running month"
                )
            named_ahead = any(part.value("direction") == str(AHEAD) for part in item.parts)
            if named_ahead or _told_ahead(passage, at):
                window = window.narrowed(
                    day - timedelta(days=WEEK), day - timedelta(days=1), f"{_quote(passage, item)}: still to come"
                )
            return window
    return None


def _told_ahead(passage: Passage, at: int) -> bool:
    """True where the words before a date tell of what is to come."""
    return any(other.has("future") for other in passage.sentence.items[max(0, at - TENSE_REACH) : at])


def _fitting(spec: DateSpec, captured: date | None) -> date | None:
    latest = captured.year if captured is not None else None
    if latest is None or spec.month is None or spec.day is None:
        return None
    for year in range(latest, latest - YEARS_BACK, -1):
        try:
            day = date(year, spec.month, spec.day)
        except ValueError:
            continue
        if day.weekday() == spec.weekday and captured is not None and day <= captured:
            return day
    return None


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def _coming_weekdays(window: Window, passages: list[Passage], _first_days: tuple[date, ...]) -> Window:
    """A bare weekday that is still ahead lies within the week behind the reference time."""
    for passage in passages:
        for at, item, spec in _specs(passage):
            if not spec.only_weekday or spec.weekday is None or not _told_ahead(passage, at):
                continue
            days = [window.low + timedelta(days=n) for n in range((window.high - window.low).days + WEEK)]
            ahead = [day for day in days if day.weekday() == spec.weekday and day > window.low]
            if ahead:
                why = f"{_quote(passage, item)}: still ahead, so before {ahead[0].isoformat()}"
                window = window.narrowed(ahead[0] - timedelta(days=WEEK - 1), ahead[0] - timedelta(days=1), why)
    return window


def _days_of_wars(window: Window, passages: list[Passage], first_days: tuple[date, ...]) -> Window:
    """`day 27 of the war`, where the configuration knows the first day."""
    for passage in passages:
        for item in passage.sentence.items:
            counted = item.reading
            if not isinstance(counted, DayCount) or counted.number > MAX_DAY_OF_WAR:
                continue
            for first in first_days:
                day = first + timedelta(days=counted.number - 1)
                why = f"{_quote(passage, item)}: day {counted.number} from {first.isoformat()}"
                window = window.narrowed(day, day, why)
    return window


def _latest(passages: list[Passage], captured: date | None) -> Window | None:
    """Where nothing else helps: not before the latest full date in the text, and not after capture."""
    days: list[date] = []
    for passage in passages:
        for _, _, spec in _specs(passage):
            period = spec.resolve(date.min) if spec.absolute else None
            if period is not None and period.start is not None and (captured is None or period.start <= captured):
                days.append(period.start)
    if not days:
        return None
    return Window(max(days), captured or max(days), (f"latest full date in the text: {max(days).isoformat()}",))
