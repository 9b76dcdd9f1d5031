"""Drafts to claims: spans and quotes, values and readings, stable ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from crosscheck.extract.drafts import Draft, Reading
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.quantity import Reading as OtherReading


def claims_of(article: Article, reading: Reading) -> Iterator[Claim]:
    """The claims of a reading in text order, title first; ids are made of the article's id and the claim's place and
    kind.
    """
    drafts = in_order(reading)
    ids = _ids(article, drafts)
    for draft in drafts:
        yield _claim(article, draft, ids)


def in_order(reading: Reading) -> list[Draft]:
    """The drafts of a reading in text order, title first."""
    order = {id(passage): number for number, passage in enumerate(reading.passages)}
    return sorted(
        reading.drafts,
        key=lambda draft: (order[id(draft.passage)], draft.start, draft.end, draft.kind, draft.where or ""),
    )


def _ids(article: Article, drafts: list[Draft]) -> dict[int, str]:
    seen: dict[str, int] = {}
    ids: dict[int, str] = {}
    for draft in drafts:
        key = f"{draft.passage.field}:{draft.start}:{draft.end}:{draft.kind}:{draft.measure}:{draft.where}"
        name = f"{article.id}#{hashlib.sha256(key.encode()).hexdigest()[:8]}"
        seen[name] = seen.get(name, 0) + 1
        ids[id(draft)] = name if seen[name] == 1 else f"{name}.{seen[name]}"
    return ids


def _claim(article: Article, draft: Draft, ids: dict[int, str]) -> Claim:
    period, number = draft.period, draft.number
    counted = number is not None and draft.kind != "visit"
    return Claim(
        id=ids[id(draft)],
        article=article.id,
        field=draft.passage.field,
        span=(draft.start, draft.end),
        quote=draft.passage.text[draft.start : draft.end],
        kind=draft.kind,
        measure=draft.measure,
        low=number.low if counted and number is not None else None,
        high=number.high if counted and number is not None else None,
        qualifier=number.qualifier if counted and number is not None else None,
        unit=draft.unit if counted else None,
        precision=_precision(draft) if counted else Decimal(0),
        readings=tuple(_readings(draft)) if counted else (),
        start=period.start if period else None,
        end=period.end if period else None,
        grain=period.grain if period else None,
        weekday=period.weekday if period else None,
        implied=(*(period.implied if period else ()), *sorted(draft.implied)),
        group=draft.group,
        side=draft.side,
        who=draft.who,
        where=draft.where,
        item=draft.what,
        scope=draft.scope,
        since=draft.since,
        as_of=draft.as_of,
        attribution=draft.attribution,
        certainty=draft.certainty,
        teaser=draft.passage.teaser,
        revises=draft.revises,
        part_of=ids.get(id(draft.part_of)) if draft.part_of is not None else None,
        event=draft.event,
        event_date=draft.event_date,
        rule=draft.rule,
    )


def _precision(draft: Draft) -> Decimal:
    """Half of the last stated step; a count to the unit is exact."""
    assert draft.number is not None
    step = draft.number.step
    return Decimal(0) if step <= 1 and draft.kind != "deal" else step / 2


def _readings(draft: Draft) -> Iterator[OtherReading]:
    number = draft.number
    assert number is not None
    if number.other is not None:
        yield OtherReading(number.other, number.other, draft.unit, "other_number")
    for code in draft.money_codes[1:]:
        yield OtherReading(number.low, number.high, code, "other_currency")
