"""What linking joins and keeps apart."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.link.linking import link_claims
from crosscheck.model.claim import Claim
from tests.link.making import Atlas, article, dead, deal, stop

TEXT = "The ferry Saint Amalia went down off Port Orla. Captain Ruben Castellmar radioed for help."
OTHER = "Captain Ruben Castellmar called for help before the Saint Amalia, a ferry, sank near Port Orla."
ARTICLES = (article("a", TEXT), article("b", OTHER))


def joined(left: Claim, right: Claim) -> bool:
    """True where linking puts the two claims into one fact."""
    first, second = link_claims(ARTICLES, (left, right), world=Atlas()).claims
    return first.fact == second.fact


@pytest.mark.parametrize(
    "slots",
    [{}, {"where": None}, {"scope": None}, {"side": "Orland"}, {"attribution": "the coast guard"}],
    ids=["nothing differs", "no place", "no scope", "the side of the place itself", "a speaker"],
)
def test_counts_of_one_question_are_one_fact_whatever_one_of_them_leaves_out(slots: dict[str, object]) -> None:
    assert joined(dead("a", 1), dead("b", 1, 12, **slots))


@pytest.mark.parametrize(
    "slots",
    [
        {"where": "Veld"},
        {"where": "Orland"},
        {"group": "children"},
        {"side": "Mirea"},
        {"scope": "total"},
        {"measure": "injured"},
    ],
    ids=["another place", "a larger place", "a group", "a foreign side", "a running total", "another measure"],
)
def test_a_total_and_its_part_are_two_facts(slots: dict[str, object]) -> None:
    assert not joined(dead("a", 1), dead("b", 1, **slots))


def test_a_forecast_is_no_count() -> None:
    assert not joined(dead("a", 1), dead("b", 1, certainty="alleged"))


def test_running_totals_count_from_one_day() -> None:
    since = date(2024, 1, 1)
    assert joined(dead("a", 1, scope="total", since=since), dead("b", 1, scope="total", since=since))
    assert not joined(dead("a", 1, scope="total", since=since), dead("b", 1, scope="total", since=date(2024, 4, 1)))


def test_a_stop_may_be_told_a_day_off_and_a_second_stop_weeks_later_is_another() -> None:
    assert joined(stop("a", 1, date(2024, 5, 3)), stop("b", 1, date(2024, 5, 4)))
    assert not joined(stop("a", 1, date(2024, 5, 3)), stop("b", 1, date(2024, 5, 20)))


def test_a_capital_may_stand_for_its_country_in_a_visit() -> None:
    assert joined(stop("a", 1, date(2024, 5, 3)), stop("b", 1, date(2024, 5, 3), where="Orland"))


def test_deals_of_other_parties_or_of_other_goods_are_apart() -> None:
    assert joined(deal("a", 1), deal("b", 1, 7))
    assert not joined(deal("a", 1), deal("b", 1, who=("Orla Lines", "Mirea Port"), item=None))
    assert not joined(deal("a", 1), deal("b", 1, item="harbour cranes"))
