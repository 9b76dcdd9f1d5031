"""Probable reasons, most probable first, and how much a dispute weighs."""

from __future__ import annotations

from crosscheck.model.fact import CopyGroup
from crosscheck.model.finding import Finding
from tests.judge.making import article, at, count, judged, judged_facts, stop, sum_of, titled


def kinds(finding: Finding) -> list[str]:
    """The kinds of explanation in order."""
    return [explanation.kind for explanation in finding.explanations]


def test_two_speakers_explain_two_values() -> None:
    [finding] = judged((count("a", 24, attribution="Ministry"), count("b", 37, attribution="Guard")))
    assert kinds(finding) == ["other_speaker"]
    assert finding.explanations[0].evidence == ("a#1", "b#1")


def test_one_speaker_with_two_values_is_a_misquote() -> None:
    [finding] = judged((count("a", 24, attribution="Ministry"), count("b", 37, attribution="Ministry")))
    assert kinds(finding) == ["misquote"]


def test_a_scale_word_across_languages_may_be_the_long_scale() -> None:
    articles = (article("a", language="en"), article("b", language="de"))
    [finding] = judged((sum_of("a", "1300000000000"), sum_of("b", "1300000000000000000")), articles)
    assert kinds(finding)[:2] == ["long_scale", "scale_slip"]


def test_a_scale_slip_within_one_language_is_no_translation() -> None:
    [finding] = judged((sum_of("a", "1960000000"), sum_of("b", "1960000")))
    assert kinds(finding) == ["scale_slip"]


def test_swapped_digits_are_told_from_a_lost_one() -> None:
    [swapped] = judged((sum_of("a", "1960000000"), sum_of("b", "1690000000")))
    [lost] = judged((count("a", 31452), count("b", 3152)))
    assert (kinds(swapped)[0], kinds(lost)[0]) == ("transposed_digits", "dropped_digit")


def test_a_feared_toll_elsewhere_in_the_story_explains_a_title() -> None:
    [finding, _] = judged_facts(
        [[titled("a", 410), count("a", 305)], [count("b", 410, "at_most", certainty="alleged")]]
    )
    assert (finding.type, kinds(finding)[0]) == ("internal", "feared_as_dead")


def test_a_price_of_one_explains_a_sum_that_is_a_multiple() -> None:
    dear, cheap = sum_of("a", "1600000000"), sum_of("b", "200000000")
    pieces = [count("a", 8, number=2, kind="figure", measure="ferry", unit="ferry", where=None)]
    finding = judged_facts([[dear, cheap], pieces])[0]
    assert "unit_price" in kinds(finding)


def test_a_later_lower_figure_may_be_an_older_one() -> None:
    [finding] = judged((count("a", 37), count("b", 24)), (article("a", at(2)), article("b", at(3))))
    assert kinds(finding) == ["older_figure"]


def test_neighbouring_days_may_be_two_time_zones() -> None:
    [finding] = judged((stop("a", "2024-05-05"), stop("b", "2024-05-06")))
    assert kinds(finding) == ["time_zone"]


def test_a_larger_difference_weighs_more_than_a_smaller_one() -> None:
    [small] = judged((count("a", 30), count("b", 34)))
    [large] = judged((count("a", 30), count("b", 290)))
    assert large.severity > small.severity


def test_more_origins_on_the_weaker_side_weigh_more_and_copies_do_not() -> None:
    claims = (count("a", 24), count("b", 24), count("c", 37), count("d", 37))
    [apart] = judged(claims)
    [copied] = judged(claims, copies=[CopyGroup(("c", "d"))])
    assert apart.severity > copied.severity


def test_severity_tells_its_arithmetic() -> None:
    [finding] = judged((count("a", 24), count("b", 37)))
    assert [part.name for part in finding.severity_parts] == ["type", "size", "origins", "current"]
    assert all(part.why for part in finding.severity_parts)
