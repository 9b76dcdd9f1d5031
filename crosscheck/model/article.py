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
    """One published text. `title` and `text` are the original, untouched: every span counts their code points.

    `published` is ISO 8601 as given. `origin` is an agency or outlet that the article credits with its text. `inferred`
    names the fields that the input did not state and crosscheck found (`outlet`, `language`, `reference`). `path` and
    `line` say where it was read.
    """

    id: str
    title: str
    text: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    origin: str | None = None
    captured: str | None = None
    reference: ReferenceTime | None = None
    inferred: tuple[str, ...] = ()
    path: str | None = None
    line: int | None = None

    def field(self, name: str) -> str:
        """The original text of the field `title` or `text`."""
        return self.title if name == "title" else self.text
