"""Articles: what an outlet published, and how we know what we say of it."""

from __future__ import annotations

from datetime import date

import msgspec


class ReferenceTime(msgspec.Struct, frozen=True):
    """The days against which an article's relative dates are read: one day, or a window with what narrowed it.

    `inferred` is True where the article states no time of its own; `offset` is the publisher's hours from UTC where
    known.
    """

    low: date
    high: date
    inferred: bool = False
    evidence: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True):
    """One published text. `title` and `text` are the original, untouched: every span counts their code points."""

    id: str
    """As given, or made from what was read."""
    title: str
    """The headline, empty where there is none."""
    text: str
    """The body with its line breaks."""
    outlet: str | None = None
    """The publisher."""
    url: str | None = None
    """Where it was published."""
    published: str | None = None
    """Day or time of publication, ISO 8601 as given."""
    language: str | None = None
    """ISO 639-1 code, stated or recognised."""
    origin: str | None = None
    """An agency or outlet that the article credits with its text."""
    captured: str | None = None
    """When it was fetched, where the input says so."""
    reference: ReferenceTime | None = None
    """The days against which relative dates are read, with what narrowed them."""
    inferred: tuple[str, ...] = ()
    """Fields that the input did not state and crosscheck found (`outlet`, `language`, `reference`)."""
    path: str | None = None
    """The file it was read from."""
    line: int | None = None
    """Its line in that file, counted from 1."""

    def field(self, name: str) -> str:
        """The original text of the field `title` or `text`."""
        return self.title if name == "title" else self.text
