"""One article to its claims: the order in which its text is read."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from crosscheck.extract.amounts import AMOUNT_PRODUCTIONS, Refusal
from crosscheck.extract.casualties import read_casualties
from crosscheck.extract.claiming import claims_of
from crosscheck.extract.counting import COUNT_PRODUCTIONS
from crosscheck.extract.dates import DATE_PRODUCTIONS
from crosscheck.extract.deals import read_deals
from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.figures import read_figures
from crosscheck.extract.items import Sentence
from crosscheck.extract.matching import Production, rewrite
from crosscheck.extract.numerals import read_numerals
from crosscheck.extract.persons import learn_persons
from crosscheck.extract.scanning import scan
from crosscheck.extract.segmenting import Line, segment
from crosscheck.extract.slots import fill_slots
from crosscheck.extract.visits import read_visits
from crosscheck.language.pack import Pack, load_pack
from crosscheck.language.world import World, load_world
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim, Field

PRODUCTIONS: Final[dict[str, Production]] = {**DATE_PRODUCTIONS, **AMOUNT_PRODUCTIONS, **COUNT_PRODUCTIONS}
LAYERS: Final = ("numeric", "date", "refuse", "range", "money", "qualify", "phrase")
TRIGGERS: Final = "num|date|weekday|month|day_relative|money|couple|anaphor|dual|person_one|time_unit|hijri_month"
MAX_DATELINE: Final = 16
DATELINE: Final = ("cap", "word", "place", "date", "comma", "open", "close", "slash", "organisation", "people", "num_and", "month", "dash", "compass")
READERS: Final = (read_casualties, read_visits, read_deals, read_figures)


class Extraction(msgspec.Struct, frozen=True):
    """What was read in one article: its claims in text order, and refused numerals as (field, start, end, rule)."""

    claims: tuple[Claim, ...]
    refused: tuple[tuple[str, int, int, str], ...]


def extract_claims(article: Article) -> Extraction:
    """The claims of one article, whose language must have a pack; relative dates are read against its reference time."""
    if article.language is None:
        return Extraction((), ())
    pack = load_pack(article.language)
    reference = article.reference.high if article.reference is not None else None
    reading = read_article(article, pack, load_world(), reference)
    return Extraction(tuple(claims_of(article, reading)), tuple(reading.refusals))


def read_article(article: Article, pack: Pack, world: World, reference: date | None) -> Reading:
    """The reading of an article: its passages with all mentions, and its drafts with all slots."""
    reading = Reading(pack, world, reference)
    reading.passages = passages_of(article, pack)
    found = [passage for passage in reading.passages if read_mentions(passage.sentence, pack)]
    if any(item.reading is not None for passage in found for item in passage.sentence.items):
        learn_persons(reading)
    for passage in found:
        mark_dateline(passage)
        for reader in READERS:
            reader(passage, reading)
        reading.refusals += [
            (passage.field, item.start, item.end, item.reading.why) for item in passage.sentence.items if isinstance(item.reading, Refusal)
        ]
    fill_slots(reading)
    return reading


def mark_dateline(passage: Passage) -> None:
    """Tells how far a leading dateline (`CAIRO, May 15 (Agency) -`) reaches: names, dates and brackets up to a dash."""
    if not passage.lead or passage.field == "title":
        return
    for at, item in enumerate(passage.sentence.items[:MAX_DATELINE]):
        if item.has("dash") and at:
            passage.dateline_ends = at + 1
            return
        if not any(item.has(name) for name in DATELINE):
            return


def passages_of(article: Article, pack: Pack) -> list[Passage]:
    """The sentences of title and text that are read; furniture other than teasers is left out."""
    passages = [
        Passage(sentence, "title", article.title, teaser=False, lead=True) for sentence in scan(article.title[:2000], pack)
    ]
    lead = True
    for number, line in enumerate(segment(article.text, pack)):
        if line.role in ("credit", "noise"):
            continue
        passages += _line_passages(article.text, line, number, lead, pack)
        lead = lead and line.role == "teaser"
    return passages


def _line_passages(text: str, line: Line, number: int, lead: bool, pack: Pack) -> list[Passage]:
    sentences = scan(text[line.start : line.end], pack, offset=line.start, paragraph=number)
    field: Field = "text"
    return [
        Passage(sentence, field, text, teaser=line.role == "teaser", lead=lead and at == 0) for at, sentence in enumerate(sentences)
    ]


def read_mentions(sentence: Sentence, pack: Pack) -> bool:
    """Reads numerals, dates, refusals, sums and counted phrases; False where the sentence holds nothing to read."""
    read_numerals(sentence, pack)
    triggers = pack.grammar.codes_of(TRIGGERS)
    if triggers.isdisjoint(sentence.codes):
        return False
    for layer in LAYERS:
        rewrite(sentence, layer, pack, PRODUCTIONS)
    return True
