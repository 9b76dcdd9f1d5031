"""Figures under the wrong measure."""

from __future__ import annotations

from crosscheck.model.claim import Claim
from tests.judge.making import article, at, count, judged_facts, types


def hurt(article_id: str, value: int, **slots: object) -> Claim:
    """A count of the injured, second in its article."""
    return count(article_id, value, number=2, measure="injured", **slots)


def test_swapped_measures_spoil_both_facts() -> None:
    killed = [count("a", 712), count("b", 712), count("c", 1649)]
    injured = [hurt("a", 1649), hurt("b", 1649), hurt("c", 712)]
    findings = judged_facts([killed, injured])
    assert types(findings) == ["measure", "measure"]
    assert [finding.sides[-1] for finding in findings] == [("c#1",), ("c#2",)]
    assert {finding.explanations[0].kind for finding in findings} == {"swapped_measure"}


def test_a_swap_is_found_where_growth_would_hide_it() -> None:
    articles = (article("a", at(2)), article("b", at(3)))
    killed = [count("a", 1245), count("b", 13000)]
    injured = [hurt("a", 13000), hurt("b", 1245)]
    assert types(judged_facts([killed, injured], articles)) == ["measure", "measure"]


def test_one_equal_figure_is_no_swap() -> None:
    articles = (article("a", at(2)), article("b", at(3)))
    assert types(judged_facts([[count("a", 40), count("b", 55)], [hurt("a", 55), hurt("b", 90)]], articles)) == [
        "update",
        "update",
    ]


def test_a_speakers_figure_under_another_measure_is_a_slip_where_its_own_fact_excludes_it() -> None:
    articles = (article("a", at(2)), article("b", at(3)), article("c", at(3, 18)))
    killed = [count("a", 101), count("b", 300, "more_than", attribution="The Band"), count("c", 101)]
    casualties = [count("c", 300, "more_than", number=2, measure="casualties", attribution="The Band")]
    assert types(judged_facts([killed, casualties], articles)) == ["measure", "single"]


def test_two_figures_on_each_others_course_were_swapped_though_nobody_else_has_them() -> None:
    articles = (article("a", at(2)), article("b", at(3)), article("c", at(4)))
    killed = [count("a", 1140), count("b", 6200), count("c", 1190)]
    injured = [hurt("a", 6100), hurt("b", 1162), hurt("c", 6350)]
    findings = judged_facts([killed, injured], articles)
    assert types(findings) == ["measure", "measure"]
    assert findings[0].sides == (("a#1", "c#1"), ("b#1",))
    assert findings[0].explanations[0].kind == "swapped_measure"


def test_figures_off_their_course_are_no_swap_where_the_other_does_not_hold_them() -> None:
    articles = (article("a", at(2)), article("b", at(3)), article("c", at(4)))
    killed = [count("a", 1140), count("b", 6200), count("c", 1190)]
    injured = [hurt("a", 6100), hurt("b", 400), hurt("c", 6350)]
    assert "measure" not in types(judged_facts([killed, injured], articles))
