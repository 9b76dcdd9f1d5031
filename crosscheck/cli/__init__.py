"""The command line: one module a command, `program.py` holds them together.

Commands import the pipeline when they run and not before, so that `--help` costs a parser and nothing else.
"""

from crosscheck.cli.program import main

__all__ = ["main"]
