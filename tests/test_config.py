"""The configuration: what a file may say, and how it is told what is wrong."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import crosscheck
from crosscheck.config import Config, change_config, load_config, recorded_settings
from crosscheck.errors import ConfigError
from crosscheck.ingest.limits import Limits
from crosscheck.model.formats import INTERFACES

FULL = """
out = "reports"
formats = ["html", "csv"]
language = "ar"
workers = 3
captured = 2024-05-01
policy = "desk.toml"
decisions = "desk.jsonl"

[families]
"Quay Herald" = "Quay"

[known_days]
war = 2023-10-07

[limits]
max_line_bytes = 1000
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "crosscheck.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_config(_written(tmp_path, "")) == Config()


def test_a_full_file_is_read_key_by_key(tmp_path: Path) -> None:
    assert load_config(_written(tmp_path, FULL)) == Config(
        out=tmp_path / "reports",
        formats=("html", "csv"),
        language="ar",
        workers=3,
        captured=date(2024, 5, 1),
        policy=tmp_path / "desk.toml",
        decisions=tmp_path / "desk.jsonl",
        families={"Quay Herald": "Quay"},
        known_days={"war": date(2023, 10, 7)},
        limits=Limits(max_line_bytes=1000),
    )


def test_an_absolute_path_in_a_file_stays_as_it_is(tmp_path: Path) -> None:
    policy = tmp_path / "elsewhere" / "desk.toml"
    assert load_config(_written(tmp_path, f"policy = '{policy}'")).policy == policy


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("worker = 3", "unknown key worker; one of: captured, decisions, .*did you mean workers"),
        ("[limits]\nmax_line_byte = 3", r"unknown key limits\.max_line_byte; .*did you mean max_line_bytes"),
        ("workers = 'many'", "workers: Expected `int`, got `str`"),
        ("workers = -1", "workers: Expected `int` >= 0"),
        ("formats = ['htm']", r"formats\[0\]: .*'htm'; one of: .*did you mean html"),
        ("formats = 'html'", "formats: Expected `array`, got `str`"),
        ("language = 'xx'", "language: .*'xx'; one of: ar, en$"),
        ("limits = 3", "limits: Expected `object`"),
        ("[limits]\nmax_line_bytes = 0", r"limits\.max_line_bytes: Expected `int` >= 1"),
        ("[known_days]\nwar = 'autumn'", r"known_days\.war: "),
        ("policy = 5", "policy: Expected a path"),
        ("captured = 2024-05-01T10:00:00", "captured: Expected `date"),
        ("workers = ", "not TOML"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_file_and_what_was_expected(
    text: str, said: str, tmp_path: Path
) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(ConfigError, match=f"^{re.escape(str(path))}: {said}"):
        load_config(path)


def test_a_file_in_another_encoding_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "crosscheck.toml"
    path.write_bytes("out = 'é'".encode("latin-1"))
    with pytest.raises(ConfigError, match="not TOML in UTF-8"):
        load_config(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: cannot be read"):
        load_config(tmp_path / "absent.toml")


def test_changes_keep_every_other_key_and_merge_tables() -> None:
    config = Config(workers=2, known_days={"war": date(2023, 10, 7)}, limits=Limits(max_line_bytes=1000))
    changes = {"language": "ar", "known_days": {"siege": date(2024, 1, 1)}, "limits": {"max_article_chars": 5}}
    assert change_config(config, changes) == Config(
        workers=2,
        language="ar",
        known_days={"war": date(2023, 10, 7), "siege": date(2024, 1, 1)},
        limits=Limits(max_line_bytes=1000, max_article_chars=5),
    )


def test_no_change_is_no_change() -> None:
    assert change_config(Config(workers=4), {}) == Config(workers=4)


def test_a_wrong_change_says_where_it_came_from() -> None:
    with pytest.raises(ConfigError, match=r"^command line: workers"):
        change_config(Config(), {"workers": "many"})


def test_the_languages_of_the_report_are_those_that_have_catalogues() -> None:
    folders = [Path(crosscheck.__file__).parent / stage / "catalogues" for stage in ("judge", "report")]
    assert [sorted(path.stem for path in folder.iterdir()) for folder in folders] == [sorted(INTERFACES)] * 2


def test_recorded_settings_do_not_tell_the_machine(tmp_path: Path) -> None:
    here = Config(out=tmp_path / "a", workers=1, policy=tmp_path / "desk.toml")
    there = Config(out=tmp_path / "b", workers=8, policy=Path("desk.toml"))
    assert recorded_settings(here) == recorded_settings(there)
    assert str(tmp_path) not in str(recorded_settings(here))


def test_recorded_settings_tell_what_shapes_a_result() -> None:
    recorded = recorded_settings(Config(captured=date(2024, 5, 1)))
    assert recorded["captured"] == "2024-05-01"
    assert recorded != recorded_settings(Config())


def test_the_readme_shows_every_setting_in_a_file_that_loads(project: Path, tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", (project / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    load_config(_written(tmp_path, shown[1]))
    missing = [name for record in (Config, Limits) for name in record.__struct_fields__ if name not in shown[1]]
    assert missing == []
