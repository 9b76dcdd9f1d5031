"""What a run knows when it is done, as one record that reports and exports read."""

from __future__ import annotations

import msgspec

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup, Edge, Fact, Story
from crosscheck.model.finding import Finding


class Failure(msgspec.Struct, frozen=True):
    """An input that could not be read: path, 1-based line where there is one, and the reason."""

    path: str
    reason: str
    line: int | None = None


class Manifest(msgspec.Struct, frozen=True):
    """What went into a run: program and pack versions, inputs by SHA-256, configuration, failures.

    No clock, no machine path.
    """

    version: str
    packs: dict[str, str]
    inputs: dict[str, str]
    config: dict[str, object]
    failures: tuple[Failure, ...] = ()
    unread_languages: dict[str, int] = {}


class RunRecord(msgspec.Struct, frozen=True):
    """Articles, claims, facts, findings and all that links them, each in a stable order."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    stories: tuple[Story, ...]
    copies: tuple[CopyGroup, ...]
    edges: tuple[Edge, ...]
    manifest: Manifest
