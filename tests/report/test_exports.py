"""The exports: each valid by its schema or read back by a public library, each the same bytes for the same record."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import msgspec
import networkx as nx
import polars as pl
import pytest

from crosscheck.errors import ConfigError
from crosscheck.model.formats import FORMATS
from crosscheck.model.result import RunRecord
from crosscheck.report.exports.whole import SCHEMA_FILE, schema_text
from crosscheck.report.rows import CLAIM_FIELDS
from crosscheck.report.writing import MAKERS, write_report
from tests.report.examples import example

Files = dict[str, bytes]

# The parts of SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.30) that the file uses, required members included.
SARIF: dict[str, Any] = {
    "type": "object", "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"}, "$schema": {"type": "string", "format": "uri"},
        "runs": {"type": "array", "items": {"type": "object", "required": ["tool", "results"], "properties": {
            "tool": {"required": ["driver"], "properties": {"driver": {"required": ["name"], "properties": {
                "rules": {"items": {"required": ["id"]}, "uniqueItems": True}}}}},
            "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            "results": {"items": {"$ref": "#/$defs/result"}}}}}},
    "additionalProperties": False,
    "$defs": {
        "result": {"required": ["message", "ruleId", "locations", "partialFingerprints"], "properties": {
            "level": {"enum": ["none", "note", "warning", "error"]}, "rank": {"minimum": -1, "maximum": 100},
            "ruleIndex": {"type": "integer", "minimum": -1}, "message": {"$ref": "#/$defs/message"},
            "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            "relatedLocations": {"uniqueItems": True, "items": {"$ref": "#/$defs/location"}},
            "partialFingerprints": {"additionalProperties": {"type": "string"}}}},
        "message": {"required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
        "location": {"required": ["physicalLocation"], "properties": {
            "id": {"type": "integer", "minimum": 0}, "message": {"$ref": "#/$defs/message"},
            "physicalLocation": {"required": ["artifactLocation"], "properties": {
                "artifactLocation": {"required": ["uri"], "properties": {
                    "uri": {"type": "string", "format": "uri-reference"}}},
                "region": {"properties": {"startLine": {"type": "integer", "minimum": 1}}}}}}},
    },
}  # fmt: skip


# The PDF has tests of its own.
FILES = tuple(name for name in FORMATS if name != "pdf")

written = partial(write_report, ui="en", digits="western")


def _written(record: RunRecord, out: Path) -> Files:
    return {path.name: path.read_bytes() for path in written(record, out, formats=FILES)}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return _written(example(), tmp_path_factory.mktemp("exports"))


def test_every_format_is_written() -> None:
    assert tuple(MAKERS) == FORMATS


def test_every_format_is_the_same_bytes_again(files: Files, tmp_path: Path) -> None:
    assert _written(example(), tmp_path) == files


def test_json_is_valid_by_the_published_schema(files: Files) -> None:
    schema = json.loads(SCHEMA_FILE.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(files["run.json"]))


def test_the_schema_refuses_what_is_no_run(files: Files) -> None:
    run = json.loads(files["run.json"])
    run["claims"][0]["low"] = "thirty-one"
    with pytest.raises(jsonschema.ValidationError, match="thirty-one"):
        jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_bytes())).validate(run)


def test_the_published_schema_is_that_of_the_records() -> None:
    assert SCHEMA_FILE.read_bytes() == schema_text(), f"write schema_text() to {SCHEMA_FILE.name}"


def test_json_holds_the_whole_record(files: Files) -> None:
    assert msgspec.json.decode(files["run.json"], type=RunRecord) == example()


def test_csv_has_a_row_for_every_claim_under_the_names_of_the_fields(files: Files) -> None:
    rows = list(csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) == len(example().claims)
    assert set(CLAIM_FIELDS) - {"span"} <= set(rows[0])
    assert rows[0]["low"] == "31"
    assert rows[0]["outlet"] == "Lantern Wire"


def test_parquet_reads_back_with_exact_amounts(files: Files) -> None:
    frame = pl.read_parquet(files["claims.parquet"])
    assert frame.height == len(example().claims)
    row = frame.row(by_predicate=pl.col("id") == "boats/2#1", named=True)
    assert row["low"] == Decimal(1690000000)


def test_gexf_reads_back_as_the_graph_of_graphml(files: Files, tmp_path: Path) -> None:
    for name in ("graph.gexf", "graph.graphml"):
        (tmp_path / name).write_bytes(files[name])
    loose, strict = nx.read_gexf(tmp_path / "graph.gexf"), nx.read_graphml(tmp_path / "graph.graphml")
    assert set(loose.nodes) == set(strict.nodes)
    assert loose.number_of_edges() == strict.number_of_edges()
    assert b"lastmodifieddate" not in files["graph.gexf"]


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml"])
def test_every_edge_of_the_graph_has_an_id_of_its_own_and_says_why(name: str, files: Files) -> None:
    root = ElementTree.fromstring(files[name])
    edges = [element for element in root.iter() if element.tag.endswith("}edge")]
    assert len({edge.get("id") for edge in edges}) == len(edges) > 0
    (why,) = [key.get("id") for key in root.iter() if "why" in (key.get("title"), key.get("attr.name"))]
    assert all(any(why in (held.get("for"), held.get("key")) for held in edge.iter()) for edge in edges)


def test_gexf_uses_no_name_that_the_format_has_another_use_for(files: Files) -> None:
    """An edge's type is its direction there, and a start makes a node appear on a day and the graph move in time."""
    root = ElementTree.fromstring(files["graph.gexf"])
    held = {name for element in root.iter() if element.tag.endswith(("}edge", "}node")) for name in element.attrib}
    assert held == {"id", "label", "source", "target"}
    assert [graph.get("mode") for graph in root if graph.tag.endswith("}graph")] == ["static"]


