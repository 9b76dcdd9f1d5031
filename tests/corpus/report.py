"""Prints the cases that fail, compactly: `python -m tests.corpus.report [dimension|all] [language] [part of the
text]`.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.corpus.comparing import differences
from tests.corpus.loading import Case, load_corpus


def main(words: list[str]) -> int:
    """Prints each failing case of a dimension and language with its differences, then the counts; 1 where any fails."""
    dimension, language, part = [*words, *("all", "", "")[len(words) :]][:3]
    cases = [case for case in load_corpus() if _chosen(case, dimension, language, part)]
    passed: Counter[tuple[str, str]] = Counter()
    total = Counter((case.language, case.dimension) for case in cases)
    for case in cases:
        found = differences(case)
        passed[case.language, case.dimension] += not found
        if found or part:
            print(f"{case.id}{' (xfail)' if case.xfail else ''}  {case.title} | {case.text}  # {case.reason}")
        for line in found:
            print(f"    {line}")
    for key in sorted(total):
        print(f"{'/'.join(key):22}{passed[key]:5} of {total[key]}")
    print(f"{'all':22}{passed.total():5} of {total.total()}")
    return 0 if passed.total() == total.total() else 1


def _chosen(case: Case, dimension: str, language: str, part: str) -> bool:
    return dimension in ("all", case.dimension) and language in ("", case.language) and part in case.text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
