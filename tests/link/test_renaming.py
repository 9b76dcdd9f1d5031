"""Speakers of a story: one name each."""

from __future__ import annotations

import msgspec
import pytest

from crosscheck.link.renaming import renamed_claims
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Story
from tests.link.making import Atlas, dead

TEXT = "Mostafa Halden and Anna Halden came. The Orlandic Health Ministry waited."


def named(*speakers: str, text: str = TEXT) -> list[str | None]:
    """The speakers of a story's claims, one an article each, once they are named."""
    claims = [_claim(f"a{number}", speaker) for number, speaker in enumerate(speakers)]
    articles = [Article(claim.article, "", text) for claim in claims]
    story = Story("story", tuple(article.id for article in articles), "")
    return [claim.attribution for claim in renamed_claims(claims, articles, [story], world=Atlas())]


def _claim(article: str, speaker: str) -> Claim:
    return msgspec.structs.replace(dead(article, 9), attribution=speaker)


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        (("Health Ministry", "Orlandic Health Ministry"), ["Orlandic Health Ministry"] * 2),
        (("Halden", "Mostafa Halden"), ["Mostafa Halden"] * 2),
        (("Mustafa Halden", "Mostafa Halden"), ["Mostafa Halden"] * 2),
        (("Halden", "Mostafa Halden", "Anna Halden"), ["Halden", "Mostafa Halden", "Anna Halden"]),
        (("officials", "Orlandic officials"), ["officials", "Orlandic officials"]),
        (("Orland", "Orland Rescue Service"), ["Orland", "Orland Rescue Service"]),
        (("Karim Tarn", "Mostafa Halden"), ["Karim Tarn", "Mostafa Halden"]),
        (("Masatafa Haladan", "Halden"), ["Mostafa Halden"] * 2),
        (("Orlandic Health Minister",), ["Orlandic Health Minister"]),
        (("Mostafa Haldern", "Mostafa"), ["Mostafa Haldern", "Mostafa"]),
    ],
)
def test_a_speaker_has_one_name_in_a_story(speakers: tuple[str, ...], expected: list[str]) -> None:
    assert named(*speakers) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sven bin Halden left.", "Sven bin Halden"),
        ("Then Sven Bin-Halden left.", "Sovan bin Haladan"),
        ("Sven, bin Halden", "Sovan bin Haladan"),
        ("Sven Ben Halden saw Sven bin Halden.", "Sovan bin Haladan"),
        ("sven bin halden", "Sovan bin Haladan"),
    ],
    ids=["as printed", "other words", "not one name", "two printed names", "not written as a name"],
)
def test_a_person_spelled_from_another_script_goes_by_the_only_printed_name(text: str, expected: str) -> None:
    claim = msgspec.structs.replace(dead("a", 9), who=("Sovan bin Haladan",))
    named = renamed_claims([claim], [Article("a", "", text)], [Story("story", ("a",), "")])
    assert named[0].who == (expected,)


@pytest.mark.parametrize(
    ("places", "text", "expected"),
    [
        (("Haladan", "Halden"), "Fire in Halden.", ["Halden", "Halden"]),
        (("Haladan", "Halden", "Haldan"), "Fire in Halden and Haldan.", ["Haladan", "Halden", "Haldan"]),
        (("Haladan", "Port Orla"), "Halden, Port Orla.", ["Haladan", "Port Orla"]),
        (("Vald", "Veld"), "Fire in Veld.", ["Vald", "Veld"]),
    ],
    ids=["as printed", "two that sound alike", "printed, but no place of a claim", "a place that the table has"],
)
def test_an_unlisted_place_goes_by_the_only_printed_name(
    places: tuple[str, ...], text: str, expected: list[str]
) -> None:
    claims = [dead(f"a{number}", 9, where=place) for number, place in enumerate(places)]
    names = tuple(claim.article for claim in claims)
    named = renamed_claims(
        claims, [Article(name, "", text) for name in names], [Story("story", names, "")], world=Atlas()
    )
    assert [claim.where for claim in named] == expected


def test_an_article_of_no_story_keeps_its_speakers() -> None:
    claims = [_claim("a", "Health Ministry")]
    assert renamed_claims(claims, [Article("a", "", TEXT)], []) == tuple(claims)
