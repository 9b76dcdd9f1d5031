"""A newsroom's months, made up: articles of many outlets with their claims, as many as are asked for.

Forty stories begin a day, so that more claims are a longer time and not a denser one. A story is an event with a toll
that rises, a visit or a deal; three to twelve outlets tell it in English or Arabic over up to five days, each with a
headline, a part of the whole, a speaker now and then, some by reprinting another's text, and one in eight with a figure
or a day of its own. Places, persons and firms have a name in each script, and places return. The same seed gives the
same articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from random import Random
from typing import Final

import msgspec

from bench.records import EMPTY
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.result import RunRecord

FIRST_DAY: Final = date(2020, 1, 6)
STORIES_A_DAY: Final = 40
OUTLETS: Final = 240
PLACES: Final = 4000
LANGUAGES: Final = ("en", "ar")
COPIED: Final = 0.15
ODD: Final = 0.125
SYLLABLES: Final = (
    ("ba", "با"), ("dor", "دور"), ("mi", "مي"), ("ka", "كا"), ("ren", "رين"), ("lu", "لو"), ("sha", "شا"), ("ni", "ني"),
    ("tor", "تور"), ("fa", "فا"), ("gul", "غول"), ("za", "زا"), ("hur", "هور"), ("sim", "سيم"), ("wad", "واد"),
    ("jar", "جار"),
)  # fmt: skip
GOODS: Final = ("frigates", "turbines", "locomotives", "radar stations", "ports", "refineries", "satellites")
# What a claim is called in a sentence of either language, with its number and place.
SAYS: Final = {
    ("killed", "en"): "{} people were killed in {}", ("killed", "ar"): "قتل {} شخصا في {}",
    ("injured", "en"): "{} others were injured in {}", ("injured", "ar"): "أصيب {} آخرون في {}",
    ("missing", "en"): "{} people are missing in {}", ("missing", "ar"): "{} شخصا في عداد المفقودين في {}",
    ("children", "en"): "{} children were among the dead in {}", ("children", "ar"): "بين القتلى {} طفلا في {}",
    ("since", "en"): "{} people died since the war began in {}", ("since", "ar"): "قتل {} شخصا منذ بدء الحرب في {}",
    ("visit", "en"): "will arrive on {} in {}", ("visit", "ar"): "يصل {} إلى {}",
    ("departure", "en"): "leaves on {} from {}", ("departure", "ar"): "يغادر {} من {}",
    ("deal", "en"): "a deal of {} for {}", ("deal", "ar"): "صفقة بقيمة {} لشراء {}",
    ("equal", "en"): "which is {} for {}", ("equal", "ar"): "أي {} لشراء {}",
}  # fmt: skip


class Name(msgspec.Struct, frozen=True):
    """A name in both scripts, in the order of LANGUAGES."""

    latin: str
    arabic: str

    def of(self, language: str) -> str:
        """The name as texts of the language write it."""
        return (self.latin, self.arabic)[LANGUAGES.index(language)]


class Told(msgspec.Struct, frozen=True):
    """One thing that a story tells: how, its number or day, the name in its sentence, and the slots of its claim."""

    says: str
    value: int | date
    about: Name
    slots: dict[str, object]
    who: tuple[Name, ...] = ()


def newsroom(claims: int, seed: int = 1) -> RunRecord:
    """A run of whole stories with at least so many claims, before anything is linked."""
    articles: list[Article] = []
    held: list[Claim] = []
    for number in count():
        if len(held) >= claims:
            return msgspec.structs.replace(EMPTY, articles=tuple(articles), claims=tuple(held))
        for article, told in _story(number, Random(f"{seed} {number}")):
            articles.append(article)
            held += told
    raise AssertionError


def _name(random: Random, words: int = 1) -> Name:
    parts = [[random.choice(SYLLABLES) for _ in range(random.randint(2, 3))] for _ in range(words)]
    latin = " ".join("".join(one for one, _ in word).capitalize() for word in parts)
    return Name(latin, " ".join("".join(other for _, other in word) for word in parts))


WORDS: Final = tuple(_name(Random(f"word {number}")) for number in range(3000))


def _place(random: Random) -> Name:
    return _name(Random(f"place {random.randrange(PLACES)}"))


def _story(number: int, random: Random) -> Iterator[tuple[Article, list[Claim]]]:
    """The articles of a story in the order in which they appear, each with its claims."""
    start = FIRST_DAY + timedelta(days=number // STORIES_A_DAY)
    tell = random.choices((_event, _visit, _deal), (6, 2, 2))[0](random, start)
    names = [_name(random, 2) for _ in range(4)]
    printed: list[tuple[Article, list[Claim]]] = []
    for at, outlet in enumerate(random.sample(range(OUTLETS), random.randint(3, 12))):
        day = min(at // 3, 4)
        stamp = f"{start + timedelta(days=day)}T{random.randrange(24):02}:{random.randrange(60):02}:00+00:00"
        name = f"s{number}a{at}"
        if printed and random.random() < COPIED:
            printed.append(_reprint(random.choice(printed), name, f"Outlet {outlet}", stamp))
        else:
            head = Article(name, "", "", f"Outlet {outlet}", published=stamp, language=LANGUAGES[outlet % 2])
            printed.append(_page(head, tell(day), names, random))
        yield printed[-1]


def _event(random: Random, start: date) -> Callable[[int], list[Told]]:
    place, dead = _place(random), random.randint(5, 400)
    war = random.random() < 0.2

    def tell(day: int) -> list[Told]:
        toll = dead + day * random.randint(0, 1 + dead // 8)
        slots = {"kind": "casualty", "unit": "person", "scope": "event"}
        told = [
            Told("killed", toll, place, slots | {"measure": "killed"}),
            Told("injured", 3 * dead + day, place, slots | {"measure": "injured"}),
            Told("children", 1 + toll // 4, place, slots | {"measure": "killed", "group": "children"}),
            Told("missing", 1 + dead // (2 + day), place, slots | {"measure": "missing"}),
        ]
        if war:
            since = {"measure": "killed", "scope": "total", "since": start - timedelta(days=200)}
            told.append(Told("since", 900 + dead + 40 * day, _place(Random(f"war {place.latin}")), slots | since))
        return told

    return tell


def _visit(random: Random, start: date) -> Callable[[int], list[Told]]:
    place, guest = _place(random), _name(random, 2)
    arrives, stays = start + timedelta(days=random.randint(2, 6)), random.randint(1, 3)

    def tell(day: int) -> list[Told]:
        slots = {"kind": "visit", "certainty": "planned"}
        return [
            Told("visit", arrives, place, slots | {"measure": "visit"}, (guest,)),
            Told("departure", arrives + timedelta(days=stays), place, slots | {"measure": "departure"}, (guest,)),
        ]

    return tell


def _deal(random: Random, start: date) -> Callable[[int], list[Told]]:
    goods, model, buyer, seller = random.choice(GOODS), _name(random), _name(random), _name(random, 2)
    item = Name(f"{model.latin} {goods}", f"{model.arabic} {goods}")
    value, rate = random.randint(105, 990) * 10**7, random.randint(60, 95)

    def tell(day: int) -> list[Told]:
        slots = {"kind": "deal", "measure": "value"}
        return [
            Told("deal", value, item, slots | {"unit": "USD"}, (buyer, seller)),
            Told(
                "equal", value // 100 * rate, item, slots | {"unit": "EUR", "event": ("equivalent",)}, (buyer, seller)
            ),
        ]

    return tell


class _Page:
    """A page under way: its texts grow, and its claims know where they stand."""

    def __init__(self, head: Article) -> None:
        self.head, self.texts, self.claims = head, {"title": "", "text": ""}, []

    def say(self, field: str, text: str) -> None:
        self.texts[field] += text

    def tell(self, field: str, told: Told, speaker: str | None = None) -> None:
        """Nothing; the sentence and its claim are on the page."""
        language = self.head.language or ""
        figure = f"{told.value:,}" if isinstance(told.value, int) else told.value.isoformat()
        before, after = SAYS[told.says, language].split("{}", 1)
        start = len(self.texts[field]) + len(before)
        self.texts[field] += before + figure + after.format(told.about.of(language)) + ". "
        self.claims.append(self._claim(field, (start, start + len(figure)), figure, told, speaker))

    def _claim(self, field: str, span: tuple[int, int], quote: str, told: Told, speaker: str | None) -> Claim:
        slots = dict(told.slots)
        language = self.head.language or ""
        slots["who"] = tuple(name.of(language) for name in told.who)
        slots["where" if slots["kind"] != "deal" else "item"] = told.about.of(language)
        if isinstance(told.value, date):
            slots |= {"start": told.value, "end": told.value, "grain": "day"}
        else:
            value = Decimal(told.value)
            slots |= {"low": value, "high": value, "qualifier": "exact"}
            slots["precision"] = Decimal(500_000) if slots["kind"] == "deal" else Decimal(0)
        return Claim(
            id=f"{self.head.id}#{len(self.claims)}", article=self.head.id, field=field, span=span, quote=quote,
            attribution=speaker, rule=told.says, **slots,
        )  # fmt: skip


def _page(head: Article, told: list[Told], names: list[Name], random: Random) -> tuple[Article, list[Claim]]:
    language = head.language or ""
    page = _Page(head)
    first, *more = [_odd(one, random) if random.random() < ODD else one for one in told]
    page.tell("title", first)
    page.tell("text", first, names[0].of(language) if random.random() < 0.5 else None)
    for one in (*more, first, *more):
        page.say("text", f"{' '.join(word.of(language) for word in random.choices(WORDS, k=12))}. ")
        if random.random() < 0.8:
            page.tell("text", one, random.choice(names).of(language) if random.random() < 0.3 else None)
    page.say("text", f"{', '.join(name.of(language) for name in names)}.")
    article = msgspec.structs.replace(head, title=page.texts["title"], text=page.texts["text"])
    return article, page.claims


def _odd(told: Told, random: Random) -> Told:
    """The same with another figure, or another day."""
    if isinstance(told.value, date):
        return msgspec.structs.replace(told, value=told.value + timedelta(days=random.choice((-1, 1))))
    return msgspec.structs.replace(told, value=max(1, int(told.value * random.choice((0.8, 1.3, 10)))))


def _reprint(first: tuple[Article, list[Claim]], name: str, outlet: str, stamp: str) -> tuple[Article, list[Claim]]:
    article = msgspec.structs.replace(first[0], id=name, outlet=outlet, published=stamp)
    claims = [
        msgspec.structs.replace(claim, id=f"{name}#{number}", article=name) for number, claim in enumerate(first[1])
    ]
    return article, claims
