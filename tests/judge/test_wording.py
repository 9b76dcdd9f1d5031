"""Newsroom lines in both languages, and the numbers in them."""

from __future__ import annotations

import pytest

from crosscheck.judge.catalogue import load_catalogue
from crosscheck.judge.deciding import judge_facts
from crosscheck.judge.numbering import isolated, phrase
from crosscheck.model.claim import MEASURES
from crosscheck.model.finding import CONFLICT_TYPES, VERDICTS
from crosscheck.model.quantity import QUALIFIERS
from tests.judge.making import article, at, count, fact_of, judged, ranging, stop, sum_of, titled

FSI, PDI = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (1, "1 dead", "قتيل واحد"),
        (2, "2 dead", "قتيلان"),
        (3, "3 dead", "3 قتلى"),
        (10, "10 dead", "10 قتلى"),
        (11, "11 dead", "11 قتيلا"),
        (99, "99 dead", "99 قتيلا"),
        (100, "100 dead", "100 قتيل"),
        (102, "102 dead", "102 قتيل"),
        (103, "103 dead", "103 قتلى"),
        (1000, "1,000 dead", "1000 قتيل"),
        (24318, "24,318 dead", "24,318 قتيلا"),
        (2000000, "2 million dead", "مليونا قتيل"),
        (3000000, "3 million dead", "3 ملايين قتيل"),
        (3100000, "3.1 million dead", "3.1 مليون قتيل"),
        (12000000, "12 million dead", "12 مليون قتيل"),
    ],
)
def test_a_counted_noun_takes_the_form_of_its_number(value: int, english: str, arabic: str) -> None:
    claim = count("a", value)
    assert phrase(claim, load_catalogue("en")) == english
    assert phrase(claim, load_catalogue("ar")) == arabic


@pytest.mark.parametrize(
    ("qualifier", "english", "arabic"),
    [
        ("at_least", "at least 2 dead", "قتيلان على الأقل"),
        ("more_than", "more than 2 dead", "أكثر من قتيلين"),
        ("about", "about 2 dead", "نحو قتيلين"),
        ("at_most", "at most 2 dead", "قتيلان على الأكثر"),
    ],
)
def test_a_qualifier_bends_the_noun_after_it(qualifier: str, english: str, arabic: str) -> None:
    claim = count("a", 2, qualifier)
    assert (phrase(claim, load_catalogue("en")), phrase(claim, load_catalogue("ar"))) == (english, arabic)


@pytest.mark.parametrize(
    ("value", "unit", "english", "arabic"),
    [
        ("1960000000", "USD", "1.96 billion dollars", "1.96 مليار دولار"),
        ("2000000000", "USD", "2 billion dollars", "مليارا دولار"),
        ("28000000000", "AED", "28 billion UAE dirhams", "28 مليار درهم إماراتي"),
        ("5000000", "EUR", "5 million euros", "5 ملايين يورو"),
        ("95", "USD", "95 dollars", "95 دولارا"),
        ("1234567891", "USD", "1,234,567,891 dollars", "1,234,567,891 دولارا"),
        ("70", "XYZ", "70 (XYZ)", f"70 ({FSI}XYZ{PDI})"),
    ],
)
def test_a_sum_is_told_with_its_scale_word_and_currency(value: str, unit: str, english: str, arabic: str) -> None:
    claim = sum_of("a", value, unit)
    assert (phrase(claim, load_catalogue("en")), phrase(claim, load_catalogue("ar"))) == (english, arabic)


def test_a_conflict_gives_both_figures_with_speaker_and_outlet() -> None:
    claims = (count("a", 47, attribution="Health Ministry"), count("b", 57, "at_least"))
    [finding] = judged(claims, (article("a", outlet="Daily A"), article("b", outlet="Daily B")))
    assert finding.wording["en"] == (
        "47 dead in Port Orla, according to Health Ministry; Daily B reports at least 57 dead"
    )
    assert finding.wording["ar"] == (
        f"47 قتيلا في {FSI}Port Orla{PDI}، وفق {FSI}Health Ministry{PDI}؛ 57 قتيلا على الأقل، حسب {FSI}Daily B{PDI}"
    )
    assert finding.reason == "47 dead and at least 57 dead are given for one moment and exclude each other."


