"""Deals: which sums are paid, by whom and for what."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.reading import extract_claims
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))


def deals(text: str, language: str = "en", title: str = "") -> list[Claim]:
    """The deals of a text."""
    article = Article("told", title, text, language=language, reference=FRIDAY)
    return [claim for claim in extract_claims(article).claims if claim.kind == "deal"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Each drone the army bought costs around $30 million.", "en"),
        ("The ministry promised 1 million rupees to the family of each of the dead.", "en"),
        ("Norvik paid $38,000 a share.", "en"),
        ("Tourists spent $9 billion in Egypt last year.", "en"),
        ("Trade between the two countries was worth $22 billion.", "en"),
        ("Revenue rose to $3.4 billion.", "en"),
        ("The budget deficit widened to $12 billion.", "en"),
        ("بلغ حجم التبادل التجاري بين البلدين 22 مليار دولار.", "ar"),
        ("قدر البنك الدولي الأضرار بنحو 34 مليار دولار.", "ar"),
        ("انخفض الاحتياطي إلى 33 مليار دولار.", "ar"),
    ],
)
def test_prices_budgets_trade_and_spending_are_no_deals(text: str, language: str) -> None:
    assert deals(text, language) == []


@pytest.mark.parametrize(
    ("text", "who", "item"),
    [
        ("Norvik bought Halden Foods for $4.2 billion.", ("Norvik", "Halden Foods"), "Halden Foods"),
        ("Halden Foods sold its mill to Norvik for £12 million.", ("Halden Foods", "Norvik"), "mill"),
        ("Saudi Arabia will lend Egypt $5 billion.", ("Saudi Arabia", "Egypt"), "loan"),
        ("Britain will give Ukraine £2.5bn in military aid.", ("United Kingdom", "Ukraine"), "military aid"),
    ],
)
def test_grammar_ties_parties_and_things_to_the_sum(text: str, who: tuple[str, ...], item: str) -> None:
    [deal] = deals(text)
    assert (deal.who, deal.item) == (who, item)
    assert not {"who", "item"} & set(deal.implied)


def test_parties_that_are_only_named_are_marked_as_guessed() -> None:
    [deal] = deals("Qatar signed a $600 million contract for radars.")
    assert (deal.who, deal.item) == (("Qatar",), "radars")
    assert "who" in deal.implied


@pytest.mark.parametrize(
    ("text", "language", "certainty"),
    [
        ("Norvik bought Halden Foods for $4.2 billion.", "en", "stated"),
        ("Norvik will buy Halden Foods for $4.2 billion.", "en", "planned"),
        ("Norvik reportedly offered $4.2 billion for Halden Foods.", "en", "alleged"),
        ("Norvik dropped its $4.2 billion bid for Halden Foods.", "en", "denied"),
        ("سحبت نورفيك عرضها لشراء هالدن بـ4,2 مليار دولار.", "ar", "denied"),
        ("رفضت اليابان إقراض الأردن 40 مليون دولار.", "ar", "denied"),
    ],
)
def test_how_certain_a_deal_is(text: str, language: str, certainty: str) -> None:
    assert [deal.certainty for deal in deals(text, language)] == [certainty]


def test_a_headline_that_is_to_buy_plans() -> None:
    [deal] = deals("The factory makes rolls.", title="Norvik to buy Halden for $4.2bn")
    assert deal.certainty == "planned"


def test_under_a_deal_is_no_bound() -> None:
    total, part = deals("Under the $35 billion deal, $15 billion is paid up front.")
    assert (int(total.low or 0), total.qualifier) == (35_000_000_000, "exact")
    assert int(part.low or 0) == 15_000_000_000


def test_bare_sums_share_the_currency_beside_them() -> None:
    found = deals("ستستثمر القابضة 35 مليار دولار، منها 24 مليارا نقدا و11 مليارا ودائع.", "ar")
    assert [(int(deal.low or 0), deal.unit) for deal in found] == [
        (35_000_000_000, "USD"),
        (24_000_000_000, "USD"),
        (11_000_000_000, "USD"),
    ]


def test_a_bare_number_that_counts_something_is_no_sum() -> None:
    assert len(deals("They invested $35 billion. It will attract eight million visitors.")) == 1


def test_a_second_currency_is_marked_as_the_same_sum() -> None:
    first, second = deals("The deal is worth 110 billion riyals (29.3 billion dollars).")
    assert (first.unit, second.unit) == ("SAR", "USD")
    assert second.event == ("equivalent",)
