"""The benches that are named are there, and what they measure is like what is read."""

from __future__ import annotations

from importlib import import_module

import pytest

from bench.__main__ import BENCHES
from bench.records import grown
from crosscheck import pipeline
from crosscheck.model.article import Article

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
