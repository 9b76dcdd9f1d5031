"""The corpus keeps its form, and its loader refuses whatever does not."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from crosscheck.model.interval import Interval
from tests.corpus.loading import CORPUS, Case, CorpusError, corpus_digest, load_corpus, load_file

DIMENSIONS = {
    "numerals", "money", "dates", "casualties", "visits", "deals", "attribution", "certainty", "lookalikes", "scope",
    "groups", "titles", "places", "figures"}  # fmt: skip
MINIMUM = 420


def write(folder: Path, body: str, *, name: str = "en/dates.toml", head: str = "reference = 2024-03-15") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}\n{body}", encoding="utf-8")
    return path


def one(folder: Path, case: str) -> Case:
    return load_file(write(folder, f"[[case]]\n{case}"))[0]


def claim(folder: Path, fields: str, text: str = "At least 17 people died.") -> Case:
    return one(folder, f'text = "{text}"\nreason = "r"\nclaims = [{{{fields}}}]')


@pytest.fixture(scope="module")
def corpus() -> tuple[Case, ...]:
    return load_corpus()


def test_every_language_covers_every_dimension(corpus: tuple[Case, ...]) -> None:
    for language in ("ar", "en"):
        assert {case.dimension for case in corpus if case.language == language} == DIMENSIONS


def test_every_language_has_enough_cases(corpus: tuple[Case, ...]) -> None:
    assert min(Counter(case.language for case in corpus).values()) >= MINIMUM


def test_every_dimension_shows_what_must_not_be_read(corpus: tuple[Case, ...]) -> None:
    silent = {
        (case.language, case.dimension) for case in corpus if () in (case.claims, case.numbers, case.money, case.dates)
    }
    assert silent == {(case.language, case.dimension) for case in corpus}


def test_digest_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    first = corpus_digest(tmp_path)
    path.write_text("reference = 2024-03-16\n", encoding="utf-8")
    second = corpus_digest(tmp_path)
    path.rename(path.with_name("other.toml"))
    assert len({first, second, corpus_digest(tmp_path)}) == 3


def test_a_case_carries_its_place_and_its_expectations(tmp_path: Path) -> None:
    numbers = 'numbers = ["3.5", "20..29", "20..", "..7"]'
    case = one(tmp_path, f'text = "t"\nreason = "r"\n{numbers}\nmoney = ["..20 GBP"]\ndates = ["2024-02"]')
    assert (case.id, case.language, case.dimension, case.reference) == ("en/dates:2", "en", "dates", date(2024, 3, 15))
    assert case.numbers == (
        Interval(Decimal("3.5"), Decimal("3.5")), Interval(Decimal(20), Decimal(29)),
        Interval(Decimal(20)), Interval(None, Decimal(7)))  # fmt: skip
    assert case.money == ((Interval(None, Decimal(20)), "GBP"),)
    assert case.dates is not None
    assert (case.dates[0].start, case.dates[0].end) == (date(2024, 2, 1), date(2024, 2, 29))
    assert case.claims is None


def test_value_is_short_for_both_bounds_and_exact(tmp_path: Path) -> None:
    found = (claim(tmp_path, 'quote = "17 people", measure = "killed", value = 17').claims or ())[0]
    assert (found.kind, found.span) == ("casualty", (9, 18))
    assert found.fields == {"low": Decimal(17), "high": Decimal(17), "qualifier": "exact"}


def test_an_empty_string_states_an_empty_field(tmp_path: Path) -> None:
    found = (claim(tmp_path, 'quote = "17", measure = "killed", value = 17, group = ""').claims or ())[0]
    assert found.fields["group"] is None
    assert "side" not in found.fields


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ('quote = "18 people", measure = "killed", value = 18', "'18 people' is not in the text"),
        ('quote = "e", measure = "killed", value = 17', "'e' stands 4 times"),
        ('quote = "17", occurrence = 1, measure = "killed", value = 17', "occurrence 1 of '17'"),
        ('quote = "17", measure = "slain", value = 17', "unknown measure 'slain'"),
        ('quote = "17", kind = "deal", measure = "killed", value = 17', "not of kind 'deal'"),
        ('quote = "17", measure = "killed", value = 17, colour = "red"', "unknown field `colour`"),
        ('quote = "17", measure = "killed"', "do not go with the qualifier"),
        ('quote = "17", measure = "killed", low = 17', "do not go with the qualifier"),
        ('quote = "17", measure = "killed", value = 17, qualifier = "at_least"', "do not go with the qualifier"),
        ('quote = "17", measure = "killed", low = 20, high = 17, qualifier = "range"', "do not go with the qualifier"),
        ('quote = "17", measure = "killed", value = 17, qualifier = "roughly"', "unknown qualifier 'roughly'"),
        ('quote = "17", measure = "killed", value = 17, certainty = "sure"', "unknown certainty 'sure'"),
        ('quote = "17", measure = "killed", value = 17, start = "2024-03-15"', "is no visit"),
        ('quote = "17", measure = "visit", value = 17', "cannot have a value"),
        ('quote = "17", measure = "visit"', "needs `start` or `end`"),
        ('quote = "17", measure = "visit", start = "2024-02-30"', "day is out of range"),
    ],
)
def test_a_broken_claim_is_refused_with_its_place(tmp_path: Path, fields: str, message: str) -> None:
    with pytest.raises(CorpusError, match=r"^en/dates\.toml:2: ") as caught:
        claim(tmp_path, fields)
    assert message in str(caught.value)
    assert "At least 17 people died." in str(caught.value)


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ('text = "t"\nnumbers = []', "missing required field `reason`"),
        ('text = "t"\nreason = " "\nnumbers = []', "`reason` is empty"),
        ('text = "t"\nreason = "r"', "nothing is expected"),
        ('text = "t"\nreason = "r"\nnumber = []', "unknown field `number`"),
        ('text = "t"\nreason = "r"\nnumbers = ["1,000"]', "'1,000' is no number"),
        ('text = "t"\nreason = "r"\nnumbers = [".."]', "'..' is no number"),
        ('text = "t"\nreason = "r"\nnumbers = ["29..20"]', "interval turned round"),
        ('text = "t"\nreason = "r"\nmoney = ["20"]', "'20' is no sum"),
        ('text = "t"\nreason = "r"\ndates = ["2024"]', "Invalid isoformat"),
        ('text = "t"\nreason = "r"\ndates = ["2024-03-05..2024-03-05"]', "does not run forward"),
    ],
)
def test_a_broken_case_is_refused_with_its_place(tmp_path: Path, case: str, message: str) -> None:
    with pytest.raises(CorpusError, match=r"^en/dates\.toml:2: ") as caught:
        one(tmp_path, case)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("head", "body", "message"),
    [
        ("", '[[case]]\ntext = "t"\nreason = "r"\ndates = []', "`reference` must be a date"),
        ('reference = "2024-03-15"', '[[case]]\ntext = "t"\nreason = "r"\ndates = []', "`reference` must be a date"),
        ("reference = 2024-03-15\nlanguage = 1", "", "unknown key 'language'"),
        ("reference = 2024-03-15", "", "0 cases"),
        ("reference = 2024-03-15", "[[case", "not TOML"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(tmp_path: Path, head: str, body: str, message: str) -> None:
    with pytest.raises(CorpusError, match=r"^en/dates\.toml") as caught:
        load_file(write(tmp_path, body, head=head))
    assert message in str(caught.value)


def test_the_same_text_twice_in_a_language_is_refused_across_files(tmp_path: Path) -> None:
    case = '[[case]]\ntext = "Nobody came."\nreason = "r"\ndates = []'
    write(tmp_path, case)
    write(tmp_path, case, name="ar/dates.toml")
    assert len(load_corpus(tmp_path)) == 2
    write(tmp_path, case, name="en/visits.toml")
    with pytest.raises(CorpusError, match=r"en/visits:2: the same text as en/dates:2: 'Nobody came\.'"):
        load_corpus(tmp_path)


def test_the_corpus_folder_holds_only_what_the_loader_reads() -> None:
    assert {path.suffix for path in CORPUS.glob("*/*") if "__pycache__" not in path.parts} == {".toml"}
