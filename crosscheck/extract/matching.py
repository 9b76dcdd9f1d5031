"""The one matcher: applies a layer of a pack's rules to a sentence and lets productions rewrite or report what
matched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from crosscheck.extract.items import Item, Sentence
from crosscheck.language.grammar import Rule
from crosscheck.language.pack import Pack


class Match:
    """Where a rule matched, with the items of its named groups."""

    __slots__ = ("_found", "pack", "rule", "sentence")

    def __init__(self, rule: Rule, found: re.Match[str], sentence: Sentence, pack: Pack) -> None:
        self.rule, self._found, self.sentence, self.pack = rule, found, sentence, pack

    @property
    def span(self) -> tuple[int, int]:
        """Positions of the items that the rule takes: the group `it` where the pattern names one, else all that
        matched.
        """
        group = self.rule.groups.get("it")
        return self._found.span() if group is None or self._found.start(group) < 0 else self._found.span(group)

    @property
    def items(self) -> list[Item]:
        """The items that the rule takes."""
        begin, end = self.span
        return self.sentence.items[begin:end]

    def get(self, group: str) -> Item | None:
        """The first item of a named group; None where the pattern has no such group or it matched nothing."""
        number = self.rule.groups.get(group)
        if number is None:
            return None
        start, end = self._found.span(number)
        return None if start == end else self.sentence.items[start]

    def at(self, group: str) -> int | None:
        """The position of the first item of a named group."""
        number = self.rule.groups.get(group)
        if number is None:
            return None
        start, end = self._found.span(number)
        return None if start == end else start

    def all(self, group: str) -> list[Item]:
        """All items of a named group."""
        begin, end = self._found.span(group)
        return self.sentence.items[begin:end]

    def whole(self) -> tuple[int, int]:
        """Positions of everything that matched."""
        return self._found.span()

    def next(self, at: int) -> Match | None:
        """The next match of the rule, from a position on."""
        found = self.rule.regex.search(self.sentence.codes, at)
        return None if found is None else Match(self.rule, found, self.sentence, self.pack)


Production = Callable[[Match], Item | None]


def rewrite(sentence: Sentence, layers: Iterable[str], pack: Pack, productions: dict[str, Production]) -> None:
    """Applies the rules of each layer in order; each production's item takes the place of what it was made from."""
    grammar, unmet = pack.grammar, sentence.unmet
    for layer in layers:
        for rule in grammar.layers.get(layer, ()):
            if not rule.needs & unmet and (found := rule.regex.search(sentence.codes)):
                unmet &= grammar.unmet(_apply(Match(rule, found, sentence, pack), productions[rule.row.make]))


def _apply(match: Match | None, make: Production) -> set[str]:
    """Rewrites every place where a rule matches, from its first match on; the codes of what was made."""
    codes: set[str] = set()
    while match is not None:
        item, at = make(match), match.whole()[0]
        if item is None:
            match = match.next(at + 1)
            continue
        item.rule = item.rule or match.rule.row.id
        begin, end = match.span
        match.sentence.replace(begin, end, item)
        codes.add(item.word.code)
        match = match.next(begin + 1 if end - begin == 1 else at)  # what was made may go on, as a list does
    return codes


def matches(sentence: Sentence, layer: str, pack: Pack) -> Iterator[Match]:
    """Every place where a rule of the layer matches, rule by rule in the order of the file."""
    unmet = sentence.unmet
    for rule in pack.grammar.layers.get(layer, ()):
        if not rule.needs & unmet:
            for found in rule.regex.finditer(sentence.codes):
                yield Match(rule, found, sentence, pack)


def made(match: Match, classes: str, reading: object) -> Item:
    """A new item over what the match takes, with these produced classes and this reading."""
    items = match.items
    item = Item(items[0].start, items[-1].end, match.pack.lexicon.produced(classes), "")
    item.reading, item.rule, item.parts = reading, match.rule.row.id, tuple(items)
    return item
