"""`crosscheck extract` and `explain`: claims in four forms, and how they were read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import STRIKE, article_file, invoke, start

FIELDS = {"id", "article", "field", "span", "quote", "kind", "measure", "low", "high", "qualifier", "unit", "rule"}


def test_the_table_shows_value_subject_and_quote(tmp_path: Path) -> None:
    done = invoke("extract", article_file(tmp_path, "quay"))
    assert (done.exit_code, done.stderr) == (0, "")
    header, *lines = done.stdout.splitlines()
    assert header.split() == ["article", "kind", "value", "about", "said", "by", "quote"]
    assert any("36 exact person" in line and "killed" in line and "36 people" in line for line in lines)


@pytest.mark.parametrize("layout", ["json", "jsonl"])
def test_json_holds_the_fields_of_the_claims_file(layout: str) -> None:
    told = invoke("extract", "--text", STRIKE, "--format", layout).stdout
    rows = json.loads(told) if layout == "json" else [json.loads(line) for line in told.splitlines()]
    assert [row["low"] for row in rows] == [36, 52]
    assert all(row.keys() >= FIELDS for row in rows)


def test_csv_has_one_row_a_claim() -> None:
    told = invoke("extract", "--text", STRIKE, "--format", "csv").stdout
    assert [row["measure"] for row in csv.DictReader(io.StringIO(told))] == ["killed", "injured"]


def test_csv_has_the_columns_of_the_file_that_a_run_writes(tmp_path: Path) -> None:
    invoke("run", article_file(tmp_path, "quay"), "--format", "csv", "--out", tmp_path / "out")
    written = (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert invoke("extract", "--text", STRIKE, "--format", "csv").stdout.splitlines()[0] == written


def test_a_cell_that_a_spreadsheet_would_run_is_made_text(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"id": "=1+1", "language": "en", "text": STRIKE}), encoding="utf-8")
    told = invoke("extract", path, "--format", "csv").stdout
    assert {row["article"] for row in csv.DictReader(io.StringIO(told))} == {"'=1+1"}


def test_json_escapes_what_is_not_printed_and_says_the_same(tmp_path: Path) -> None:
    path, name = tmp_path / "feed.jsonl", "a\u200fb\U000e0041c"
    path.write_text(json.dumps({"id": name, "language": "en", "text": STRIKE}), encoding="utf-8")
    told = invoke("extract", path, "--format", "jsonl").stdout
    assert told.replace("\n", "").isprintable()
    assert {json.loads(line)["article"] for line in told.splitlines()} == {name}


def test_no_claims_are_told_as_such() -> None:
    done = invoke("extract", "--text", "The market was quiet on Sunday.", "--language", "en")
    assert (done.exit_code, done.stdout) == (0, "no claims\n")


def test_standard_input_is_read() -> None:
    done = start("extract", "-", stdin=STRIKE.encode())
    assert done.returncode == 0
    assert b"36 people" in done.stdout


def test_what_could_not_be_read_is_named_and_ends_it_with_3(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = invoke("extract", tmp_path / "empty.txt", article_file(tmp_path, "quay"), "--format", "jsonl")
    assert done.exit_code == 3
    assert "empty.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_explain_shows_sentences_rules_and_claims() -> None:
    told = invoke("explain", STRIKE, "--published", "2024-03-16").stdout
    assert "reference time: 2024-03-16" in told
    assert "claim casualty/killed: 36 person in “36 people”" in told
    assert invoke("explain", "-", "--published", "2024-03-16", stdin=STRIKE).stdout == told


def test_explain_reads_a_file_with_its_own_day_unless_another_is_given(tmp_path: Path) -> None:
    path = article_file(tmp_path, "quay")
    assert "reference time: 2024-03-16" in invoke("explain", path).stdout
    assert "reference time: 2024-04-02" in invoke("explain", path, "--published", "2024-04-02").stdout


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "Expected a text, found nothing"),
        (" \n", "Expected a text, found nothing"),
        ("quy.txt", "quy.txt: no such file or folder"),
        (".", "found a folder"),
    ],
)
def test_explain_says_what_it_needs(given: str, told: str) -> None:
    done = invoke("explain", given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr


def test_explain_shows_hostile_text_harmless() -> None:
    told = invoke("explain", f"\x1b[2J\u202e {STRIKE}", "--language", "en").stdout
    assert told.replace("\n", "").isprintable()
