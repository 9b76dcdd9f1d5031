"""Places of counts: what a sentence ties a count to, and where the harm is that the article tells of."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.reading import extract_claims
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))


def counts(text: str, language: str = "en", title: str = "") -> list[Claim]:
    """The casualties of a text."""
    article = Article("told", title, text, language=language, reference=FRIDAY)
    return [claim for claim in extract_claims(article).claims if claim.kind == "casualty"]


@pytest.mark.parametrize(
    ("text", "language", "where"),
    [
        ("A blast in Basra killed nine people.", "en", "Basra"),
        ("The Basra death toll rose to nine.", "en", "Basra"),
        ("Nine people were killed in the Kenyan city of Mombasa.", "en", "Mombasa"),
        ("Nine people were killed in southern Kenya.", "en", "southern Kenya"),
        ("A bus crash near Marlow killed nine people.", "en", "Marlow"),
        ("Nine people fled to Chad, the UN said; 9,000 people were displaced from Basra.", "en", "Basra"),
        ("قتل تسعة أشخاص في البصرة.", "ar", "Basra"),
        ("ارتفعت حصيلة البصرة إلى تسعة قتلى.", "ar", "Basra"),
        ("وفي البصرة قتل تسعة أشخاص.", "ar", "Basra"),
    ],
)
def test_a_count_is_where_its_sentence_ties_it(text: str, language: str, where: str) -> None:
    claim = counts(text, language)[-1]
    assert (claim.where, "where" in claim.implied) == (where, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A blast in Basra shook the market. Nine people were killed.", "en"),
        ("A blast in Basra shook the market. Nine people were killed, officials in Cairo said.", "en"),
        ("A blast in Basra killed nine people. It was the worst since 2011, when 30 people died in Mosul.", "en"),
        ("A blast in Basra killed nine people. Three were citizens of Chad, Kenya and Ghana; 12 were hurt.", "en"),
        ("هز انفجار سوقا في البصرة. وقتل تسعة أشخاص.", "ar"),
        ("انفجار في البصرة بشأن خلاف. وقتل تسعة أشخاص.", "ar"),
    ],
)
def test_a_count_without_a_place_is_where_the_harm_is(text: str, language: str) -> None:
    nine = next(claim for claim in counts(text, language) if claim.low == 9)
    assert nine.where == "Basra"


def test_a_place_that_is_not_told_is_marked() -> None:
    first, second = counts("A blast in Basra killed nine people. Another 12 people were wounded.")
    assert ("where" in first.implied, "where" in second.implied) == (False, True)


@pytest.mark.parametrize(
    ("text", "language", "where"),
    [
        ("Nine people died in the Kabul bombing.", "en", "Kabul"),
        ("ارتفعت حصيلة زلزال البصرة إلى تسعة قتلى.", "ar", "Basra"),
    ],
)
def test_the_place_that_an_event_is_named_for_is_implied(text: str, language: str, where: str) -> None:
    [claim] = counts(text, language)
    assert (claim.where, "where" in claim.implied) == (where, True)


def test_the_office_that_counts_tells_the_place_where_the_article_is_about_another() -> None:
    text = "The minister flew to Cairo on Thursday.\n\nGaza's Health Ministry said 900 people had been killed."
    [claim] = counts(text, title="Minister in Cairo for talks")
    assert (claim.where, "where" in claim.implied) == ("Gaza Strip", True)


def test_a_count_of_an_earlier_event_is_not_where_the_harm_is() -> None:
    text = "A blast in Basra killed nine people.\n\nThe last attack, in 2011, killed 30 people."
    assert [claim.where for claim in counts(text)] == ["Basra", None]


def test_of_several_places_the_one_that_holds_most_stands_for_the_event() -> None:
    text = "A quake in Kenya killed nine people: five people died in Mombasa and four people died in Kisumu.\n\n"
    assert counts(text + "Another 40 people were hurt.")[-1].where == "Kenya"


def test_a_part_is_where_it_is_told_or_where_its_total_is() -> None:
    text = "A storm killed nine people in Nepal, five of them in Kathmandu and two of them children."
    assert [claim.where for claim in counts(text)][:2] == ["Nepal", "Kathmandu"]


def test_two_countries_told_together_belong_together() -> None:
    text = "A quake in Kenya and Ethiopia killed nine people."
    assert counts(text + "\n\nAnother 40 people were hurt.", title="Quake in Kenya and Ethiopia")[-1].where == (
        "Kenya and Ethiopia"
    )


def test_countries_named_in_passing_are_no_scene() -> None:
    [claim] = counts("Nine people were killed. The dead came from Chad, Kenya and Ghana.")
    assert claim.where is None


def test_possessives_of_countries_are_known() -> None:
    [claim] = counts("Sudan's army said nine people were killed in Kenya's capital.")
    assert claim.where in {"Kenya", "Nairobi"}
