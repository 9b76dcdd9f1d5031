"""Fingerprints survive what does not change a disagreement."""

from __future__ import annotations

from tests.judge.making import article, at, count, judged


def test_a_later_article_on_either_side_keeps_the_fingerprint() -> None:
    articles = [article(name, at(day)) for name, day in (("a", 1), ("b", 2), ("c", 3))]
    claims = (count("a", 37), count("b", 24))
    [before] = judged(claims, articles)
    [after] = judged((*claims, count("c", 24)), articles)
    assert after.fingerprint == before.fingerprint
    assert after.sides != before.sides


def test_another_value_has_another_fingerprint() -> None:
    [one] = judged((count("a", 37), count("b", 24)))
    [other] = judged((count("a", 37), count("b", 21)))
    assert one.fingerprint != other.fingerprint


def test_the_id_of_a_finding_is_its_fingerprint() -> None:
    [finding] = judged((count("a", 37), count("b", 24)))
    assert finding.id == f"finding-{finding.fingerprint}"
