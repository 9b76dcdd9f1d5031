"""Spot checks: what articles say about the figures of one text, and how two articles differ. No truth is picked.

Both rest on the judge: a claim of the text joins the fact that it asks about as one more statement, and the judge says
of that fact what it would say of any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from crosscheck.config import Config
from crosscheck.errors import InputError
from crosscheck.ingest.reading import Ingested
from crosscheck.judge.deciding import judge_facts
from crosscheck.language.world import load_world
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact
from crosscheck.model.finding import Finding, Verdict
from crosscheck.model.result import RunRecord
from crosscheck.pipeline import Result, make_article, read, read_article, run

if TYPE_CHECKING:
    from crosscheck.link.subjects import Node

CheckVerdict = Literal["agree", "conflict", "unknown"]

# A set, in the points of linking, where three join two claims of whole articles: a sentence has less to go by, so that
# shared words count too, and a fact is asked about from two points on. Checked on the sample articles.
WORDS_WEIGH: Final = 3.0
ENOUGH: Final = 2.0
AROUND: Final = 160  # code points on each side of a quote whose words tell what it is about
OVERTAKEN: Final[frozenset[Verdict]] = frozenset({"conflict", "outdated"})


class Voice(msgspec.Struct, frozen=True):
    """One claim that answers the question, its article, and whether it leaves room for the value that is checked."""

    claim: Claim
    article: Article
    agrees: bool


class Check(msgspec.Struct, frozen=True):
    """A figure of the text: `agree`, `conflict`, or `unknown` where no article says anything of the matter.

    `reason` is one sentence; `label` is the question in English, None where it is unknown; `voices` is who says what.
    """

    claim: Claim
    verdict: CheckVerdict
    reason: str
    label: str | None = None
    voices: tuple[Voice, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """The figures of a text, each held against the articles; `articles` is how many there were."""

    checks: tuple[Check, ...]
    articles: int


class Pairing(msgspec.Struct, frozen=True):
    """One question and what two articles say to it; a side is empty where its article says nothing of the matter."""

    label: str
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]
    verdict: Verdict
    reason: str


def check(
    text: str,
    *,
    against: Result | Ingested | Iterable[Article] | str | Path,
    published: str | date | None = None,
    language: str | None = None,
    config: Config | None = None,
) -> Answer:
    """What the articles say about each figure of the text. `against` is a finished run, articles, or a path to them.

    A text without a day is taken to be as new as the newest article.
    """
    result = against if isinstance(against, Result) else run(_articles(against), config)
    return check_article(make_article(text, published=published, language=language), result)


def check_article(asked: Article, result: Result) -> Answer:
    """What the articles of a finished run say about each figure of one that is not among them."""
    record = result.record
    newest = max((a.published[:10] for a in record.articles if a.published), default=None)
    asked = msgspec.structs.replace(_apart_from(asked, record), published=asked.published or newest)
    reading = read_article(asked, known_days=result.config.known_days)
    matched = match_facts(reading.article, reading.claims, record) if reading.claims else {}
    desk = _Desk(record, reading.article)
    checks = tuple(desk.check(claim, matched.get(claim.id)) for claim in reading.claims)
    return Answer(checks, len(record.articles))


def compare(left: Article, right: Article, config: Config | None = None) -> tuple[Pairing, ...]:
    """The questions that two articles answer: first those of both, then those of one, in the order of the left text."""
    record = run([left, right], config).record
    facts = _joined_facts(record, (left.id, right.id))
    findings = _findings(facts, record.articles, record)
    pairings = [_pairing(fact, record, (left.id, right.id), findings) for fact in facts]
    place = {claim.id: at for at, claim in enumerate(record.claims)}
    return tuple(
        sorted(pairings, key=lambda p: (not (p.left and p.right), min(place[c.id] for c in (*p.left, *p.right))))
    )


def match_facts(article: Article, claims: Sequence[Claim], record: RunRecord) -> dict[str, Fact]:
    """For each claim of a text outside the run the fact that it asks about, where there is one."""
    from crosscheck.link.filling import filled_claims, placed_claims  # heavy: the stage imports polars
    from crosscheck.link.subjects import nodes_of, surroundings

    world = load_world()
    # Whether a bare count is of one event or of a whole war, a sentence on its own cannot tell.
    opened = [msgspec.structs.replace(c, scope=None) if c.scope == "event" else c for c in claims]
    articles, everything = (*record.articles, article), (*record.claims, *opened)
    around = surroundings(articles, everything, record.stories, world=world)
    filled = filled_claims(placed_claims(everything, record.stories, world), world)
    nodes = nodes_of(filled, around)
    node_of = {claim.id: node for node in nodes for claim in node.claims}
    words = _Words(record)
    facts = [fact for fact in record.facts if all(name in node_of for name in fact.claims)]
    by_id = {claim.id: claim for claim in record.claims}
    found: dict[str, Fact] = {}
    for claim in opened:
        told = words.of(article, claim)
        scores = {
            fact.id: _score(node_of[claim.id], [node_of[name] for name in fact.claims])
            for fact in facts
            if not _of_others(claim, [by_id[name] for name in fact.claims])
        }
        ranked = [
            (score + WORDS_WEIGH * words.shared(told, fact), len(fact.claims), fact)
            for fact in facts
            if (score := scores.get(fact.id)) is not None
        ]
        best = max(ranked, key=lambda row: (row[0], row[1], row[2].id), default=None)
        if best is not None and best[0] >= ENOUGH:
            found[claim.id] = best[2]
    return found


def _of_others(asked: Claim, members: Sequence[Claim]) -> bool:
    """True where the sentence names a party and the members, who name theirs, none that may be the same."""
    from crosscheck.link.names import matched_names  # heavy: rapidfuzz, anyascii
    from crosscheck.link.places import relation

    world = load_world()

    def stands_for(left: str, right: str) -> bool:
        return relation(left, right, world) in {"inside", "holds"}

    named = {name for member in members for name in member.who}
    return bool(asked.who and named) and not matched_names(asked.who, sorted(named), stands_for)


def _score(asked: Node, members: Iterable[Node]) -> float | None:
    """The points of the member most like what is asked, or None where half of the claims or more forbid it."""
    from crosscheck.link.comparing import compare as compare_nodes  # heavy: the stage imports polars
    from crosscheck.link.scoring import VETO, Weights, total

    weights, world = Weights(), load_world()
    scores, against, size = [], 0, 0
    for member in {id(node): node for node in members}.values():
        comparisons = compare_nodes(asked, member, weights, world)
        size += len(member.claims)
        if any(one.score <= VETO for one in comparisons):
            against += len(member.claims)
        else:
            scores.append(total(comparisons))
    return None if 2 * against >= size else max(scores)


class _Words:
    """The words around claims, weighted by rarity: what every article says tells nothing of one fact."""

    def __init__(self, record: RunRecord) -> None:
        articles = {article.id: article for article in record.articles}
        self._of_claim = {claim.id: self.of(articles[claim.article], claim) for claim in record.claims}
        held = Counter(word for a in record.articles for word in _folded(f"{a.title}\n{a.text}"))
        self._articles, self._held = len(record.articles), held

    def of(self, article: Article, claim: Claim) -> frozenset[str]:
        """The words of the title and around the quote; not those of the quote, as matching is blind to values."""
        start, end = claim.span
        text = article.field(claim.field)
        near = f"{text[max(0, start - AROUND) : start]} {text[end : end + AROUND]}"
        return _folded(f"{article.title} {near}" if claim.field == "text" else near)

    def shared(self, told: frozenset[str], fact: Fact) -> float:
        """The part of the words, by weight, that stand around some claim of the fact, 0 to 1."""
        around = frozenset[str]().union(*(self._of_claim[name] for name in fact.claims))
        whole = sum(map(self._weight, sorted(told)))
        return sum(map(self._weight, sorted(told & around))) / whole if whole else 0.0

    def _weight(self, word: str) -> float:
        return log((self._articles + 1) / (self._held[word] + 0.5)) if self._held[word] <= self._articles else 0.0


def _folded(text: str) -> frozenset[str]:
    from crosscheck.link.names import folded_words  # heavy: rapidfuzz, anyascii

    return frozenset(word for word in folded_words(text) if not word.isdecimal())


class _Desk:
    """A run with one text laid beside it."""

    def __init__(self, record: RunRecord, text: Article) -> None:
        self._record, self._text = record, text
        self._claims = {claim.id: claim for claim in record.claims}
        self._articles = {article.id: article for article in record.articles}

    def check(self, claim: Claim, fact: Fact | None) -> Check:
        """The claim held against the fact that it asks about."""
        if fact is None:
            return Check(claim, "unknown", "No article says anything of this matter.")
        others = [self._claims[name] for name in fact.claims]
        voices = tuple(Voice(other, self._articles[other.article], leave_room(claim, other)) for other in others)
        finding = self._finding(claim, fact)
        agreeing = sum(voice.agrees for voice in voices)
        judged = finding.verdict in OVERTAKEN and any(claim.id in side for side in finding.sides)
        verdict: CheckVerdict = "agree" if agreeing and not judged else "conflict"
        reason = finding.reason if judged else f"{agreeing} of {len(voices)} claims leave room for this value."
        return Check(claim, verdict, reason, fact.label, voices)

    def _finding(self, claim: Claim, fact: Fact) -> Finding:
        joined = msgspec.structs.replace(fact, claims=(*fact.claims, claim.id))
        claims = [self._claims[name] for name in fact.claims] + [claim]
        articles = [self._articles[name] for name in dict.fromkeys(c.article for c in claims[:-1])] + [self._text]
        findings = judge_facts(articles, claims, [joined], self._record.copies)
        return max(findings, key=lambda f: (any(claim.id in side for side in f.sides), f.severity, f.fingerprint))


def leave_room(one: Claim, other: Claim) -> bool:
    """True where some value satisfies the words of both: intervals or days that meet, of one unit."""
    if one.period is not None and other.period is not None:
        return one.period.meets(other.period)
    if one.quantity is None or other.quantity is None or one.unit != other.unit:
        return False
    return one.quantity.allowed.meets(other.quantity.allowed)


def _articles(against: Ingested | Iterable[Article] | str | Path) -> Ingested | Iterable[Article]:
    if not isinstance(against, (str, Path)):
        return against
    found = read(against)
    if not found.articles:
        reason = found.failures[0].reason if found.failures else "no articles"
        raise InputError(reason, path=str(against))
    return found


def _apart_from(article: Article, record: RunRecord) -> Article:
    """The article under an id that no article of the run has."""
    taken, name = {other.id for other in record.articles}, article.id
    while name in taken:
        name = f"{name}'"
    return msgspec.structs.replace(article, id=name)


def _joined_facts(record: RunRecord, names: tuple[str, str]) -> list[Fact]:
    """The facts of two articles that are known to be of one matter.

    A fact of the one joins a fact of the other where the two ask the same and neither has another partner.
    """
    claims = {claim.id: claim for claim in record.claims}
    tellers = {fact.id: {claims[name].article for name in fact.claims} for fact in record.facts}
    lefts, rights = ([fact for fact in record.facts if tellers[fact.id] == {name}] for name in names)
    pairs = [(left, right) for left in lefts for right in rights if _ask_the_same(left, right, claims)]
    partners = Counter(fact.id for pair in pairs for fact in pair)
    joined = {left.id: right for left, right in pairs if partners[left.id] == partners[right.id] == 1}
    gone = {right.id for right in joined.values()}
    return [_merged(fact, joined.get(fact.id)) for fact in record.facts if fact.id not in gone]


def _ask_the_same(left: Fact, right: Fact, claims: Mapping[str, Claim]) -> bool:
    """True where the two count the same and no slot that both tell differs."""
    if (left.kind, left.measure, left.group) != (right.kind, right.measure, right.group):
        return False
    one, other = ([claims[name] for name in fact.claims] for fact in (left, right))
    told = [(left.side, right.side), (left.where, right.where), (left.scope, right.scope)]
    named = [({name for c in one for name in c.who}, {name for c in other for name in c.who})]
    named += [({c.item for c in one if c.item}, {c.item for c in other if c.item})]
    feared = [any(claim.certainty == "alleged" for claim in held) for held in (one, other)]
    return (
        feared[0] == feared[1]
        and all(a is None or b is None or a == b for a, b in told)
        and all(not a or not b or a & b for a, b in named)
    )


def _merged(left: Fact, right: Fact | None) -> Fact:
    """Both in one, under the label that says more."""
    if right is None:
        return left
    label = max(left.label, right.label, key=len)
    return msgspec.structs.replace(left, claims=(*left.claims, *right.claims), label=label)


def _findings(facts: Sequence[Fact], articles: Sequence[Article], record: RunRecord) -> dict[str, Finding]:
    """The gravest finding of each fact."""
    found: dict[str, Finding] = {}
    for finding in judge_facts(articles, record.claims, facts, ()):
        for name in dict.fromkeys((finding.fact, *finding.facts)):
            held = found.get(name) if name else None
            if name and (held is None or finding.severity > held.severity):
                found[name] = finding
    return found


def _pairing(fact: Fact, record: RunRecord, names: tuple[str, str], findings: Mapping[str, Finding]) -> Pairing:
    claims = [claim for claim in record.claims if claim.id in fact.claims]
    left, right = (tuple(claim for claim in claims if claim.article == name) for name in names)
    finding = findings.get(fact.id)
    if finding is None:
        return Pairing(fact.label, left, right, "single", "Not judged.")
    return Pairing(fact.label, left, right, finding.verdict, finding.reason)
