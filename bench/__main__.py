"""Runs the benches named on the command line, or all: `python -m bench [extraction] [linking] [pairs] [report]`."""

from __future__ import annotations

import importlib
import sys

BENCHES = ("extraction", "linking", "pairs", "report")


def main(names: list[str]) -> int:
    """Runs each bench and prints its figures; the exit code is 2 for an unknown name."""
    for name in names or BENCHES:
        if name not in BENCHES:
            print(f"no bench {name!r}; there are: {', '.join(BENCHES)}", file=sys.stderr)
            return 2
        print(f"== {name}")
        importlib.import_module(f"bench.{name}").measure()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
