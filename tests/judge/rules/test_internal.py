"""An article against itself."""

from __future__ import annotations

from tests.judge.making import count, judged, judged_facts, sum_of, titled, types


def test_a_title_that_its_text_does_not_bear_out_is_internal() -> None:
    [finding] = judged((titled("a", 500), count("a", 463), count("b", 463)))
    assert (finding.type, finding.sides) == ("internal", (("a#0",), ("a#1", "b#1")))


def test_a_title_is_borne_out_by_any_figure_of_its_text() -> None:
    claims = (titled("a", 37), count("a", 24, attribution="Ministry"), count("a", 37, number=2, attribution="Guard"))
    assert types(judged(claims)) == ["value"]


def test_a_rounded_title_is_borne_out() -> None:
    assert types(judged((titled("a", 400, "more_than"), count("a", 412)))) == ["single"]


def test_a_title_of_another_speaker_is_not_the_article_against_itself() -> None:
    claims = (titled("a", 37, attribution="Guard"), count("a", 24, attribution="Ministry"))
    assert "internal" not in types(judged(claims))


def test_a_title_is_internal_even_where_its_digits_are_near() -> None:
    assert types(judged((titled("a", 34152), count("a", 31452), count("b", 31452)))) == ["internal"]


def test_a_text_with_the_odd_figure_is_named_by_its_slip() -> None:
    claims = (
        sum_of("a", "1960000000", field="title", number=0),
        sum_of("a", "1690000000"),
        sum_of("b", "1960000000"),
    )
    assert types(judged(claims)) == ["digits"]


def test_a_title_in_another_currency_is_a_currency_conflict() -> None:
    claims = (sum_of("a", "1960000000", "EUR", field="title", number=0), sum_of("a", "1960000000"))
    assert types(judged(claims)) == ["currency"]


def test_a_title_is_borne_out_by_what_the_text_tells_under_another_fact() -> None:
    facts = ([titled("a", 500), count("a", 463)], [count("a", 500, number=2)])
    assert "internal" not in types(judged_facts(facts))


def test_a_title_may_add_up_the_sums_of_its_text() -> None:
    claims = (
        sum_of("a", "35000000000", field="title", number=0),
        sum_of("a", "24000000000"),
        sum_of("a", "11000000000", number=2),
    )
    assert "internal" not in types(judged(claims))


def test_a_title_a_slip_away_from_its_text_is_internal_whatever_fact_the_text_is_of() -> None:
    facts = ([titled("a", 12136)], [count("a", 11236), count("a", 900, number=2)])
    assert types(judged_facts(facts))[0] == "internal"
    assert types(judged_facts(([titled("a", 12)], [count("a", 21)])))[0] == "internal"
    short = ([titled("a", 12)], [count("a", 21), count("a", 900, number=2)])
    assert "internal" not in types(judged_facts(short))
