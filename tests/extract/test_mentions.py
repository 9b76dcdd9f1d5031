"""Mentions of any text: nothing crashes, spans map back, neighbours change nothing, work grows with length alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.extract.mentions import Mention, mentions
from crosscheck.extract.reading import extract_claims
from crosscheck.language.pack import available
from crosscheck.model.article import Article, ReferenceTime
from tests.extract.working import work

REFERENCE = date(2024, 3, 15)
PIECES = [
    "three", "million", "and", "a", "half", "of", "20", "1.5", "8,796", "$", "€", "bn",
    "-", "–", "to", "between", "at least",
    "May", "5", "2023", "next", "Friday", "two days", "ago", "later", "the",
    "first", "last", "week", "people", "killed", ",", ".",
    "ثلاثة", "آلاف", "و", "مليونا", "نصف", "من", "إلى", "بين", "٢٠", "دولار",
    "يوم", "الأحد", "الماضي", "نوفمبر", "شخصا", "على الأقل",
    "13", "صفر", "1445", "هـ", "قبل", "أيام", "الموافق", "/", "(", ")", "½", "٫", "'", "\n", "\u200f"]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
ANYTHING = st.one_of(WORDS, GLUED, st.text(max_size=120))
LANGUAGES = st.sampled_from(available())
LONG = {
    "digits in a row": lambda size: "7" * size,
    "groups without an end": lambda size: "1,234" * (size // 5),
    "digits and blanks": lambda size: "12 " * (size // 3),
    "open quotes": lambda size: '"' * size,
    "open brackets": lambda size: "(" * size,
    "number words": lambda size: "three hundred and " * (size // 18),
    "joined number words": lambda size: "ثلاثة و" * (size // 7),
    "dates": lambda size: "5 May, " * (size // 7),
    "a sentence again and again": lambda size: "At least 17 people died on 5 May. " * (size // 35),
    "ranges": lambda size: "20 to " * (size // 6),
}  # fmt: skip


def read(text: str, language: str) -> list[Mention]:
    return mentions(text, language=language, reference=REFERENCE)


@given(ANYTHING, LANGUAGES)
def test_every_text_is_read_and_every_span_lies_in_it(text: str, language: str) -> None:
    last = 0
    for mention in read(text, language):
        start, end = mention.span
        assert last <= start < end <= len(text)
        assert text[start:end].strip()
        assert mention.rule
        last = end


@given(ANYTHING, LANGUAGES)
def test_bounds_and_days_never_run_backwards(text: str, language: str) -> None:
    for mention in read(text, language):
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        assert (mention.unit is not None) == (mention.kind == "money")


@given(ANYTHING, LANGUAGES)
def test_every_text_gives_claims_whose_quotes_stand_where_they_say(text: str, language: str) -> None:
    reference = ReferenceTime(REFERENCE, REFERENCE)
    article = Article(id="a", title=text[:80], text=text, language=language, reference=reference)
    for claim in extract_claims(article).claims:
        field = article.title if claim.field == "title" else article.text
        assert field[slice(*claim.span)] == claim.quote


@given(WORDS.filter(lambda text: "\n" not in text), LANGUAGES)
def test_a_line_before_changes_nothing_but_the_place(text: str, language: str) -> None:
    lead = {"ar": "جلس القط على السور.", "en": "The cat sat on the wall."}[language]
    after = [
        (mention.span[0] - len(lead) - 1, mention.kind, mention.low, mention.high, mention.unit)
        for mention in read(f"{lead}\n{text}", language)
    ]
    assert after == [(m.span[0], m.kind, m.low, m.high, m.unit) for m in read(text, language)]


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("language", available())
def test_four_times_the_text_takes_at_most_five_times_the_work(name: str, language: str) -> None:
    short, long = LONG[name](5_000), LONG[name](20_000)
    read(long, language)  # remembers the words
    assert work(lambda: read(long, language)) <= 5 * work(lambda: read(short, language)) + 1000


@pytest.mark.slow
@pytest.mark.parametrize("language", available())
def test_very_long_texts_are_read_to_their_end(language: str) -> None:
    assert read("7" * 100_000 + " trees and 12 goats", language)[-1].low == 12
    assert read('"' * 10_000 + " 12 goats", language)[-1].low == 12
    assert len(read("They planted 17 trees in the park. " * 30_000, language)) == 30_000
