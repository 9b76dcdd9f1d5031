"""Sums to deal drafts: what parties pay, lend, give, invest or pledge; prices, budgets and trade are left out."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.amounts import Money
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.places import spots_in

REFUSING_WINDOW: Final = 5
PRICE_WINDOW: Final = 3


def read_deals(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every sum that the sentence makes part of a deal."""
    items = passage.sentence.items
    for at, item in enumerate(items):
        if not isinstance(item.reading, Money):
            continue
        why = _refused(items, at)
        if why is not None:
            reading.refusals.append((passage.field, item.start, item.end, why))
            continue
        if not any(other.has("deal") for other in items) and not _deal_article(reading):
            reading.refusals.append((passage.field, item.start, item.end, "deal.no_word_of_paying"))
            continue
        reading.drafts.append(_draft(passage, reading, at, item))


def _draft(passage: Passage, reading: Reading, at: int, item: Item) -> Draft:
    money = item.reading
    assert isinstance(money, Money)
    draft = Draft(passage, item, at, "deal", "value")
    draft.number, draft.unit, draft.money_codes = money.number, money.codes[0], money.codes
    draft.who = _parties(passage, reading)
    draft.what = _item(passage.sentence.items, at)
    draft.rule = f"deal.value > {item.rule}"
    items = passage.sentence.items
    if any(other.has("future") for other in items):
        draft.certainty = "planned"
    return draft


def _refused(items: list[Item], at: int) -> str | None:
    """The rule by which a sum is no deal: a unit price behind it, or a word of budgets, trade or prices nearby."""
    for item in items[at + 1 : at + 1 + PRICE_WINDOW]:
        if item.has("unit_price") or item.has("to_the"):
            return "deal.unit_price"
        if item.has("stop") or item.has("comma") or isinstance(item.reading, Money):
            break
    near = items[max(0, at - REFUSING_WINDOW) : at + REFUSING_WINDOW]
    if any(item.has("not_deal") for item in near) and not any(item.has("deal") for item in near):
        return "deal.budget_or_price"
    return None


def _deal_article(reading: Reading) -> bool:
    """True where the article's title speaks of a deal."""
    return any(passage.field == "title" and any(item.has("deal") for item in passage.sentence.items) for passage in reading.passages)


def _parties(passage: Passage, reading: Reading) -> tuple[str, ...]:
    found: list[str] = []
    for item in passage.sentence.items:
        name = item.word.values.get("organisation") or item.word.values.get("people")
        if name and name not in found:
            found.append(name)
    for spot in spots_in(passage, reading):
        if spot.name not in found:
            found.append(spot.name)
    return tuple(found[:4])


def _item(items: list[Item], at: int) -> str | None:
    """What is sold or paid for: the nearest thing that the pack knows."""
    things = [(abs(n - at), item.value("object")) for n, item in enumerate(items) if item.has("object")]
    return min(things)[1] if things else None
