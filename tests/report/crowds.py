"""Records made to strain a report: one with hostile text everywhere, and large ones of any number of articles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Edge, Fact, Story
from crosscheck.model.finding import Explanation, Finding
from crosscheck.model.result import Failure, Manifest, RunRecord

SCRIPT: Final = "<script>window.hurt=1</script><img src=x onerror=window.hurt=1><svg onload=window.hurt=1>"
TURNED: Final = "\u202egnirts\u202c \u2066in\u2069 zero\u200bwidth \ufeff"
TERMINAL: Final = "\x1b[31mred\x1b[0m \x07\x9b2J"
STYLE: Final = "</style><style>body{display:none}</style>{{ 7*7 }}{% raw %}"
LONG: Final = "x" * 1_000_000
FORMULA: Final = '=HYPERLINK("http://evil.example","open")'
NASTY: Final = f"{SCRIPT}{TURNED}{TERMINAL}{STYLE}"


def hostile() -> RunRecord:
    """Two articles that disagree and that carry everything a page must not let through, in every field."""
    links = ("javascript:window.hurt=1", 'https://news.example/a\u202e"onmouseover=window.hurt=1')
    texts = (f"{NASTY} killed 5 people {LONG}", f"{FORMULA} killed 7 people {NASTY} [link](javascript:x) `code` @all")
    articles = tuple(
        Article(
            f"bad/{number}'\"><b>", f"{FORMULA} {NASTY}", text, f"{FORMULA}{NASTY}", link, "2024-05-02T10:00:00Z", "en"
        )
        for number, (text, link) in enumerate(zip(texts, links, strict=True))
    )
    claims = tuple(
        _nasty_claim(article, quote, value)
        for article, quote, value in zip(articles, ("5 people", "7 people"), (5, 7), strict=True)
    )
    ids = tuple(claim.id for claim in claims)
    fact = Fact("f'\"><b>", "casualty", "killed", ids, NASTY, "s'\"><b>", where=NASTY)
    finding = Finding(
        "n'\"><b>",
        fact.id,
        "conflict",
        ((ids[0],), (ids[1],)),
        NASTY,
        "value",
        50,
        explanations=(Explanation("none", NASTY, (NASTY, LONG)),),
        wording={"en": f"{FORMULA}{NASTY}", "ar": NASTY},
        fingerprint=NASTY,
    )
    story = Story(fact.story or "", tuple(article.id for article in articles), NASTY + LONG)
    failures = (Failure(NASTY, f"{FORMULA}{NASTY}{LONG}", 3),)
    return RunRecord(articles, claims, (fact,), (finding,), (story,), (), (), Manifest(NASTY, {}, {}, {}, failures))


def _nasty_claim(article: Article, quote: str, value: int) -> Claim:
    start = article.text.index(quote)
    return Claim(
        id=f"{article.id}#1",
        article=article.id,
        field="text",
        span=(start, start + len(quote)),
        quote=quote,
        kind="casualty",
        measure="killed",
        low=Decimal(value),
        high=Decimal(value),
        qualifier="exact",
        unit="person",
        where=NASTY,
        attribution=f"{FORMULA}{NASTY}",
        rule=NASTY,
        fact="f'\"><b>",
    )


def crowd(count: int, *, per_story: int = 10, outlets: int = 40) -> RunRecord:
    """A record of `count` articles, each story of which has a conflict, an update, an agreement and a single."""
    made = [_story(number, per_story, outlets) for number in range(count // per_story)]
    articles, claims, facts, findings, stories = (
        tuple(item for part in made for item in part[kind]) for kind in range(5)
    )
    edges = tuple(Edge(fact.claims[0], other, 5.0, ()) for fact in facts for other in fact.claims[1:])
    return RunRecord(articles, claims, facts, findings, stories, (), edges, Manifest("0.1.0", {"en": "1"}, {}, {}))


def _story(
    number: int, size: int, outlets: int
) -> tuple[list[Article], list[Claim], list[Fact], list[Finding], list[Story]]:
    place = f"Invented Town {number}"
    begin = datetime(2024, 5, 1, tzinfo=UTC) + timedelta(hours=number)
    articles = [_article(number, order, outlets, begin) for order in range(size)]
    claims = [claim for order, article in enumerate(articles) for claim in _claims(article, order, number, place)]
    story = f"s{number}"
    facts, findings = [], []
    for measure in ("killed", "injured", "missing", "displaced"):
        told = tuple(claim.id for claim in claims if claim.measure == measure)
        fact = Fact(
            f"{story}-{measure}", "casualty", measure, told, f"{measure} in {place}", story, "person", where=place
        )
        facts.append(fact)
        findings.append(_finding(fact, number))
    return articles, claims, facts, findings, [Story(story, tuple(a.id for a in articles), f"Flood in {place}")]


def _article(number: int, order: int, outlets: int, begin: datetime) -> Article:
    text = (
        f"The flood killed {30 + order % 3} people in Invented Town {number}, hurt {100 + 10 * order}, left 7 "
        "missing and drove 400 from their homes, officials said on Thursday. Rescue workers went on with the search."
    )
    outlet = f"Outlet {(number * 7 + order) % outlets}"
    published = (begin + timedelta(hours=order)).isoformat()
    return Article(
        f"a{number}-{order}",
        f"Flood in Invented Town {number}",
        text,
        outlet,
        f"https://news.example/{number}/{order}",
        published,
        "en",
    )


def _claims(article: Article, order: int, number: int, place: str) -> list[Claim]:
    values = {"killed": 30 + order % 3, "injured": 100 + 10 * order, "displaced": 400, "missing": 7}
    made = []
    for place_in_article, (measure, value) in enumerate(values.items()):
        if measure == "missing" and order:
            continue
        quote = f"{value} people" if measure == "killed" else str(value)
        start = article.text.index(f" {quote}") + 1
        made.append(
            Claim(
                id=f"{article.id}#{place_in_article}",
                article=article.id,
                field="text",
                span=(start, start + len(quote)),
                quote=quote,
                kind="casualty",
                measure=measure,
                low=Decimal(value),
                high=Decimal(value),
                qualifier="exact",
                unit="person",
                where=place,
                attribution="officials",
                rule="casualty/count",
                fact=f"s{number}-{measure}",
            )
        )
    return made


def _finding(fact: Fact, number: int) -> Finding:
    verdict = {"killed": "conflict", "injured": "update", "displaced": "agree", "missing": "single"}[fact.measure]
    conflict = verdict == "conflict"
    sides = tuple(fact.claims[start::3] for start in range(3)) if conflict else (fact.claims,)
    return Finding(
        f"n-{fact.id}",
        fact.id,
        verdict,
        sides,
        "The figures were compared.",
        "value" if conflict else None,
        number % 100 if conflict else 0,
        wording={"en": "Outlets differ"},
        fingerprint=fact.id,
    )
