"""Items: what a sentence is made of while it is read. Words become mentions, mentions become counted phrases."""

from __future__ import annotations

from crosscheck.language.lexicon import Word


class Item:
    """A stretch `[start, end)` of the field with its word (classes and values), what it was read as, and the rule that
    made it.

    `reading` is the Number, Money, DateSpec or Counted that a production made, None for a plain word; `parts` are the
    items it came from.
    """

    __slots__ = ("end", "key", "parts", "reading", "rule", "start", "word")

    def __init__(self, start: int, end: int, word: Word, key: str) -> None:
        self.start, self.end, self.word, self.key = start, end, word, key
        self.reading: object = None
        self.rule = ""
        self.parts: tuple[Item, ...] = ()

    def has(self, class_name: str) -> bool:
        """True where the item plays this role."""
        return class_name in self.word.classes

    def value(self, class_name: str) -> str | None:
        """What the item stands for in this role."""
        return self.word.values.get(class_name)


class Sentence:
    """The items of one sentence and their code string, kept in step."""

    __slots__ = ("codes", "end", "items", "paragraph", "start")

    def __init__(self, items: list[Item], paragraph: int) -> None:
        self.items = items
        self.codes = "".join([item.word.code for item in items])
        self.start, self.end = items[0].start, items[-1].end
        self.paragraph = paragraph

    def replace(self, begin: int, end: int, item: Item) -> None:
        """Puts one item in the place of items[begin:end]."""
        self.items[begin:end] = [item]
        self.codes = self.codes[:begin] + item.word.code + self.codes[end:]
