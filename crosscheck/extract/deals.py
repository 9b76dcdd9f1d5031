"""Sums to deal drafts: what parties pay, lend, give, invest or pledge; prices, budgets and trade are left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crosscheck.extract.amounts import Money, copied
from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.numerals import Number
from crosscheck.extract.parties import terms_of
from crosscheck.model.claim import Certainty

REFUSING_WINDOW: Final = 5
PRICE_WINDOW: Final = 8
SMALLEST: Final = Decimal(1_000)  # smaller sums in the news are prices
SMALLEST_BARE: Final = Decimal(1_000_000)
SUBJECT_WINDOW: Final = 9
BORDERS: Final = "stop|semicolon|comma|clause"
PARAGRAPHS: Final = 2  # how far behind a deal further sums may be its parts
EACH_REACH: Final = 7
OFF_BEHIND: Final = 4
ROUNDED: Final = Decimal("0.15")  # how far a headline may round the sum of its text
SIGNS: Final = "open|comma|range_to|equivalent|dash|quote"


def read_deals(passage: Passage, reading: Reading) -> None:
    """Adds a draft for every sum that its sentence or paragraph makes part of a deal, and for the bare sums
    beside it.
    """
    sentence, items = passage.sentence, passage.sentence.items
    for at in sentence.where("money|count"):
        item = items[at]
        money = _under(items, at) if isinstance(item.reading, Money) else _bare_sum(at, passage, reading)
        if money is None:
            continue
        why = _refused(sentence, at, money) or _unpaid(passage, reading, money)
        if why is not None:
            reading.refusals.append((passage.field, item.start, item.end, why))
        else:
            reading.drafts.append(_draft(passage, reading, at, money))
            reading.deal = (passage.sentence.paragraph if passage.field == "text" else -1, money)


def _under(items: list[Item], at: int) -> Money:
    """The sum of an item, without the bound that only says by which deal (`under the $5 billion deal`)."""
    money = items[at].reading
    assert isinstance(money, Money)
    by_deal = money.number.qualifier == "less_than" and items[at].parts and items[at].parts[0].has("qual_before")
    named = at + 1 < len(items) and items[at + 1].has("deal") and len(items[at].parts) > 1
    if not by_deal or not named or not items[at].parts[1].has("the"):
        return money
    number = copied(money.number)
    number.low, number.qualifier = number.high, "exact"
    return Money(number, money.codes, money.symbol)


def _bare_sum(at: int, passage: Passage, reading: Reading) -> Money | None:
    """A large numeral that counts nothing in sight, beside a sum whose currency it shares (`10 مليارات سيولة و5 مليارات
    ودائع`).
    """
    items = passage.sentence.items
    counted = items[at].reading
    if not isinstance(counted, Counted) or items[at].is_any(("person", "harm", "object")):
        return None
    number: Number = counted.number
    end = number.high if number.high is not None else number.low
    if not number.scaled or number.vague or end is None or end < SMALLEST_BARE:
        return None
    if passage.sentence.has("word|no_traveller|cap", at + 1, at + 2):  # what it counts
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
    terms = terms_of(passage, reading, at)
    draft.who, draft.what = terms.who, terms.item
    draft.implied |= {slot for slot, told in (("who", terms.who_told), ("item", terms.item_told)) if not told}
    if _equivalent(passage, reading, at, money):
        draft.event = ("equivalent",)
    draft.rule = f"deal.value > {items[at].rule}"
    draft.certainty = _certainty(passage, at)
    return draft


def _certainty(passage: Passage, at: int) -> Certainty:
    """`denied` for what was dropped, refused or denied, `alleged` for hearsay, `planned` for what is to come."""
    sentence = passage.sentence
    border = sentence.last("semicolon", 0, at)
    begin = 0 if border is None else border
    if sentence.has("deal_off", begin, at + OFF_BEHIND):
        return "denied"
    if sentence.has("alleged", begin, at + OFF_BEHIND):
        return "alleged"
    headed = passage.field == "title" and any(
        sentence.has("deal", other + 1, other + 2) for other in sentence.where("infinitive") if other < at
    )
    return "planned" if headed or sentence.has("future") else "stated"


def _equivalent(passage: Passage, reading: Reading, at: int, money: Money) -> bool:
    """True where a sum only tells the one right before it in another currency (`110 billion riyals (29.3 billion
    dollars)`).
    """
    before = reading.drafts[-1] if reading.drafts else None
    if before is None or before.passage is not passage or before.kind != "deal" or before.unit == money.codes[0]:
        return False
    between = at - before.item_at - 1
    return between <= 2 and passage.sentence.count(SIGNS, before.item_at + 1, at) == between


def _refused(sentence: Sentence, at: int, money: Money) -> str | None:
    """The rule by which a sum is no deal: a unit price, a small sum, a change, or words of budgets, trade or prices
    nearby.
    """
    if _unit_price(sentence, at):
        return "deal.unit_price"
    largest = money.number.high if money.number.high is not None else money.number.low
    if largest is not None and largest < SMALLEST:
        return "deal.small_sum"
    if sentence.has("change", at - 1, at) and sentence.has("on", at + 1, at + 2):
        return "deal.change"
    return "deal.budget_or_price" if _budget(sentence, at) else None


def _unit_price(sentence: Sentence, at: int) -> bool:
    """True for the price of one thing, or of one day."""
    behind = sentence.first(f"unit_price|to_the|money|{BORDERS}", at + 1, at + 1 + PRICE_WINDOW)
    if behind is not None and sentence.has("unit_price|to_the", behind, behind + 1):
        return True
    if sentence.has("num_article", at + 1, at + 2) and sentence.has("time_unit", at + 2, at + 3):
        return True
    before = sentence.last(f"each&unit_price|{BORDERS}", at - EACH_REACH, at)
    return before is not None and not sentence.has(BORDERS, before, before + 1)


def _budget(sentence: Sentence, at: int) -> bool:
    """True where words of budgets, trade or prices stand by a sum, or at the head of its clause, and none of paying;
    or where the clause is about what never is a deal.
    """
    pays = sentence.holds("deal", at - REFUSING_WINDOW, at + REFUSING_WINDOW)
    if not pays and sentence.has("not_deal", at - REFUSING_WINDOW, at + REFUSING_WINDOW):
        return True
    border = sentence.last(BORDERS, at - SUBJECT_WINDOW, at)
    begin = max(0, at - SUBJECT_WINDOW) if border is None else border + 1
    if sentence.has("never_deal", begin, at):
        return True
    named = sentence.last("not_deal", begin, at)
    return named is not None and not pays and not sentence.holds("deal", named, at)


def _unpaid(passage: Passage, reading: Reading, money: Money) -> str | None:
    """The rule by which nothing near a sum speaks of paying: not its sentence, not a deal just before, not the
    title.
    """
    if passage.sentence.holds("deal"):
        return None
    behind = passage.sentence.paragraph - reading.deal[0] if reading.deal is not None else -1
    if passage.field == "text" and 0 <= behind <= PARAGRAPHS:
        return None
    told = passage.field == "title" and _told_below(money, reading)
    return None if told or (not passage.teaser and reading.titled("deal")) else "deal.no_word_of_paying"


def _told_below(money: Money, reading: Reading) -> bool:
    """True for the sum of a headline whose text has it as a deal, if more precisely."""
    value = money.number.exact
    if value is None:
        return False
    deals = (draft.number.exact for draft in reading.drafts if draft.kind == "deal" and draft.number is not None)
    return any(other is not None and abs(other - value) <= other * ROUNDED for other in deals)
