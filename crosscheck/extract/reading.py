"""One article to its claims: the order in which its text is read."""

from __future__ import annotations

from typing import Final

import msgspec

from crosscheck.extract.amounts import Money, Refusal, settle_currencies
from crosscheck.extract.casualties import read_casualties
from crosscheck.extract.claiming import claims_of
from crosscheck.extract.deals import read_deals
from crosscheck.extract.drafts import Reading
from crosscheck.extract.figures import read_figures
from crosscheck.extract.passages import mark_dateline, passages_of, read_mentions
from crosscheck.extract.persons import learn_persons
from crosscheck.extract.scenes import learn_places
from crosscheck.extract.slots import fill_slots
from crosscheck.extract.unlisted import learn_unlisted
from crosscheck.extract.visits import read_visits
from crosscheck.language.pack import Pack, load_pack
from crosscheck.language.world import World, load_world
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim

READERS: Final = (read_casualties, read_visits, read_deals, read_figures)


class Extraction(msgspec.Struct, frozen=True):
    """What was read in one article: its claims in text order, and refused numerals as (field, start, end, rule)."""

    claims: tuple[Claim, ...]
    refused: tuple[tuple[str, int, int, str], ...]


def extract_claims(article: Article) -> Extraction:
    """The claims of one article, whose language must have a pack; relative dates are read against its reference
    time.
    """
    if article.language is None:
        return Extraction((), ())
    pack = load_pack(article.language)
    reading = read_article(article, pack, load_world(), article.reference)
    return Extraction(tuple(claims_of(article, reading)), tuple(reading.refusals))


def read_article(article: Article, pack: Pack, world: World, reference: ReferenceTime | None) -> Reading:
    """The reading of an article: its passages with all mentions, and its drafts with all slots."""
    reading = Reading(pack, world, reference)
    reading.passages = passages_of(article, pack)
    found = [passage for passage in reading.passages if read_mentions(passage.sentence, pack)]
    sums = (passage.sentence.items[at].reading for passage in found for at in passage.sentence.where("money"))
    settle_currencies([money for money in sums if isinstance(money, Money)])
    for passage in reading.passages:
        mark_dateline(passage)
    learn_unlisted(reading)
    learn_persons(reading)
    learn_places(reading)
    for passage in sorted(found, key=lambda passage: passage.field == "title"):  # a title leans on its text
        for reader in READERS:
            reader(passage, reading)
        refused = (passage.sentence.items[at] for at in passage.sentence.where("refused"))
        reading.refusals += [
            (passage.field, item.start, item.end, item.reading.why)
            for item in refused
            if isinstance(item.reading, Refusal)
        ]
    read = {(draft.passage.field, draft.start, draft.end) for draft in reading.drafts}
    reading.refusals = [refusal for refusal in reading.refusals if refusal[:3] not in read]
    fill_slots(reading)
    return reading
