"""Copies: one text in several articles."""

from __future__ import annotations

import pytest

from crosscheck.link.copies import find_copies
from tests.link.making import FERRY, FERRY_AGAIN, article

WIRE = (
    "The coastguard ended its search off Port Orla on Friday evening. Divers had reached the wreck in the afternoon "
    "and found the car deck flooded. The Nordwick Line said that it would pay for the funerals and lower its flags for "
    "a week. An inquiry by the harbour court opens on Monday, a spokesman said."
)
SENTENCES = WIRE.split(". ")


@pytest.mark.parametrize(
    "text",
    [
        WIRE + "\n\n(With agencies)",
        "Port Orla (Dispatch) - " + WIRE.replace("a spokesman said", "the court's spokesman said"),
        ". ".join(SENTENCES[:3]),
        "The hunt is over. " + ". ".join(SENTENCES[1:]),
        WIRE.upper(),
    ],
    ids=["a credit", "a dateline and an edit", "shortened", "another opening", "another case"],
)
def test_a_lightly_edited_text_is_a_copy(text: str) -> None:
    (group,) = find_copies((article("a", WIRE), article("b", text)))
    assert group.articles == ("a", "b")
    assert group.evidence


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert find_copies((article("a", FERRY), article("b", FERRY_AGAIN))) == ()


def test_a_shared_quotation_is_no_copy() -> None:
    quoted = "“Divers had reached the wreck in the afternoon and found the car deck flooded,” the coastguard said."
    own = FERRY_AGAIN + " " + FERRY
    assert find_copies((article("a", WIRE), article("b", f"{own} {quoted}"))) == ()


def test_what_an_outlet_prints_on_several_days_is_no_evidence() -> None:
    own = [FERRY, FERRY_AGAIN, "Nine schools in Tarn close early today because of the heat, the council said."]
    days = ("2024-05-02", "2024-05-09", "2024-06-02")
    pages = [
        article(f"a{n}", f"{text} {WIRE}", day=day, outlet="Orla Press")
        for n, (text, day) in enumerate(zip(own, days, strict=True))
    ]
    assert find_copies(pages) == ()
    assert find_copies(pages[:2]) != ()


def test_a_group_names_the_origin_that_its_articles_credit() -> None:
    (group,) = find_copies((article("a", WIRE, outlet="Orla Press"), article("b", WIRE, origin="Orla Press")))
    assert group.origin == "Orla Press"


def test_copies_of_copies_are_one_group() -> None:
    articles = [article(name, WIRE) for name in "abc"]
    assert [group.articles for group in find_copies(articles)] == [("a", "b", "c")]


@pytest.mark.parametrize("text", ["", "   ", "one", "a b c d"])
def test_texts_of_a_few_words_are_never_copies(text: str) -> None:
    assert find_copies((article("a", text), article("b", text))) == ()
