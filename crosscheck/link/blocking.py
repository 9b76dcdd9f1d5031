"""Blocking: which subjects are compared at all, by keys that no value enters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from crosscheck.link.names import skeleton, tokens
from crosscheck.link.places import folded_place
from crosscheck.link.subjects import Subject

Key = tuple[str | int, ...]

# Two windows of this many days, shifted by half, so that two days at most half a window apart share one of them.
WINDOW: Final = 56
_EPOCH: Final = date(1970, 1, 1)


def candidate_pairs(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """Pairs of positions that share a key, smaller position first, in order."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, subject in enumerate(subjects):
        for key in set(keys(subject)):
            blocks[key].append(at)
    pairs = {(a, b) for block in blocks.values() for i, a in enumerate(block) for b in block[i + 1 :]}
    for dated, undated in _undated(subjects).values():
        pairs |= {(min(a, b), max(a, b)) for a in undated for b in [*dated, *undated] if a != b}
    return sorted(pairs)


def _undated(subjects: Sequence[Subject]) -> dict[Key, tuple[list[int], list[int]]]:
    """For each question in one place the subjects with a window of time and those without, which may lie in any."""
    blocks: dict[Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, subject in enumerate(subjects):
        for place in _places(subject):
            key = (subject.kind, subject.measure, subject.group or "", subject.forecast, place)
            blocks[key][subject.days is None and subject.seen is None].append(at)
    return {key: block for key, block in blocks.items() if block[1]}


def keys(subject: Subject) -> Iterator[Key]:
    """The keys of a subject: its story, and what it names itself, with a window of time where an event needs one."""
    asked: Key = (subject.kind, subject.measure, subject.group or "", subject.forecast)
    if subject.story:
        yield (*asked, "story", subject.story)
    if subject.kind == "deal":
        yield from ((*asked, "party", sound) for sound in _pairs(subject))
    elif subject.kind == "visit":
        yield from ((*asked, "who", sound, window) for sound in _sounds(subject) for window in windows(subject))
        yield from ((*asked, "place", place, window) for place in _places(subject) for window in windows(subject))
    elif subject.scope == "total":
        yield from ((*asked, "total", place) for place in _places(subject))
    else:
        if subject.kind == "casualty" and subject.scope is None:
            yield from ((*asked, "total", place) for place in _places(subject))
        yield from ((*asked, "place", place, window) for place in _places(subject) for window in windows(subject))
        yield from ((*asked, "year", place, year) for place in _places(subject) for year in sorted(subject.years))


def _places(subject: Subject) -> Iterator[str]:
    if subject.where:
        yield folded_place(subject.where)
    elif subject.side:
        yield folded_place(subject.side)


def _sounds(subject: Subject) -> list[str]:
    """The last word of each name, by its sound: the part that reports keep when they leave others out."""
    return sorted({skeleton(words[-1]) for name in subject.who if (words := tokens(name))})


def _pairs(subject: Subject) -> list[str]:
    """Each party with what is paid for, and each two parties."""
    sounds = [" ".join(skeleton(word) for word in tokens(name)) for name in subject.who]
    sounds.sort()
    two = [f"{a}+{b}" for i, a in enumerate(sounds) for b in sounds[i + 1 :]]
    item = skeleton(tokens(subject.item)[-1]) if subject.item and tokens(subject.item) else None
    return two + ([f"{sound}:{item}" for sound in sounds] if item else [])


def windows(subject: Subject) -> list[int]:
    """Numbers of the windows of time in which the subject's event lies; none where nothing tells."""
    days = subject.days or subject.seen
    if days is None:
        return []
    first, last = (days.first - _EPOCH).days, (days.last - _EPOCH).days
    half = WINDOW // 2
    return list(range(first // half, last // half + 2))
