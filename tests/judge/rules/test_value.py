"""Figures that exclude each other, and those that do not."""

from __future__ import annotations

import pytest

from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup
from tests.judge.making import article, at, count, judged, judged_facts, ranging, sum_of, titled, types

TWO_DAYS = (article("a", at(2)), article("b", at(3)))


@pytest.mark.parametrize(
    ("claims", "verdict"),
    [
        ((count("a", 24), count("b", 24)), "agree"),
        ((count("a", 24), count("b", 20, "at_least")), "compatible"),
        ((count("a", 7652), count("b", 7700, "about")), "compatible"),
        ((count("a", 24), count("b", 37)), "value"),
        ((count("a", 24), count("b", 20, "at_most")), "value"),
        ((ranging("a", 20, 30), ranging("b", 40, 50)), "value"),
        ((ranging("a", 20, 40), ranging("b", 40, 50)), "compatible"),
    ],
)
def test_two_counts_of_one_moment_conflict_where_no_value_fits_both(claims: tuple[Claim, ...], verdict: str) -> None:
    assert types(judged(claims)) == [verdict]


@pytest.mark.parametrize(
    ("earlier", "later", "verdict"),
    [
        (count("a", 24), count("b", 37), "update"),
        (count("a", 37), count("b", 24), "value"),
        (count("a", 37), count("b", 24, "more_than"), "compatible"),
        (count("a", 37), count("b", 24, revises=True), "revised"),
        (count("a", 37, measure="missing"), count("b", 24, measure="missing"), "update"),
        (count("a", 37, group="inpatients"), count("b", 24, group="inpatients"), "update"),
        (count("a", 37, group="children"), count("b", 24, group="children"), "value"),
    ],
)
def test_a_later_count_may_grow_but_not_fall_unsaid(earlier: Claim, later: Claim, verdict: str) -> None:
    assert types(judged((earlier, later), TWO_DAYS)) == [verdict]


@pytest.mark.parametrize(
    ("day", "shared", "scope", "verdict"),
    [
        (3, (), "event", "value"),
        (6, (), "event", "incomparable"),
        (6, (112,), "event", "value"),
        (6, (7,), "event", "incomparable"),
        (6, (), "total", "value"),
    ],
    ids=["the next day", "days later", "with a figure in common", "with a small one", "a running total"],
)
def test_a_lower_toll_some_days_later_is_another_event_s_unless_the_articles_share_a_figure(
    day: int, shared: tuple[int, ...], scope: str, verdict: str
) -> None:
    articles = (article("a", at(2)), article("b", at(day)))
    claims = [count("a", 37, scope=scope), count("b", 24, scope=scope)]
    hurt = [count(name, value, number=9, measure="injured") for value in shared for name in ("a", "b")]
    findings = judged_facts([claims, hurt] if hurt else [claims], articles)
    assert [finding.type or finding.verdict for finding in findings if finding.fact == "f1"] == [verdict]


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(30, 280, "value"), (24, 280, "incomparable"), (41, 4100, "scale")]
)
def test_counts_of_one_moment_that_lie_far_apart_are_of_two_things(low: int, high: int, verdict: str) -> None:
    assert types(judged((count("a", low), count("b", high)))) == [verdict]


@pytest.mark.parametrize(("low", "high", "verdict"), [(14, 20, "value"), (4, 20, "incomparable"), (20, 20, "agree")])
def test_numbers_of_things_that_lie_far_apart_are_of_other_things(low: int, high: int, verdict: str) -> None:
    thing = {"kind": "figure", "measure": "ship", "unit": "ship", "where": None}
    assert types(judged((count("a", low, **thing), count("b", high, **thing)))) == [verdict]


def test_a_copy_that_counts_more_two_days_later_has_moved_on() -> None:
    articles = (article("a", at(2)), article("b", at(4)), article("c", at(2)))
    claims = (count("a", 43), count("b", 112), count("c", 43))
    assert types(judged(claims, articles, [CopyGroup(("a", "b"))])) == ["update"]


def test_a_text_that_tells_the_higher_figure_beside_its_own_has_revised_it() -> None:
    claims = (count("a", 37), count("b", 24), count("b", 37, number=2))
    assert types(judged(claims, TWO_DAYS)) == ["revised"]


