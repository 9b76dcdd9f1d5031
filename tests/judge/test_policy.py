"""The policy file and its errors."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from crosscheck.errors import ConfigError
from crosscheck.judge import policy as policy_module
from crosscheck.judge.policy import DEFAULT, load_policy
from crosscheck.model.finding import CONFLICT_TYPES
from tests.judge.making import count, judged, sum_of, types

DEFAULTS = Path(policy_module.__file__).parent / "policy.toml"


def written(folder: Path, text: str) -> Path:
    """A policy file with the text."""
    path = folder / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_is_the_default_policy(tmp_path: Path) -> None:
    assert load_policy(written(tmp_path, "")) == DEFAULT


def test_a_file_changes_only_the_keys_that_it_gives(tmp_path: Path) -> None:
    changed = load_policy(written(tmp_path, "[severity.size]\nfull = 12\n"))
    assert (changed.severity.size.full, changed.severity.size.whole) == (12, DEFAULT.severity.size.whole)
    assert changed.counts == DEFAULT.counts


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[severity.size]\nfull = 'much'\n", "severity.size.full"),
        ("[severity.size]\nfool = 3\n", "severity.size"),
        ("[kinds]\njudged = ['rumour']\n", "kinds.judged"),
        ("[kinds\n", "TOML"),
    ],
)
def test_an_unusable_key_is_named_with_its_file(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_policy(written(tmp_path, text))
    assert key in str(caught.value)
    assert "desk.toml" in str(caught.value)


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load_policy(tmp_path / "none.toml")


def test_every_key_of_the_defaults_has_a_comment_that_gives_its_reason() -> None:
    """Severities have one for each table, as their keys are of one kind."""
    lines = DEFAULTS.read_text(encoding="utf-8").splitlines()
    tables = [at for at, line in enumerate(lines) if line.startswith("[severity.")]
    keys = [at for at, line in enumerate(lines) if re.match(r"[a-z_]+ = ", line) and at < tables[0]]
    assert [lines[at] for at in (*keys, *tables) if not lines[at - 1].startswith("#")] == []


def test_every_conflict_type_has_points() -> None:
    assert set(tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))["severity"]["type"]) == set(CONFLICT_TYPES)


def test_a_desk_can_leave_a_kind_out(tmp_path: Path) -> None:
    deals_only = load_policy(written(tmp_path, "[kinds]\njudged = ['deal']\n"))
    assert judged((count("a", 24), count("b", 37)), policy=deals_only) == ()


def test_a_desk_can_widen_its_tolerance(tmp_path: Path) -> None:
    lenient = load_policy(written(tmp_path, "[values]\nrounding = 0.10\n"))
    claims = (sum_of("a", "3200000000"), sum_of("b", "3000000000", precision=0))
    assert (types(judged(claims)), types(judged(claims, policy=lenient))) == (["value"], ["compatible"])
