"""Checking a language's pack by reading with it: every rule reads its own example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from crosscheck.errors import PackError
from crosscheck.extract.amounts import BETWEEN, FROM, OR, TO
from crosscheck.extract.casualties import CASUALTY_LAYERS
from crosscheck.extract.dates import PARTS
from crosscheck.extract.items import Item
from crosscheck.extract.passages import LAYERS, PRODUCTIONS
from crosscheck.extract.reading import read_article
from crosscheck.language.files import PACKS, read_rules, rule_files, word_files, written_forms
from crosscheck.language.lines import Lines
from crosscheck.language.linting import Problem, file_problems, problem_of, rule_problems
from crosscheck.language.pack import Pack, compile_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import MEASURES
from crosscheck.model.quantity import QUALIFIERS

SPAN: Final = re.compile(r"\d+\.\.\d+")
EXAMPLE_DAY: Final = date(2024, 3, 15)
# the values that the engine knows, of classes of which it knows them all; `a..b` is a span of units
MEASURED: Final = frozenset(MEASURES["casualty"])
BOUNDS: Final = frozenset(QUALIFIERS)
VALUES: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("harm_noun", "harm_active", "harm_passive", "harm_intransitive", "harm_nominal"), MEASURED),
    **dict.fromkeys(("toll", "among_harmed"), MEASURED),
    **dict.fromkeys(("qual_before", "qual_after"), BOUNDS),
    "range_from": frozenset((FROM, BETWEEN)),
    "range_to": frozenset((TO, OR)),
    "month_part": frozenset(PARTS),
    "move": frozenset(MEASURES["visit"]),
}
REFUSING: Final = {"day_count", "habit", *(name for name in PRODUCTIONS if name.startswith("refused"))}
MAKES: Final = {**dict.fromkeys(LAYERS, frozenset(PRODUCTIONS)), **CASUALTY_LAYERS}


def lint_pack(code: str, packs: Path = PACKS) -> list[Problem]:
    """The problems of a pack by file and line; one that does not load has the reason among them."""
    unread = list(_unknown_values(code, packs))  # with which no example can be read
    found = [*file_problems(code, packs), *unread]
    try:
        pack = compile_pack(code, packs)
    except PackError as error:
        why = problem_of(error, packs)
        told = any((problem.file, problem.line) == (why.file, why.line) for problem in found)
        found += [] if told else [why]
    else:
        found += rule_problems(code, pack.grammar, packs)
        unread += _unapplied(code, packs)
        found += unread or _example_problems(code, pack, packs)
    return sorted(set(found), key=lambda problem: (problem.file, problem.line, problem.key, problem.message))


def _unknown_values(code: str, packs: Path) -> Iterator[Problem]:
    """Values of words that the engine does not know; a file that cannot be read is told of elsewhere."""
    for path in word_files(code, packs):
        with suppress(PackError):
            for class_name, value, form in written_forms(path):
                known = VALUES.get(class_name)
                if known is not None and value not in known and not (known is BOUNDS and SPAN.fullmatch(value)):
                    line, file = Lines(path).of_form(class_name, value, form), path.relative_to(packs).as_posix()
                    yield Problem(file, line, class_name, f"{value!r} is no value; one of: {', '.join(sorted(known))}")


def _example_problems(code: str, pack: Pack, packs: Path) -> Iterator[Problem]:
    """Rules that have no example or do not read it; shared rules have theirs in the language's own file."""
    path, _ = rule_files(code, packs)
    file, lines, rules = path.relative_to(packs).as_posix(), Lines(path), read_rules(path)
    own = {row.id for row in rules.rule}
    all_rows = [rule.row for of_layer in pack.grammar.layers.values() for rule in of_layer]
    for row in all_rows:
        line = lines.of_rule(row.id) if row.id in own else lines.of_key("examples", row.id)
        if not row.example and not pack.grammar.missing(row):
            yield Problem(file, line, row.id, "has no example: give a sentence that it reads")
        elif row.example and row.id not in rules_read(row.example, code, pack):
            yield Problem(file, line, row.id, f"does not read its own example {row.example!r}")
    for name in sorted(rules.examples.keys() - {row.id for row in all_rows}):
        yield Problem(file, lines.of_key("examples", name), name, "is the example of no rule")


def _unapplied(code: str, packs: Path) -> Iterator[Problem]:
    """Rules in a layer that nothing applies, that name what nothing in their layer makes, or that refuse without saying
    what.
    """
    for path in rule_files(code, packs):
        for row in read_rules(path).rule:
            message = ""
            if row.make not in MAKES.get(row.layer, ()):
                message = f"nothing in layer {row.layer!r} makes {row.make!r}"
            elif row.make in REFUSING and not row.why:
                message = "does not say why: give what the refused is"
            if message:
                yield Problem(path.relative_to(packs).as_posix(), Lines(path).of_rule(row.id), row.id, message)


def rules_read(text: str, code: str, pack: Pack) -> set[str]:
    """The ids of all rules that took part in reading a text on a fixed day."""
    article = Article("example", "", text, language=code, reference=ReferenceTime(EXAMPLE_DAY, EXAMPLE_DAY))
    reading = read_article(article, pack, load_world(), article.reference)
    found = {part for draft in reading.drafts for part in draft.rule.split(" > ")}
    found |= {why for *_, why in reading.refusals}
    for passage in reading.passages:
        for item in passage.sentence.items:
            found |= set(_rules_of(item))
    return found


def _rules_of(item: Item) -> Iterator[str]:
    if item.rule:
        yield item.rule
    for part in item.parts:
        yield from _rules_of(part)
