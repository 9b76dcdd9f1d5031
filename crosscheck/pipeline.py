"""The one place where stages are wired: `run` takes articles through STAGES and gives a Result.

    ingest → extract → link → judge → report
    read     with_claims, with_facts,    write, Result
             with_findings

A stage is a pure function from record to record, so the same articles and settings give the same bytes, whatever the
number of workers. What loads heavy libraries is imported where it runs: reading one sentence needs none of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import date
from difflib import get_close_matches
from functools import cached_property, partial
from html import escape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from crosscheck.config import Config, recorded_settings
from crosscheck.engine.memory import rare_collection
from crosscheck.engine.opening import open_engine
from crosscheck.engine.protocol import Engine
from crosscheck.engine.serial import SerialEngine
from crosscheck.errors import ConfigError, CrosscheckError
from crosscheck.extract.dating import infer_reference
from crosscheck.extract.explain import explain_article
from crosscheck.extract.linting import lint_pack
from crosscheck.extract.reading import extract_claims
from crosscheck.extract.trees import Tree
from crosscheck.ingest.languages import likely_languages
from crosscheck.ingest.limits import Limits
from crosscheck.ingest.reading import Ingested, read_articles
from crosscheck.judge.cases import Case, cases_of, ordered
from crosscheck.judge.deciding import judge_facts
from crosscheck.judge.policy import DEFAULT, Policy, load_policy
from crosscheck.language.files import PACKS
from crosscheck.language.linting import Problem
from crosscheck.language.pack import available, load_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.finding import Finding
from crosscheck.model.result import Failure, Manifest, RunRecord
from crosscheck.report.rows import claim_row, encoded, run_row
from crosscheck.version import VERSION

if TYPE_CHECKING:
    import networkx as nx
    import polars as pl

    from crosscheck.link.decisions import Decision
    from crosscheck.report.neighbourhood import ClaimGraph

__all__ = [
    "STAGES", "ClaimGraph", "Desk", "Ingested", "Problem", "Progress", "Result", "Stage", "Tree", "check_language",
    "claim_graph", "claim_rows", "claims_as_csv", "earlier_graph", "encoded", "explain", "extract", "make_article",
    "read", "read_article", "reading_of", "run", "with_claims", "with_facts", "with_findings"]  # fmt: skip

CHUNK: Final = 50  # articles of one task: fixed, so that chunks do not depend on the number of workers
CASE: Final = 2000  # claims that are judged at one go: as fixed as that
FEW: Final = 400  # articles up to which one process is faster than starting others
UNDETERMINED: Final = "und"  # ISO 639-2, for an article whose language nobody could tell

Progress = Callable[[str, int, int | None], None]
"""Called with the name of the stage, how much of it is done, and of how much (None where that is not known)."""


class Desk(msgspec.Struct, frozen=True):
    """What every stage of a run works with."""

    config: Config
    policy: Policy
    engine: Engine
    progress: Progress
    decisions: tuple[Decision, ...] = ()


Stage = Callable[[RunRecord, Desk], RunRecord]


def with_claims(record: RunRecord, desk: Desk) -> RunRecord:
    """The record with its articles dated and their claims read; an article that cannot be read is a failure."""
    task = partial(read_chunk, captured=desk.config.captured, known_days=desk.config.known_days)
    chunks = list(_chunks(record.articles))

    def tell(done: int, total: int | None) -> None:
        desk.progress("extract", done, total)

    readings = [reading for chunk in desk.engine.map(task, chunks, progress=tell) for reading in chunk]
    failures = tuple(reading.failure for reading in readings if reading.failure is not None)
    manifest = msgspec.structs.replace(record.manifest, failures=record.manifest.failures + failures)
    return msgspec.structs.replace(
        record,
        articles=tuple(reading.article for reading in readings),
        claims=tuple(claim for reading in readings for claim in reading.claims),
        manifest=manifest,
    )


def with_facts(record: RunRecord, desk: Desk) -> RunRecord:
    """The record with its claims joined to facts, its articles to stories and copies."""
    from crosscheck.link.linking import LinkSettings, link_claims  # heavy: polars

    desk.progress("link", 0, None)
    settings = LinkSettings(families=desk.config.families, decisions=desk.decisions)
    linked = link_claims(record.articles, record.claims, settings=settings, world=load_world())
    return msgspec.structs.replace(
        record,
        claims=linked.claims,
        facts=linked.facts,
        stories=linked.stories,
        copies=linked.copies,
        edges=linked.edges,
    )


def with_findings(record: RunRecord, desk: Desk) -> RunRecord:
    """The record with every fact judged."""

    def tell(done: int, total: int | None) -> None:
        desk.progress("judge", done, total)

    tell(0, None)
    cases = cases_of(record.articles, record.claims, record.facts, record.copies, size=CASE)
    findings = desk.engine.map(
        partial(judge_case, policy=desk.policy, families=desk.config.families), cases, progress=tell
    )
    return msgspec.structs.replace(record, findings=ordered(findings, record.claims))


STAGES: Final[tuple[Stage, ...]] = (with_claims, with_facts, with_findings)


class Result:
    """What a run found. `record` holds everything; the rest are views of it, made when first asked for."""

    def __init__(self, record: RunRecord, config: Config) -> None:
        self.record, self.config = record, config

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every figure and date that was read."""
        return self.record.claims

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the judge says of each fact."""
        return self.record.findings

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """Outlets, articles, claims, facts and stories as one graph."""
        from crosscheck.report.graph import build_graph  # heavy: networkx

        return build_graph(self.record)

    @cached_property
    def frames(self) -> dict[str, pl.DataFrame]:
        """A polars frame each of articles, claims, facts, findings, stories, copies and edges.

        An amount that does not fit a column of 64 bits is null there; the record has it.
        """
        import polars as pl  # heavy

        # Through JSON, so that amounts are plain numbers and nested records plain rows.
        parts = msgspec.json.decode(encoded(run_row(self.record)), type=dict[str, object])
        return {
            name: pl.DataFrame(rows, infer_schema_length=None, strict=False)
            for name, rows in parts.items()
            if isinstance(rows, list)
        }

    def write(self, out: str | Path | None = None) -> list[Path]:
        """The files of the run in the folder `out`, or in that of the configuration; all are replaced together."""
        from crosscheck.report.writing import write_report  # heavy: networkx, jinja2

        config = self.config
        return write_report(
            self.record,
            Path(out or config.out),
            ui=config.language,
            digits=config.digits,
            formats=config.formats,
            names=self._names(),
        )

    def to_html(self, path: str | Path) -> Path:
        """The path, where the report now is as a page that needs no network; further pages, if any, lie beside it."""
        from crosscheck.report.replacing import replace_files  # with the pages, which are heavy

        (_, first), *more = self._pages().items()
        pages = [(Path(path).name, first), *more]
        return replace_files(Path(path).parent, [(name, page.encode()) for name, page in pages])[0]

    def _repr_html_(self) -> str:
        """The report in a frame of its own, so that its styles and those of a notebook stay apart."""
        page = escape(next(iter(self._pages().values())))
        return f'<iframe sandbox="allow-scripts" width="100%" height="640" srcdoc="{page}"></iframe>'

    def _pages(self) -> dict[str, str]:
        from crosscheck.report.rendering import render_pages  # heavy: jinja2

        config = self.config
        return render_pages(self.record, ui=config.language, digits=config.digits, names=self._names())

    def _names(self) -> dict[str, str]:
        """The names in the record as readers of the interface know them."""
        claims = self.record.claims
        slots = ((c.where, c.side, c.attribution, c.item, c.measure, *c.who) for c in claims)
        named = {name for row in slots for name in row if name}
        world = load_world()
        return {name: world.display(name, self.config.language) for name in sorted(named)}

    def __repr__(self) -> str:
        conflicts = sum(finding.verdict == "conflict" for finding in self.findings)
        counts = f"{len(self.record.articles)} articles, {len(self.claims)} claims, {len(self.record.facts)} facts"
        return f"<Result: {counts}, {conflicts} conflicts>"


def read(*paths: str | Path, limits: Limits | None = None, stdin: BinaryIO | None = None) -> Ingested:
    """The articles of files and folders, with a failure for each input that could not be read; `-` is `stdin`."""
    return read_articles(paths, stdin=stdin, limits=limits or Limits())


def run(
    articles: Ingested | Iterable[Article],
    config: Config | None = None,
    *,
    engine: Engine | None = None,
    stages: Sequence[Stage] = STAGES,
    progress: Progress | None = None,
) -> Result:
    """The Result of the stages over the articles. Without an engine, one that fits the number of articles is opened."""
    config = config or Config()
    policy = load_policy(config.policy) if config.policy else DEFAULT
    decisions = _decisions(config)
    record = _opening_record(articles, config)
    with rare_collection(), _engine(engine, len(record.articles), config) as opened:
        desk = Desk(config, policy, opened, progress or _silent, decisions)
        for stage in stages:
            record = stage(record, desk)
    return Result(record, config)


def extract(
    text: str, *, title: str = "", published: str | date | None = None, language: str | None = None
) -> list[Claim]:
    """The claims of one text, in its order. `published` is the day against which "on Sunday" is read.

    Raises ConfigError where the language is not given and cannot be told, or has no pack.
    """
    return list(read_article(make_article(text, title=title, published=published, language=language)).claims)


def explain(text: str, *, title: str = "", published: str | date | None = None, language: str | None = None) -> Tree:
    """How a text was read: its sentences, their mentions with the rules that made them, and its claims, as a tree."""
    return reading_of(make_article(text, title=title, published=published, language=language))


def reading_of(article: Article) -> Tree:
    """How an article in a language that has a pack was read."""
    return explain_article(infer_reference(article, captured=None))


def check_language(code: str, packs: Path = PACKS) -> list[Problem]:
    """What does not hold together in the pack of a language, by file and line; ConfigError where there is no pack."""
    known = available(packs)
    if code not in known:
        near = get_close_matches(code, known, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise ConfigError(f"language: no pack for {code}{hint}; give one of: {', '.join(known)}")
    return lint_pack(code, packs)


def make_article(
    text: str, *, title: str = "", published: str | date | None = None, language: str | None = None
) -> Article:
    """An article of a bare text, named `text`, in a language that has a pack; ConfigError where there is none."""
    candidates = (language,) if language else likely_languages(f"{title}\n{text}")
    found = next((code for code in candidates if code in available()), None)
    if found is None:
        told = f"no pack for {candidates[0]}" if candidates else "not recognised"
        raise ConfigError(f"language: {told}; give one of: {', '.join(available())}")
    return Article("text", title, text, language=found, published=_day(published))


def check_formats(config: Config) -> None:
    """Nothing; ConfigError, before a long run, where a wanted format is of an extra that is not installed."""
    if "pdf" in config.formats:
        from crosscheck.report.paper import check_drawing  # heavy: lxml

        check_drawing()


def claim_graph(result: Result) -> ClaimGraph:
    """The graph of a run with its findings, so that the part around one of them can be asked for."""
    from crosscheck.report.neighbourhood import ClaimGraph  # heavy: networkx

    return ClaimGraph(result.graph, result.findings)


def earlier_graph(folder: Path) -> ClaimGraph | None:
    """The same from the folder of an earlier run, or None where there is none."""
    from crosscheck.report.neighbourhood import read_claim_graph  # heavy: networkx

    return read_claim_graph(folder)


def claim_rows(record: RunRecord) -> list[dict[str, object]]:
    """The claims as rows of plain values, in the fields of the claims file; `encoded` makes them JSON."""
    return [claim_row(claim) for claim in record.claims]


def claims_as_csv(record: RunRecord) -> str:
    """The claims as a table that no spreadsheet takes for formulas."""
    from crosscheck.report.exports.tables import claims_csv  # heavy: polars

    return claims_csv(record)


class Read(msgspec.Struct, frozen=True):
    """An article with its claims, or with the failure that left it without."""

    article: Article
    claims: tuple[Claim, ...] = ()
    failure: Failure | None = None


def read_article(
    article: Article, *, captured: date | None = None, known_days: Mapping[str, date] | None = None
) -> Read:
    """The article, dated, with its claims; it has none where its language has no pack."""
    dated = infer_reference(article, captured=captured, known_days=dict(known_days or {}))
    if dated.language not in available():
        return Read(dated)
    return Read(dated, extract_claims(dated).claims)


def read_chunk(articles: Sequence[Article], *, captured: date | None, known_days: Mapping[str, date]) -> list[Read]:
    """`read_article` of each; whatever goes wrong in one is its failure and the others are read."""
    readings = []
    for article in articles:
        try:
            readings.append(read_article(article, captured=captured, known_days=known_days))
        except CrosscheckError:
            raise  # a pack that does not hold together concerns every article
        except Exception as error:  # noqa: BLE001
            # One hostile article must not end a run over a thousand others: it is named, with the error's own words.
            reason = f"its claims could not be read: {type(error).__name__}: {error}"
            readings.append(Read(article, failure=Failure(article.path or article.id, reason, article.line)))
    return readings


def judge_case(case: Case, *, policy: Policy, families: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings of a case."""
    held = case.articles, case.claims, case.facts, case.copies
    return judge_facts(*held, policy=policy, names=load_world().display, families=families)


