"""The program as a whole: how it starts, how it ends, and what it says of mistakes."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crosscheck.cli.program import program
from crosscheck.version import VERSION
from tests.cli.running import PROJECT, STRIKE, article_file, command, invoke, start

# The parser, the records and the settings; a stage or a pack among the modules would make `--help` slow.
LIGHT = {
    "crosscheck", "__main__", "cli", "config", "errors", "ingest", "ingest.limits", "model", "model.formats",
    "model.visible", "version"}  # fmt: skip


def test_help_loads_no_stage_and_few_modules() -> None:
    script = (
        "import runpy, sys\n"
        "sys.argv = ['crosscheck', '--help']\n"
        "try: runpy.run_module('crosscheck', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "import json; print('\\n' + json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    modules = json.loads(done.stdout.splitlines()[-1])
    own = {name.removeprefix("crosscheck.") for name in modules if name.startswith("crosscheck.")}
    assert {name for name in own if not name.startswith("cli")} <= LIGHT
    assert len(modules) < 330


def test_help_lists_every_command_and_the_exit_codes() -> None:
    told = invoke("--help").stdout
    assert all(name in told for name in program.commands)
    assert "3 some input could not be read" in " ".join(told.split())


def test_help_says_of_every_command_what_it_does_in_a_whole_line() -> None:
    assert "..." not in invoke("--help").stdout.replace("[ARGS]...", "")


@pytest.mark.parametrize("name", sorted(program.commands))
def test_every_command_explains_itself_and_its_options(name: str) -> None:
    told = invoke(name, "--help")
    assert told.exit_code == 0
    undocumented = [p.name for p in program.commands[name].params if p.param_type_name == "option" and not p.help]
    assert undocumented == []


def test_the_version_is_told() -> None:
    assert invoke("--version").stdout == f"crosscheck {VERSION}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chekc"], "No such command 'chekc'. Did you mean check?"),
        (["zzz"], "There are: check, check-language, compare"),
        (["run", "samples", "--ot", "x"], "No such option '--ot'. (Did you mean"),
        (["run"], "Missing argument 'INPUT...'"),
        (["run", "samples", "--format", "csv,htm"], "'htm'; one of: annotation, claimreview, csv"),
        (["run", "samples", "--format", "docx"], "'docx'; one of: "),
        (["run", "samples", "--captured", "1/5/2024"], "expected YYYY-MM-DD"),
        (["run", "samples", "--workers", "-1"], "workers: Expected `int` >= 0"),
        (["run", "samples", "--config", "absent.toml"], "absent.toml: cannot be read"),
        (["extract"], "Expected one of INPUT and --text"),
        (["extract", "--text", "17 morts", "--language", "fr"], "no pack for fr; give one of: ar, en"),
        (["check", "17 people were killed."], "Missing option '--against'"),
    ],
)
def test_wrong_usage_is_named_with_a_way_out_and_ends_with_2(arguments: list[str], told: str) -> None:
    done = invoke(*arguments)
    assert told in " ".join(done.stderr.split())
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_missing_input_is_named_with_its_nearest_neighbour(tmp_path: Path) -> None:
    path = article_file(tmp_path, "strike")
    done = invoke("run", tmp_path / "strik.txt", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert f"no such file or folder; did you mean {path}?" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_wrong_key_of_the_settings_is_named_with_the_right_one(tmp_path: Path) -> None:
    settings = tmp_path / "desk.toml"
    settings.write_text("worker = 2\n", encoding="utf-8")
    done = invoke("run", article_file(tmp_path, "strike"), "--config", settings)
    assert done.exit_code == 2
    assert "desk.toml: unknown key worker" in done.stderr
    assert "did you mean workers?" in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    process = subprocess.Popen(
        command("extract", "samples", "--format", "json"), cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=60) if process.stderr is None else (b"", process.stderr.read())
    process.stderr.close()
    assert (process.wait(60), errors) == (141, b"")


def test_ctrl_c_ends_it_without_a_traceback_and_a_terminal_sees_the_bar(tmp_path: Path) -> None:
    terminal, far_end = pty.openpty()
    process = subprocess.Popen(
        command("run", "-", "--out", tmp_path / "out"),
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=far_end,
    )
    os.close(far_end)
    seen = b""
    while b"read" not in seen:
        seen += os.read(terminal, 100)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    seen += _rest_of(terminal)
    assert b"Traceback" not in seen
    assert b"[" in seen
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()


def test_a_mistake_of_the_program_ends_with_a_code_of_its_own() -> None:
    script = (
        "import sys, click; from crosscheck.cli.program import main, program\n"
        "program.add_command(click.Command('fail', callback=lambda: 1 / 0)); sys.argv = ['crosscheck', 'fail']; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert done.stderr.startswith("Error: crosscheck itself failed.\nTraceback")
    assert "ZeroDivisionError" in done.stderr


def test_the_bar_is_not_drawn_where_nobody_watches(tmp_path: Path) -> None:
    done = start("run", "-", "--out", tmp_path / "out", stdin=STRIKE.encode())
    assert (done.returncode, done.stderr) == (0, b"")


def _rest_of(terminal: int) -> bytes:
    """What is still to be read; a terminal whose other end is closed says so with an error."""
    found = b""
    try:
        while part := os.read(terminal, 1000):
            found += part
    except OSError:
        pass
    os.close(terminal)
    return found
