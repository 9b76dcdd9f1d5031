"""Prints the cases that fail: `python -m tests.corpus.report [dimension|all] [language] [part of the text]`."""

from __future__ import annotations

import sys
from collections import Counter

from tests.corpus.comparing import differences
from tests.corpus.loading import Case, load_corpus


def main(words: list[str]) -> int:
    """Prints each failing case of a dimension and language with its differences, then the counts; 1 where any fails."""
    dimension, language, part = [*words, *("all", "", "")[len(words) :]][:3]
    cases = [case for case in load_corpus() if _chosen(case, dimension, language, part)]
    passed: Counter[str] = Counter()
    for case in cases:
        found = differences(case)
        passed[_name(case)] += not found
        if found or part:
            print(f"{case.id}  {case.title} | {case.text}  # {case.reason}")
        for line in found:
            print(f"    {line}")
    total = Counter(map(_name, cases))
    for name in sorted(total):
        print(f"{name:22}{passed[name]:5} of {total[name]}")
    print(f"{'all':22}{passed.total():5} of {total.total()}")
    return 0 if passed.total() == total.total() else 1


def _name(case: Case) -> str:
    return f"{case.language}/{case.dimension}"


def _chosen(case: Case, dimension: str, language: str, part: str) -> bool:
    return dimension in ("all", case.dimension) and language in ("", case.language) and part in case.text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
