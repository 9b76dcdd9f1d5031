"""How a text was read, as a tree: its reference time, and of each sentence the claims with the words that every slot
was taken from, what is no claim and why, and every mention with the rules that made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from crosscheck.extract.amounts import Money, Refusal
from crosscheck.extract.claiming import claims_of, in_order
from crosscheck.extract.counting import Counted
from crosscheck.extract.dates import DateSpec
from crosscheck.extract.drafts import Draft, Evidence, Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.numerals import Number
from crosscheck.extract.reading import read_article
from crosscheck.extract.segmenting import LEFT_OUT, segment
from crosscheck.extract.trees import Tree
from crosscheck.language.pack import Pack, load_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.visible import isolated, quoted

SLOTS: Final = (
    "measure", "group", "side", "who", "where", "item", "scope", "since", "as_of", "event_date", "attribution",
    "certainty", "revises", "teaser")  # fmt: skip
TAKEN: Final = {  # the classes of words by which a phrase or its sentence names the value of a slot
    "measure": ("harm_noun", "harm_passive"),
    "group": ("group", "kin_one", "harm_noun"),
    "side": ("people",),
    "who": ("organisation", "place", "people"),
    "where": ("place", "place_choice", "place_ordinary"),
    "item": ("deal_item", "object"),
}
BY_SENTENCE: Final = ("who", "where", "item")
NO_DEAL: Final = {
    "deal.unit_price": "the price of one thing, or of one day",
    "deal.small_sum": "a sum too small for a deal",
    "deal.change": "a change of a sum, no sum that is paid",
    "deal.budget_or_price": "a budget, a price or a sum of trade",
    "deal.no_word_of_paying": "a sum that nobody near pays, lends or pledges",
}
MOST_CODES: Final = 4
BOUNDS: Final = {
    "more_than": "more than {}",
    "at_least": "at least {}",
    "less_than": "less than {}",
    "at_most": "at most {}",
    "about": "about {}",
    "nearly": "nearly {}",
}


def explain_article(article: Article) -> Tree:
    """How an article whose language has a pack was read."""
    assert article.language is not None
    reading = read_article(article, load_pack(article.language), load_world(), article.reference)
    told = list(zip(claims_of(article, reading), in_order(reading), strict=True))
    sentences = (_sentence(passage, reading, told) for passage in reading.passages)
    children = (_reference(article), *sentences, *_left_out(article.text, reading.pack))
    return Tree(f"{isolated(article.id)} ({article.language})", children)


def _reference(article: Article) -> Tree:
    reference = article.reference
    if reference is None:
        return Tree("reference time: unknown")
    days = _days(reference.low, reference.high)
    return Tree(
        f"reference time: {days}{' (inferred)' if reference.inferred else ''}",
        tuple(Tree(isolated(line)) for line in reference.evidence),
    )


def _sentence(passage: Passage, reading: Reading, told: list[tuple[Claim, Draft]]) -> Tree:
    sentence = passage.sentence
    own = [(claim, draft) for claim, draft in told if draft.passage is passage]
    mentions = tuple(_item(item, passage) for item in sentence.items if item.reading is not None)
    children = [*(_claim(*pair) for pair in own), *_left(passage, reading, own)]
    children += [Tree("read", mentions)] if mentions else []
    role = "teaser" if passage.teaser else passage.field
    quote = quoted(passage.text[sentence.start : sentence.end])
    return Tree(f"{role} [{sentence.start}, {sentence.end}) {quote}", tuple(children))


def _left_out(text: str, pack: Pack) -> Iterator[Tree]:
    """The lines that are no part of the article."""
    for line in segment(text, pack):
        if line.role in LEFT_OUT:
            yield Tree(f"{line.role} [{line.start}, {line.end}) {quoted(text[line.start : line.end])}, not read")


# ---- claims ----------------------------------------------------------------------------------------------------------


def _claim(claim: Claim, draft: Draft) -> Tree:
    value = (
        _days(claim.start, claim.end)
        if claim.kind == "visit"
        else f"{_bounds(claim.low, claim.high, claim.qualifier or '')} {claim.unit}"
    )
    slots = [tree for name in SLOTS if (tree := _slot(name, claim, draft)) is not None]
    rules = Tree(f"by {claim.rule}")
    return Tree(f"claim {claim.kind}/{claim.measure}: {value} in {quoted(claim.quote)}", (*slots, rules))


def _slot(name: str, claim: Claim, draft: Draft) -> Tree | None:
    value = getattr(claim, name)
    if value in (None, (), False) or (name == "certainty" and value == "stated"):
        return None
    shown = ", ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
    words = [quoted(_words(found)) for found in _evidence(name, value, draft)]
    source = f", from {' and '.join(words)}" if words else ""
    elsewhere = any(found.passage is not draft.passage for found in draft.evidence.get(name, ()))
    source += " in another sentence" if elsewhere else ""
    if name in draft.implied and not elsewhere:
        source += " (not told beside it)"
    return Tree(f"{name}: {isolated(shown)}{source}")


def _evidence(name: str, value: object, draft: Draft) -> tuple[Evidence, ...]:
    """The words that a slot was taken from: those kept while it was filled, else those of the phrase, else of the
    sentence, that name the value.
    """
    if name in draft.evidence:
        return draft.evidence[name]
    wanted = set(value) if isinstance(value, tuple) else {value}
    phrase = [leaf for leaf in _leaves(draft.item) if _names(leaf, name, wanted)]
    nearby = [] if phrase or name not in BY_SENTENCE else draft.passage.sentence.items
    found = phrase or [item for item in nearby if _names(item, name, wanted)]
    return tuple(Evidence(draft.passage, item) for item in found)


def _names(item: Item, slot: str, wanted: set[object]) -> bool:
    return any(item.value(class_name) in wanted for class_name in TAKEN.get(slot, ()))


def _leaves(item: Item) -> Iterator[Item]:
    if not item.parts:
        yield item
    for part in item.parts:
        yield from _leaves(part)


def _words(found: Evidence) -> str:
    return found.passage.text[found.item.start : found.item.end]


# ---- what is no claim ------------------------------------------------------------------------------------------------


def _left(passage: Passage, reading: Reading, own: list[tuple[Claim, Draft]]) -> Iterator[Tree]:
    """The numerals, sums, days and ordinals of a sentence that no claim was made of, each with the reason."""
    used = {id(found.item) for _, draft in own for words in draft.evidence.values() for found in words}
    for item in passage.sentence.items:
        claimed = any(claim.span[0] < item.end and item.start < claim.span[1] for claim, _ in own)
        told = (item.reading is not None and not item.has("single")) or item.has("ordinal")
        if told and not claimed and id(item) not in used:
            why, rule = _why(item, passage, reading)
            quote = quoted(passage.text[item.start : item.end])
            yield Tree(f"no claim: {quote} is {why}", (Tree(f"by {rule}"),) if rule else ())


def _why(item: Item, passage: Passage, reading: Reading) -> tuple[str, str]:
    """What an item is that no claim was made of, and the rule that says so."""
    read, rule = item.reading, item.rule
    if isinstance(read, Refusal):
        return reading.pack.grammar.why(read.why) or "a thing that desks do not count", read.why
    for field, start, end, code in reading.refusals:
        if (field, start, end) == (passage.field, item.start, item.end):
            return NO_DEAL[code], code
    if isinstance(read, DateSpec):
        return "a day on which nobody is said to travel or meet", rule
    if isinstance(read, Counted):
        people = read.group is not None or item.has("person")
        return ("a number of people of whom no harm is told" if people else "a number that counts no harm"), rule
    if isinstance(read, Number):
        return ("a year" if read.year else "a number that counts nothing"), rule
    return "an ordinal: which one, and not how many", rule


# ---- mentions --------------------------------------------------------------------------------------------------------


def _item(item: Item, passage: Passage) -> Tree:
    below = tuple(_item(part, passage) if part.reading is not None else _word(part, passage) for part in item.parts)
    return Tree(f"{quoted(passage.text[item.start : item.end])} {_value(item.reading)}, by {item.rule}", below)


def _word(item: Item, passage: Passage) -> Tree:
    roles = ", ".join(f"{name}={value}" if value != name else name for name, value in sorted(item.word.values.items()))
    return Tree(f"{quoted(passage.text[item.start : item.end])} {roles}")


def _value(reading: object) -> str:
    if isinstance(reading, Number):
        return f"number {_number(reading)}"
    if isinstance(reading, Money):
        others = f" (or {', '.join(reading.codes[1:MOST_CODES])} …)" if len(reading.codes) > 1 else ""
        return f"sum {_number(reading.number)} {reading.codes[0]}{others}"
    if isinstance(reading, Counted):
        names = ("measure", "group", "side", "thing")
        said = [f"{name} {isolated(value)}" for name in names if (value := getattr(reading, name))]
        return ", ".join((f"count {_number(reading.number)}", *said))
    if isinstance(reading, DateSpec):
        return f"date {reading.told()}"
    return "refused" if isinstance(reading, Refusal) else "mention"


def _number(number: Number) -> str:
    return str(number.low) if number.year else _bounds(number.low, number.high, number.qualifier)


def _bounds(low: Decimal | None, high: Decimal | None, qualifier: str) -> str:
    """`36`, `at least 36`, `20 to 99 (vague)`."""
    if low is not None and high is not None and low != high:
        return f"{_plain(low)} to {_plain(high)}" + (" (vague)" if qualifier == "vague" else "")
    return BOUNDS.get(qualifier, "{}").format(_plain(low if low is not None else high))


def _plain(value: Decimal | None) -> str:
    return "?" if value is None else f"{value.normalize():,f}"


def _days(start: date | None, end: date | None) -> str:
    return f"{start or '…'} to {end or '…'}" if start != end else str(start)
