"""Drafts become articles: fields checked, what the input does not say found out and marked."""

from __future__ import annotations

import re
from typing import Final

from crosscheck.ingest.addresses import outlet_of
from crosscheck.ingest.decoding import looks_binary
from crosscheck.ingest.draft import Draft
from crosscheck.ingest.languages import read_language, recognise_language
from crosscheck.ingest.limits import Limits
from crosscheck.ingest.timestamps import read_published
from crosscheck.model.article import Article
from crosscheck.model.result import Failure

LONGEST_FIELD: Final = 2_000
TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>")
UNTOLD: Final = frozenset({"script", "style"})
# Control characters, line separators, and the marks that turn the direction of what stands around a name; joiners stay.
UNPRINTED: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]+")


def settle(draft: Draft, limits: Limits) -> tuple[Article | None, tuple[Failure, ...]]:
    """The article, or None where it has no usable text, and a failure for each field that had to be left out."""
    title, text = draft.stated.title or "", draft.stated.text
    if reason := _unusable(title, text, limits):
        return None, (Failure(draft.path, reason, draft.line),)
    fields = _Fields(draft)
    url, published = fields.url(), fields.published()
    outlet, language = fields.name("outlet"), fields.language()
    inferred_outlet = outlet_of(url) if url and not outlet else None
    inferred_language = None if language else recognise_language(f"{title}\n{text}")
    article = Article(
        id=fields.name("id") or _cleaned(draft.derived_id),
        title=title,
        text=text,
        outlet=outlet or inferred_outlet,
        url=url,
        published=published,
        language=language or inferred_language,
        origin=fields.name("origin"),
        inferred=("outlet",) * bool(inferred_outlet) + ("language",) * bool(inferred_language),
        path=draft.path,
        line=draft.line,
    )
    return article, tuple(fields.failures)


class _Fields:
    """The short fields of a draft, read one by one; `failures` collects what could not be."""

    def __init__(self, draft: Draft) -> None:
        self.failures: list[Failure] = []
        self._draft = draft

    def name(self, field: str) -> str | None:
        """The field in one printable line, None where it says nothing or too much."""
        stated = getattr(self._draft.stated, field)
        if stated is None:
            return None
        value = _cleaned(str(stated))
        return (
            self._refuse(f"{field} longer than {LONGEST_FIELD} characters")
            if len(value) > LONGEST_FIELD
            else value or None
        )

    def url(self) -> str | None:
        """The address if it is one of the web."""
        url = self.name("url")
        if url and (outlet_of(url) is None or " " in url):
            return self._refuse(f"url is no http or https address: {_shown(url)}")
        return url

    def published(self) -> str | None:
        """The time in ISO 8601."""
        written = self.name("published")
        if written is None:
            return None
        return read_published(written) or self._refuse(f"published is no known form of time: {_shown(written)}")

    def language(self) -> str | None:
        """The primary language code."""
        written = self.name("language")
        if written is None:
            return None
        return read_language(written) or self._refuse(f"language is no language code: {_shown(written)}")

    def _refuse(self, reason: str) -> str | None:
        self.failures.append(Failure(self._draft.path, reason, self._draft.line))
        return None


def _unusable(title: str, text: str, limits: Limits) -> str | None:
    if len(title) + len(text) > limits.max_article_chars:
        return f"title and text longer than {limits.max_article_chars} characters"
    if not text.strip() and not title.strip():
        return "empty"
    try:
        encoded = title.encode() + text.encode()
    except UnicodeEncodeError:
        return "half of a surrogate pair in a string, which no text can hold"
    if looks_binary(encoded):
        return "binary"
    return None if _is_told(title) or _is_told(text) else "no words, only markup or scripts"


def _is_told(text: str) -> bool:
    """True where a letter or digit stands outside of tags, scripts and style sheets."""
    if not text.lstrip().startswith("<"):
        return bool(text.strip())
    told, *parts = TAG.split(text)
    hidden = False
    for slash, name, after in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if name.lower() in UNTOLD:
            hidden = not slash
        told += "" if hidden else after
    return any(map(str.isalnum, told))


def _cleaned(value: str) -> str:
    return UNPRINTED.sub("", value).strip().encode("utf-8", "replace").decode()


def _shown(value: str) -> str:
    return repr(value if len(value) <= 60 else f"{value[:59]}…")