def test_a_figure_that_was_in_print_before_the_higher_one_is_outdated() -> None:
    articles = (article("a", at(2)), article("b", at(3)), article("c", at(4)))
    assert types(judged((count("a", 24), count("b", 37), count("c", 24)), articles)) == ["outdated"]


def test_a_repeated_figure_after_a_revision_below_it_is_a_conflict() -> None:
    articles = (article("a", at(2)), article("b", at(3)), article("c", at(4, 8)), article("d", at(4, 12)))
    claims = (count("a", 118), count("b", 97), count("b", 118, number=2), count("c", 118), count("d", 101))
    [finding] = judged(claims, articles)
    assert (finding.type, finding.sides) == ("value", (("c#1",), ("d#1",)))


def test_two_speakers_far_from_each_other_in_one_text_are_not_set_side_by_side() -> None:
    claims = (count("a", 24, attribution="Police"), count("a", 37, number=90, attribution="Hospital"))
    assert "conflict" not in {finding.verdict for finding in judged(claims)}


def test_two_speakers_whom_one_text_sets_side_by_side_are_two_sides() -> None:
    claims = (count("a", 24, attribution="Health Ministry"), count("a", 37, number=2, attribution="Harbour Guard"))
    assert types(judged(claims)) == ["value"]


def test_a_live_page_dates_its_paragraphs() -> None:
    text = "19:25 now 74\n\n12:40 it was 58"
    claims = (
        count("a", 74, attribution="Ministry", span=(6, 12)),
        count("a", 58, number=2, attribution="Radio", span=(24, 28)),
    )
    page = article("a", at(2, 20), text=text)
    assert types(judged(claims, (page,))) == ["single"]


def test_three_values_of_one_moment_make_one_conflict_of_three_sides() -> None:
    claims = (count("a", 113), count("b", 39), count("c", 32))
    [finding] = judged(claims)
    assert sorted(finding.sides) == [("a#1",), ("b#1",), ("c#1",)]


def test_claims_of_one_value_stand_on_one_side() -> None:
    claims = (count("a", 24), count("b", 24), count("c", 37))
    [finding] = judged(claims)
    assert sorted(finding.sides) == [("a#1", "b#1"), ("c#1",)]


def test_a_lower_figure_that_two_reports_share_a_week_later_has_replaced_the_old_one_quietly() -> None:
    articles = (article("a", at(2)), article("b", at(20)), article("c", at(21)))
    claims = (count("a", 1400, "more_than"), count("b", 1200), count("c", 1200))
    assert types(judged(claims, articles)) == ["revised"]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (sum_of("a", "28000000000"), sum_of("b", "28000000000"), "agree"),
        (sum_of("a", "47000000000"), sum_of("b", "47300000000"), "compatible"),
        (sum_of("a", "50000000000"), sum_of("b", "49200000000"), "compatible"),
        (sum_of("a", "200000000000", qualifier="more_than"), sum_of("b", "88000000000"), "value"),
        (sum_of("a", "12000000000"), sum_of("b", "15000000000"), "value"),
    ],
)
def test_a_sum_does_not_grow(first: Claim, second: Claim, verdict: str) -> None:
    assert types(judged((first, second), TWO_DAYS)) == [verdict]


def test_a_title_takes_over_the_bound_of_its_text() -> None:
    claims = (count("a", 43), titled("b", 40), count("b", 40, "at_least"))
    assert types(judged(claims, TWO_DAYS)) == ["compatible"]


@pytest.mark.parametrize(
    ("earlier", "later", "verdict"),
    [
        (count("a", 8000, scope="total"), count("b", 51), "incomparable"),
        (count("a", 8000, scope="total"), count("b", 51, scope="total"), "value"),
        (count("a", 8000, scope="total"), count("b", 7000), "value"),
        (count("a", 60), count("b", 12), "incomparable"),
        (count("a", 60, scope="event"), count("b", 12, scope="event"), "value"),
        (count("a", 60, scope="event"), count("b", 12, scope="event", where="Tarn"), "incomparable"),
        (count("a", 60, scope="event"), count("b", 12, scope="event", implied=("scope",)), "incomparable"),
        (count("a", 51), count("b", 8000, scope="total"), "incomparable"),
    ],
)
def test_a_fraction_of_a_count_is_another_count_unless_one_scope_is_told(
    earlier: Claim, later: Claim, verdict: str
) -> None:
    assert types(judged((earlier, later), TWO_DAYS)) == [verdict]


