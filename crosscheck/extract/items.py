"""Items: what a sentence is made of while it is read. Words become mentions, mentions become counted phrases."""

from __future__ import annotations

import sys
from bisect import bisect_left

import msgspec

from crosscheck.language.grammar import Grammar
from crosscheck.language.lexicon import Word


class Item(msgspec.Struct, eq=False, gc=False):
    """A stretch `[start, end)` of the field with its word (classes and values), what it was read as, and the rule that
    made it.

    `reading` is the Number, Money, DateSpec or Counted that a production made, None for a plain word; `parts` are the
    items it came from.
    """

    start: int
    end: int
    word: Word
    key: str
    reading: object = None
    rule: str = ""
    parts: tuple[Item, ...] = ()

    def has(self, class_name: str) -> bool:
        """True where the item plays this role."""
        return class_name in self.word.classes

    def is_any(self, classes: tuple[str, ...] | frozenset[str]) -> bool:
        """True where the item plays one of these roles."""
        return not self.word.classes.isdisjoint(classes)

    def value(self, class_name: str) -> str | None:
        """What the item stands for in this role."""
        return self.word.values.get(class_name)


class Sentence:
    """The items of one sentence and their code string, kept in step."""

    __slots__ = ("_backward", "_finders", "_grammar", "_unmet", "_where", "codes", "end", "items", "paragraph", "start")

    def __init__(self, items: list[Item], paragraph: int, grammar: Grammar) -> None:
        self.items = items
        self._grammar, self._finders = grammar, grammar.finders
        self._where: dict[str, list[int]] = {}
        self._unmet: int | None = None
        self._backward = ""  # the codes from the last to the first, once asked for
        self.codes = "".join([item.word.code for item in items])
        self.start, self.end = items[0].start, items[-1].end
        self.paragraph = paragraph

    def replace(self, begin: int, end: int, *items: Item) -> None:
        """Puts these in the place of items[begin:end]."""
        self.items[begin:end] = items
        self.codes = self.codes[:begin] + "".join(item.word.code for item in items) + self.codes[end:]
        self._where.clear()
        self._backward = ""
        self._unmet = None

    @property
    def unmet(self) -> int:
        """The bits of the needs of rules that no item meets."""
        if self._unmet is None:
            self._unmet = self._grammar.unmet(set(self.codes))
        return self._unmet

    def where(self, classes: str, begin: int = 0, end: int = sys.maxsize) -> list[int]:
        """The positions in `[begin, end)` of the items that have one of these classes (`say|colon`), looked for once in
        the sentence.
        """
        found = self._where.get(classes)
        if found is None:
            finder = self._finders[classes]
            if finder.search(self.codes) is None:
                return []
            found = self._where[classes] = [match.start() for match in finder.finditer(self.codes)]
        if begin <= 0 and end >= len(self.codes):
            return found
        return found[bisect_left(found, begin) : bisect_left(found, end)]

    def says(self, class_name: str, value: str, begin: int = 0, end: int = sys.maxsize) -> bool:
        """True where one of items[begin:end] stands for this value in a role."""
        return any(self.items[at].word.values[class_name] == value for at in self.where(class_name, begin, end))

    def has(self, classes: str, begin: int = 0, end: int = sys.maxsize) -> bool:
        """True where one of items[begin:end] has one of these classes; `begin` may lie before the first."""
        return self._finders[classes].search(self.codes, begin, end) is not None

    def holds(self, classes: str, begin: int = 0, end: int = sys.maxsize) -> bool:
        """As `has`, and true where a part of an item has one of these classes (`20 contracts`)."""
        if self.has(classes, begin, end):
            return True
        codes = self._grammar.codes_of(classes)
        return any(part.word.code in codes for item in self.items[max(0, begin) : end] for part in item.parts)

    def first(self, classes: str, begin: int, end: int) -> int | None:
        """The position of the first of items[begin:end] that has one of these classes."""
        found = self._finders[classes].search(self.codes, begin, end)
        return None if found is None else found.start()

    def last(self, classes: str, begin: int, end: int) -> int | None:
        """The position of the last of items[begin:end] that has one of these classes."""
        if not self._backward:
            self._backward = self.codes[::-1]
        size = len(self._backward)
        found = self._finders[classes].search(self._backward, size - end, size - max(0, begin))
        return None if found is None else size - 1 - found.start()

    def before(self, at: int, classes: str) -> int:
        """The position of the nearest item before `at` that has none of these classes; -1 where all have."""
        codes = self._grammar.codes_of(classes)
        at -= 1
        while at >= 0 and self.codes[at] in codes:
            at -= 1
        return at

    def count(self, classes: str, begin: int, end: int) -> int:
        """How many of items[begin:end] have one of these classes."""
        where = self.where(classes)
        return bisect_left(where, end) - bisect_left(where, begin)
