"""The verb `exchange` made of two maps, for engines whose pairs fit into the memory of one process."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from functools import partial

from crosscheck.engine.protocol import Chunk, Engine, Keyed, Result, Value, pickled_task


def exchange_by_map(
    engine: Engine,
    split: Callable[[Chunk], Iterable[Keyed[Value]]],
    gather: Callable[[list[Keyed[Value]]], Result],
    chunks: Iterable[Chunk],
    *,
    buckets: int,
) -> list[Result]:
    """What `Engine.exchange` promises: workers split and gather, this process carries the pairs between them."""
    if buckets < 1:
        raise ValueError(f"buckets must be 1 or more, not {buckets}")
    pickled_task(split)
    pickled_task(gather)
    parts = engine.map(partial(_split_into, split, buckets), chunks)
    return engine.map(gather, [[pair for part in parts for pair in part[bucket]] for bucket in range(buckets)])


def bucket_of(key: str, buckets: int) -> int:
    """The bucket of a key, from 0: the same on every machine and in every run (Python's own hash is salted)."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % buckets


def _split_into(
    split: Callable[[Chunk], Iterable[Keyed[Value]]], buckets: int, chunk: Chunk
) -> list[list[Keyed[Value]]]:
    filled: list[list[Keyed[Value]]] = [[] for _ in range(buckets)]
    for pair in split(chunk):
        filled[bucket_of(pair[0], buckets)].append(pair)
    return filled
