"""Stories: articles of one event."""

from __future__ import annotations

from datetime import date

from crosscheck.link.stories import find_stories
from tests.link.making import BRIDGE, FERRY, FERRY_AGAIN, article, dead, stop


def grouped(*days: str, texts: tuple[str, ...] = (FERRY, FERRY_AGAIN)) -> set[tuple[str, ...]]:
    """The stories of articles with these days and texts, each of which counts the dead of Port Orla."""
    articles = [article(name, text, day=day) for name, day, text in zip("abc", days, texts, strict=False)]
    return {story.articles for story in find_stories(articles, [dead(one.id, 1) for one in articles])}


def test_articles_that_share_place_and_names_are_one_story() -> None:
    assert grouped("2024-05-02", "2024-05-03") == {("a", "b")}


def test_another_event_is_another_story() -> None:
    articles = (article("a", FERRY), article("b", BRIDGE))
    stories = find_stories(articles, (dead("a", 1), dead("b", 1, where="Tarn")))
    assert {story.articles for story in stories} == {("a",), ("b",)}


def test_an_event_of_the_same_place_a_year_later_is_another_story() -> None:
    fire = "Flames tore through the Wexholm warehouse. Fire chief Jorun Talvik blamed a faulty Brennick heater."
    assert grouped("2024-05-02", "2025-06-02", texts=(FERRY, fire)) == {("a",), ("b",)}


def test_names_join_articles_of_two_scripts() -> None:
    english = "Samir Barghash met Mariam Khoury and Karim Mansour in the Dravenholt hall, Yusuf Haddad said."
    arabic = "التقى سمير برغش مريم خوري وكريم منصور في قاعة درافنهولت، وفق ما قال يوسف حداد."
    assert grouped("2024-05-02", "2024-05-02", texts=(english, arabic)) == {("a", "b")}


def test_a_story_keeps_its_id_when_later_articles_join_it() -> None:
    first, second, third = (
        article(n, t, day=f"2024-05-0{d}") for n, t, d in zip("abc", (FERRY,) * 3, "234", strict=True)
    )
    claims = [dead(name, 1) for name in "abc"]
    (before,) = find_stories((first, second), claims[:2])
    (after,) = find_stories((third, second, first), claims)
    assert before.id == after.id


def test_articles_without_anything_are_stories_of_their_own() -> None:
    assert len(find_stories((article("a", ""), article("b", "")), ())) == 2
    assert find_stories((), ()) == ()


def test_a_journey_told_beside_a_count_is_background() -> None:
    articles = article("a", FERRY), article("b", FERRY_AGAIN), article("c", BRIDGE)
    visits = [stop(name, 2, date(2024, 5, 2), where="Tarn", who=(who,)) for name, who in (("a", "Orm"), ("c", "Ulla"))]
    stories = find_stories(articles, [dead("a", 1), dead("b", 1), *visits])
    assert {story.articles for story in stories} == {("a", "b"), ("c",)}