def test_claim_json_ld_has_both_appearances_and_no_rating(files: Files) -> None:
    document = json.loads(files["claims.jsonld"])
    assert document["@context"] == "https://schema.org"
    finding = next(work for work in document["@graph"] if work["@id"].endswith("print-c-digits"))
    claims = finding["hasPart"]
    assert [claim["@type"] for claim in claims] == ["Claim", "Claim"]
    assert [len(claim["appearance"]) for claim in claims] == [2, 1]
    assert claims[0]["firstAppearance"]["url"] == "https://news.example/boats-1"
    assert b"ating" not in files["claims.jsonld"]


def test_a_claim_appears_first_where_it_was_printed_first_and_without_an_outlet_nobody_publishes_it(
    tmp_path: Path,
) -> None:
    record = example()
    turned = tuple(
        msgspec.structs.replace(f, sides=tuple(side[::-1] for side in f.sides[:1]) + f.sides[1:])
        for f in record.findings
    )
    nameless = tuple(msgspec.structs.replace(a, outlet=None) if a.id == "boats/5" else a for a in record.articles)
    document = json.loads(
        _written(msgspec.structs.replace(record, findings=turned, articles=nameless), tmp_path)["claims.jsonld"]
    )
    finding = next(work for work in document["@graph"] if work["@id"].endswith("print-c-digits"))
    first, later = finding["hasPart"][0]["appearance"]
    assert finding["hasPart"][0]["firstAppearance"] == first
    assert [first["datePublished"], later["datePublished"]] == ["2024-05-05T10:00:00Z", "2024-05-05T10:25:00Z"]
    assert ["publisher" in work for work in (first, later)] == [True, False]


def test_annotations_select_their_quote_by_text_and_by_position(files: Files) -> None:
    page = json.loads(files["annotations.jsonld"])
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    articles = {article.id: article for article in example().articles}
    assert len(page["items"]) == len(example().claims)
    for item, claim in zip(page["items"], example().claims, strict=True):
        text_quote, position = item["target"]["selector"]
        text = articles[claim.article].field(claim.field)
        assert text[position["start"] : position["end"]] == text_quote["exact"] == claim.quote
        assert f"{text_quote['prefix']}{text_quote['exact']}{text_quote['suffix']}" in text


def test_sarif_has_a_result_with_a_stable_fingerprint_for_each_conflict(files: Files) -> None:
    log = json.loads(files["findings.sarif"])
    jsonschema.Draft202012Validator(SARIF).validate(log)
    results = log["runs"][0]["results"]
    prints = {result["partialFingerprints"]["crosscheckFinding/v1"] for result in results}
    assert prints == {finding.fingerprint for finding in example().findings if finding.verdict == "conflict"}
    assert {result["level"] for result in results if result["rank"] >= 70} == {"error"}
    assert {result["level"] for result in results if result["rank"] < 70} == {"warning"}
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)


def test_markdown_tells_each_conflict_with_its_sides(files: Files) -> None:
    text = files["report.md"].decode()
    assert text.count("\n## ") == 9
    assert "**B. 1.69 billion US dollars**" in text
    assert "[Lantern Wire](<https://news.example/boats-1>)" in text


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="found 'docx'"):
        written(example(), tmp_path / "out", formats=("html", "docx"))
    assert not (tmp_path / "out").exists()


def test_pages_of_an_earlier_longer_report_are_removed(tmp_path: Path) -> None:
    (tmp_path / "findings-2.html").write_text("old")
    (tmp_path / "findings-mine.html").write_text("kept")
    written(example(), tmp_path, formats=("html",))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["findings-mine.html", "index.html", "manifest.json"]
