"""How a text was read, as a tree: its reference time, each sentence with its mentions and the rules that made them, and
its claims.
"""

from __future__ import annotations

from datetime import date

import msgspec

from crosscheck.extract.amounts import Money, Refusal
from crosscheck.extract.claiming import claims_of
from crosscheck.extract.counting import Counted
from crosscheck.extract.dates import DateSpec
from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.numerals import Number
from crosscheck.extract.reading import read_article
from crosscheck.language.pack import load_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim

SLOTS = (
    "group", "side", "who", "where", "item", "scope", "since", "as_of", "event_date", "attribution", "certainty",
    "part_of", "revises", "teaser")  # fmt: skip


class Tree(msgspec.Struct, frozen=True):
    """A line of an explanation and the lines below it."""

    label: str
    children: tuple[Tree, ...] = ()

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, indent: str = "") -> list[str]:
        """The tree as indented lines, two blanks a level."""
        found = [indent + self.label]
        for child in self.children:
            found += child.lines(indent + "  ")
        return found


def explain_article(article: Article) -> Tree:
    """How an article whose language has a pack was read."""
    assert article.language is not None
    reading = read_article(article, load_pack(article.language), load_world(), article.reference)
    claims = list(claims_of(article, reading))
    children = [_reference(article)]
    for passage in reading.passages:
        children.append(_sentence(passage, reading, [claim for claim in claims if _within(claim, passage)]))
    return Tree(f"{article.id} ({article.language})", tuple(children))


def _within(claim: Claim, passage: Passage) -> bool:
    return claim.field == passage.field and passage.sentence.start <= claim.span[0] < passage.sentence.end


def _reference(article: Article) -> Tree:
    reference = article.reference
    if reference is None:
        return Tree("reference time: unknown")
    days = reference.low.isoformat() if reference.low == reference.high else f"{reference.low} to {reference.high}"
    return Tree(
        f"reference time: {days}{' (inferred)' if reference.inferred else ''}",
        tuple(Tree(line) for line in reference.evidence),
    )


def _sentence(passage: Passage, reading: Reading, claims: list[Claim]) -> Tree:
    sentence = passage.sentence
    role = "teaser" if passage.teaser else passage.field
    mentions = [_item(item, passage) for item in sentence.items if item.reading is not None]
    children = (*mentions, *(_claim(claim) for claim in claims), *_refused(passage, reading))
    return Tree(f"{role} [{sentence.start}, {sentence.end}) {passage.text[sentence.start : sentence.end]}", children)


def _item(item: Item, passage: Passage) -> Tree:
    parts = [part for part in item.parts if part.reading is not None]
    words = [_word(part, passage) for part in item.parts if part.reading is None]
    below = tuple(_item(part, passage) for part in parts) + tuple(words)
    return Tree(f"{passage.text[item.start : item.end]!r} {_value(item.reading)}  by {item.rule}", below)


def _word(item: Item, passage: Passage) -> Tree:
    roles = ", ".join(f"{name}={value}" if value != name else name for name, value in sorted(item.word.values.items()))
    return Tree(f"{passage.text[item.start : item.end]!r} {roles}")


def _value(reading: object) -> str:
    if isinstance(reading, Number):
        return _number(reading)
    if isinstance(reading, Money):
        return f"sum {_number(reading.number)} {' or '.join(reading.codes)}"
    if isinstance(reading, Counted):
        said = [
            f"{name} {value}" for name in ("measure", "group", "side", "thing") if (value := getattr(reading, name))
        ]
        return f"count {_number(reading.number)} {', '.join(said)}".rstrip()
    if isinstance(reading, DateSpec):
        return f"date {reading.told()}"
    return "refused" if isinstance(reading, Refusal) else "mention"


def _number(number: Number) -> str:
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (number.low, number.high))
    return f"{low} ({number.qualifier})" if low == high else f"{low}..{high} ({number.qualifier})"


def _claim(claim: Claim) -> Tree:
    value = (
        _days(claim.start, claim.end)
        if claim.kind == "visit"
        else f"{claim.low}..{claim.high} {claim.qualifier} {claim.unit}"
    )
    slots = [Tree(f"{name}: {slot}") for name in SLOTS if (slot := getattr(claim, name)) not in (None, (), False)]
    return Tree(f"claim {claim.kind}/{claim.measure} {value}: {claim.quote!r}  by {claim.rule}", tuple(slots))


def _days(start: date | None, end: date | None) -> str:
    return f"{start} to {end}" if start != end else str(start)


def _refused(passage: Passage, reading: Reading) -> tuple[Tree, ...]:
    sentence = passage.sentence
    return tuple(
        Tree(f"refused {passage.text[start:end]!r}  by {why}")
        for field, start, end, why in reading.refusals
        if field == passage.field and sentence.start <= start < sentence.end
    )