def test_a_figure_told_as_a_total_elsewhere_is_a_total_without_the_word_too() -> None:
    articles = (article("a", at(2)), article("b", at(3)), article("c", at(4)))
    claims = (count("a", 8000, scope="total"), count("b", 8000), count("c", 51))
    assert types(judged(claims, articles)) == ["incomparable"]


def test_an_article_that_carries_the_higher_count_on_tells_another_one_beside_it() -> None:
    facts = ([count("a", 60), count("b", 40)], [count("b", 66, number=2)])
    assert types(judged_facts(facts, TWO_DAYS))[0] != "value"
    facts = ([count("a", 60), count("b", 40)], [count("b", 900, number=2)])
    assert types(judged_facts(facts, TWO_DAYS))[0] == "value"


def test_what_a_text_corrects_from_is_no_rival_whoever_said_it() -> None:
    claims = (
        count("a", 95, span=(40, 42), attribution="Guard"),
        count("a", 84, span=(46, 48), number=2, attribution="Ministry", revises=True),
    )
    assert types(judged((*claims, count("b", 84)))) == ["agree"]


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        (sum_of("b", "15000000000"), "value"),
        (sum_of("b", "15000000000", who=("Tarn",)), "compatible"),
        (sum_of("b", "15000000000", who=()), "compatible"),
        (sum_of("b", "15000000000", who=(), item="ferry"), "compatible"),
        (sum_of("b", "15000000000", who=("Tarn",), attribution="Tarn"), "compatible"),
        (sum_of("b", "21000000000", who=("Tarn",)), "digits"),
    ],
)
def test_two_sums_are_rivals_where_a_party_ties_them_or_a_slip_explains_them(second: Claim, verdict: str) -> None:
    assert types(judged((sum_of("a", "12000000000", item="ferry"), second))) == [verdict]


def test_an_article_that_tells_both_sums_tells_two_things() -> None:
    claims = (sum_of("a", "12000000000"), sum_of("b", "15000000000"), sum_of("b", "12000000000", number=2))
    assert "value" not in types(judged(claims))


def test_a_counted_thing_is_not_known_to_grow_nor_to_be_the_same_one() -> None:
    thing = {"kind": "figure", "measure": "hospital", "unit": "hospital", "where": None}
    assert types(judged((count("a", 3, **thing), count("b", 2, **thing)), TWO_DAYS)) == ["incomparable"]


def test_sums_told_weeks_apart_are_two_payments() -> None:
    articles = (article("a", at(2)), article("b", at(25)))
    assert types(judged((sum_of("a", "12000000000"), sum_of("b", "15000000000")), articles)) == ["compatible"]


def test_a_share_of_the_dead_is_no_rival_of_all_of_them() -> None:
    share = count("b", 76, side="Tarn", part_of="b#9")
    assert types(judged((count("a", 103), share), TWO_DAYS)) == ["incomparable"]


@pytest.mark.parametrize(
    ("lower", "verdict"),
    [
        (count("a", 130, attribution="Guard"), "value"),
        (count("a", 12, attribution="Guard"), "single"),
        (count("a", 130, attribution="Guard", where="Tarn"), "single"),
    ],
)
def test_two_speakers_of_one_text_contradict_each_other_about_one_place_and_one_size(
    lower: Claim, verdict: str
) -> None:
    higher = count("a", 400, number=2, attribution="Ministry")
    assert types(judged((lower, higher))) == [verdict]


def test_a_total_and_its_parts_by_several_speakers_are_no_rivals() -> None:
    claims = (
        count("a", 1832, attribution="Government"),
        count("a", 812, number=2, attribution="Ministry"),
        count("a", 1020, number=3, attribution="Guard"),
    )
    assert types(judged(claims)) == ["single"]
