"""A run over invented events: six outlets in English and Arabic, every verdict and every type of conflict."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import msgspec

from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Comparison, CopyGroup, Edge, Fact, Story
from crosscheck.model.finding import Explanation, Finding, SeverityPart
from crosscheck.model.quantity import Reading
from crosscheck.model.result import Failure, Manifest, RunRecord

LANTERN: Final = "Lantern Wire"


def claim(source: Article, quote: str, kind: str, measure: str, **slots: object) -> Claim:
    """A claim at the first place of `quote` in the title or, with `field="text"`, in the text; `n` numbers it."""
    field = str(slots.pop("field", "text"))
    start = source.field(field).index(quote)
    number = slots.pop("n", 1)
    value = slots.pop("value", None)
    if value is not None:
        slots = {"low": Decimal(str(value)), "high": Decimal(str(value)), "qualifier": "exact", **slots}
    span = (start, start + len(quote))
    return Claim(
        id=f"{source.id}#{number}", article=source.id, field=field, span=span, quote=quote, kind=kind, measure=measure,
        rule=f"{kind}/{measure}/count_of > numeral", **slots)  # fmt: skip


ROWS: Final = (Path(__file__).parent / "articles.jsonl").read_text(encoding="utf-8").splitlines()
ARTICLES: Final = tuple(msgspec.json.decode(row, type=Article) for row in ROWS)
BY_ID: Final = {item.id: item for item in ARTICLES}
FLOOD: Final = {"unit": "person", "where": "Wadi Sarin", "scope": "event"}
BOATS: Final = {"unit": "USD", "who": ("Tavria",), "item": "patrol boats"}
RAIL: Final = {"unit": "person", "where": "Ostmark", "scope": "event"}


def _of(name: str, quote: str, kind: str, measure: str, **slots: object) -> Claim:
    return claim(BY_ID[name], quote, kind, measure, **slots)


def _killed(name: str, quote: str, **slots: object) -> Claim:
    return _of(name, quote, "casualty", "killed", fact="f-killed", **{**FLOOD, **slots})


def _deal(name: str, quote: str, **slots: object) -> Claim:
    return _of(name, quote, "deal", "value", fact="f-boats", precision=Decimal("5000000"), **{**BOATS, **slots})


def _visit(name: str, quote: str, day: int, **slots: object) -> Claim:
    return _of(name, quote, "visit", "visit", start=date(2024, 5, day), end=date(2024, 5, day), grain="day",
               certainty="planned", who=("Dara Ilvane",), where="Port Amal", fact="f-visit", **slots)  # fmt: skip


def _rail(name: str, quote: str, value: int, **slots: object) -> Claim:
    return _of(name, quote, "casualty", str(slots.pop("measure", "killed")), value=value,
               **{**RAIL, "attribution": "the railway", **slots})  # fmt: skip


CLAIMS: Final = (
    _killed("flood/1", "31", field="title", value=31),
    _killed("flood/1", "at least 31 people", n=2, low=Decimal(31), qualifier="at_least", attribution="civil defence"),
    _of("flood/1", "12 children", "casualty", "rescued", n=3, value=12, group="children", fact="f-rescued", **FLOOD),
    _of("flood/1", "Some 400 people", "casualty", "displaced", n=4, value=400, fact="f-displaced", **FLOOD),
    _killed("flood/2", "47 شخصا", field="title", value=47, attribution="civil defence"),
    _killed("flood/2", "47 شخصا", n=2, value=47, attribution="civil defence"),
    _of("flood/2", "12 طفلا", "casualty", "killed", n=3, value=12, group="children", fact="f-children", **FLOOD),
    _of("flood/2", "20 مفقودا", "casualty", "missing", n=4, value=20, fact="f-missing", **FLOOD),
    _killed("flood/3", "52 dead", field="title", value=52, attribution="governor"),
    _killed("flood/3", "52", n=2, value=52, attribution="governor"),
    _of("flood/3", "Twelve children", "casualty", "killed", n=3, value=12, group="children", fact="f-children", **FLOOD),
    _of("flood/3", "About 400 people", "casualty", "displaced", n=4, low=Decimal(400), high=Decimal(400), qualifier="about",
        fact="f-displaced", **FLOOD),
    _killed("flood/4", "52 قتيلا", field="title", value=52, attribution="governor"),
    _killed("flood/4", "52 قتيلا", n=2, value=52, attribution="governor"),
    _of("flood/4", "نحو 400 شخص", "casualty", "displaced", n=3, low=Decimal(400), high=Decimal(400), qualifier="about",
        fact="f-displaced", **FLOOD),
    _killed("flood/5", "At least 31 people", low=Decimal(31), qualifier="at_least", attribution="civil defence"),
    _killed("flood/6", "49", field="title", value=49, revises=True),
    _killed("flood/6", "49 قتيلا", n=2, value=49, revises=True),
    _of("flood/6", "12 طفلا", "casualty", "killed", n=3, value=12, group="children", fact="f-children", **FLOOD),
    _deal("boats/1", "$1.96 billion", field="title", value=1960000000),
    _deal("boats/1", "$1.96 billion", n=2, value=1960000000, attribution="defence ministry"),
    _of("boats/1", "eight patrol boats", "figure", "boat", n=3, value=8, unit="boat", fact="f-eight"),
    _deal("boats/2", "1.69 مليار دولار", field="title", value=1690000000, attribution="defence ministry"),
    _deal("boats/2", "1.69 مليار دولار", n=2, value=1690000000, attribution="defence ministry"),
    _deal("boats/3", "€1.96 billion", field="title", value=1960000000, unit="EUR"),
    _deal("boats/3", "about two billion dollars", n=2, low=Decimal(2000000000), high=Decimal(2000000000), qualifier="about"),
    _deal("boats/4", "1.96 مليون دولار", field="title", value=1960000),
    _deal("boats/4", "1.96 مليون دولار", n=2, value=1960000,
          readings=(Reading(Decimal(1960000), Decimal(1960000), "CAD", "other_currency"),)),
    _deal("boats/5", "$1.96 billion", field="title", value=1960000000),
    _deal("boats/5", "$1.96 billion", n=2, value=1960000000, attribution="defence ministry"),
    _visit("visit/1", "Sunday", 12, field="title", weekday=6, implied=("day", "month", "year")),
    _visit("visit/1", "Sunday 12 May", 12, n=2, weekday=6, implied=("year",)),
    _visit("visit/2", "الاثنين", 13, field="title", weekday=0, implied=("day", "month", "year")),
    _visit("visit/2", "يوم الاثنين 13 مايو الجاري", 13, n=2, weekday=0, implied=("year",)),
    _visit("visit/3", "يوم السبت 12 مايو 2024", 12, weekday=5),
    _rail("trains/1", "14", 14, field="title", fact="f-rail"),
    _rail("trains/1", "Seventeen people", 17, n=2, fact="f-rail"),
    _rail("trains/1", "11 of them", 11, n=3, fact="f-front", group="first carriage"),
    _rail("trains/1", "nine", 9, n=4, fact="f-second", group="second carriage"),
    _rail("trains/1", "60 were injured", 60, n=5, fact="f-hurt", measure="injured"),
    _rail("trains/2", "60 قتيلا", 60, field="title", fact="f-rail"),
    _rail("trains/2", "60 شخصا", 60, n=2, fact="f-rail"),
    _rail("trains/3", "Seventeen people", 17, fact="f-rail"),
    _rail("trains/3", "60 were injured", 60, n=2, fact="f-hurt", measure="injured"),
    _of("misc/2", "More than 830 held", "casualty", "detained", low=Decimal(830), qualifier="more_than", unit="person",
        teaser=True, fact="f-held", since=date(2024, 4, 1), scope="total"),
)  # fmt: skip


def _fact(name: str, kind: str, measure: str, label: str, **more: object) -> Fact:
    members = tuple(item.id for item in CLAIMS if item.fact == name)
    return Fact(name, kind, measure, members, label, **more)


FACTS: Final = (
    _fact("f-killed", "casualty", "killed", "killed in Wadi Sarin", story="s-flood", origins=6, speakers=2, **FLOOD),
    _fact("f-children", "casualty", "killed", "children killed in Wadi Sarin", story="s-flood", group="children",
          part_of=("f-killed",), origins=3, **FLOOD),
    _fact("f-rescued", "casualty", "rescued", "children rescued in Wadi Sarin", story="s-flood", group="children", **FLOOD),
    _fact("f-displaced", "casualty", "displaced", "displaced in Wadi Sarin", story="s-flood", origins=3, **FLOOD),
    _fact("f-missing", "casualty", "missing", "missing in Wadi Sarin", story="s-flood", **FLOOD),
    _fact("f-boats", "deal", "value", "value of the patrol boats for Tavria", story="s-boats", unit="USD", origins=4, speakers=1),
    _fact("f-eight", "figure", "boat", "boats ordered", story="s-boats", unit="boat"),
    _fact("f-visit", "visit", "visit", "Dara Ilvane in Port Amal", story="s-visit", where="Port Amal", origins=3, speakers=2),
    _fact("f-rail", "casualty", "killed", "killed near Ostmark", story="s-trains", origins=3, speakers=1, **RAIL),
    _fact("f-front", "casualty", "killed", "killed in the first carriage", story="s-trains", group="first carriage",
          part_of=("f-rail",), **RAIL),
    _fact("f-second", "casualty", "killed", "killed in the second carriage", story="s-trains", group="second carriage",
          part_of=("f-rail",), **RAIL),
    _fact("f-hurt", "casualty", "injured", "injured near Ostmark", story="s-trains", origins=2, speakers=1, **RAIL),
    _fact("f-held", "casualty", "detained", "held since the protests began", unit="person", scope="total"),
)  # fmt: skip


def _finding(name: str, fact: str | None, verdict: str, *sides: tuple[str, ...], **more: object) -> Finding:
    severity = int(str(more.get("severity", 0)))
    parts = (
        (
            SeverityPart("difference", severity - severity // 3, "the sides differ by more than the tolerance"),
            SeverityPart("origins", severity // 3, "independent origins stand on both sides"),
        )
        if severity
        else ()
    )
    more = {"reason": "The figures were compared.", "fingerprint": f"print-{name}", "severity_parts": parts, **more}
    return Finding(name, fact, verdict, sides, **more)


def _both(english: str, arabic: str) -> dict[str, str]:
    return {"en": english, "ar": arabic}


FINDINGS: Final = (
    _finding("c-digits", "f-boats", "conflict", ("boats/1#1", "boats/1#2", "boats/5#1", "boats/5#2"), ("boats/2#1", "boats/2#2"),
             type="digits", severity=82, reason="1.96 and 1.69 billion dollars cannot both be the price.",
             explanations=(Explanation("swapped_digits", "Two digits of the figure changed places in one outlet.",
                                       ("1.96 and 1.69 have the same digits", "one speaker, the defence ministry, is credited by both")),
                           Explanation("different_scope", "One of the figures may leave out the training package.", ())),
             wording=_both("Tavria pays $1.96 billion for the boats, according to Lantern Wire; Afaq reports $1.69 billion",
                           "تدفع تافريا 1.96 مليار دولار ثمنا للزوارق بحسب لانترن واير، فيما ذكرت وكالة آفاق 1.69 مليار دولار")),
    _finding("c-scale", "f-boats", "conflict", ("boats/1#1", "boats/1#2"), ("boats/4#1", "boats/4#2"), type="scale", severity=90,
             reason="The figures differ by exactly a factor of one thousand.",
             explanations=(Explanation("scale_slip", "Million was written for billion.", ("boats/1#1", "boats/4#1")),),
             wording=_both("The boats cost $1.96 billion, Lantern Wire says; Sahel gives $1.96 million",
                           "تبلغ قيمة الزوارق 1.96 مليار دولار بحسب لانترن واير، وتذكر شبكة الساحل 1.96 مليون دولار")),
    _finding("c-currency", "f-boats", "conflict", ("boats/1#1", "boats/1#2"), ("boats/3#1",), type="currency", severity=61,
             reason="The same figure stands with another currency."),
    _finding("c-rail", "f-rail", "conflict", ("trains/1#2", "trains/3#1"), ("trains/2#1", "trains/2#2"), type="measure", severity=78,
             reason="Sixty is the number of injured elsewhere.", facts=("f-rail", "f-hurt"),
             explanations=(Explanation("swapped_measure", "The injured were counted as dead.", ("60 injured in two other outlets",)),),
             wording=_both("Seventeen died near Ostmark, the railway says; Al-Marfa reports 60 dead",
                           "لقي 17 شخصا حتفهم قرب أوستمارك وفق شركة السكك، بينما ذكرت صحيفة المرفأ 60 قتيلا")),
    _finding("c-internal", "f-rail", "conflict", ("trains/1#1", "trains/1#2"), type="internal", severity=55,
             reason="The title and the text of one article do not agree."),
    _finding("c-parts", None, "conflict", ("trains/1#2",), ("trains/1#3", "trains/1#4"), type="arithmetic", severity=48,
             reason="Eleven and nine are more than seventeen.", facts=("f-rail", "f-front", "f-second"),
             explanations=(Explanation("sum_exceeds_total", "The parts add up to more than their total.", ("11 + 9 = 20 > 17",)),)),
    _finding("c-date", "f-visit", "conflict", ("visit/1#1", "visit/1#2"), ("visit/2#1", "visit/2#2"), type="date", severity=66,
             reason="Sunday 12 May and Monday 13 May are different days.",
             wording=_both("Ilvane arrives on Sunday, her office says; Al-Marfa gives Monday",
                           "تصل إلفان الأحد وفق مكتبها، وتذكر صحيفة المرفأ الاثنين")),
    _finding("c-weekday", "f-visit", "conflict", ("visit/3#1",), type="weekday", severity=35,
             reason="12 May 2024 is a Sunday, not a Saturday."),
    _finding("c-value", "f-killed", "conflict", ("flood/2#1", "flood/2#2"), ("flood/3#1", "flood/3#2", "flood/4#1", "flood/4#2"),
             type="value", severity=40, reason="47 and 52 are given for the same day by different speakers.",
             explanations=(Explanation("different_speakers", "Two speakers give different counts.",
                                       ("civil defence: 47", "governor: 52")),),
             wording=_both("At least 47 dead, according to the civil defence; the governor says 52",
                           "ما لا يقل عن 47 قتيلا بحسب الدفاع المدني، والمحافظ يقول 52")),
    _finding("v-outdated", "f-killed", "outdated", ("flood/3#1", "flood/4#1"), ("flood/5#1",),
             reason="31 was repeated a day after others had moved on to 52."),
    _finding("v-revised", "f-killed", "revised", ("flood/3#1",), ("flood/6#1", "flood/6#2"),
             reason="The text itself corrects 52 to 49."),
    _finding("v-update", "f-killed", "update", ("flood/1#1",), ("flood/3#1",), reason="The count grew in order of time."),
    _finding("v-compatible", "f-displaced", "compatible", ("flood/1#4", "flood/3#4", "flood/4#3"),
             reason="About 400 and 400 can be one number."),
    _finding("v-agree", "f-children", "agree", ("flood/2#3", "flood/3#3", "flood/6#3"), reason="All give the same figure."),
    _finding("v-agree-hurt", "f-hurt", "agree", ("trains/1#5", "trains/3#2"), reason="All give the same figure."),
    _finding("v-single", "f-missing", "single", ("flood/2#4",), reason="One origin only."),
    _finding("v-single-2", "f-rescued", "single", ("flood/1#3",), reason="One origin only."),
    _finding("v-incomparable", "f-eight", "incomparable", ("boats/1#3",), reason="The units cannot be compared."),
    _finding("v-held", "f-held", "single", ("misc/2#1",), reason="One origin only."),
)  # fmt: skip

STORIES: Final = (
    Story(
        "s-flood",
        tuple(a.id for a in ARTICLES if a.id.startswith("flood")),
        "Flood in Wadi Sarin",
        ("Wadi Sarin", "governor"),
    ),
    Story("s-boats", tuple(a.id for a in ARTICLES if a.id.startswith("boats")), "Patrol boats for Tavria", ("Tavria",)),
    Story(
        "s-visit",
        tuple(a.id for a in ARTICLES if a.id.startswith("visit")),
        "Dara Ilvane in Port Amal",
        ("Dara Ilvane",),
    ),
    Story(
        "s-trains",
        tuple(a.id for a in ARTICLES if a.id.startswith("trains")),
        "Train collision near Ostmark",
        ("Ostmark",),
    ),
)
COPIES: Final = (CopyGroup(("boats/1", "boats/5"), LANTERN, ("credit: (Lantern)", "2 of 2 sentences shared")),)
EDGES: Final = (
    Edge(
        "flood/1#2",
        "flood/2#2",
        7.5,
        (Comparison("where", 4.0, "Wadi Sarin = Wadi Sarin"), Comparison("measure", 3.5, "killed")),
    ),
    Edge("boats/1#2", "boats/2#2", 6.0, (Comparison("item", 6.0, "patrol boats"),)),
)
MANIFEST: Final = Manifest(
    "0.1.0", {"ar": "1", "en": "1"}, {"articles.jsonl": "0" * 64}, {"first_day_of_war": None},
    (Failure("inbox/broken.jsonl", "not JSON: unexpected end of line", 7), Failure("inbox/photo.txt", "binary file")), {"fr": 1})  # fmt: skip


def example() -> RunRecord:
    """The invented run."""
    inferred = {"misc/1": ("language", "reference")}
    reference = ReferenceTime(date(2024, 5, 9), date(2024, 5, 10), True, ("a Thursday that has passed",))
    articles = tuple(
        Article(a.id, a.title, a.text, a.outlet, a.url, a.published, a.language, LANTERN if a.id == "boats/5" else None,
                reference=reference if a.id in inferred else None, inferred=inferred.get(a.id, ()))
        for a in ARTICLES)  # fmt: skip
    return RunRecord(articles, CLAIMS, FACTS, FINDINGS, STORIES, COPIES, EDGES, MANIFEST)
