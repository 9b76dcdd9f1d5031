"""Reads the public sets and prints how many cases are read right.

`python -m bench.public [--failures | --out] [part of a set's name]`; the options list cases that fail or are left out.

Every case is counted: it passes, fails or is out of scope for a reason that is printed with its number of cases.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from bench.public.cases import GOALS, ROOT, PublicCase
from bench.public.days import day_cases
from bench.public.numbers import number_cases
from bench.public.sums import money_cases
from crosscheck.extract.mentions import mentions


def main(words: list[str]) -> int:
    """Prints the table; 1 where a goal is missed, 2 where the sets are absent."""
    if not ROOT.exists():
        print(f"no public sets: {ROOT.name} does not lie beside the checkout")
        return 2
    name = next((word for word in words if not word.startswith("--")), "")
    cases = [
        case for case in (*number_cases(), *money_cases(), *day_cases()) if name in f"{case.source} {case.language}"
    ]
    results = [(case, not case.out and reads(case)) for case in cases]
    if "--failures" in words:
        _print_failures(case for case, passed in results if not passed and not case.out)
    if "--out" in words:
        _print_failures(case for case in cases if case.out)
    _print_sets(results)
    return _print_goals(results)


def reads(case: PublicCase) -> bool:
    """True where the case is read as its set says."""
    return any(
        case.passes(mentions(verb + case.text, language=case.language, reference=case.reference)) for verb in case.verbs
    )


def _print_failures(cases: Iterable[PublicCase]) -> None:
    for case in cases:
        read = mentions(case.text, language=case.language, reference=case.reference)
        told = [f"{m.low}..{m.high} {m.unit or ''}" if m.kind != "date" else f"{m.start}..{m.end}" for m in read]
        why = f"  [{case.out}]" if case.out else ""
        print(f"{case.source} {case.language}: {case.text!r} expected {case.expected}, read {told}{why}")


def _print_sets(results: list[tuple[PublicCase, bool]]) -> None:
    print(f"{'set':24}{'language':10}{'cases':>7}{'in scope':>10}{'passed':>8}{'rate':>8}")
    for source, language in sorted({(case.source, case.language) for case, _ in results}):
        own = [(case, passed) for case, passed in results if (case.source, case.language) == (source, language)]
        scope = [passed for case, passed in own if not case.out]
        rate = f"{sum(scope) / len(scope):8.3f}" if scope else f"{'-':>8}"
        print(f"{source:24}{language:10}{len(own):7}{len(scope):10}{sum(scope):8}{rate}")
        for why, count in Counter(case.out for case, _ in own if case.out).most_common():
            print(f"    {count:5} out of scope: {why}")


def _print_goals(results: list[tuple[PublicCase, bool]]) -> int:
    missed = 0
    print()
    for kind, goal in GOALS.items():
        for language in sorted({case.language for case, _ in results}):
            scope = [
                passed for case, passed in results if (case.kind, case.language) == (kind, language) and not case.out
            ]
            if scope:
                rate = sum(scope) / len(scope)
                missed += rate < goal
                print(f"{kind:10}{language:6}{sum(scope):5} of {len(scope):<5}{rate:8.3f}   goal {goal:.2f}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
