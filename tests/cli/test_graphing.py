"""`crosscheck graph`: what a finding rests on, as lines and as files."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest

from tests.cli.running import article_file, invoke

FLOOD = "Floods in Hanoi damaged 400 houses. Rescuers found 12 people alive on Monday, the Red Crescent said."
MORE = "An air strike on a market in Derna killed 47 people, the governor said."


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of two outlets that differ, and of one story beside them."""
    folder, out = (tmp_path_factory.mktemp(name) for name in ("articles", "report"))
    article_file(folder, "quay")
    article_file(folder, "ledger", MORE)
    article_file(folder, "flood", FLOOD, title="Floods in Hanoi")
    assert invoke("run", folder, "--out", out, "--captured", "2024-05-01", "--quiet").exit_code == 1
    return out


@pytest.fixture(scope="module")
def conflict(report: Path) -> str:
    """The id of the conflict between the two."""
    rows = map(json.loads, (report / "findings.jsonl").read_text(encoding="utf-8").splitlines())
    (found,) = [row["id"] for row in rows if row["verdict"] == "conflict"]
    return str(found)


def test_a_finding_is_shown_with_both_sides_and_the_reason_of_every_tie(report: Path, conflict: str) -> None:
    done = invoke("graph", report, "--finding", conflict)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{conflict}: conflict of type value")
    assert [line for line in lines if line.startswith("  claim “36 people”")]
    assert [line for line in lines if line.startswith("    → conflicts_with “") and "47" in line]
    assert all(line.rpartition("): ")[2] for line in lines if "→" in line or "←" in line)
    assert "Hanoi" not in done.stdout


def test_without_a_finding_the_whole_graph_is_shown(report: Path) -> None:
    told = invoke("graph", report).stdout
    assert "Floods in Hanoi" in told
    assert "“47 people”" in told


def test_the_start_of_an_id_will_do_with_and_without_its_first_word(report: Path, conflict: str) -> None:
    whole = invoke("graph", report, "--finding", conflict).stdout
    for start in (conflict[:-2], conflict.removeprefix("finding-")[:8]):
        assert invoke("graph", report, "--finding", start).stdout == whole


@pytest.mark.parametrize(("name", "told"), [("finding-", "ids begin with"), ("finding-zz", "the nearest are finding-")])
def test_an_id_that_is_unknown_or_stands_for_several_is_an_error_with_near_ones(
    name: str, told: str, report: Path
) -> None:
    done = invoke("graph", report, "--finding", name)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert told in done.stderr


def test_articles_give_the_same_graph_as_the_report_of_their_run(report: Path, conflict: str) -> None:
    done = invoke("graph", report / "articles.jsonl", "--finding", conflict, "--captured", "2024-05-01")
    assert done.stdout == invoke("graph", report, "--finding", conflict).stdout


def test_both_layouts_for_other_programs_read_back(report: Path, conflict: str) -> None:
    drawn = {
        layout: invoke("graph", report, "--finding", conflict, "--format", layout).stdout_bytes
        for layout in ("graphml", "gexf")
    }
    strict, loose = nx.read_graphml(io.BytesIO(drawn["graphml"])), nx.read_gexf(io.BytesIO(drawn["gexf"]))
    assert set(strict.nodes) == set(loose.nodes)
    assert {kind for _, kind in strict.nodes(data="type")} == {"outlet", "article", "claim", "fact", "story"}
    assert strict.number_of_edges() == loose.number_of_edges() > 8


def test_a_graph_from_elsewhere_gives_a_terminal_nothing_to_obey(tmp_path: Path) -> None:
    strange: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    strange.add_node("fact:\u202ef", type="fact", label="red \u009b31m", odd="k")
    strange.add_edge("fact:\u202ef", "bare", attr="none")
    nx.write_graphml(strange, tmp_path / "graph.graphml")
    (tmp_path / "findings.jsonl").write_bytes(b"")
    done = invoke("graph", tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "fact “red [U+009B]31m” ([U+202E]f)"


@pytest.mark.parametrize(("graph", "findings"), [("no graph", ""), ("<graphml/>", ""), (None, "no finding\n")])
def test_a_report_that_cannot_be_read_is_named(graph: str | None, findings: str, report: Path, tmp_path: Path) -> None:
    whole = (report / "graph.graphml").read_text(encoding="utf-8")
    (tmp_path / "graph.graphml").write_text(whole if graph is None else graph, encoding="utf-8")
    (tmp_path / "findings.jsonl").write_text(findings, encoding="utf-8")
    done = invoke("graph", tmp_path)
    assert done.exit_code == 3
    assert done.stderr.startswith(f"Error: {tmp_path}")
