"""Independent voices behind a fact."""

from __future__ import annotations

from crosscheck.link.origins import voices_of
from crosscheck.model.fact import CopyGroup
from tests.link.making import article


def test_articles_of_outlets_on_their_own_are_voices_of_their_own() -> None:
    assert voices_of((article("a"), article("b")), (), {}).count("ab") == 2


def test_one_outlet_is_one_voice() -> None:
    assert voices_of((article("a", outlet="Orla Press"), article("b", outlet="orla press")), (), {}).count("ab") == 1


def test_a_group_of_copies_is_one_voice_where_it_reports_and_no_more() -> None:
    articles = [article(name) for name in "abc"]
    voices = voices_of(articles, (CopyGroup(("a", "b")),), {})
    assert (voices.count("ab"), voices.count("abc"), voices.count("c")) == (1, 2, 1)


def test_outlets_of_one_publisher_are_one_voice() -> None:
    families = {"Outlet of a": "Nordwick Media", "Outlet of b": "Nordwick Media"}
    assert voices_of((article("a"), article("b")), (), families).count("ab") == 1


def test_an_article_that_credits_an_outlet_speaks_with_its_voice_and_a_vague_credit_is_nobodys() -> None:
    wire = article("a", outlet="Orla Press")
    assert voices_of((wire, article("b", origin="Orla Press")), (), {}).count("ab") == 1
    assert voices_of((article("a", origin="agencies"), article("b", origin="agencies")), (), {}).count("ab") == 2
