"""Speakers: whom the articles of a story credit, by one name each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from crosscheck.link.names import name_similarity, tokens
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Story

# Of a name spelled from another script against one that an article prints: as names.py scores them, two of one person
# score 0.85 and more, and two persons of one family name below.
ALIKE: Final = 0.85


def named_speakers(claims: Sequence[Claim], articles: Sequence[Article], stories: Sequence[Story]) -> tuple[Claim, ...]:
    """The claims with each speaker of a story under one name.

    A short name (`Halden`, `Health Ministry`) becomes the only longer one of its story that ends with it; a name
    spelled from another script becomes the one that an article of its story prints.
    """
    story_of = {name: story.id for story in stories for name in story.articles}
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.attribution is not None and claim.article in story_of:
            heard[story_of[claim.article]][claim.attribution] += 1
    texts: dict[str, str] = defaultdict(str)
    for article in articles:
        if article.id in story_of:
            texts[story_of[article.id]] += f"{article.title}\n{article.text}\n"
    whole = {story: _whole_names(names, texts[story]) for story, names in heard.items()}
    return tuple(_renamed(claim, whole.get(story_of.get(claim.article, ""), {})) for claim in claims)


def _renamed(claim: Claim, whole: Mapping[str, str]) -> Claim:
    name = whole.get(claim.attribution or "")
    return msgspec.structs.replace(claim, attribution=name) if name else claim


def _whole_names(names: Iterable[str], text: str) -> dict[str, str]:
    """The names of a story that stand for another one, and that one."""
    told = sorted(names)
    printed = [name for name in told if name in text]
    spelled = {name: other for name in told if name not in text and (other := _printed(name, printed)) is not None}
    full = {name: other for name in told if (other := _longer(spelled.get(name, name), told)) is not None}
    return spelled | full


def _printed(name: str, printed: Sequence[str]) -> str | None:
    """The only printed name of as many words that sounds like one spelled from another script."""
    alike = [
        other
        for other in printed
        if len(tokens(other)) == len(tokens(name)) > 1 and name_similarity(name, other) >= ALIKE
    ]
    return alike[0] if len(alike) == 1 else None


def _longer(name: str, names: Sequence[str]) -> str | None:
    """The only longer name that ends with this one, which is written like a name."""
    if not all(word[0].isupper() for word in name.split()):
        return None
    longer = [other for other in names if other.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else None
