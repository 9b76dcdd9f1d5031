"""The samples are read without loss, and the committed report is what they make today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from crosscheck import pipeline
from crosscheck.config import Config

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "reports" / "samples"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        articles = pipeline.read("samples")
    return pipeline.run(articles, Config(out=tmp_path_factory.mktemp("report"), captured=date(2026, 11, 24)))


def test_every_sample_article_is_read(result: pipeline.Result) -> None:
    assert len(result.record.articles) == 14
    assert result.record.manifest.failures == ()


def test_five_types_of_conflict_and_a_copy_are_found(result: pipeline.Result) -> None:
    types = {finding.type for finding in result.findings if finding.verdict == "conflict"}
    assert len(types) >= 5
    assert len(result.record.copies) == 1


def test_every_quote_stands_in_its_article_where_its_span_says(result: pipeline.Result) -> None:
    articles = {article.id: article for article in result.record.articles}
    for claim in result.claims:
        assert articles[claim.article].field(claim.field)[slice(*claim.span)] == claim.quote


def test_the_arabic_page_gives_no_reason_in_english(result: pipeline.Result, tmp_path: Path) -> None:
    arabic = msgspec.structs.replace(result.config, language="ar", out=tmp_path)
    page = pipeline.Result(result.record, arabic).to_html(tmp_path / "index.html").read_text(encoding="utf-8")
    whole = [finding.reason for finding in result.findings if finding.verdict in ("update", "single", "compatible")]
    assert whole
    assert [reason for reason in whole if reason in page] == []


def test_the_committed_report_is_what_the_samples_make(result: pipeline.Result) -> None:
    made = {path.name: path.read_bytes() for path in result.write()}
    assert made.keys() == {path.name for path in REPORT.iterdir()}, "run: make reports"
    assert [name for name, data in made.items() if data != (REPORT / name).read_bytes()] == [], "run: make reports"
