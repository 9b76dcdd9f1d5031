"""Memory: cycles are looked for less often inside, and as often as before behind it."""

from __future__ import annotations

import gc

import pytest

from crosscheck.engine.memory import THRESHOLDS, rare_collection


def _broken_off() -> None:
    with rare_collection():
        assert gc.get_threshold() == THRESHOLDS
        raise KeyError


def test_thresholds_are_raised_inside_and_given_back_even_after_an_error() -> None:
    before = gc.get_threshold()
    assert before != THRESHOLDS
    with pytest.raises(KeyError):
        _broken_off()
    assert gc.get_threshold() == before
