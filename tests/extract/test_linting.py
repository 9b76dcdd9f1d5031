"""Every pack is sound, and whatever is wrong in one is found with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.extract.linting import lint_pack
from crosscheck.language.files import PACKS
from crosscheck.language.pack import available
from tests.language.broken import Change, copied_packs

DATES = "en/words/dates.toml"
RULES = "en/rules.toml"
RULE = '[[rule]]\nid = "{id}"\nlayer = "{layer}"\npattern = "{pattern}"\nmake = "{make}"\nexample = "{example}"\n'
EXAMPLES = "# what the shared rules read in this language"
HABIT = '"date.habit" = "The council meets every Friday."'


def _rule(**fields: str) -> Change:
    """A rule put behind all others of the language."""
    sound = {
        "id": "number.new",
        "layer": "qualify",
        "pattern": "<qual_before> (?P<n><num>)",
        "make": "qualify",
        "example": "At least 12 people died.",
    }
    return Change(RULES, EXAMPLES, f"{RULE.format(**{**sound, **fields})}\n{EXAMPLES}")


BROKEN = {
    "a form that changes under NFKC": (
        Change(DATES, '"january"', '"january", "ﬁrst month"'),
        DATES, "month.1: 'ﬁrst month' changes under NFKC: write 'first month'"),
    "a form in letters of another script": (
        Change(DATES, '"january"', '"january", "jаnuary"'),
        DATES, "month.1: 'jаnuary' holds 'а', which is not of the script LATIN"),
    "a form with a mark that nobody sees": (
        Change(DATES, '"january"', '"january", "\u202ejanuary"'),
        DATES, "month.1: '\\u202ejanuary' holds '\\u202e', which texts are read without"),
    "a form that stands twice": (
        Change(DATES, '"january"', '"january", "January"'),
        DATES, "month.1: 'January' is listed already, in en/words/dates.toml:"),
    "a form of two values": (
        Change(DATES, '"february"', '"february", "january"'),
        DATES, "month.2: 'january' stands for '1' already, in en/words/dates.toml:"),
    "a marker of furniture in another script": (
        Change("en/furniture.toml", '["', '["reаd also", "'), "en/furniture.toml", "holds 'а'"),
    "a class of words that nobody declares": (
        Change(DATES, "[month]", '[moon]\n1 = ["new moon"]\n\n[month]'),
        DATES, "moon: is a class that classes.toml does not declare"),
    "a value that the engine does not know": (
        Change("en/words/numerals.toml", "at_least =", "at_leasts ="),
        "en/words/numerals.toml", "qual_before: 'at_leasts' is no value; one of: about, at_least"),
    "brackets that do not pair": (
        Change(DATES, '"january"', '"januar(y|ies"'), DATES, "month.1: brackets do not pair"),
    "a form of nothing": (Change(DATES, '"january"', '"january", " "'), DATES, "month.1: an empty form"),
    "a rule that asks for an unknown class": (
        _rule(pattern="<qual_befor> (?P<n><num>)"), RULES,
        "number.new: asks for class 'qual_befor', which classes.toml does not declare"),
    "a rule that the language has no word for": (
        _rule(pattern="<time_dual> (?P<n><num>)"), RULES,
        "number.new: can never match: the language has no word of <time_dual>"),
    "a rule with an unknown macro": (
        _rule(pattern="%nothing% <num>"), RULES, "number.new: there is no macro %nothing%"),
    "a rule that is no expression": (_rule(pattern="(?P<n><num>"), RULES, "number.new: no regular expression"),
    "a rule that repeats without a bound": (_rule(pattern="<num>*"), RULES, "number.new: unbounded repeat"),
    "a rule in a layer that nothing applies": (
        _rule(layer="qualifi"), RULES, "number.new: nothing in layer 'qualifi' makes 'qualify'"),
    "a rule that makes what nothing can": (
        _rule(make="qualifie"), RULES, "number.new: nothing in layer 'qualify' makes 'qualifie'"),
    "a rule that refuses without a reason": (
        _rule(layer="refuse", make="refused", pattern="<num> <percent>", example="It was 12 percent."), RULES,
        "number.new: does not say why"),
    "a rule without an example": (_rule(example=""), RULES, "number.new: has no example"),
    "a rule that does not read its example": (
        _rule(example="Nobody was hurt."), RULES, "number.new: does not read its own example 'Nobody was hurt.'"),
    "a rule whose id is taken": (_rule(id="number.ordinal"), RULES, "number.ordinal: two rules have this id"),
    "a shared rule without an example": (Change(RULES, HABIT, ""), RULES, "date.habit: has no example"),
    "an example of no rule": (
        Change(RULES, HABIT, f'{HABIT}\n"date.gone" = "Gone."'), RULES, "date.gone: is the example of no rule"),
    "a macro that no rule uses": (
        Change(RULES, "[macros]", '[macros]\nidle = "<num>"'), RULES, "idle: is a macro that no rule uses"),
    "an unknown key of a rule": (
        Change(RULES, "[[rule]]", '[[rule]]\nexampel = "A"'), RULES, "unknown field `exampel`"),
    "an unknown setting": (Change("en/pack.toml", "decimal", "decimals"), "en/pack.toml", "unknown field `decimals`"),
    "a file that is no TOML": (Change(DATES, "[month]", "[month"), DATES, "not TOML"),
}  # fmt: skip


@pytest.mark.parametrize("code", available())
def test_a_pack_has_no_problems(code: str) -> None:
    assert [str(problem) for problem in lint_pack(code)] == []


@pytest.mark.parametrize(("change", "file", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_found(change: Change, file: str, message: str, tmp_path: Path) -> None:
    packs = copied_packs(tmp_path, "en", change)
    told = {str(problem).partition(" ") for problem in lint_pack("en", packs)}
    found = [(place.rstrip(":").rpartition(":")[0], text) for place, _, text in told]
    assert any(name == file and message in text for name, text in found), found


def test_a_problem_is_placed_on_the_line_of_its_form_and_of_its_rule(tmp_path: Path) -> None:
    changes = (Change(DATES, '"january"', '"january", "jаnuary"'), _rule(example=""))
    packs = copied_packs(tmp_path, "en", *changes)
    lines = {file: (packs / file).read_text(encoding="utf-8").splitlines() for file in (DATES, RULES)}
    form, rule = (lines[problem.file][problem.line - 1] for problem in sorted(lint_pack("en", packs), key=str)[::-1])
    assert "jаnuary" in form
    assert "number.new" in rule


def test_a_rule_that_another_forestalls_is_found(tmp_path: Path) -> None:
    packs = copied_packs(tmp_path, "en", _rule(id="number.first"), _rule(id="number.again"))
    told = [str(problem) for problem in lint_pack("en", packs)]
    assert any("number.again: can never match: number.first matches the same before it" in line for line in told)


def test_everything_wrong_is_told_at_once_though_the_pack_does_not_load(tmp_path: Path) -> None:
    broken = [BROKEN[name] for name in ("a form that stands twice", "a rule that asks for an unknown class")]
    packs = copied_packs(tmp_path, "en", *(change for change, *_ in broken))
    told = "\n".join(map(str, lint_pack("en", packs)))
    assert all(message in told for _, _, message in broken)


def test_a_language_that_lacks_a_word_needs_no_example_of_a_shared_rule(tmp_path: Path) -> None:
    words = "en/words/numerals.toml"
    couple = (PACKS / words).read_text(encoding="utf-8").split("[couple]\n", 1)[1].split("\n", 1)[0]
    example = '"number.couple" = "A couple of people died."\n'
    packs = copied_packs(tmp_path, "en", Change(words, couple, ""), Change(RULES, example, ""))
    assert lint_pack("en", packs) == []
