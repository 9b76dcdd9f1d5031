"""Rules over classes: a pack's patterns compiled to regular expressions over class codes, one code point an item.

A pattern is a regular expression in which `<person|group>` stands for one item of any of these classes, `<!stop>` for
one of none of them, `<person&dual>` for one of both, and `%gap%` for a macro. Blanks are ignored. Named groups name the
items that a production uses. Gaps are bounded, so that no pattern takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set
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


class Rule(msgspec.Struct, frozen=True):
    """A compiled rule; `needs` are sets of codes, the smallest first, each of which must occur for the rule to be worth
    trying. `bit` is its place among all rules of the language, as a number with one bit set.
    """

    row: RuleRow
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    bit: int

    def worth_trying(self, present: Set[str]) -> bool:
        """True where every need is met by some of the codes."""
        for need in self.needs:  # noqa: SIM110 - asked for every rule of every sentence, where a generator costs twice
            if need.isdisjoint(present):
                return False
        return True


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
        self._finders: dict[str, re.Pattern[str]] = {}
        self.layers: dict[str, list[Rule]] = {}
        self._rules: dict[int, Rule] = {}
        self._layer_bits: dict[str, int] = {}
        self._reach: dict[str, int] = {}

    def add(self, row: RuleRow) -> None:
        """Compiles one row; ValueError says what in it does not hold together."""
        try:
            regex = re.compile(self.source(row.pattern))
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        rule = Rule(row, regex, self._needs(row.pattern), 1 << len(self._rules))
        self.layers.setdefault(row.layer, []).append(rule)
        self._rules[rule.bit] = rule
        self._layer_bits[row.layer] = self._layer_bits.get(row.layer, 0) | rule.bit
        for code in rule.needs[0]:
            self._reach[code] = self._reach.get(code, 0) | rule.bit

    def reach(self, codes: Iterable[str]) -> int:
        """The bits of the rules whose rarest need one of these codes meets."""
        found = 0
        for code in codes:
            found |= self._reach.get(code, 0)
        return found

    def bits_of(self, layer: str) -> int:
        """The bits of the rules of a layer; none where the language has no such layer."""
        return self._layer_bits.get(layer, 0)

    def why(self, rule_id: str) -> str:
        """What a rule says of that which it refuses; nothing where it says nothing."""
        return next((rule.row.why for rule in self._rules.values() if rule.row.id == rule_id), "")

    def missing(self, row: RuleRow) -> list[str]:
        """The classes that a rule must meet and of which the language has no word."""
        return [classes for classes in _top_level_atoms(self._expand(row.pattern)) if not self.codes_of(classes)]

    def rule_at(self, bit: int) -> Rule:
        """The rule with this bit."""
        return self._rules[bit]

    def codes_of(self, classes: str) -> frozenset[str]:
        """The codes of the items that have any of these classes, for direct look-ups."""
        found = self._code_sets.get(classes)
        if found is None:
            both = ([self._codes.get(name, set()) for name in part.split("&")] for part in classes.split("|"))
            found = self._code_sets[classes] = frozenset().union(*(set.intersection(*sets) for sets in both))
        return found

    def finder(self, classes: str) -> re.Pattern[str]:
        """A pattern that finds one item of any of these classes among the codes of a sentence."""
        found = self._finders.get(classes)
        if found is None:
            codes = "".join(sorted(self.codes_of(classes)))
            found = self._finders[classes] = re.compile(f"[{codes}]" if codes else "(?!)")
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

    def _needs(self, pattern: str) -> tuple[frozenset[str], ...]:
        """Class alternatives that stand in the pattern without `?`, `{0` or brackets around: all must occur."""
        needs = []
        for match in _top_level_atoms(self._expand(pattern)):
            needs.append(self.codes_of(match))
        return tuple(sorted(needs, key=len)) or (self._all,)


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
