"""Text to items: nothing is lost or moved, whatever the text; sentences end where they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.extract.scanning import MAX_ITEMS, scan
from crosscheck.language.pack import available, load_pack

MIXED = st.text(
    alphabet=st.one_of(st.sampled_from("اأوبلي ةٌ.,،؟!-0123٤٥$€½AbZ'’\"«»()\u200f\u200d\u00a0"), st.characters()),
    max_size=200,
)
LANGUAGES = st.sampled_from(available())


def sentences(text: str, language: str) -> list[list[str]]:
    return [[text[item.start : item.end] for item in sentence.items] for sentence in scan(text, load_pack(language))]


@given(MIXED, LANGUAGES)
def test_items_stand_in_order_inside_the_text_and_hold_something(text: str, language: str) -> None:
    last = 0
    for sentence in scan(text, load_pack(language)):
        assert sentence.start == sentence.items[0].start
        assert len(sentence.codes) == len(sentence.items) <= MAX_ITEMS + 8
        for item in sentence.items:
            assert last <= item.start < item.end <= len(text)
            assert text[item.start : item.end].strip()
            last = item.end


@given(MIXED, LANGUAGES, st.integers(0, 50))
def test_an_offset_moves_every_span_alike(text: str, language: str, offset: int) -> None:
    pack = load_pack(language)
    here = [(item.start + offset, item.end + offset) for sentence in scan(text, pack) for item in sentence.items]
    there = [(item.start, item.end) for sentence in scan(text, pack, offset=offset) for item in sentence.items]
    assert here == there


@given(MIXED, LANGUAGES)
def test_folding_twice_changes_nothing(text: str, language: str) -> None:
    fold = load_pack(language).lexicon.folding.fold
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("He came on Oct. 5. She left.", "en", 2), ("Mr. Brandt came. Nobody left!", "en", 2),
        ("The U.S. Army came.", "en", 1),
        ("Rs. 20 were paid.", "en", 1), ("It cost 3.5 million. Who paid?", "en", 2),
        ("وصل الوفد. غادر الوفد؟", "ar", 2),
    ],
)  # fmt: skip
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_its_word(text: str, language: str, count: int) -> None:
    assert len(sentences(text, language)) == count


@pytest.mark.parametrize(
    ("text", "language", "items"),
    [
        ("وبمليونين", "ar", ["و", "ب", "مليونين"]),
        ("٥‏/١١‏/٢٠٢٣", "ar", ["٥", "/", "١١", "/", "٢٠٢٣"]),
        ("$1.5bn", "en", ["$", "1.5", "bn"]), ("2½", "en", ["2", "½"]),
        ("1 250 000 trees", "en", ["1 250 000", "trees"]),
        ("A$5", "en", ["A$", "5"]), ("a $5", "en", ["a", "$", "5"]), ("24 000 tents", "en", ["24 000", "tents"]),
    ],
)  # fmt: skip
def test_numbers_signs_and_prefixes_come_apart(text: str, language: str, items: list[str]) -> None:
    assert sentences(text, language) == [items]


def test_a_sentence_without_an_end_is_cut() -> None:
    assert [len(items) for items in sentences("tree " * 1000, "en")] == [MAX_ITEMS] * 4 + [1000 - 4 * MAX_ITEMS]
