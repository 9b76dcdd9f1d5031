"""How a text was read: claims with their evidence, what was refused and why, in lines that a terminal can show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from crosscheck.extract.trees import Tree
from crosscheck.model.visible import CLOSE, OPEN, columns
from crosscheck.pipeline import explain

DAY = date(2024, 3, 15)
REFUSED = {
    "an age": (("en", "Nora Velten, 34, was fined.", "34"), ("ar", "غرمت السائقة البالغة 34 عاما.", "34 عاما")),
    "a year": (("en", "The bridge opened in 2019.", "2019"), ("ar", "افتتح الجسر عام 2019.", "2019")),
    "a score": (("en", "Marlow beat Tarn 3-2.", "3-2"), ("ar", "فاز الفريق على ضيفه 3-2.", "3-2")),
    "votes, seats, points or goals": (
        ("en", "The bill passed by 312 votes to 201.", "312 votes to 201"),
        ("ar", "أقر القانون بأغلبية 312 صوتا مقابل 201.", "312 صوتا مقابل 201"),
    ),
    "a telephone number": (
        ("en", "Call +44 20 7946 0018 for help.", "+44 20 7946 0018"),
        ("ar", "اتصلوا على +966 11 234 5678.", "+966 11 234 5678"),
    ),
    "a distance, a weight or another measure": (
        ("en", "The road is 12 kilometres long.", "12 kilometres"),
        ("ar", "يبلغ طول الطريق 12 كيلومترا.", "12 كيلومترا"),
    ),
    "a magnitude": (
        ("en", "An aftershock had a magnitude of 4.4.", "4.4"),
        ("ar", "تلته هزة ارتدادية بقوة 4.4 درجات.", "4.4 درجات"),
    ),
    "a number that names or ranks": (
        ("en", "The case is listed as number 12.", "12"),
        ("ar", "القضية رقم 12 أمام المحكمة.", "12"),
    ),
    "an ordinal: which one, and not how many": (
        ("en", "It was the third strike.", "third"),
        ("ar", "كانت الغارة الثالثة.", "الثالثة"),
    ),
    "a percentage": (
        ("en", "Turnout fell to 38 percent.", "38 percent"),
        ("ar", "تراجعت المشاركة إلى 38 في المئة.", "38 في المئة"),
    ),
    "the number of a house": (
        ("en", "The fire broke out at 12 Marlow Street.", "12"),
        ("ar", "اندلع الحريق في 12 شارع الجلاء.", "12"),
    ),
    "a time of day": (("en", "The ferry left at 7:30.", "7:30"), ("ar", "غادرت العبارة عند 7:30.", "7:30")),
    "a length of time": (("en", "The talks lasted 12 hours.", "12 hours"), ("ar", "استمرت 12 ساعة.", "12 ساعة")),
    "a day on which nobody is said to travel or meet": (
        ("en", "The bridge fell on Friday.", "Friday"),
        ("ar", "انهار الجسر الجمعة.", "الجمعة"),
    ),
    "a number of people of whom no harm is told": (
        ("en", "The hall holds 900 people.", "900 people"),
        ("ar", "تتسع القاعة لنحو 900 شخص.", "نحو 900 شخص"),
    ),
    "a budget, a price or a sum of trade": (
        ("en", "The budget rose to $3 billion.", "$3 billion"),
        ("ar", "بلغت الموازنة ثلاثة مليارات دولار.", "ثلاثة مليارات دولار"),
    ),
}
KINDS = [(why, *case) for why, cases in REFUSED.items() for case in cases]
SENTENCES = [
    ("en", "A strike on Derna killed at least 36 people, the Libyan Health Ministry said."),
    ("en", "Turkey's foreign minister will visit Cairo on 20 March for talks with his counterpart."),
    ("en", "Egypt signed a $3.5 billion loan agreement with the International Monetary Fund."),
    ("en", "More than 33,000 people have been killed in Gaza since 7 October, including 14,000 children."),
    ("ar", "أعلنت وزارة الصحة في غزة ارتفاع حصيلة القتلى إلى 33,175 منذ السابع من أكتوبر."),
    ("ar", "قتل ما لا يقل عن 12 شخصا، بينهم 4 أطفال، في غارة على بلدة الخيام جنوب لبنان."),
    ("ar", "يصل وزير الخارجية التركي إلى القاهرة يوم الأحد المقبل لإجراء محادثات مع نظيره."),
    ("ar", "وقعت الإمارات ومصر اتفاقا بقيمة 35 مليار دولار لتطوير الساحل."),
    *(case[:2] for cases in REFUSED.values() for case in cases),
]


def _explained(text: str, language: str) -> Tree:
    return explain(text, language=language, published=DAY)


def _labels(tree: Tree) -> Iterator[str]:
    """All labels without the marks that keep directions apart."""
    yield tree.label.replace(OPEN, "").replace(CLOSE, "")
    for child in tree.children:
        yield from _labels(child)


@pytest.mark.parametrize(("why", "language", "text", "quote"), KINDS)
def test_what_is_no_claim_is_told_with_the_reason(why: str, language: str, text: str, quote: str) -> None:
    labels = list(_labels(_explained(text, language)))
    assert f"no claim: “{quote}” is {why}" in labels
    assert not any(label.startswith("claim ") for label in labels)


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_lines_fit_a_terminal_and_keep_their_quotes_apart(language: str, text: str) -> None:
    lines = str(_explained(text, language)).splitlines()
    assert max(map(columns, lines)) <= 80
    assert [line for line in lines if line.count(OPEN) != line.count(CLOSE)] == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", SENTENCES[0][1], ["where: Derna, from “Derna”"]),
        (
            "en",
            SENTENCES[0][1],
            [
                "attribution: Libyan Health Ministry, from “Health Ministry” and “said”",
                "measure: killed, from “killed”",
            ],
        ),
        ("en", SENTENCES[1][1], ["where: Cairo, from “Cairo”", "measure: visit, from “visit”", "certainty: planned"]),
        (
            "en",
            SENTENCES[3][1],
            ["since: 2023-10-07, from “since” and “7 October”", "group: children, from “children”"],
        ),
        ("ar", SENTENCES[4][1], ["attribution: Gaza Health Ministry, from “وزارة الصحة في غزة” and “أعلنت”"]),
        ("ar", SENTENCES[5][1], ["group: children, from “أطفال”", "measure: killed, from “قتل”"]),
        ("ar", SENTENCES[7][1], ["who: United Arab Emirates, Egypt, from “الإمارات” and “مصر”"]),
    ],
)
def test_a_slot_names_the_words_that_it_was_taken_from(language: str, text: str, told: list[str]) -> None:
    labels = list(_labels(_explained(text, language)))
    assert [line for line in told if not any(label.startswith(line) for label in labels)] == []


def test_a_speaker_of_a_sentence_before_is_told_as_such() -> None:
    text = "The Red Crescent said the fire broke out at dawn. It killed 17 people."
    assert "attribution: Red Crescent, from “Red Crescent” and “said” in another sentence" in _labels(
        _explained(text, "en")
    )


def test_every_mention_names_its_rules_down_to_the_words() -> None:
    labels = list(_labels(_explained("At least 36 people died.", "en")))
    for line in (
        "“At least 36 people” count at least 36, by count.noun",
        "“At least 36” number at least 36, by number.qualified_before",
        "“36” number 36, by numeral",
        "“people” person",
    ):
        assert line in labels


def test_lines_that_are_no_part_of_the_article_are_told() -> None:
    labels = list(_labels(_explained("A strike on Derna killed 36 people.\nShare this article", "en")))
    assert any(label.startswith("noise ") and label.endswith("“Share this article”, not read") for label in labels)


def test_hostile_text_cannot_leave_its_quote() -> None:
    told = str(_explained("A strike\u2069\u202e\x1b[2J on Derna killed 36 people.", "en"))
    assert "[U+2069][U+202E][U+001B][2J" in told
    assert {letter for letter in told if not letter.isprintable()} <= {"\n", OPEN, CLOSE}
