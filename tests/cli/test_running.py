"""`crosscheck run`: the files it writes, what it says, and how it takes bad input."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from crosscheck.model.formats import FORMATS
from tests.cli.running import PROJECT, STRIKE, article_file, command, invoke, start

CONFLICT = STRIKE.replace("36", "63")
WRITTEN = {
    "index.html",
    "articles.jsonl",
    "claims.jsonl",
    "copies.jsonl",
    "findings.jsonl",
    "graph.graphml",
    "manifest.json",
}
ROW = '{"id": "good", "outlet": "Quay", "language": "en", "text": "At least 17 people were killed in Derna."}'


@pytest.fixture
def agreeing(tmp_path: Path) -> list[Path]:
    """One article."""
    return [article_file(tmp_path, "quay")]


@pytest.fixture
def disagreeing(tmp_path: Path) -> list[Path]:
    """Two outlets with different tolls of one strike."""
    return [article_file(tmp_path, "quay"), article_file(tmp_path, "ledger", CONFLICT)]


def _manifest(out: Path) -> dict[str, list[dict[str, object]]]:
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))


def test_it_writes_all_files_and_ends_with_0_where_nothing_is_to_report(agreeing: list[Path], tmp_path: Path) -> None:
    done = invoke("run", *agreeing, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} >= WRITTEN


def test_it_ends_with_1_and_names_the_conflict_where_there_is_one(disagreeing: list[Path], tmp_path: Path) -> None:
    done = invoke("run", *disagreeing, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (1, "")
    (told,) = [line for line in done.stdout.splitlines() if "36" in line and "63" in line]
    assert told.split()[0] in ("value", "digits")


def test_an_undated_article_is_no_younger_than_the_day_of_the_run(tmp_path: Path) -> None:
    undated = "Foreign Minister Dalia Okonjo will arrive in Muscat on Monday, 29 February, her spokesman said."
    (tmp_path / "page.txt").write_text(undated, encoding="utf-8")
    invoke("run", tmp_path / "page.txt", "--out", tmp_path / "out")
    settings = _manifest(tmp_path / "out")["config"]
    assert settings["captured"] == datetime.now().astimezone().date().isoformat()
    (claim,) = map(json.loads, (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    assert claim["start"] == "2016-02-29"


@pytest.mark.parametrize(
    ("formats", "files"),
    [
        (["html"], {"index.html"}),
        (["gexf", "jsonl"], {*(name for name in WRITTEN if name.endswith("jsonl")), "graph.gexf"}),
        (["markdown,sarif", "csv"], {"report.md", "findings.sarif", "articles.csv", "claims.csv", "findings.csv"}),
    ],
)
def test_only_the_wanted_formats_and_the_manifest_are_written(
    formats: list[str], files: set[str], agreeing: list[Path], tmp_path: Path
) -> None:
    options = [option for wanted in formats for option in ("--format", wanted)]
    invoke("run", *agreeing, "--out", tmp_path / "out", *options)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*files, "manifest.json"}


def test_every_format_can_be_asked_for(agreeing: list[Path], tmp_path: Path) -> None:
    done = invoke("run", *agreeing, "--out", tmp_path / "out", "--format", ",".join(FORMATS))
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(list((tmp_path / "out").iterdir())) > len(FORMATS)


def test_quiet_says_nothing(disagreeing: list[Path], tmp_path: Path) -> None:
    done = invoke("run", *disagreeing, "--out", tmp_path / "out", "--quiet")
    assert (done.exit_code, done.output) == (1, "")


def test_the_same_input_gives_the_same_bytes_in_another_folder(disagreeing: list[Path], tmp_path: Path) -> None:
    for name, workers in (("one", 1), ("two", 2)):
        invoke("run", *disagreeing, "--out", tmp_path / name, "--workers", str(workers))
    files = [{path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert files[0] == files[1]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x7fELF\0\0\1\2\3" * 50, "binary"),
        ("cut.txt", "قتل".encode()[:-1], "truncated"),
        ("broken.jsonl", f'{ROW}\n{{"id": "bad", "text": \n'.encode(), ":2: "),
        ("missing.jsonl", f'{ROW}\n{{"id": "bad"}}\n'.encode(), ":2: "),
        ("long.jsonl", b'{"text": "' + b"x" * 21_000_000 + b'"}\n', ":1: "),
    ],
)
def test_bad_input_is_named_with_its_place_and_the_rest_is_read(
    name: str, data: bytes, told: str, agreeing: list[Path], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = invoke("run", tmp_path / name, *agreeing, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert f"not read: {tmp_path / name}" in done.stderr
    assert told in done.stderr
    (failure,) = _manifest(tmp_path / "out")["failures"]
    assert failure["path"] == str(tmp_path / name)
    assert str(failure["reason"]) in done.stderr
    assert "quay" in (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8")


def test_every_failure_is_told_and_in_the_manifest(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text("x\n" * 50, encoding="utf-8")
    done = invoke("run", path, "--out", tmp_path / "out", "--quiet")
    assert [line.split(":")[:3] for line in done.stderr.splitlines()] == [
        ["not read", f" {path}", str(line)] for line in range(1, 51)
    ]
    assert len(_manifest(tmp_path / "out")["failures"]) == 50


def test_an_unreadable_input_outranks_a_conflict(disagreeing: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = invoke("run", tmp_path / "empty.txt", *disagreeing, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert "conflict" in done.stdout


def test_an_absent_file_among_others_is_named_and_the_others_are_read(agreeing: list[Path], tmp_path: Path) -> None:
    done = invoke("run", tmp_path / "qay.txt", *agreeing, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert f"did you mean {agreeing[0]}?" in done.stderr
    assert len(_manifest(tmp_path / "out")["failures"]) == 1


def test_a_language_without_a_pack_is_told_and_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\nlanguage: fr\n---\nUne frappe a fait 36 morts.", encoding="utf-8")
    done = invoke("run", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert done.stderr == "note: 1 article in language fr, for which there is no pack: no claims were read\n"


def test_an_output_that_is_no_folder_is_refused_before_anything_is_read(agreeing: list[Path], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    done = invoke("run", *agreeing, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "out: expected a folder that can be written" in done.stderr
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_outputs_are_replaced_whole_and_foreign_files_stay(disagreeing: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.md").write_text("mine", encoding="utf-8")
    (out / "claims.jsonl").write_text("old", encoding="utf-8")
    invoke("run", *disagreeing, "--out", out)
    assert (out / "notes.md").read_text(encoding="utf-8") == "mine"
    assert "63" in (out / "claims.jsonl").read_text(encoding="utf-8")
    assert not [path for path in out.iterdir() if path.suffix == ".part"]


def test_a_report_among_the_articles_is_no_input(disagreeing: list[Path], tmp_path: Path) -> None:
    for _ in range(2):
        done = invoke("run", tmp_path, "--out", tmp_path / "out")
        assert (done.exit_code, done.stderr) == (1, "")
        assert set(_manifest(tmp_path / "out")["inputs"]) == {str(path) for path in disagreeing}


def test_the_articles_of_a_report_can_be_read_again(disagreeing: list[Path], tmp_path: Path) -> None:
    invoke("run", *disagreeing, "--out", tmp_path / "out")
    done = invoke("check", "The strike on Derna killed 70 people.", "--against", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (1, "")
    assert sorted(line.split()[1] for line in done.stdout.splitlines() if "  other" in line) == ["ledger", "quay"]


def test_a_report_is_not_written_among_its_articles(disagreeing: list[Path], tmp_path: Path) -> None:
    done = invoke("run", tmp_path, "--out", f"{tmp_path}/.")
    assert done.exit_code == 2
    assert "out: expected a folder apart from the articles" in done.stderr
    assert sorted(tmp_path.iterdir()) == sorted(disagreeing)


def test_a_folder_in_the_place_of_a_file_is_named_and_nothing_is_replaced(
    disagreeing: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (out / "manifest.json").mkdir(parents=True)
    (out / "claims.jsonl").write_text("old", encoding="utf-8")
    done = invoke("run", *disagreeing, "--out", out)
    assert done.exit_code == 2
    assert f"{out / 'manifest.json'}: a folder stands where this file goes" in done.stderr
    assert {path.name for path in out.iterdir()} == {"manifest.json", "claims.jsonl"}
    assert (out / "claims.jsonl").read_text(encoding="utf-8") == "old"


def test_a_full_disk_is_an_error_line_and_leaves_the_old_files(agreeing: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("old", encoding="utf-8")
    limited = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *command("run", *agreeing, "--out", out)]
    done = subprocess.run(limited, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: out: expected a folder that can be written, {out}: File too large")
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == {"index.html": "old"}


def test_standard_input_is_read_and_the_options_of_a_file_are_overruled(tmp_path: Path) -> None:
    settings = tmp_path / "desk.toml"
    settings.write_text(f'out = "{tmp_path / "elsewhere"}"\nlanguage = "ar"\n', encoding="utf-8")
    done = start("run", "-", "--config", settings, "--out", tmp_path / "here", "--ui", "en", stdin=ROW.encode())
    assert done.returncode == 0
    assert _manifest(tmp_path / "here")["config"]["language"] == "en"
    assert not (tmp_path / "elsewhere").exists()


def test_hostile_text_reaches_the_terminal_harmless(tmp_path: Path) -> None:
    hostile = "Quay\u202e\x1b]0;owned\x07 <script>"
    rows = [
        {"id": f"{n}\x1b[2J", "outlet": f"{hostile}{n}", "published": "2024-03-16", "language": "en", "text": text}
        for n, text in enumerate((STRIKE, CONFLICT))
    ]
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{\x1b[31m\n", encoding="utf-8")
    done = invoke("run", path, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert not [letter for letter in done.output if not letter.isprintable() and letter != "\n"]
