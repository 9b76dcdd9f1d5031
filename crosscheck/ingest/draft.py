"""Drafts: an article as its input states it, before the fields are checked."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosscheck.model.result import Failure


class Stated(msgspec.Struct):
    """The fields of one article as written, of the right type but not checked; further fields are ignored."""

    text: str
    title: str | None = None
    id: str | int | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    origin: str | None = None


class Draft(msgspec.Struct, frozen=True):
    """A stated article, where it stands, and the id that it gets if it states none."""

    stated: Stated
    path: str
    line: int
    derived_id: str


Readings = Iterator[Draft | Failure]
