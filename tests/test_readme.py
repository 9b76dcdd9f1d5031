"""The README says what is: its commands run, and commands, options and exit codes are all in it."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from crosscheck.cli import settings
from crosscheck.cli.program import program
from crosscheck.model.formats import FORMATS

ARTICLES = [
    {
        "id": "a",
        "outlet": "Quay Herald",
        "text": "At least 47 people were killed in the collapse of a bridge in Derna.",
    },
    {
        "id": "b",
        "outlet": "Northern Ledger",
        "text": "The collapse of a bridge in Derna killed 52 people, officials said.",
    },
]


@pytest.fixture(scope="module")
def readme(project: Path) -> str:
    """The README's text."""
    return (project / "README.md").read_text(encoding="utf-8")


def _examples(readme: str) -> list[str]:
    return re.findall(r"^    crosscheck (.+)$", readme, re.MULTILINE)


def _table(readme: str, heading: str) -> dict[str, str]:
    """The rows of the table with that first heading."""
    table = readme.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return {row[0].strip("`"): row[1] for row in rows}


def test_every_command_line_of_the_readme_runs(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps({**article, "language": "en"}) + "\n" for article in ARTICLES)
    (tmp_path / "articles.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    examples = _examples(readme)
    assert len(examples) >= 2
    for example in examples:
        done = CliRunner().invoke(program, shlex.split(example))
        assert done.exit_code in (settings.CLEAN, settings.CONFLICTS), (example, done.output)


def test_the_table_of_commands_is_that_of_the_program(readme: str) -> None:
    told = [row.split()[1] for row in _table(readme, "command")]
    assert sorted(told) == sorted(program.commands)


def test_options_that_the_readme_names_exist(readme: str) -> None:
    for row in [*_table(readme, "command"), *(f"crosscheck {line}" for line in _examples(readme))]:
        known = {option for parameter in program.commands[row.split()[1]].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", row)) <= known, row


def test_the_table_of_files_is_what_a_run_writes(readme: str, project: Path) -> None:
    assert set(_table(readme, "file")) == {path.name for path in (project / "reports" / "samples").iterdir()}


def test_the_table_of_formats_is_the_list_of_formats(readme: str) -> None:
    assert tuple(_table(readme, "format")) == FORMATS


def test_every_exit_code_is_told(readme: str) -> None:
    codes = (settings.CLEAN, settings.CONFLICTS, settings.USAGE, settings.UNREAD, settings.FAILED)
    assert list(_table(readme, "exit code")) == [str(code) for code in codes]
