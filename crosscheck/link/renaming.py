"""Names in a story: whom its articles credit, who acts in them and where, by one name each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from crosscheck.link.names import name_similarity, skeleton, token_count, tokens
from crosscheck.link.places import World
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Story

# Of a name spelled from another script against one that an article prints: as names.py scores them, two of one person
# score 0.85 and more, and two persons of one family name below.
ALIKE: Final = 0.85
LONGEST: Final = 5  # words of a name
PARTICLE: Final = 3  # letters of a small word inside a name
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

Bones = tuple[str, ...]


def renamed_claims(
    claims: Sequence[Claim], articles: Sequence[Article], stories: Sequence[Story], *, world: World | None = None
) -> tuple[Claim, ...]:
    """The claims with each speaker, person and unlisted place of a story under one name.

    A short speaker (`Halden`, `Health Ministry`) becomes the only longer one of its story that ends with it; a name
    spelled from another script becomes the one that an article of its story prints, a place's only where a claim of
    that article is placed there.
    """
    story_of = {name: story.id for story in stories for name in story.articles}
    by_story: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article in story_of:
            by_story[story_of[claim.article]].append(claim)
    texts: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in story_of:
            texts[story_of[article.id]] += [article.title, article.text]
    named = {
        claim.id: claim for story, told in by_story.items() for claim in _named(told, "\n".join(texts[story]), world)
    }
    return tuple(named.get(claim.id, claim) for claim in claims)


def _named(claims: Sequence[Claim], text: str, world: World | None) -> list[Claim]:
    """The claims of a story under the names that its text prints."""
    speakers = {claim.attribution for claim in claims if claim.attribution}
    names = speakers.union(*(claim.who for claim in claims))
    prints = _printer(text)
    missing = [name for name in names if (world is None or not world.composes(name)) and not prints(name)]
    printed = _printed(missing, text)
    places = _alike_places({claim.where for claim in claims if claim.where}, prints, world)
    told = sorted(printed.get(name, name) for name in speakers)
    whole = {name: other for name in told if (other := _longer(name, told)) is not None}

    def speaker(name: str) -> str:
        name = printed.get(name, name)
        return whole.get(name, name)

    return [
        msgspec.structs.replace(
            claim,
            attribution=claim.attribution and speaker(claim.attribution),
            who=tuple(dict.fromkeys(printed.get(name, name) for name in claim.who)),
            where=places.get(claim.where or "", claim.where),
        )
        for claim in claims
    ]


def _printer(text: str) -> Callable[[str], bool]:
    """What says whether a text prints a name; a text without one of its words is not searched."""
    words = set(_WORD.findall(text))
    return lambda name: words.issuperset(_WORD.findall(name)) and name in text


def _printed(names: Iterable[str], text: str) -> dict[str, str]:
    """For names that a text does not print the only printed one of the same consonants, word by word."""
    wanted: dict[Bones, list[str]] = defaultdict(list)
    for name in names:
        if _capital(name.split()[0]) and 1 < len(tokens(name)) <= LONGEST:
            wanted[_bones(tokens(name))].append(name)
    found: dict[str, set[str]] = defaultdict(set)
    for other in _names_in(text, {len(bones) for bones in wanted}) if wanted else ():
        for name in wanted.get(_bones(tokens(other)), ()):
            if len(other.split()) == len(name.split()) and _sound_alike(name, other):
                found[name].add(other)
    return {name: max(others) for name, others in found.items() if len({other.casefold() for other in others}) == 1}


def _alike_places(names: Iterable[str], prints: Callable[[str], bool], world: World | None) -> dict[str, str]:
    """For unlisted places that the text does not print the only printed one that sounds like it."""
    unlisted = [name for name in names if world is not None and not world.knows(name)]
    printed = [name for name in unlisted if prints(name)]
    found = {
        name: [other for other in printed if _sound_alike(name, other)] for name in unlisted if name not in printed
    }
    return {name: others[0] for name, others in found.items() if len(others) == 1}


def _sound_alike(left: str, right: str) -> bool:
    return _bones(tokens(left)) == _bones(tokens(right)) and name_similarity(left, right) >= ALIKE


def _bones(words: Sequence[str]) -> Bones:
    return tuple(skeleton(word) for word in words)


def _names_in(text: str, sizes: set[int]) -> set[str]:
    """Each run of so many capitalised words with nothing but a blank between them."""
    found: set[str] = set()
    for run in _runs(text):
        capital = [at for at, word in enumerate(run) if _capital(word)]
        for at, first in enumerate(capital):
            for last in capital[at + 1 : at + 1 + LONGEST]:
                words = run[first : last + 1]
                if last <= first + LONGEST and token_count(words) in sizes:
                    found.add(" ".join(words))
    return found


def _runs(text: str) -> Iterator[list[str]]:
    """Words one blank apart that are capitalised, or short ones between two that are (`bin`, `de`)."""
    run: list[str] = []
    behind = -1
    for match in _WORD.finditer(text):
        word = match.group()
        fits = _capital(word) or (run and len(word) <= PARTICLE)
        if run and not (fits and match.start() == behind + 1 and text[behind] == " "):
            yield run
            run = []
        if _capital(word) or (run and fits):
            run.append(word)
        behind = match.end()
    yield run


@lru_cache(maxsize=1 << 16)
def _capital(word: str) -> bool:
    """True for a word that is written like a part of a name: `Halden`, `al-Halden`."""
    return any(letter.isupper() for letter in word)


def _longer(name: str, names: Sequence[str]) -> str | None:
    """The only longer name that ends with this one, which is written like a name."""
    if not all(word[0].isupper() for word in name.split()):
        return None
    longer = [other for other in names if other.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else None