def test_a_value_is_credited_to_those_who_gave_it() -> None:
    articles = [article(name, at(day)) for name, day in (("a", 1), ("b", 2), ("c", 2), ("d", 3))]
    claims = (
        count("a", 95),
        count("b", 101, attribution="Ministry"),
        count("b", 95, number=2),
        count("c", 101),
        count("d", 70, attribution="Guard"),
    )
    conflict = next(finding for finding in judged(claims, articles) if finding.verdict == "conflict")
    assert "101 dead in Port Orla, according to Ministry" in conflict.wording["en"]


def test_names_come_from_the_given_table() -> None:
    names = {"Port Orla": "بورت أورلا"}
    claims = [count("a", 47), count("b", 37)]
    articles = [article("a"), article("b")]
    [finding] = judge_facts(articles, claims, [fact_of(claims)], (), names=lambda name, code: names.get(name))
    assert "في بورت أورلا" in finding.wording["ar"]


def test_a_name_that_runs_the_other_way_is_isolated_and_cannot_break_out() -> None:
    english = load_catalogue("en")
    assert isolated("صحيفة", english) == f"{FSI}صحيفة{PDI}"
    assert isolated(f"صح{PDI}يفة", english) == f"{FSI}صحيفة{PDI}"
    assert isolated("Daily", english) == "Daily"


def test_braces_in_a_name_are_printed_as_they_are() -> None:
    [finding] = judged((count("a", 47, attribution="{who}"), count("b", 37)))
    assert "according to {who}" in finding.wording["en"]


def test_an_unknown_unit_with_braces_does_not_break_the_line() -> None:
    assert phrase(sum_of("a", "70", "{0}x"), load_catalogue("en")) == "70 (0x)"


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_catalogue_words_every_qualifier_and_measure(code: str) -> None:
    words = load_catalogue(code)
    assert set(words.qualifiers) == set(QUALIFIERS)
    assert set(words.measures) == set(MEASURES["casualty"])
    assert set(words.currencies) == set(load_catalogue("en").currencies)
    assert set(words.lines) == set(load_catalogue("en").lines)


def test_every_verdict_and_type_has_a_reason() -> None:
    reasons = set(load_catalogue("en").reasons)
    assert set(VERDICTS) - {"conflict"} <= reasons
    assert set(CONFLICT_TYPES) - {"measure", "arithmetic"} <= reasons
    assert {"swap", "relabel", "sum", "part"} <= reasons


def test_days_are_told_with_the_visit_that_they_belong_to() -> None:
    claims = (stop("a", "2024-05-05", who=("Mara Quent",)), stop("b", "2024-05-06", who=("Mara Quent",)))
    [finding] = judged(claims)
    assert finding.wording["en"] == (
        "Visit of Mara Quent to Tarn: Outlet a reports 5 May 2024; Outlet b reports 6 May 2024"
    )


def test_a_title_and_its_text_are_told_in_one_line() -> None:
    [finding] = judged((titled("a", 500), count("a", 463)))
    assert finding.wording["en"] == "Outlet a: 500 dead in Port Orla in the title, 463 dead in the text"


def test_a_range_is_told_with_both_ends() -> None:
    assert phrase(ranging("a", 100, 300), load_catalogue("en")) == "between 100 and 300 dead"
    assert phrase(ranging("a", 100, 300), load_catalogue("ar")) == "ما بين 100 و300 قتيل"


def test_growth_is_told_with_its_days() -> None:
    [finding] = judged((count("a", 24), count("b", 37)), (article("a", at(2)), article("b", at(3))))
    assert finding.wording["en"] == "24 dead in Port Orla on 2 May 2024, 37 dead on 3 May 2024"
