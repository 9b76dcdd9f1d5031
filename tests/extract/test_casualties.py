"""Casualties: who came to what harm, which parts belong to which total, what is doubted and denied."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract.reading import extract_claims
from crosscheck.language.pack import available
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))
TOLD = {
    "en": (
        "At least 17 people were killed in Derna, including three children.",
        "A soldier was killed and 12 civilians were wounded in Baghdad on Tuesday.",
        "The death toll in Derna rose from 14 to 17.",
    ),
    "ar": (
        "قتل 17 شخصا على الأقل في درنة بينهم ثلاثة أطفال.",
        "مقتل جندي وإصابة 12 مدنيا في بغداد الثلاثاء.",
        "ارتفع عدد القتلى في درنة من 14 إلى 17.",
    ),
}
UNRELATED = {
    "en": ("The minister praised the engineers.", "Tickets cost 9 euros.", "It rained in the night."),
    "ar": ("أشاد الوزير بالمهندسين.", "ثمن التذكرة 9 يورو.", "هطل المطر ليلا."),
}
WORDS = {
    "en": "killed hurt dead missing people 17 twelve children including of them and , . : ( ) toll rose from a soldier",
    "ar": "قتل أصيب قتلى مفقودين شخصا 17 تسعة أطفال بينهم منهم و ، . : ( ) حصيلة ارتفعت من إلى جندي مقتل نفى",
}


def claims(text: str, language: str, title: str = "") -> list[Claim]:
    """The casualties of a text."""
    article = Article("told", title, text, language=language, reference=FRIDAY)
    return [claim for claim in extract_claims(article).claims if claim.kind == "casualty"]


def values(read: list[Claim]) -> list[tuple[str, int]]:
    """Measures and numbers of exact counts."""
    return [(claim.measure, int(claim.low or 0)) for claim in read]


def told(claim: Claim) -> tuple[object, ...]:
    """What a claim says, wherever it stands."""
    return (
        claim.quote,
        claim.measure,
        claim.low,
        claim.high,
        claim.qualifier,
        claim.group,
        claim.side,
        claim.scope,
        claim.certainty,
    )


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("other", range(3))
def test_an_unrelated_sentence_changes_nothing(language: str, number: int, other: int) -> None:
    text, beside = TOLD[language][number], UNRELATED[language][other]
    alone = [told(claim) for claim in claims(text, language)]
    assert alone
    assert [told(claim) for claim in claims(f"{beside} {text}", language)] == alone
    assert [told(claim) for claim in claims(f"{text} {beside}", language)] == alone
    assert [told(claim) for claim in claims(f"{beside}\n\n{text}\n\n{beside}", language)] == alone


@settings(max_examples=150)
@given(st.sampled_from(available()), st.data())
def test_any_words_are_read_and_every_claim_stands_where_it_says(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language].split()), max_size=30))
    text = " ".join(words)
    read = claims(text, language, title=text[:40])
    ids = {claim.id for claim in read}
    for claim in read:
        field = text if claim.field == "text" else text[:40]
        assert field[slice(*claim.span)] == claim.quote
        assert claim.part_of is None or claim.part_of in ids
        assert claim.rule


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ninety people were killed, including 12 children.", "en"),
        ("Ninety people were killed in the storming of a concert hall near the old port, 12 of them children.", "en"),
        ("Ninety people were killed. Among them were 12 children.", "en"),
        ("Of the 90 dead, 12 were children.", "en"),
        ("Twelve children were among the 90 people killed.", "en"),
        ("قتل تسعون شخصا، بينهم 12 طفلا.", "ar"),
        ("قتل تسعون شخصا، 12 منهم أطفال.", "ar"),
    ],
)
def test_a_part_names_its_total(text: str, language: str) -> None:
    read = claims(text, language)
    [total] = [claim for claim in read if claim.low == 90]
    [part] = [claim for claim in read if claim.low == 12]
    assert (part.part_of, part.group, part.measure) == (total.id, "children", "killed")
    assert total.part_of is None


def test_more_people_beside_a_total_are_no_part_of_it() -> None:
    civilians, soldiers = claims("Ninety civilians were killed, not counting nine soldiers.", "en")
    assert (int(civilians.low or 0), int(soldiers.low or 0)) == (90, 9)
    assert soldiers.part_of is None


@pytest.mark.parametrize(
    ("text", "language", "certainty"),
    [
        ("Nine people were killed.", "en", "stated"),
        ("Nine people are feared dead.", "en", "alleged"),
        ("The rebels claim to have killed nine soldiers.", "en", "alleged"),
        ("The army denied that nine civilians were killed.", "en", "denied"),
        ("The army did not deny that nine civilians were killed.", "en", "stated"),
        ("The army denied a role in the blast that killed nine civilians.", "en", "stated"),
        ("زعم المتمردون مقتل تسعة جنود.", "ar", "alleged"),
        ("نفى الجيش مقتل تسعة مدنيين.", "ar", "denied"),
        ("نفى الجيش مسؤوليته عن هجوم أسفر عن مقتل تسعة مدنيين.", "ar", "stated"),
    ],
)
def test_what_is_doubted_and_denied(text: str, language: str, certainty: str) -> None:
    [claim] = claims(text, language)
    assert (int(claim.low or 0), claim.certainty) == (9, certainty)


@pytest.mark.parametrize(
    ("text", "language"),
    [("They revised the death toll down to 275 from 288.", "en"), ("The death toll was cut from 288 to 275.", "en")],
)
def test_a_revision_names_the_older_figure(text: str, language: str) -> None:
    newer = next(claim for claim in claims(text, language) if claim.low == 275)
    assert newer.revises


@pytest.mark.parametrize(
    ("text", "language", "measure"),
    [
        ("Forty rebels killed three soldiers.", "en", [("killed", 3)]),
        ("The motion was killed 117-43.", "en", []),
        ("Nobody among the 40 passengers was hurt.", "en", []),
        ("Forty doctors treated the crowd for free.", "en", []),
        ("The painting hurt 17 bidders' budgets.", "en", []),
        ("سقط 17 تمثالا في العاصفة.", "ar", []),
        ("استشهد الباحث بـ17 مرجعا.", "ar", []),
        ("لم تسجل أي إصابات بين 40 راكبا.", "ar", []),
    ],
)
def test_agents_things_and_the_unharmed_are_no_victims(
    text: str, language: str, measure: list[tuple[str, int]]
) -> None:
    assert values(claims(text, language)) == measure


def test_the_article_tells_who_is_held_and_who_is_freed() -> None:
    [arrested] = claims("Police are holding 14 officers.", "en")
    kidnapped = claims(
        "Gunmen kidnapped 90 pupils in March. They are still holding 14 pupils; 76 pupils were freed.", "en"
    )
    assert arrested.measure == "detained"
    assert values(kidnapped) == [("hostage", 90), ("hostage", 14), ("rescued", 76)]


def test_cases_of_an_illness_are_people_affected() -> None:
    ill = claims("Cholera has spread in Zambia. Officials counted 14,000 cases.", "en")
    assert values(ill) == [("affected", 14000)]
    assert claims("The court heard 14,000 cases.", "en") == []


def test_counts_in_brackets_behind_places_are_of_the_toll_before_them() -> None:
    read = claims("تتوزع الوفيات بين مراكش (290) وأكادير (190).", "ar")
    assert values(read) == [("killed", 290), ("killed", 190)]
    assert claims("تتوزع المقاعد بين مراكش (290) وأكادير (190).", "ar") == []


def test_a_count_keeps_its_bound() -> None:
    [claim] = claims("More than 1,400 people were killed.", "en")
    assert (claim.low, claim.high, claim.qualifier) == (Decimal(1400), None, "more_than")
