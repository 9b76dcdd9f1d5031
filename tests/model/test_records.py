"""Claims and the records around them: what they derive, and that files give them back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import KINDS, MEASURES, Claim
from crosscheck.model.period import Period
from crosscheck.model.quantity import Quantity
from tests.model.strategies import periods, quantities

names = st.text(max_size=12)


def _claim(**slots: object) -> Claim:
    known = {"id": "a#1", "article": "a", "field": "text", "span": (0, 2), "quote": "12", "kind": "casualty"}
    return Claim(**{"measure": "killed", **known, **slots})


def _counted(quantity: Quantity) -> Claim:
    return _claim(
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        unit=quantity.unit,
        precision=quantity.precision,
        readings=quantity.readings,
    )


def _visit(period: Period) -> Claim:
    return _claim(
        kind="visit",
        measure="visit",
        start=period.start,
        end=period.end,
        grain=period.grain,
        weekday=period.weekday,
        implied=period.implied,
    )


@given(quantities())
def test_a_count_gives_its_quantity_back(quantity: Quantity) -> None:
    claim = _counted(quantity)
    assert claim.quantity == quantity
    assert claim.interval == quantity.stated
    assert claim.period is None


@given(periods())
def test_a_visit_gives_its_period_back_and_has_no_quantity(period: Period) -> None:
    claim = _visit(period)
    assert claim.period == (None if period.start is None and period.end is None else period)
    assert claim.quantity is None


def test_an_article_gives_its_fields_by_name() -> None:
    article = Article("a", "The title", "The text")
    assert (article.field("title"), article.field("text")) == ("The title", "The text")


def test_every_kind_but_figures_has_a_closed_list_of_measures() -> None:
    assert tuple(MEASURES) == KINDS
    assert [kind for kind in KINDS if not MEASURES[kind]] == ["figure"]


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        _claim().quote = "13"


@given(quantities(), names, st.lists(names, max_size=3).map(tuple))
def test_json_gives_a_count_back(quantity: Quantity, where: str, who: tuple[str, ...]) -> None:
    claim = msgspec.structs.replace(_counted(quantity), where=where, who=who)
    assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim) == claim


@given(periods())
def test_json_gives_a_visit_back(period: Period) -> None:
    claim = _visit(period)
    assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim) == claim


@given(names, names, st.none() | names)
def test_json_gives_an_article_back(title: str, text: str, outlet: str | None) -> None:
    window = ReferenceTime(date(2024, 1, 1), date(2024, 1, 7), inferred=True, evidence=("a weekday",))
    article = Article("a", title, text, outlet=outlet, reference=window)
    assert msgspec.json.decode(msgspec.json.encode(article), type=Article) == article


def test_decimals_keep_their_digits_in_json() -> None:
    claim = _claim(low=Decimal("0.1"), high=Decimal("1960000000.10"))
    again = msgspec.json.decode(msgspec.json.encode(claim), type=Claim)
    assert (str(again.low), str(again.high)) == ("0.1", "1960000000.10")
