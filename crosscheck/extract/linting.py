"""Checking a language's pack: forms that cannot be met, rules that cannot match, examples that are not read by their
rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from crosscheck.extract.items import Item
from crosscheck.extract.reading import read_article
from crosscheck.language.grammar import Rule
from crosscheck.language.pack import PACKS, Pack, declared_classes, load_pack, word_rows
from crosscheck.language.world import load_world
from crosscheck.model.article import Article, ReferenceTime

EXAMPLE_DAY: Final = date(2024, 3, 15)
IMPOSSIBLE: Final = "(?!)"
_CLASS: Final = re.compile(r"(?<!\?P)<!?([a-z0-9_|&]+)>")


class Problem(msgspec.Struct, frozen=True):
    """What is wrong in a pack: the file, the class or rule, and what would mend it."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.message}"


def lint_pack(code: str) -> list[Problem]:
    """The problems of a pack, in the order of its files; PackError where it cannot even be loaded."""
    pack = load_pack(code)
    return [*_form_problems(code, pack), *_class_problems(code), *_rule_problems(code, pack)]


# ---- words -----------------------------------------------------------------------------------------------------------


def _form_problems(code: str, pack: Pack) -> Iterator[Problem]:
    for path in sorted((PACKS / code / "words").glob("*.toml")):
        seen: dict[tuple[str, str], str] = {}
        for class_name, value, form in word_rows(path):
            bare = form.removeprefix("=")
            key = (class_name, form if form.startswith("=") else pack.lexicon.folding.fold(bare))
            if bare != unicodedata.normalize("NFKC", bare):
                yield Problem(
                    path.name, f"{class_name}.{value}", f"{bare!r} changes under NFKC: write the plain letters"
                )
            strange = _strange(bare, pack.settings.scripts)
            if strange:
                yield Problem(
                    path.name,
                    f"{class_name}.{value}",
                    f"{bare!r} holds {strange!r}, which is not of the pack's scripts",
                )
            if seen.setdefault(key, value) != value:
                yield Problem(path.name, f"{class_name}.{value}", f"{bare!r} already stands for {seen[key]!r} there")


def _strange(form: str, scripts: list[str]) -> str:
    """The letters of a form that belong to none of the scripts."""
    return "".join(
        char for char in form if char.isalpha() and not any(name in unicodedata.name(char, "") for name in scripts)
    )


def _class_problems(code: str) -> Iterator[Problem]:
    """Classes that a pack fills and neither a rule nor the engine ever asks for would be dead words; unknown ones never
    load.
    """
    rules = "".join((PACKS / name / "rules.toml").read_text(encoding="utf-8") for name in (code, "."))
    asked = {name for match in _CLASS.finditer(rules) for name in re.split(r"[|&]", match.group(1))}
    for name in sorted(asked - declared_classes().keys() - {"."}):
        yield Problem("rules.toml", name, "a rule asks for a class that classes.toml does not declare")


# ---- rules -----------------------------------------------------------------------------------------------------------


def _rule_problems(code: str, pack: Pack) -> Iterator[Problem]:
    own = _own_rules(code)
    ids: set[str] = set()
    for layer in pack.grammar.layers.values():
        for rule in layer:
            name = rule.row.id
            if name not in own:
                continue
            if name in ids:
                yield Problem("rules.toml", name, "two rules have this id")
            ids.add(name)
            yield from _example_problems(code, pack, rule)


def _own_rules(code: str) -> set[str]:
    text = (PACKS / code / "rules.toml").read_text(encoding="utf-8")
    return set(re.findall(r'^id = "([^"]+)"', text, flags=re.MULTILINE))


def _example_problems(code: str, pack: Pack, rule: Rule) -> Iterator[Problem]:
    name = rule.row.id
    if IMPOSSIBLE in rule.regex.pattern and not any(rule.needs):
        yield Problem("rules.toml", name, "can never match: it needs a class that no word has")
    if not rule.row.example:
        yield Problem("rules.toml", name, "has no example: give a sentence that it reads")
    elif name not in rules_read(rule.row.example, code, pack):
        yield Problem("rules.toml", name, f"does not read its own example {rule.row.example!r}")


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
