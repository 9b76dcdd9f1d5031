"""The sentences of an article that are read, with their mentions: numerals, dates, sums, refusals, counted phrases."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.amounts import AMOUNT_PRODUCTIONS
from crosscheck.extract.counting import COUNT_PRODUCTIONS
from crosscheck.extract.datelinks import RELATED_PRODUCTIONS
from crosscheck.extract.datewords import DATE_PRODUCTIONS
from crosscheck.extract.drafts import Passage
from crosscheck.extract.items import Sentence
from crosscheck.extract.limits import MAX_TITLE
from crosscheck.extract.matching import Production, rewrite
from crosscheck.extract.numerals import read_numerals
from crosscheck.extract.scanning import scan
from crosscheck.extract.segmenting import LEFT_OUT, Line, segment
from crosscheck.language.pack import Pack
from crosscheck.model.article import Article

PRODUCTIONS: Final[dict[str, Production]] = {
    **DATE_PRODUCTIONS,
    **RELATED_PRODUCTIONS,
    **AMOUNT_PRODUCTIONS,
    **COUNT_PRODUCTIONS,
}
LAYERS: Final = ("numeric", "date", "refuse", "range", "money", "qualify", "phrase", "requalify")
TRIGGERS: Final = (
    "num|digits|date|weekday|month|day_relative|money|couple|anaphor|dual|both|person_one|people|one_of|time_unit"
    "|time_dual|hijri_month|currency_dual|month_lower|later_unit|one_unit|day_its"
)
MAX_DATELINE: Final = 16
DATELINE: Final = (
    "cap", "word", "place", "date", "comma", "open", "close", "slash", "organisation", "people", "num_and", "month",
    "dash", "compass")  # fmt: skip


def passages_of(article: Article, pack: Pack) -> list[Passage]:
    """The sentences of title and text that are read; furniture other than teasers is left out."""
    passages = [
        Passage(sentence, "title", article.title, teaser=False, lead=True)
        for sentence in scan(article.title[:MAX_TITLE], pack)
    ]
    lead = True
    for number, line in enumerate(segment(article.text, pack)):
        if line.role in LEFT_OUT:
            continue
        passages += _line_passages(article.text, line, number, lead=lead, pack=pack)
        lead = lead and line.role == "teaser"
    for number, passage in enumerate(passages):
        passage.number = number
    return passages


def _line_passages(text: str, line: Line, number: int, *, lead: bool, pack: Pack) -> list[Passage]:
    sentences = scan(text[line.start : line.end], pack, offset=line.start, paragraph=number)
    return [
        Passage(sentence, "text", text, teaser=line.role == "teaser", lead=lead and at == 0)
        for at, sentence in enumerate(sentences)
    ]


def read_mentions(sentence: Sentence, pack: Pack) -> bool:
    """Reads numerals, dates, refusals, sums and counted phrases; False where the sentence holds nothing to read."""
    read_numerals(sentence, pack)
    triggers = pack.grammar.codes_of(TRIGGERS)
    if triggers.isdisjoint(sentence.codes):
        return False
    rewrite(sentence, LAYERS, pack, PRODUCTIONS)
    return True


def mark_dateline(passage: Passage) -> None:
    """Tells how far a leading dateline (`CAIRO, May 15 (Agency) -`) reaches: names, dates and brackets up to a dash, or
    to a colon behind capitals (`CAIRO: `).
    """
    if not passage.lead or passage.field == "title":
        return
    for at, item in enumerate(passage.sentence.items[:MAX_DATELINE]):
        shouted = item.has("colon") and passage.text[passage.sentence.items[0].start : item.start].isupper()
        if at and (item.has("dash") or shouted):
            passage.dateline_ends = at + 1
            return
        if not item.is_any(DATELINE):
            return
