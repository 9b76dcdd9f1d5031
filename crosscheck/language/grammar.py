"""Rules over classes: a pack's patterns compiled to regular expressions over class codes, one code point an item.

A pattern is a regular expression in which `<person|group>` stands for one item of any of these classes, `<!stop>` for
one of none of them, `<person&dual>` for one of both, and `%gap%` for a macro. Blanks are ignored. Named groups name the
items that a production uses. Gaps are bounded, so that no pattern takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

import msgspec

from crosscheck.language.lexicon import Codes

_ATOM: Final = re.compile(r"(?<!\?P)<(!?)([a-z0-9_|&.]+)>")
_MACRO: Final = re.compile(r"%([a-z_]+)%")
ANY: Final = "."  # the class of every item
_UNBOUNDED: Final = re.compile(r"[*+](?![?])|\{\d+,\}")


class RuleRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a pack's rules file: where it applies, what it looks for, the production it names, an example that
    passes, and for a rule that refuses, what the refused is.
    """

    id: str
    layer: str
    pattern: str
    make: str
    set: dict[str, str] = {}
    example: str = ""
    why: str = ""


class Rule:
    """A compiled rule; each bit of `needs` is a set of codes of which one must occur where the rule can match.

    Unpickled, it has its regular expression only when that is first asked for: most texts need few of them.
    """

    __slots__ = ("_regex", "_source", "groups", "needs", "row")

    def __init__(self, row: RuleRow, regex: re.Pattern[str], needs: int) -> None:
        self.row, self.needs, self.groups = row, needs, dict(regex.groupindex)
        self._source = regex.pattern
        self._regex: re.Pattern[str] | None = regex

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern over codes."""
        if self._regex is None:
            self._regex = re.compile(self._source)
        return self._regex

    def __getstate__(self) -> tuple[RuleRow, int, dict[str, int], str]:
        return self.row, self.needs, self.groups, self._source

    def __setstate__(self, state: tuple[RuleRow, int, dict[str, int], str]) -> None:
        self.row, self.needs, self.groups, self._source = state
        self._regex = None


class _Finders(dict[str, re.Pattern[str]]):
    """By classes (`say|colon`), a pattern that finds one item of any of them among the codes of a sentence; made when
    first asked for.
    """

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, classes: str) -> re.Pattern[str]:
        codes = "".join(sorted(self._grammar.codes_of(classes)))
        found = self[classes] = re.compile(f"[{codes}]" if codes else "(?!)")
        return found


class Grammar:
    """The rules of one language by layer, in order of the file: the first that matches an item wins."""

    def __init__(self, codes: Codes, macros: dict[str, str], declared: Collection[str] = ()) -> None:
        self._codes: dict[str, set[str]] = {name: set() for name in declared}
        for classes, code in codes.sets().items():
            for name in classes:
                self._codes.setdefault(name, set()).add(code)
        self._all = frozenset(codes.sets().values())
        self._macros = macros
        self._code_sets: dict[str, frozenset[str]] = {}
        self.finders = _Finders(self)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.layers: dict[str, list[Rule]] = {}
        self._needs: dict[frozenset[str], int] = {}
        self._met = dict.fromkeys(self._all, 0)

    def add(self, row: RuleRow) -> None:
        """Compiles one row; ValueError says what in it does not hold together."""
        try:
            regex = re.compile(self.source(row.pattern))
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        self.layers.setdefault(row.layer, []).append(Rule(row, regex, self._needs_of(row.pattern)))

    def unmet(self, codes: Iterable[str]) -> int:
        """The bits of the needs of rules that none of these codes meets."""
        found = 0
        for code in codes:
            found |= self._met[code]
        return ((1 << len(self._needs)) - 1) ^ found  # no `~`, which makes every comparison with it dearer

    def why(self, rule_id: str) -> str:
        """What a rule says of that which it refuses; nothing where it says nothing."""
        rules = (rule for layer in self.layers.values() for rule in layer)
        return next((rule.row.why for rule in rules if rule.row.id == rule_id), "")

    def missing(self, row: RuleRow) -> list[str]:
        """The classes that a rule must meet and of which the language has no word."""
        return [classes for classes in _top_level_atoms(self._expand(row.pattern)) if not self.codes_of(classes)]

    def codes_of(self, classes: str) -> frozenset[str]:
        """The codes of the items that have any of these classes, for direct look-ups."""
        found = self._code_sets.get(classes)
        if found is None:
            both = ([self._codes.get(name, set()) for name in part.split("&")] for part in classes.split("|"))
            found = self._code_sets[classes] = frozenset().union(*(set.intersection(*sets) for sets in both))
        return found

    def pattern(self, source: str) -> re.Pattern[str]:
        """A pattern of the engine's own, compiled once."""
        found = self._patterns.get(source)
        if found is None:
            found = self._patterns[source] = re.compile(self.source(source))
        return found

    def source(self, pattern: str) -> str:
        """The regular expression over codes that a pattern stands for."""
        plain = self._expand(pattern)
        if _UNBOUNDED.search(_ATOM.sub("", plain)):
            raise ValueError(f"unbounded repeat in {pattern!r}: give a bound, such as {{0,5}}")
        return _ATOM.sub(lambda match: self._atom(match.group(2), negated=bool(match.group(1))), plain)

    def _expand(self, pattern: str) -> str:
        for _ in range(6):
            if not _MACRO.search(pattern):
                break
            pattern = _MACRO.sub(lambda match: f"(?:{self._macro(match.group(1))})", pattern)
        return "".join(pattern.split())

    def _macro(self, name: str) -> str:
        if name not in self._macros:
            raise ValueError(f"there is no macro %{name}%")
        return self._macros[name]

    def _atom(self, classes: str, *, negated: bool) -> str:
        """A character class of the codes whose sets meet `classes`: alternatives by `|`, each a conjunction by `&`."""
        if classes == ANY:
            return "[\ue000-\uf8ff]"
        for name in re.split(r"[|&]", classes):
            if name not in self._codes:
                raise ValueError(f"no word and no production has the class {name!r}")
        found = self.codes_of(classes)
        if not found and not negated:
            return "(?!)"  # a class that this language has no word for
        return "[" + "".join(sorted(self._all - found if negated else found)) + "]"

    def _needs_of(self, pattern: str) -> int:
        """A bit for each of the class alternatives that stand in the pattern without `?`, `{0` or brackets around: all
        must occur.
        """
        needs = 0
        for classes in _top_level_atoms(self._expand(pattern)):
            codes = self.codes_of(classes)
            bit = self._needs.setdefault(codes, 1 << len(self._needs))
            needs |= bit
            for code in codes:
                self._met[code] |= bit
        return needs