def _opening_record(articles: Ingested | Iterable[Article], config: Config) -> RunRecord:
    ingested = articles if isinstance(articles, Ingested) else Ingested(tuple(articles), (), {})
    read_languages = {a.language for a in ingested.articles if a.language is not None} & set(available())
    unread = Counter(a.language or UNDETERMINED for a in ingested.articles if a.language not in read_languages)
    manifest = Manifest(
        version=VERSION,
        packs={code: load_pack(code).version for code in sorted(read_languages)},
        inputs=ingested.inputs,
        config=_settings(config),
        failures=ingested.failures,
        unread_languages=dict(sorted(unread.items())),
    )
    return RunRecord(ingested.articles, (), (), (), (), (), (), manifest)


def _decisions(config: Config) -> tuple[Decision, ...]:
    if config.decisions is None:
        return ()
    from crosscheck.link.decisions import load_decisions  # heavy, as all of linking

    return load_decisions(config.decisions)


def _settings(config: Config) -> dict[str, object]:
    """The recorded settings; a file by its digest too, as its name says nothing of what is in it."""
    files = {"policy": config.policy, "decisions": config.decisions}
    digests = {f"{name}_sha256": hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items() if path}
    return recorded_settings(config) | digests


def _engine(given: Engine | None, articles: int, config: Config) -> AbstractContextManager[Engine]:
    if given is not None:
        return nullcontext(given)
    return closing(SerialEngine() if articles <= FEW else open_engine(config.workers))


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _day(published: str | date | None) -> str | None:
    return published.isoformat() if isinstance(published, date) else published


def _silent(stage: str, done: int, total: int | None) -> None:
    """The progress of a run that nobody watches."""
