"""Sums to deal drafts: what parties pay, lend, give, invest or pledge; prices, budgets and trade are left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crosscheck.extract.amounts import Money
from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.numerals import Number
from crosscheck.extract.places import spots_in

REFUSING_WINDOW: Final = 5
PRICE_WINDOW: Final = 3
SMALLEST: Final = Decimal(1_000)  # smaller sums in the news are prices
SMALLEST_BARE: Final = Decimal(1_000_000)
PARTIES: Final = 4


def read_deals(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every sum that its sentence or paragraph makes part of a deal, and for the bare sums
    beside it.
    """
    items = passage.sentence.items
    for at, item in enumerate(items):
        money = item.reading if isinstance(item.reading, Money) else _bare_sum(items, at, passage, reading)
        if money is None:
            continue
        why = _refused(items, at, money) or _unpaid(passage, reading)
        if why is not None:
            reading.refusals.append((passage.field, item.start, item.end, why))
        else:
            reading.drafts.append(_draft(passage, reading, at, money))
            reading.deal = (passage.sentence.paragraph if passage.field == "text" else -1, money)


def _bare_sum(items: list[Item], at: int, passage: Passage, reading: Reading) -> Money | None:
    """A large numeral that counts nothing in sight, beside a sum whose currency it shares (`10 مليارات سيولة و5 مليارات
    ودائع`).
    """
    counted = items[at].reading
    if not isinstance(counted, Counted) or items[at].has("person") or items[at].has("harm") or items[at].has("object"):
        return None
    number: Number = counted.number
    end = number.high if number.high is not None else number.low
    if not number.scaled or number.vague or end is None or end < SMALLEST_BARE:
        return None
    beside = [item.reading for item in items if isinstance(item.reading, Money)]
    if (
        not beside
        and reading.deal is not None
        and passage.field == "text"
        and reading.deal[0] == passage.sentence.paragraph
    ):
        beside = [reading.deal[1]]
    return Money(number, beside[0].codes[:1], beside[0].symbol) if beside else None


def _draft(passage: Passage, reading: Reading, at: int, money: Money) -> Draft:
    items = passage.sentence.items
    draft = Draft(passage, at, "deal", "value")
    draft.number, draft.unit, draft.money_codes = money.number, money.codes[0], money.codes
    draft.who = _parties(passage, reading)
    draft.what = _item(items, at)
    draft.implied.update(("who", "item"))  # named in the sentence, but not tied to the sum by grammar
    if _equivalent(passage, reading, at, money):
        draft.event = ("equivalent",)
    draft.rule = f"deal.value > {items[at].rule}"
    if any(other.has("future") for other in items):
        draft.certainty = "planned"
    return draft


def _equivalent(passage: Passage, reading: Reading, at: int, money: Money) -> bool:
    """True where a sum only tells the one right before it in another currency (`110 billion riyals (29.3 billion
    dollars)`).
    """
    before = reading.drafts[-1] if reading.drafts else None
    if before is None or before.passage is not passage or before.kind != "deal" or before.unit == money.codes[0]:
        return False
    between = passage.sentence.items[before.item_at + 1 : at]
    signs = ("open", "comma", "range_to", "equivalent", "dash", "quote")
    return len(between) <= 2 and all(any(item.has(name) for name in signs) for item in between)


def _refused(items: list[Item], at: int, money: Money) -> str | None:
    """The rule by which a sum is no deal: a unit price behind it, a small sum, or a word of budgets, trade or prices
    nearby.
    """
    for item in items[at + 1 : at + 1 + PRICE_WINDOW]:
        if item.has("unit_price") or item.has("to_the"):
            return "deal.unit_price"
        if item.has("stop") or item.has("comma") or isinstance(item.reading, Money):
            break
    if at + 2 < len(items) and items[at + 1].has("num_article") and items[at + 2].has("time_unit"):
        return "deal.unit_price"
    largest = money.number.high if money.number.high is not None else money.number.low
    if largest is not None and largest < SMALLEST:
        return "deal.small_sum"
    near = items[max(0, at - REFUSING_WINDOW) : at + REFUSING_WINDOW]
    if any(item.has("not_deal") for item in near) and not any(item.has("deal") for item in near):
        return "deal.budget_or_price"
    return None


def _unpaid(passage: Passage, reading: Reading) -> str | None:
    """The rule by which nothing near a sum speaks of paying: not its sentence, not a deal just before, not the
    title.
    """
    items = passage.sentence.items
    if any(item.has("deal") for item in items):
        return None
    if reading.deal is not None and reading.deal[0] == passage.sentence.paragraph and passage.field == "text":
        return None
    return None if not passage.teaser and _deal_article(reading) else "deal.no_word_of_paying"


def _deal_article(reading: Reading) -> bool:
    """True where the article's title speaks of a deal."""
    titles = (passage.sentence for passage in reading.passages if passage.field == "title")
    return any(item.has("deal") for sentence in titles for item in sentence.items)


def _parties(passage: Passage, reading: Reading) -> tuple[str, ...]:
    """Organisations and nations of the sentence, in order: those that may be its parties."""
    found: list[str] = []
    for item in passage.sentence.items:
        name = item.word.values.get("organisation") or item.word.values.get("people")
        if name and name not in found:
            found.append(name)
    for spot in spots_in(passage, reading):
        if spot.name not in found:
            found.append(spot.name)
    return tuple(found[:PARTIES])


def _item(items: list[Item], at: int) -> str | None:
    """What is sold or paid for: the nearest thing that the pack knows."""
    things = [(abs(n - at), item.value("object")) for n, item in enumerate(items) if item.has("object")]
    return min(things)[1] if things else None
