"""What linking joins and keeps apart."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.errors import ConfigError
from crosscheck.link.comparing import agree
from crosscheck.link.decisions import Decision
from crosscheck.link.linking import LinkSettings, link_claims
from crosscheck.link.scoring import Weights
from crosscheck.link.subjects import nodes_of, surroundings
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Story
from tests.link.making import FERRY, FERRY_AGAIN, Atlas, article, dead, deal, stop

ARTICLES = (article("a", FERRY), article("b", FERRY_AGAIN))


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
    assert joined(dead("a", 1), dead("b", 1, 10, **slots))


@pytest.mark.parametrize(
    "slots",
    [
        {"where": "Veld"},
        {"where": "Orland"},
        {"group": "children"},
        {"side": "Mirea"},
        {"scope": "total", "since": date(2024, 1, 1)},
        {"measure": "injured"},
    ],
    ids=["another place", "a larger place", "a group", "a foreign side", "a running total", "another measure"],
)
def test_a_total_and_its_part_are_two_facts(slots: dict[str, object]) -> None:
    assert not joined(dead("a", 1), dead("b", 1, 10, **slots))


def test_a_total_without_a_start_is_mostly_the_toll_of_its_story() -> None:
    assert joined(dead("a", 1), dead("b", 1, scope="total"))


def test_a_count_without_a_scope_has_the_scope_of_its_story() -> None:
    told = dead("a", 1, scope="total", since=date(2024, 1, 1), field="title")
    open_scope = dead("b", 1, scope="event", implied=("scope",))
    assert joined(told, open_scope)
    assert not joined(told, dead("b", 1))


def test_a_running_count_may_begin_in_a_month_that_is_told_without_its_day() -> None:
    assert joined(
        dead("a", 1, scope="total", since=date(2024, 1, 1)), dead("b", 1, scope="total", since=date(2024, 1, 7))
    )


def test_one_death_is_no_toll() -> None:
    assert not joined(dead("a", 1), dead("b", 1, rule="casualty.one_nominal"))


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


@pytest.mark.parametrize(
    ("parties", "same"), [(("Orla Lines", "Tarn Yards"), True), (("Orla Lines", "Veld Port"), False)]
)
def test_parties_named_beside_a_later_sum_join_it_to_one_that_is_tied_to_the_same_two(
    parties: tuple[str, str], same: bool
) -> None:
    told = deal("a", 1, item=None)
    first = deal("b", 1, 3, item="harbour cranes", who=("Mirea Port", "Veld Port"), span=(0, 5))
    later = deal("b", 2, 7, item=None, who=parties, implied=("who",), span=(10, 15))
    facts = {claim.id: claim.fact for claim in link_claims(ARTICLES, (told, first, later), world=Atlas()).claims}
    assert (facts["a#1"] == facts["b#2"]) is same


def test_a_headline_takes_from_its_text_what_it_leaves_out() -> None:
    since = date(2024, 1, 1)
    title = dead("a", 1, scope="total", where=None, field="title")
    text = dead("a", 2, scope="total", since=since)
    other = dead("a", 3, scope="total", since=date(2024, 4, 1))
    facts = {claim.id: claim.fact for claim in link_claims(ARTICLES, (title, text, other), world=Atlas()).claims}
    assert facts["a#1"] == facts["a#2"] != facts["a#3"]


def test_a_headline_may_name_the_country_of_the_only_place_that_its_text_counts() -> None:
    linked = link_claims(ARTICLES, (dead("a", 1, field="title", where="Orland"), dead("a", 2)), world=Atlas())
    assert len(linked.facts) == 1


def test_one_expression_that_serves_two_stops_is_two_facts() -> None:
    day = date(2024, 5, 3)
    stops = (stop("a", 1, day, where=None), stop("a", 2, day, where=None, span=(10, 15)))
    assert len(link_claims(ARTICLES, stops, world=Atlas()).facts) == 2


def test_figures_of_one_list_stay_apart_where_the_text_leaves_their_places_open() -> None:
    listed = (dead("a", 1, where=None, span=(0, 5)), dead("a", 2, where=None, span=(10, 15)))
    assert len(link_claims(ARTICLES, listed, world=Atlas()).facts) == 2
    corrected = (listed[0], dead("a", 2, where=None, span=(10, 15), revises=True))
    assert len(link_claims(ARTICLES, corrected, world=Atlas()).facts) == 1


def test_nationalities_that_one_article_counts_side_by_side_are_parts() -> None:
    parts = (dead("a", 1), dead("a", 2, side="Orland"), dead("a", 3, side="Mirea"))
    linked = link_claims(ARTICLES, parts, world=Atlas())
    assert len(linked.facts) == 3
    whole = next(fact for fact in linked.facts if fact.claims == ("a#1",))
    assert all(fact.part_of == (whole.id,) for fact in linked.facts if fact != whole)


def test_an_older_disaster_of_the_same_place_is_another_fact() -> None:
    text = "Port Orla counted its dead on Thursday. In 1987 a fire on the quay of Port Orla had killed many."
    old = dead("a", 1, span=(text.index("many"), len(text) - 1))
    new = dead("a", 2, span=(18, 26))
    assert len(link_claims((article("a", text),), (old, new), world=Atlas()).facts) == 2


@pytest.mark.parametrize(("stories", "same"), [((("a", "b"),), True), ((("a",), ("b",)), False)])
def test_counts_of_one_place_may_be_one_fact_where_their_articles_tell_one_story(
    stories: tuple[tuple[str, ...], ...], same: bool
) -> None:
    claims = (dead("a", 1), dead("b", 1))
    told = [Story(f"story-{names[0]}", names, "", ()) for names in stories]
    around = surroundings(ARTICLES, claims, told, world=None)
    nodes = [node for claim in claims for node in nodes_of((claim,), around)]
    assert agree(nodes[0], nodes[1], Weights(), None) is same


def test_every_edge_tells_its_reasons_and_their_sum() -> None:
    linked = link_claims(ARTICLES, (dead("a", 1), dead("b", 1, event=("ferry",))), world=Atlas())
    (edge,) = linked.edges
    assert (edge.left, edge.right) == ("a#1", "b#1")
    assert edge.score == pytest.approx(sum(comparison.score for comparison in edge.comparisons))
    assert {comparison.feature for comparison in edge.comparisons} >= {"place", "story"}


def test_a_fact_is_named_in_words_and_counts_origins_and_speakers() -> None:
    claims = (dead("a", 1, attribution="Harbour Office"), dead("b", 1, attribution="the harbour office"))
    (fact,) = link_claims(ARTICLES, claims, world=Atlas()).facts
    assert (fact.label, fact.origins, fact.speakers) == ("killed in Port Orla", 2, 1)


def decided(*decisions: Decision) -> list[frozenset[str]]:
    """The facts of three claims of which the first two are alike and the third is of another place, under decisions."""
    claims = (dead("a", 1), dead("b", 1), dead("b", 2, where="Veld"))
    linked = link_claims(ARTICLES, claims, settings=LinkSettings(decisions=decisions), world=Atlas())
    return sorted((frozenset(fact.claims) for fact in linked.facts), key=sorted)


def test_a_reviewer_joins_and_parts_claims_against_all_evidence() -> None:
    assert decided() == [{"a#1", "b#1"}, {"b#2"}]
    assert decided(Decision("a#1", "b#1", same=False)) == [{"a#1"}, {"b#1"}, {"b#2"}]
    assert decided(Decision("b#1", "b#2", same=True)) == [{"a#1", "b#1", "b#2"}]


def test_what_a_reviewer_joined_takes_its_partings_along() -> None:
    words = (Decision("b#1", "b#2", same=True), Decision("a#1", "b#2", same=False))
    assert decided(*words) == [{"a#1"}, {"b#1", "b#2"}]


def test_decisions_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ConfigError, match="take one of them back"):
        decided(Decision("a#1", "b#1", same=True), Decision("b#1", "a#1", same=False))


def test_decisions_on_claims_of_other_runs_change_nothing() -> None:
    assert decided(Decision("a#1", "elsewhere#1", same=True)) == decided()
