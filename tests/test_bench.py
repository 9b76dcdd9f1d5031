"""The benches that are named are there, and what they measure is like what is read."""

from __future__ import annotations

from importlib import import_module

import pytest

from bench.__main__ import BENCHES
from bench.newsroom import newsroom
from bench.records import DESK, grown
from crosscheck import pipeline
from crosscheck.model.article import Article
from crosscheck.pipeline import with_facts, with_findings

STRIKE = "A strike on the market of Derna killed 36 people on Friday. قتل 36 شخصا في درنة"


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_that_is_named_is_there(name: str) -> None:
    assert callable(import_module(f"bench.{name}").measure)


def test_a_grown_run_quotes_its_own_words_and_tells_each_story_once() -> None:
    article = Article("a", "Strike", STRIKE, "Quay", published="2024-03-16", language="en")
    read = pipeline.run([article], stages=[pipeline.with_claims]).record
    run = grown(read, 3)
    texts = {article.id: article.text for article in run.articles}
    assert len(run.claims) == 3 * len(read.claims) > 0
    assert all(texts[claim.article][slice(*claim.span)] == claim.quote for claim in run.claims)
    assert len(set(texts.values())) == 3
    assert [article.published for article in run.articles] == ["2024-03-16", "2024-06-24", "2024-10-02"]


def test_a_newsroom_is_the_same_again_and_begins_the_same_where_more_is_asked_for() -> None:
    run, longer = newsroom(300), newsroom(600)
    assert newsroom(300) == run
    assert len(longer.claims) > len(run.claims) >= 300
    assert longer.articles[: len(run.articles)] == run.articles
    assert longer.claims[: len(run.claims)] == run.claims


def test_the_claims_of_a_newsroom_stand_in_its_articles() -> None:
    run = newsroom(600)
    articles = {article.id: article for article in run.articles}
    assert len(articles) == len(run.articles)
    assert len({claim.id for claim in run.claims}) == len(run.claims)
    assert all(articles[claim.article].field(claim.field)[slice(*claim.span)] == claim.quote for claim in run.claims)
    assert {claim.kind for claim in run.claims} == {"casualty", "visit", "deal"}
    assert {article.language for article in run.articles} == {"en", "ar"}


def test_a_newsroom_has_copies_updates_and_conflicts() -> None:
    record = with_findings(with_facts(newsroom(1500), DESK), DESK)
    assert record.copies
    assert {"conflict", "update", "agree"} <= {finding.verdict for finding in record.findings}
