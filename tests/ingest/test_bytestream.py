"""Lines do not depend on how the bytes arrive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crosscheck.ingest.bytestream import split_lines


@given(st.lists(st.binary(min_size=1, max_size=8).map(lambda b: b.replace(b"\x01", b"\n"))), st.integers(0, 12))
def test_lines_are_those_of_the_whole_whatever_the_chunks(chunks: list[bytes], most: int) -> None:
    *ended, rest = b"".join(chunks).split(b"\n")
    lines = [*ended, rest] if rest else ended
    expected = [(n, line if len(line) <= most else None) for n, line in enumerate(lines, start=1)]
    assert list(split_lines(chunks, most)) == expected
