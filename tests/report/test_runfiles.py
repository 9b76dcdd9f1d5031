"""The files of a run: documented fields first, numbers as numbers, the same bytes for the same record."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import partial
from pathlib import Path

import msgspec
import networkx as nx
import pytest

from crosscheck.model.result import RunRecord
from crosscheck.report.replacing import replace_files
from crosscheck.report.rows import CLAIM_FIELDS, encoded, number
from crosscheck.report.runfiles import row_files
from crosscheck.report.writing import write_report
from tests.report.examples import example

NAMES = ["articles.jsonl", "claims.jsonl", "findings.jsonl", "copies.jsonl", "graph.graphml", "manifest.json"]

written = partial(write_report, ui="en", digits="western", formats=("jsonl", "graphml"))


@pytest.fixture(scope="module")
def record() -> RunRecord:
    return example()


def _rows(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def test_a_run_writes_exactly_the_six_files(record: RunRecord, tmp_path: Path) -> None:
    paths = written(record, tmp_path / "out")
    assert [path.name for path in paths] == NAMES
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(NAMES)


def test_the_same_record_gives_the_same_bytes(record: RunRecord) -> None:
    assert list(row_files(record)) == list(row_files(example()))


def test_a_claim_row_begins_with_the_documented_fields(record: RunRecord, tmp_path: Path) -> None:
    written(record, tmp_path)
    row = _rows(tmp_path, "claims.jsonl")[0]
    assert tuple(row)[: len(CLAIM_FIELDS)] == CLAIM_FIELDS
    assert {"precision", "readings", "grain", "weekday", "teaser", "revises"} <= set(row)


def test_the_span_of_every_row_is_its_quote(record: RunRecord, tmp_path: Path) -> None:
    written(record, tmp_path)
    articles = {row["id"]: row for row in _rows(tmp_path, "articles.jsonl")}
    for row in _rows(tmp_path, "claims.jsonl"):
        start, end = row["span"]
        assert articles[row["article"]][row["field"]][start:end] == row["quote"]


def test_days_are_iso_and_numbers_are_plain(record: RunRecord, tmp_path: Path) -> None:
    written(record, tmp_path)
    rows = {row["id"]: row for row in _rows(tmp_path, "claims.jsonl")}
    assert rows["boats/1#1"]["low"] == 1960000000
    assert isinstance(rows["boats/1#1"]["low"], int)
    assert rows["visit/3#1"]["start"] == "2024-05-12"


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.96E+9", "1960000000"), ("7.80", "7.8"), ("-0.5", "-0.5"), ("1.4E+18", "1400000000000000000"), ("0E-5", "0")],
)
def test_a_decimal_is_written_without_exponent_and_without_loss(value: str, text: str) -> None:
    assert encoded({"low": number(Decimal(value))}) == f'{{"low":{text}}}'.encode()


def test_a_number_beyond_sixty_four_bits_is_still_exact() -> None:
    assert json.loads(encoded(number(Decimal(10) ** 25))) == 10**25


def test_a_lone_surrogate_does_not_stop_the_run(record: RunRecord) -> None:
    broken = msgspec.structs.replace(record.articles[0], text="before \ud800 after")
    files = dict(row_files(msgspec.structs.replace(record, articles=(broken,))))
    assert "before ? after" in files["articles.jsonl"].decode()


def test_the_graph_file_reads_back_with_its_typed_edges(record: RunRecord, tmp_path: Path) -> None:
    written(record, tmp_path)
    graph = nx.read_graphml(tmp_path / "graph.graphml")
    kinds = {data["type"] for *_, data in graph.edges(data=True)}
    assert kinds == {
        "published", "states", "answers", "belongs_to", "copies", "same_fact", "part_of", "conflicts_with"}  # fmt: skip


def test_a_crash_while_writing_leaves_the_old_files_whole(tmp_path: Path) -> None:
    replace_files(tmp_path, [("a.txt", b"old"), ("b.txt", b"old")])

    def failing() -> object:
        yield "a.txt", b"new"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        replace_files(tmp_path, failing())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"old", "b.txt": b"old"}
