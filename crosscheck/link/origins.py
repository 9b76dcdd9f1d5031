"""Origins: how many independent voices report, as an upper bound: copies and one publisher's outlets count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from crosscheck.link.clustering import Forest
from crosscheck.link.names import romanise
from crosscheck.model.article import Article
from crosscheck.model.fact import CopyGroup


class Voices(msgspec.Struct, frozen=True):
    """For each article the marks of its voice: its publisher, its group of copies, the outlet that it credits."""

    marks: Mapping[str, tuple[str, ...]]

    def count(self, articles: Iterable[str]) -> int:
        """The number of voices behind these articles: articles that share a mark are one voice."""
        names = sorted(set(articles))
        forest = Forest([*names, *{mark for name in names for mark in self.marks.get(name, ())}])
        for name in names:
            for mark in self.marks.get(name, ()):
                forest.join(name, mark)
        return len({forest.root(name) for name in names})


def voices_of(articles: Sequence[Article], copies: Sequence[CopyGroup], families: Mapping[str, str]) -> Voices:
    """The voices of a run's articles. `families` gives the publisher of an outlet; an outlet not in it stands alone.

    A credit counts only where it names an outlet of the run or of the table: "agencies" is nobody in particular.
    """
    known = {_folded(outlet): _folded(family) for outlet, family in families.items()}
    for article in articles:
        if article.outlet:
            known.setdefault(_folded(article.outlet), _folded(article.outlet))
    group_of = {name: f"copy {group.articles[0]}" for group in copies for name in group.articles}
    marks: dict[str, tuple[str, ...]] = {}
    for article in articles:
        named = (known.get(_folded(name)) for name in (article.outlet, article.origin) if name)
        publishers = [f"publisher {name}" for name in named if name]
        marks[article.id] = (*publishers, *([group_of[article.id]] if article.id in group_of else []))
    return Voices(marks)


def _folded(name: str) -> str:
    return " ".join(romanise(name).split())