def classes_in(pattern: str) -> set[str]:
    """The classes that a pattern or macro names."""
    return {name for match in _ATOM.finditer(pattern) for name in re.split(r"[|&]", match.group(2)) if name != ANY}


def macros_in(pattern: str) -> set[str]:
    """The macros that a pattern or macro uses."""
    return {match.group(1) for match in _MACRO.finditer(pattern)}


def _top_level_atoms(pattern: str) -> list[str]:
    """The positive atoms outside optional or alternative groups."""
    found: list[str] = []
    stack: list[list[str]] = [found]
    at = 0
    alternative = [False]
    while at < len(pattern):
        match = _ATOM.match(pattern, at)
        if match:
            end = match.end()
            if not match.group(1) and match.group(2) != ANY and not _optional(pattern, end):
                stack[-1].append(match.group(2))
            at = end
            continue
        char = pattern[at]
        if char == "(":
            lookaround = pattern.startswith(("(?!", "(?<!", "(?=", "(?<="), at)
            stack.append([])
            alternative.append(lookaround)
        elif char == "|":
            alternative[-1] = True
        elif char == ")":
            inner, dropped = stack.pop(), alternative.pop()
            if not dropped and not _optional(pattern, at + 1):
                stack[-1].extend(inner)
        at += 1
    return [] if alternative[0] else found


def _optional(pattern: str, at: int) -> bool:
    return pattern.startswith(("?", "{0", "*"), at)
