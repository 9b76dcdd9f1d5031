"""The program: its commands, and how it ends."""

from __future__ import annotations

import logging
import os
import sys
from difflib import get_close_matches
from typing import Final, NoReturn

import click

from crosscheck.cli.checking import check
from crosscheck.cli.comparing import compare
from crosscheck.cli.explaining import explain
from crosscheck.cli.extracting import extract
from crosscheck.cli.graphing import graph
from crosscheck.cli.languages import check_language
from crosscheck.cli.running import run
from crosscheck.cli.settings import FAILED, UNREAD, USAGE
from crosscheck.cli.terminal import printable, warn
from crosscheck.errors import ConfigError, CrosscheckError, InputError
from crosscheck.version import VERSION

BROKEN_PIPE: Final = 141  # as shells report a program that SIGPIPE ended; 1 would say that conflicts were found
INTERRUPTED: Final = 130


def exit_code_of(error: CrosscheckError) -> int:
    """The exit code for an error that ended a command."""
    match error:
        case InputError():
            return UNREAD
        case ConfigError():
            return USAGE
        case _:
            return FAILED


class Program(click.Group):
    """A group of commands whose errors are lines, not tracebacks."""

    def invoke(self, ctx: click.Context) -> object:
        """What the command returns; an error that crosscheck raises on purpose is one line and an exit code."""
        try:
            return super().invoke(ctx)
        except CrosscheckError as error:
            warn(f"Error: {error}")
            ctx.exit(exit_code_of(error))
        except BrokenPipeError:
            _let_go_of_stdout()
            ctx.exit(BROKEN_PIPE)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; a usage error suggests the nearest where there is none of that name."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(self.list_commands(ctx))}."
            ctx.fail(f"No such command {printable(args[0])!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    "crosscheck",
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing to report, 1 conflicts found, 2 wrong usage, 3 some input could not be read, "
    "70 crosscheck itself failed.",
)
@click.version_option(VERSION, message="%(prog)s %(version)s", help="The version.")
def program() -> None:
    """Find where news outlets disagree about figures and dates, and why."""


for _command in (run, check, compare, extract, explain, graph, check_language):
    program.add_command(_command)


def main() -> NoReturn:
    """Never returns: runs the program and ends the process with its exit code."""
    try:
        code = program.main(prog_name="crosscheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = INTERRUPTED
    except Exception:
        # Python itself would end with 1, which says that conflicts were found.
        logging.getLogger("crosscheck").exception("Error: crosscheck itself failed.")
        code = FAILED
    sys.exit(code if isinstance(code, int) else 0)


def _let_go_of_stdout() -> None:
    """Nothing; standard output leads nowhere, so that flushing it at exit does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
