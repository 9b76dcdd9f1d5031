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
    """What went into a run. No clock, no machine path."""

    version: str
    """The program's."""
    packs: dict[str, str]
    """For each language read, a digest of its pack."""
    inputs: dict[str, str]
    """SHA-256 of every file read."""
    config: dict[str, object]
    """The settings that shape what a run says, with digests of policy and decisions."""
    failures: tuple[Failure, ...] = ()
    """Inputs that could not be read: path, line and reason."""
    unread_languages: dict[str, int] = {}
    """How many articles are in a language without a pack."""


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
