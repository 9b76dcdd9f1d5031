"""Options that several commands share, and the Config that they make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from crosscheck.config import Config, change_config, load_config

Command = TypeVar("Command", bound=Callable[..., Any])

CLEAN: Final = 0
CONFLICTS: Final = 1
FINDINGS: Final = 1
USAGE: Final = 2
UNREAD: Final = 3
FAILED: Final = 70  # EX_SOFTWARE of sysexits.h


class Day(click.ParamType[date]):
    """A calendar day written as ISO 8601."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error says how a day is written."""
        if isinstance(value, datetime):
            return value.date()
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; expected YYYY-MM-DD, such as 2024-05-01", param, ctx)


def config_options(command: Command) -> Command:
    """The command with the options that choose a configuration."""
    options = (
        click.option("--config", "config_file", type=click.Path(path_type=Path), help="A TOML file with settings."),
        click.option("--captured", type=Day(), help="The latest day of an undated article; today where not given."),
        click.option("--workers", type=int, metavar="N", help="Processes; 0 is one for each core."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def text_options(command: Command) -> Command:
    """The command with what may be said of a bare text."""
    options = (
        click.option("--title", default="", metavar="TEXT", help="The headline of the text."),
        click.option("--published", type=Day(), help="The day against which relative dates are read."),
        click.option("--language", metavar="CODE", help="The language of the text; recognised where not given."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def chosen_config(config_file: Path | None, **given: object) -> Config:
    """The file's settings with what the command line gives laid over them; captured today where neither says a day."""
    config = load_config(config_file) if config_file else Config()
    config = change_config(config, {key: value for key, value in given.items() if value not in (None, ())})
    return config if config.captured else change_config(config, {"captured": datetime.now().astimezone().date()})
