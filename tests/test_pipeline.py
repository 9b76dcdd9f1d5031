"""The pipeline as Python sees it: what a run gives, that it is repeatable, and what is public."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from contextlib import closing
from datetime import date
from html import escape
from pathlib import Path

import msgspec
import pytest

import crosscheck
from crosscheck import pipeline
from crosscheck.config import Config
from crosscheck.engine import LocalEngine, SerialEngine
from crosscheck.errors import ConfigError
from crosscheck.model.article import Article
from crosscheck.report.rows import encoded, run_row
from crosscheck.version import VERSION

STRIKE = "An air strike on the market of Zarqan killed 36 people and injured 52, the Health Ministry said on Friday."
REPLY = "An air strike on the market of Zarqan killed 63 people, the Health Ministry said on Friday."


def _article(
    name: str, text: str, *, outlet: str, language: str | None = "en", title: str = "Strike on Derna"
) -> Article:
    return Article(
        name, title, text.replace("Zarqan", "Derna"), outlet, published="2024-03-16T09:00:00Z", language=language
    )


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """Two outlets of one event that disagree, and one in a language that has no pack."""
    return [
        _article("a", STRIKE, outlet="The Quay Herald"),
        _article("b", REPLY, outlet="Northern Ledger"),
        _article("c", "Une frappe a fait 36 morts sur le marché de Derna.", outlet="Le Quai", language="fr"),
        _article("d", "36", outlet="Le Quai", language=None),
    ]


@pytest.fixture(scope="module")
def result(articles: list[Article]) -> crosscheck.Result:
    """The run over those articles."""
    return crosscheck.run(articles)


def _bytes(result: crosscheck.Result) -> bytes:
    return encoded(run_row(result.record))


def test_the_stages_read_in_the_order_of_the_flow() -> None:
    assert [stage.__name__ for stage in pipeline.STAGES] == ["with_claims", "with_facts", "with_findings"]


def test_a_run_leads_from_articles_to_a_conflict_with_both_quotes(result: crosscheck.Result) -> None:
    (conflict,) = [finding for finding in result.findings if finding.verdict == "conflict"]
    quotes = {claim.id: claim.quote for claim in result.claims}
    sides = [{quotes[name] for name in side} for side in conflict.sides]
    assert sorted(map(sorted, sides)) == [["36 people"], ["63 people"]]


def test_every_claim_is_in_exactly_one_fact(result: crosscheck.Result) -> None:
    held = [name for fact in result.record.facts for name in fact.claims]
    assert sorted(held) == sorted(claim.id for claim in result.claims)
    assert {claim.id: claim.fact for claim in result.claims} == {
        name: fact.id for fact in result.record.facts for name in fact.claims
    }


def test_every_quote_stands_at_its_span(result: crosscheck.Result) -> None:
    texts = {article.id: article for article in result.record.articles}
    assert result.claims
    for claim in result.claims:
        assert texts[claim.article].field(claim.field)[slice(*claim.span)] == claim.quote


def test_articles_without_a_pack_are_kept_and_counted_and_give_no_claims(result: crosscheck.Result) -> None:
    assert [article.id for article in result.record.articles] == ["a", "b", "c", "d"]
    assert result.record.manifest.unread_languages == {"fr": 1, "und": 1}
    assert {claim.article for claim in result.claims} == {"a", "b"}


def test_the_same_articles_give_the_same_bytes(articles: list[Article], result: crosscheck.Result) -> None:
    assert _bytes(crosscheck.run(articles)) == _bytes(result)


@pytest.mark.slow
def test_workers_change_no_byte(articles: list[Article]) -> None:
    many = [msgspec.structs.replace(a, id=f"{a.id}-{n}") for n in range(30) for a in articles]
    with closing(LocalEngine(2)) as engine:
        spread = crosscheck.run(many, engine=engine)
    with closing(SerialEngine()) as engine:
        assert _bytes(crosscheck.run(many, engine=engine)) == _bytes(spread)


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_read(articles: list[Article]) -> None:
    broken = Article("broken", "", None, language="en", path="feed.jsonl", line=7)
    readings = pipeline.read_chunk([broken, articles[0]], captured=None, known_days={})
    assert [bool(reading.claims) for reading in readings] == [False, True]
    failure = readings[0].failure
    assert failure is not None
    assert (failure.path, failure.line) == ("feed.jsonl", 7)
    assert "could not be read" in failure.reason


def test_the_manifest_tells_inputs_packs_and_failures_and_not_the_machine(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STRIKE, encoding="utf-8")
    (tmp_path / "two.txt").write_bytes(b"")
    found = crosscheck.read(tmp_path / "one.txt", tmp_path / "two.txt")
    manifest = crosscheck.run(found, Config(out=tmp_path / "out", workers=7)).record.manifest
    assert manifest.version == VERSION
    assert sorted(manifest.packs) == ["en"]
    assert [Path(name).name for name in manifest.inputs] == ["one.txt", "two.txt"]
    assert [Path(failure.path).name for failure in manifest.failures] == ["two.txt"]
    assert "workers" not in manifest.config
    assert str(tmp_path) not in str(manifest.config)


def test_the_manifest_tells_a_policy_by_its_content(articles: list[Article], tmp_path: Path) -> None:
    policy, digests = tmp_path / "policy.toml", []
    for kinds in ('["casualty"]', '["casualty", "deal"]'):
        policy.write_text(f"[kinds]\njudged = {kinds}\n", encoding="utf-8")
        digests.append(crosscheck.run(articles, Config(policy=policy)).record.manifest.config["policy_sha256"])
    assert digests[0] != digests[1]


def test_a_decision_of_a_reviewer_joins_and_parts(
    articles: list[Article], result: crosscheck.Result, tmp_path: Path
) -> None:
    path = tmp_path / "desk.jsonl"
    one, other = (next(c.id for c in result.claims if c.article == name and c.measure == "killed") for name in "ab")
    path.write_text(json.dumps({"left": one, "right": other, "same": False}) + "\n", encoding="utf-8")
    parted = crosscheck.run(articles, Config(decisions=path))
    assert {one, other} in [set(fact.claims) for fact in result.record.facts]
    assert not [fact for fact in parted.record.facts if {one, other} <= set(fact.claims)]
    assert "decisions_sha256" in parted.record.manifest.config


def test_a_decision_that_cannot_be_read_is_named_with_its_line(articles: list[Article], tmp_path: Path) -> None:
    path = tmp_path / "desk.jsonl"
    path.write_text('\n{"left": "a"}\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"desk\.jsonl:2: expected a decision with left, right and same"):
        crosscheck.run(articles, Config(decisions=path))
    with pytest.raises(ConfigError, match=r"absent\.jsonl: decisions cannot be read"):
        crosscheck.run(articles, Config(decisions=tmp_path / "absent.jsonl"))


def test_outlets_of_one_publisher_are_one_origin(articles: list[Article]) -> None:
    other = _article("e", "Doctors said 36 people were killed by the air strike on Zarqan.", outlet="Northern Ledger")
    families = {"The Quay Herald": "Quay", "Northern Ledger": "Quay"}
    runs = [crosscheck.run([articles[0], other], config) for config in (Config(), Config(families=families))]
    killed = [next(fact for fact in run.record.facts if fact.measure == "killed") for run in runs]
    assert [(len(fact.claims), fact.origins) for fact in killed] == [(2, 2), (2, 1)]


def test_progress_is_told_by_stage(articles: list[Article]) -> None:
    told: list[tuple[str, int, int | None]] = []
    crosscheck.run(articles, progress=lambda *how_far: told.append(how_far))
    assert told == [("extract", 1, 1), ("link", 0, None), ("judge", 0, None), ("judge", 1, 1)]


def test_the_graph_and_the_frames_hold_the_record(result: crosscheck.Result) -> None:
    types = [kind for _, kind in result.graph.nodes(data="type")]
    assert types.count("claim") == len(result.claims)
    assert types.count("article") == len(result.frames["articles"]) == 4
    assert result.frames["claims"]["quote"].to_list() == [claim.quote for claim in result.claims]


def test_the_report_is_one_page_and_a_notebook_shows_it_in_a_frame(result: crosscheck.Result, tmp_path: Path) -> None:
    path = result.to_html(tmp_path / "report.html")
    assert path == tmp_path / "report.html"
    page = path.read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert f'srcdoc="{escape(page)}"' in result._repr_html_()


def test_no_articles_give_an_empty_result() -> None:
    empty = crosscheck.run([])
    assert repr(empty) == "<Result: 0 articles, 0 claims, 0 facts, 0 conflicts>"
    assert len(empty.frames["claims"]) == 0


def test_extracting_reads_relative_days_against_the_day_that_is_passed() -> None:
    text = "The foreign minister of Norway, Ingrid Solheim, will arrive in Amman on Wednesday."
    days = [
        [claim.start for claim in crosscheck.extract(text, published=published) if claim.kind == "visit"]
        for published in (date(2024, 10, 21), "2024-10-28T08:00:00Z")
    ]
    assert days == [[date(2024, 10, 23)], [date(2024, 10, 30)]]


def test_a_language_without_a_pack_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(ConfigError, match=r"no pack for fr; give one of: ar, en"):
        crosscheck.extract("17 morts", language="fr")
    with pytest.raises(ConfigError, match=r"no pack for fr"):
        crosscheck.explain("Au moins 17 personnes ont été tuées à Derna dimanche, selon les autorités.")


def test_explaining_gives_a_tree_with_the_rule_of_each_claim() -> None:
    tree = str(crosscheck.explain(STRIKE, published="2024-03-16"))
    (killed, *_) = crosscheck.extract(STRIKE, published="2024-03-16")
    assert killed.quote in tree
    assert all(step in tree for step in killed.rule.split(" > "))


def test_the_examples_of_the_package_run(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    outcome = doctest.testmod(crosscheck, optionflags=doctest.ELLIPSIS)
    assert outcome.attempted > 5
    assert outcome.failed == 0


def test_the_public_names_are_few_sorted_and_all_there_is() -> None:
    assert len(crosscheck.__all__) <= 15
    assert crosscheck.__all__ == sorted(crosscheck.__all__)
    assert dir(crosscheck) == crosscheck.__all__
    assert all(getattr(crosscheck, name).__name__ == name for name in crosscheck.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrac'"):
        crosscheck.extrac  # noqa: B018


def test_importing_the_package_loads_nothing_of_it(project: Path) -> None:
    script = (
        "import crosscheck, sys; print(*sorted(n for n in sys.modules if n.split('.')[0] in ('crosscheck', 'msgspec')))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["crosscheck"]


def test_reading_one_text_loads_neither_frames_nor_graphs(project: Path) -> None:
    script = (
        "import crosscheck, sys; crosscheck.extract('At least 17 people were killed.', language='en');"
        "print(*(name for name in ('polars', 'networkx', 'trafilatura', 'numpy', 'jinja2') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
