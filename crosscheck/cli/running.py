"""`crosscheck run`: articles in, a report out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from crosscheck.cli.inputs import existing, is_same_place, tell_failures
from crosscheck.cli.settings import CLEAN, CONFLICTS, UNREAD, chosen_config, config_options
from crosscheck.cli.terminal import aligned, progress_bar, say, shortened, warn
from crosscheck.config import Config
from crosscheck.errors import ConfigError
from crosscheck.model.formats import DIGITS, FORMATS, INTERFACES

if TYPE_CHECKING:
    from crosscheck.model.finding import Finding
    from crosscheck.model.result import RunRecord
    from crosscheck.pipeline import Result

MOST: Final = 20  # conflicts of the summary; the report has them all
LONGEST: Final = 100


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the report is written.")
@click.option("--ui", "language", type=click.Choice(INTERFACES), help="The language of the report.")
@click.option("--digits", type=click.Choice(DIGITS), help="The digits of the report: 1 2 3 or ١ ٢ ٣.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME,...",
    help=f"What is written, repeatable: {', '.join(FORMATS)}.  [default: {', '.join(Config().formats)}]",
)
@config_options
@click.option("--quiet", is_flag=True, help="No summary and no progress bar; failures are still told.")
@click.pass_context
def run(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    *,
    out: Path | None,
    language: str | None,
    digits: str | None,
    formats: tuple[str, ...],
    config_file: Path | None,
    captured: date | None,
    workers: int | None,
    quiet: bool,
) -> None:
    """Check articles against each other and write a report.

    INPUT is a file (.txt, .html, .jsonl, .csv), a folder, or - for standard input.
    """
    from crosscheck import pipeline  # heavy: packs and stages

    wanted = tuple(name for given in formats for name in given.split(","))
    config = chosen_config(
        config_file,
        out=out,
        language=language,
        digits=digits,
        formats=wanted,
        captured=captured,
        workers=workers,
    )
    pipeline.check_formats(config)
    paths = existing(inputs)
    if any(is_same_place(path, config.out) for path in paths):
        raise ConfigError(f"out: expected a folder apart from the articles, {config.out} is read as input")
    with written_into(config.out):
        config.out.mkdir(parents=True, exist_ok=True)  # a long run must not fail at its last step
    with progress_bar(quiet=quiet) as progress:
        progress("read", 0, None)
        articles = pipeline.read(*paths, limits=config.limits, stdin=sys.stdin.buffer)
        result = pipeline.run(articles, config, progress=progress)
        progress("write", 0, None)
        with written_into(config.out):
            written = result.write()
    tell_failures(result.record.manifest.failures)
    tell_unread(result.record)
    if not quiet:
        say(summary(result))
        say(f"\nWritten: {', '.join(path.name for path in written)} in {config.out}")
    ctx.exit(exit_code(result.record))


@contextmanager
def written_into(out: Path) -> Iterator[None]:
    """Nothing; ConfigError where the folder cannot be made or written."""
    try:
        yield
    except OSError as error:
        place = error.filename if error.errno == EISDIR else out
        raise ConfigError(f"out: expected a folder that can be written, {place}: {error.strerror}") from error


def exit_code(record: RunRecord) -> int:
    """3 where some input could not be read, else 1 where a conflict was found, else 0."""
    if record.manifest.failures:
        return UNREAD
    return CONFLICTS if any(finding.verdict == "conflict" for finding in record.findings) else CLEAN


def tell_unread(record: RunRecord) -> None:
    """Nothing; articles in languages without a pack are counted on standard error."""
    for code, count in record.manifest.unread_languages.items():
        plural = "s" * (count > 1)
        warn(f"note: {count} article{plural} in language {code}, for which there is no pack: no claims were read")


def summary(result: Result) -> str:
    """How much was read, how much of it agrees, and the gravest conflicts."""
    record = result.record
    verdicts = Counter(finding.verdict for finding in record.findings)
    held = {"articles": record.articles, "claims": record.claims, "facts": record.facts, "copied texts": record.copies}
    counts = [
        ", ".join(f"{name}: {len(found)}" for name, found in held.items()),
        ", ".join(f"{verdict}: {count}" for verdict, count in sorted(verdicts.items())) or "no findings",
    ]
    conflicts = sorted((f for f in record.findings if f.verdict == "conflict"), key=lambda f: (-f.severity, f.id))
    if conflicts:
        counts += ["", aligned([_line(finding, result.config.language) for finding in conflicts[:MOST]])]
    if len(conflicts) > MOST:
        counts.append(f"… and {len(conflicts) - MOST} more in the report")
    return "\n".join(counts)


def _line(finding: Finding, language: str) -> tuple[str, str, str]:
    told = finding.wording.get(language) or finding.reason
    return finding.type or finding.verdict, str(finding.severity), shortened(told, LONGEST)
