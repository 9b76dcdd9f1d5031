"""Which forms of time are read, and as what."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.ingest.timestamps import read_published


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023-11-02T09:15:00+03:00", "2023-11-02T09:15:00+03:00"),
        ("2023-11-02T09:15:00Z", "2023-11-02T09:15:00+00:00"),
        ("2023-11-02 09:15", "2023-11-02T09:15:00"),
        ("2023-11-02 09:15 +0300", "2023-11-02T09:15:00+03:00"),
        ("2023-11-02 09:15:00 UTC", "2023-11-02T09:15:00+00:00"),
        ("2023/11/02 09:15", "2023-11-02T09:15:00"),
        ("2023-11-02", "2023-11-02"),
        ("Thu, 02 Nov 2023 09:15:00 +0300", "2023-11-02T09:15:00+03:00"),
        ("Thu, 02 Nov 2023 09:15:00 GMT", "2023-11-02T09:15:00+00:00"),
        ("02/11/2023", None),
        ("2023-13-40", None),
        ("soon", None),
        ("", None),
        ("٢٠٢٣-١١-٠٢", None),
        (f"2023-11-02 {' ' * 80}09:15", None),
        ("0001-01-01T00:00:00+10:00", None),
    ],
)
def test_times_become_iso_8601_with_their_offset(written: str, expected: str | None) -> None:
    assert read_published(written) == expected


@given(st.text(max_size=60))
def test_reading_what_was_read_changes_nothing(written: str) -> None:
    once = read_published(written)
    assert once is None or read_published(once) == once


@given(st.datetimes(datetime(1800, 1, 1), datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_an_iso_moment_is_kept(moment: datetime, minutes: int) -> None:
    written = moment.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()
    assert read_published(written) == written
