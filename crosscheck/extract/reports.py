"""Reports: the words of saying and crediting of a sentence, and how much of it each of them tells."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.drafts import Draft, Passage, Reading, Report
from crosscheck.extract.items import Item, Sentence

CUES: Final = "say|say_toll|quoting|adding|according|account|as_said|colon|dash|toll|toll_bare"
KINDS: Final = ("according", "as_said", "quoting", "adding", "say", "say_toll", "account", "colon", "dash")
CREDITING: Final = ("according", "citing", "as_said", "basis")
BORDER_COST: Final = 4
BORDERS: Final = "comma|clause|semicolon|contrast|count"
PHRASE_ENDS: Final = frozenset(
    (
        "comma",
        "stop",
        "semicolon",
        "colon",
        "quote",
        "open",
        "close",
        "dash",
        "contrast",
        "clause",
        "that_clause",
        "say",
    )
)
STRETCH_ENDS: Final = frozenset(("comma", "stop", "semicolon", "contrast", "close", "dash"))
CONTENT: Final = frozenset(
    ("that_clause", "quote", "colon", "count", "money", "harm", "harm_noun", "harm_active", "harm_passive",
     "harm_intransitive", "harm_nominal", "toll", "toll_bare", "toll_figure", "move", "be", "future", "negated")
)  # fmt: skip
PLAIN_CONTENT: Final = frozenset(("that_clause", "quote", "colon", "count", "money"))
OPENING: Final = frozenset(("comma", "quote", "close", "dash", "open"))
BEFORE_ALL: Final = frozenset(("num_and", "dash", "quote", "date"))
TIMES: Final = frozenset(("date", "on", "daypart", "weekday", "month_part"))
LED: Final = frozenset(("prep_in", "prep_place", "prep_b", "going_to", "addressed", "account", "clause"))
NOUN_BEFORE: Final = frozenset(("the", "num_article", "possessive", "possessor", "of", "hearsay"))
ABOUT_NOUN: Final = frozenset(("relative", "who_clause"))
TOLLS: Final = "toll|toll_bare|toll_figure|toll_weak|harm_noun"
TOLD_REACH: Final = 4  # items behind a verb that may only say to whom
SAID_REACH: Final = 2  # or when
COUNT_REACH: Final = 8
NAMED_REACH: Final = 7
CITED_REACH: Final = 8


def reports_of(passage: Passage) -> list[Report]:
    """The words of saying and crediting of a sentence, in order, looked for once; nouns that look like verbs are
    none.
    """
    if passage.reports is None:
        items = passage.sentence.items
        kinds = ((at, _kind(items, at)) for at in passage.sentence.where(CUES))
        passage.reports = [Report(at, kind) for at, kind in kinds if kind]
    return passage.reports


def _kind(items: list[Item], at: int) -> str:
    """What kind of report an item makes; empty for a word that only looks like one."""
    classes = items[at].word.classes
    kind = next((name for name in KINDS if name in classes), "account")
    following = items[at + 1] if at + 1 < len(items) else None
    if kind in ("say", "say_toll") and _noun(items, at):
        return "account" if items[at].has("account") else ""
    if kind == "say" and following is not None:
        takes = items[at].has("claim_verb") and following.has("count")  # claimed 12 lives
        labels = items[at].has("organisation") and following.has("colon")
        return "" if takes or labels else kind
    if kind == "as_said":
        return kind if following is not None and following.has("say") else ""
    return items[at].value("according") or kind


def _noun(items: list[Item], at: int) -> bool:
    """True for a word that could be a verb of saying but stands like a noun (`the report`, `its claims`)."""
    if at + 1 < len(items) and items[at + 1].has("say") and not items[at + 1].has("aux"):
        return True
    if at and items[at].has("account") and items[at - 1].has("people"):
        return True
    return at > 0 and items[at - 1].is_any(NOUN_BEFORE)


def nearest_reports(draft: Draft, reading: Reading) -> list[Report]:
    """The reports of its sentence that tell a draft: the nearest first, but whom that one cites before it, and what a
    speaker relies on or says of others last.
    """
    sentence, at = draft.passage.sentence, draft.item_at
    told = [report for report in reports_of(draft.passage) if _tells(report, draft, reading)]
    if len(told) < 2:
        return told
    told.sort(key=lambda report: (_behind(sentence.items, report), _distance(sentence, at, report.at), report.at))
    cited = [report for report in told if report.kind == "citing" and abs(report.at - told[0].at) <= CITED_REACH]
    return cited + told


def _behind(items: list[Item], report: Report) -> bool:
    """True for what a speaker relies on, and for what another is said to expect."""
    if items[report.at].value("say") != "expects":
        return report.kind == "basis"
    begin = phrase_begin(items, report.at)
    return begin > 0 and (items[begin - 1].has("that_clause") or items[begin - 1].has("say"))


def _distance(sentence: Sentence, at: int, cue: int) -> int:
    low, high = min(at, cue) + 1, max(at, cue)
    return max(0, high - low) + BORDER_COST * sentence.count(BORDERS, low, high)


def _tells(report: Report, draft: Draft, reading: Reading) -> bool:
    """True where what a report tells reaches a draft."""
    sentence, at = draft.passage.sentence, draft.item_at
    low, high = sorted((report.at, at))
    if sentence.has("stop", low + 1, high):
        return False
    if report.kind == "dash":
        return draft.passage.field == "title" and at < report.at
    if report.kind in ("adding", "colon"):
        return at > report.at
    if report.kind == "say_toll":
        return at > report.at and _tells_toll(report.at, draft)
    if report.kind == "account":
        return _accounts(sentence, report.at, at)
    if at > report.at:
        return not _aside(sentence, report.at, at, reading)
    if report.kind in CREDITING:
        return not _opens(sentence.items, report.at)
    return _closes(sentence.items, report.at, reading)


def tells_something(items: list[Item], report: Report, reading: Reading) -> bool:
    """True for a report that tells something before or behind it; a verb alone may be a noun."""
    if report.kind != "say":
        return report.kind != "basis"
    return says_more(items, report.at) or _closes(items, report.at, reading)


def _opens(items: list[Item], at: int) -> bool:
    """True where nothing of weight stands before a word of its sentence."""
    return all(item.is_any(BEFORE_ALL) for item in items[:at])


def _tells_toll(verb: int, draft: Draft) -> bool:
    """True where a verb moves a toll that is told behind it, or counts the harmed right behind it or on a list."""
    sentence, at = draft.passage.sentence, draft.item_at
    if draft.kind != "casualty":
        return False
    if sentence.items[verb].value("say_toll") == "moves":
        return sentence.has(TOLLS, verb + 1, at)
    return at - verb - 1 <= COUNT_REACH or sentence.has(f"{TOLLS}|count", verb + 1, at)


def _accounts(sentence: Sentence, noun: int, at: int) -> bool:
    """True where a noun of telling with its owner speaks of what follows in its clause (`the ministry's count stands at
    nine`), or where `by` and its like lead to it.
    """
    low, high = sorted((noun, at))
    apart = sentence.has("comma", low + 1, high - (at < noun))
    return (at > noun and not apart) or led_account(sentence.items, noun)


def led_account(items: list[Item], noun: int) -> bool:
    """True where a preposition leads to the owner of a noun of telling (`by Orland's count`)."""
    for item in reversed(items[max(0, noun - NAMED_REACH) : noun]):
        if item.has("comma") or item.has("stop") or item.has("clause"):
            return False
        if item.has("by") or item.has("on"):
            return True
    return False


def _aside(sentence: Sentence, verb: int, at: int, reading: Reading) -> bool:
    """True where a verb of saying stands in a clause about a noun, which ends before the draft (`in which Orland says
    nine died, 12 people were killed`).
    """
    items = sentence.items
    begin = phrase_begin(items, verb) if reading.pack.settings.subject_first else verb
    return begin > 0 and items[begin - 1].is_any(ABOUT_NOUN) and sentence.has("comma", verb + 1, at)


def phrase_begin(items: list[Item], verb: int) -> int:
    """Where the words right before a verb begin, behind the last sign or word that ends a phrase."""
    begin = verb
    while begin > 0 and (not items[begin - 1].is_any(PHRASE_ENDS) or items[begin - 1].has("member")):
        begin -= 1
    return begin


def _closes(items: list[Item], verb: int, reading: Reading) -> bool:
    """True where a verb of saying only closes what it tells (`…, Orland said on Monday`)."""
    if verb == 0 or says_more(items, verb):
        return False
    if not reading.pack.settings.subject_first:
        return items[verb].value("say") == "it" or _follows(items, verb)
    begin = phrase_begin(items, verb)
    if begin > 0 and items[begin - 1].has("who_clause"):
        begin = phrase_begin(items, begin - 1)
    return begin > 0 and not items[verb - 1].has("num_and") and _follows(items, begin)


def _follows(items: list[Item], begin: int) -> bool:
    """True where a sign parts what begins here from what stands before it."""
    return items[begin - 1].is_any(OPENING) or items[begin - 1].has("as_said")


def says_more(items: list[Item], verb: int) -> bool:
    """True where what a verb of saying tells stands behind it."""
    end = verb + 1
    while end < len(items) and not items[end].is_any(STRETCH_ENDS):
        end += 1
    rest = [items[at] for at in range(verb + 1, end) if not _of_time(items, at)]
    led = bool(rest) and rest[0].is_any(LED)
    if any(item.is_any(PLAIN_CONTENT if led else CONTENT) for item in rest):
        return True
    if items[verb].value("say") == "it":
        return False
    told = items[verb].value("say") == "told"
    begin = phrase_begin(items, verb)
    if (led and not told) or not items[verb].has("say") or begin == verb or items[verb - 1].has("as_said"):
        return False
    return len(rest) > (TOLD_REACH if told else SAID_REACH)


def _of_time(items: list[Item], at: int) -> bool:
    """True for the words of a date, and for the preposition that leads to one."""
    leads = items[at].has("on") and at + 1 < len(items) and not items[at + 1].is_any(TIMES)
    return items[at].is_any(TIMES) and not leads
