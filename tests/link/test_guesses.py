"""What linking makes of slots that a sentence does not tell: found in the article, taken by default, or left open."""

from __future__ import annotations

from datetime import date

from crosscheck.link.linking import Linked, link_claims
from crosscheck.link.places import relation
from crosscheck.model.claim import Claim
from tests.link.making import FERRY, FERRY_AGAIN, Atlas, article, dead, deal, stop

DAYS = ("2024-05-02", "2024-05-03")


def linked(*claims: Claim, days: tuple[str, str] = DAYS) -> Linked:
    """The linking of claims of the articles a and b, which tell of one event on these days."""
    articles = (article("a", FERRY, day=days[0]), article("b", FERRY_AGAIN, day=days[1]))
    return link_claims(articles, claims, world=Atlas())


def facts(*claims: Claim, days: tuple[str, str] = DAYS) -> int:
    """How many facts the claims make."""
    return len(linked(*claims, days=days).facts)


def guess(article_id: str, number: int, where: str, **slots: object) -> Claim:
    """A count whose place is only implied."""
    return dead(article_id, number, 10, where=where, implied=("where",), **slots)


def test_an_implied_place_may_be_larger_or_smaller_than_the_one_told() -> None:
    assert facts(dead("a", 1), guess("b", 1, "Orland")) == 1
    assert facts(dead("a", 1, where="Orland"), guess("b", 1, "Port Orla")) == 1
    assert facts(dead("a", 1), dead("b", 1, where="Orland")) == 2


def test_an_implied_place_elsewhere_is_another() -> None:
    assert facts(dead("a", 1), guess("b", 1, "Tarn")) == 2


def test_two_implied_places_of_one_story_speak_against_one_fact_without_forbidding_it() -> None:
    assert facts(guess("a", 1, "Port Orla"), guess("b", 1, "Veld")) == 2
    sinking = {"event": ("sinking",)}
    assert facts(guess("a", 1, "Port Orla", **sinking), guess("b", 1, "Veld", **sinking)) == 1
    assert facts(dead("a", 1), dead("b", 1, where="Veld")) == 2


def test_an_article_that_counts_in_both_places_makes_one_a_part_of_the_other() -> None:
    whole, part, other = dead("a", 1, where="Orland"), dead("a", 2), guess("b", 1, "Orland")
    found = linked(whole, part, other).claims
    assert found[0].fact == found[2].fact != found[1].fact


def test_a_compass_part_lies_inside() -> None:
    assert relation("southern Orland", "Orland", Atlas()) == "inside"
    assert relation("Orland", "southern Orland", Atlas()) == "holds"
    assert relation("southern Orland", "Mirea", Atlas()) == "apart"


def test_a_further_count_that_leaves_its_place_open_stands_alone() -> None:
    first, further = dead("a", 1), guess("a", 2, "Port Orla", scope="event")
    assert facts(first, further, dead("b", 1)) == 2
    assert facts(first, dead("a", 2), dead("b", 1)) == 1


def test_a_further_count_that_a_speaker_gives_is_of_the_event_and_a_part_is_not() -> None:
    first, other = dead("a", 1), dead("b", 1)
    assert facts(first, guess("a", 2, "Port Orla", attribution="the coast guard"), other) == 1
    assert facts(first, guess("a", 2, "Port Orla", attribution="the coast guard", part_of="a#1"), other) == 2


def test_sums_without_party_and_goods_are_joined_where_both_articles_lead_with_them() -> None:
    slots: dict[str, object] = {"item": None, "who": ()}
    assert facts(deal("a", 1, 5, **slots), deal("b", 1, 7, **slots)) == 1
    assert facts(deal("a", 1, 5, **slots), deal("b", 1, 7, **slots), days=("2024-05-02", "2024-05-20")) == 2
    late: dict[str, object] = {**slots, "span": (900, 905)}
    assert facts(deal("a", 1, 5, **late), deal("b", 1, 7, **late)) == 2


def test_a_stop_without_a_place_keeps_to_its_day() -> None:
    assert facts(stop("a", 1, date(2024, 5, 3)), stop("b", 1, date(2024, 5, 3), where=None)) == 1
    assert facts(stop("a", 1, date(2024, 5, 3)), stop("b", 1, date(2024, 5, 5), where=None)) == 2
    assert facts(stop("a", 1, date(2024, 5, 3)), stop("b", 1, date(2024, 5, 5))) == 1
