"""`crosscheck check-language`: clean packs, broken ones, and languages that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.language.pack import available
from tests.cli.running import invoke
from tests.language.broken import Change, copied_packs


@pytest.mark.parametrize("code", available())
def test_a_sound_pack_ends_it_with_0(code: str) -> None:
    done = invoke("check-language", code)
    assert (done.exit_code, done.stdout) == (0, f"{code}: nothing found\n")


def test_what_is_wrong_is_told_by_file_and_line_and_ends_it_with_1(tmp_path: Path) -> None:
    packs = copied_packs(tmp_path, "en", Change("en/words/dates.toml", '"january"', '"january", "\u202ejanuary"'))
    done = invoke("check-language", "en", "--packs", packs)
    *found, last = done.stdout.splitlines()
    assert [line for line in found if line.startswith("en/words/dates.toml:") and "'\\u202ejanuary' holds" in line]
    assert (done.exit_code, last) == (1, f"en: {len(found)} found")


def test_an_unknown_language_ends_it_with_2_and_the_nearest_name() -> None:
    done = invoke("check-language", "enn")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no pack for enn (did you mean en?); give one of: ar, en" in done.stderr
