"""The exceptions: one base for all, and messages with a place."""

from __future__ import annotations

import pickle

import pytest

from crosscheck.errors import ConfigError, CrosscheckError, EngineError, InputError, PackError


@pytest.mark.parametrize("kind", [InputError, PackError, ConfigError, EngineError])
def test_every_exception_has_the_common_base(kind: type[Exception]) -> None:
    assert issubclass(kind, CrosscheckError)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (InputError("not JSON", path="feed.jsonl", line=3), "feed.jsonl:3: not JSON"),
        (InputError("not text", path="photo.txt"), "photo.txt: not text"),
    ],
)
def test_an_input_error_says_where_and_survives_a_trip_between_processes(error: InputError, message: str) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.reason, again.path, again.line) == (message, error.reason, error.path, error.line)
