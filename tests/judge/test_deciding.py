"""What is one voice, and what is said of it."""

from __future__ import annotations

import pytest

from crosscheck.judge.deciding import judge_facts
from tests.judge.making import article, count, fact_of


@pytest.mark.parametrize(
    ("families", "verdict"),
    [({}, "agree"), ({"Outlet A": "Quay", "outlet b": "quay"}, "single"), ({"Outlet A": "Quay"}, "agree")],
    ids=["no table", "one publisher", "one of them in the table"],
)
def test_outlets_of_one_publisher_are_one_voice(families: dict[str, str], verdict: str) -> None:
    articles = [article(name, outlet=f"Outlet {name.upper()}") for name in "ab"]
    claims = [count("a", 24), count("b", 24)]
    [finding] = judge_facts(articles, claims, [fact_of(claims)], (), families=families)
    assert finding.verdict == verdict


def test_a_conflict_within_one_publisher_stays_a_conflict() -> None:
    articles = [article(name, outlet=f"Outlet {name.upper()}") for name in "ab"]
    claims = [count("a", 24), count("b", 37)]
    [finding] = judge_facts(articles, claims, [fact_of(claims)], (), families={"Outlet A": "Q", "Outlet B": "Q"})
    assert finding.verdict == "conflict"


def test_articles_without_an_outlet_are_voices_of_their_own() -> None:
    articles = [article(name, outlet=None) for name in ("a", "A")]
    claims = [count("a", 24), count("A", 24)]
    [finding] = judge_facts(articles, claims, [fact_of(claims)], ())
    assert finding.verdict == "agree"
