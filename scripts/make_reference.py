"""Makes docs/reference from the code: commands, settings, policy, verdicts, files, Python names and language packs.

python -m scripts.make_reference           writes what changed and lists it
python -m scripts.make_reference --check   writes nothing; exits with 1 where a page is not what it would write
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final, get_args

import click
import msgspec

import crosscheck
from crosscheck.answering import Check, Voice
from crosscheck.cli.program import program
from crosscheck.config import Config
from crosscheck.ingest.limits import Limits
from crosscheck.judge import rules
from crosscheck.model.article import Article
from crosscheck.model.claim import KINDS, MEASURES, Certainty, Claim, Scope
from crosscheck.model.fact import Comparison, CopyGroup, Edge, Fact, Story
from crosscheck.model.finding import CONFLICT_TYPES, VERDICTS, Explanation, Finding, SeverityPart
from crosscheck.model.period import GRAINS
from crosscheck.model.quantity import QUALIFIERS
from crosscheck.model.result import Failure, Manifest, RunRecord
from crosscheck.report import graph
from crosscheck.report.exports.tables import ARTICLE_COLUMNS, CLAIM_COLUMNS, FINDING_COLUMNS
from crosscheck.report.rows import ARTICLE_FIELDS, CLAIM_FIELDS, COPY_FIELDS, FINDING_FIELDS

PACKAGE: Final = Path(crosscheck.__file__).parent
REFERENCE: Final = PACKAGE.parent / "docs" / "reference"
MADE: Final = "<!-- Made by scripts/make_reference.py: change the code, then run `make reference`. -->\n"
LONGEST: Final = 100  # of a signature on one line
WITHIN: Final = (RunRecord, Finding, SeverityPart, Explanation, Fact, Story, CopyGroup, Edge, Comparison, Check, Voice,
                 Failure)  # fmt: skip
HEADINGS: Final = ("What it detects", "Why it matters", "Known problems", "Example", "Not this")
# What stands for the placeholders of a sentence that the judge fills.
FILLED: Final = {
    "first": "A", "second": "B", "elsewhere": "C", "factor": "1,000", "sum": "A", "total": "B", "parts": "A",
    "date": "the date", "weekday": "Saturday", "speakers": "X and Y"}  # fmt: skip


def make_reference() -> dict[str, str]:
    """Every page by the name of its file."""
    makers: dict[str, Callable[[], Iterable[str]]] = {
        "commands.md": commands_page,
        "settings.md": settings_page,
        "policy.md": policy_page,
        "verdicts.md": verdicts_page,
        "files.md": files_page,
        "python.md": python_page,
        "packs.md": packs_page,
    }
    return {name: f"{MADE}\n" + "\n\n".join(maker()).rstrip() + "\n" for name, maker in makers.items()}


def commands_page() -> Iterator[str]:
    """The command line: each command with its usage, arguments and options."""
    yield "# Command line"
    yield _paragraphs(program.help or "")
    yield _readme_table("exit code")
    for name, command in program.commands.items():
        context = click.Context(command, info_name=f"crosscheck {name}")
        yield f"## {name}"
        yield f"```text\n{command.get_usage(context).removeprefix('Usage: ')}\n```"
        yield _paragraphs(inspect.cleandoc(command.help or "").replace("\b\n", ""))
        options = [row for option in command.get_params(context) if (row := _option(option, context))]
        yield _table(("option", "what it does"), options)


def _option(parameter: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    if not isinstance(parameter, click.Option):
        return None
    opening, told = parameter.get_help_record(context) or ("", "")
    return f"`{opening}`", " ".join(told.split())


def settings_page() -> Iterator[str]:
    """The keys of a settings file, with the defaults of the record that holds them."""
    yield "# Settings"
    yield (
        "A run reads them from the TOML file that `--config` names. A wrong key is an error that names the nearest "
        "right one. Paths count from the folder of the file. The command line outweighs the file."
    )
    keys = {name: why for name, why in field_notes(Config).items() if name != "limits"}
    yield _table(("key", "default", "meaning"), _settings(Config, keys))
    yield f"## limits\n\n{field_notes(Config)['limits']}"
    yield _table(("key", "default", "meaning"), _settings(Limits, field_notes(Limits), prefix="limits."))


def _settings(record: type[msgspec.Struct], notes: Mapping[str, str], *, prefix: str = "") -> list[tuple[str, ...]]:
    fields = {field.name: field for field in msgspec.structs.fields(record)}
    return [(f"`{prefix}{name}`", _default(fields[name]), _choices(record, name, why)) for name, why in notes.items()]


def _default(field: msgspec.structs.FieldInfo) -> str:
    value = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
    match value:
        case None:
            return "none"
        case int():
            return f"`{value:_}`"
        case dict():
            return "an empty table"
        case tuple():
            return f"`[{', '.join(_quoted(item) for item in value)}]`"
        case _:
            return f"`{_quoted(str(value))}`"


def _choices(record: type[msgspec.Struct], name: str, why: str) -> str:
    """The note with the values that the field allows, where they are a list."""
    kind = msgspec.inspect.type_info(record)
    assert isinstance(kind, msgspec.inspect.StructType)
    found = next(field.type for field in kind.fields if field.name == name)
    if isinstance(found, msgspec.inspect.VarTupleType):
        found = found.item_type
    listed = ", ".join(f"`{value}`" for value in sorted(found.values)) if _is_listed(found) else ""
    return f"{why} One of {listed}." if listed else why


def _is_listed(kind: msgspec.inspect.Type) -> bool:
    return isinstance(kind, msgspec.inspect.LiteralType)


def policy_page() -> Iterator[str]:
    """The keys of a policy file, with the defaults and reasons of the file that ships with the program."""
    text = (PACKAGE / "judge" / "policy.toml").read_text(encoding="utf-8")
    reasons = policy_reasons(text)
    yield "# Policy"
    yield (
        "What the judge tolerates and how it weighs. A desk's file, named by `policy` in its settings, holds only the "
        "keys that it changes. [Tuning policy](../how-to/tuning-policy.md) shows how."
    )
    sections: dict[str, list[tuple[str, ...]]] = {}
    for key, value in policy_keys(tomllib.loads(text)):
        section, _, name = key.rpartition(".")
        own = (reasons[key],) if key in reasons else ()
        sections.setdefault(section, []).append((f"`{name}`", f"`{_toml(value)}`", *own))
    for section, rows in sections.items():
        yield "\n\n".join(filter(None, (f"## {section}", reasons.get(section))))
        yield _table(("key", "default", "why")[: len(rows[0])], rows)


def policy_keys(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    """The keys with dots, and their values."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from policy_keys(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def policy_reasons(text: str) -> dict[str, str]:
    """The comment above each key, and above each table for all of its keys."""
    reasons: dict[str, str] = {}
    section, said = "", []
    for line in text.splitlines():
        name, equals, _ = line.partition(" = ")
        if line.startswith("#"):
            said.append(line.lstrip("# "))
            continue
        if line.startswith("["):
            section = name = line.strip("[]")
        elif equals and not line.startswith(" "):
            name = f"{section}.{name}"
        if said:
            reasons[name] = " ".join(said)
        said = []
    return reasons


def verdicts_page() -> Iterator[str]:
    """Verdicts, types of conflict with the docstrings of their rules, explanations, and the words of claims."""
    judge, report = (_catalogue(stage) for stage in ("judge", "report"))
    yield "# Verdicts and types"
    yield "A fact gets one verdict, or a finding for each conflict. [Judging](../explanation/judging.md) says how."
    rows = [(f"`{name}`", report["verdict"][name], _verdict(name, judge["reasons"])) for name in VERDICTS]
    yield _table(("verdict", "in the report", "the judge's sentence"), rows)
    yield "## Types of conflict"
    points = tomllib.loads((PACKAGE / "judge" / "policy.toml").read_text(encoding="utf-8"))["severity"]["type"]
    for name in CONFLICT_TYPES:
        yield f"### {name}"
        yield f"In the report: “{report['type'][name]}”. It gives {points[name]} points of severity."
        yield rule_notes(name)
    yield "## Explanations"
    yield "Why a conflict may have come about. The most probable comes first; none is certain."
    yield _table(("kind", "what is said"), [(f"`{k}`", _filled(v)) for k, v in judge["explanations"].items()])
    yield "## Words of claims"
    kinds = [
        (f"`{name}`", report["kind"][name], _codes(MEASURES[name]) or "the noun that is counted") for name in KINDS
    ]
    yield _table(("kind", "in the report", "measures"), kinds)
    words = {"qualifier": QUALIFIERS, "certainty": get_args(Certainty), "scope": get_args(Scope), "grain": GRAINS}
    yield _table(("field", "values"), [(f"`{name}`", _codes(values)) for name, values in words.items()])


def _verdict(name: str, reasons: Mapping[str, str]) -> str:
    return _filled(reasons[name]) if name in reasons else "Claims exclude each other; the type below says how."


def rule_notes(name: str) -> str:
    """The docstring of a judge rule: its first line, then its five headings."""
    path = Path(rules.__file__).parent / f"{name}.py"
    lead, *sections = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n\n")
    told = [section.split("\n", 1) for section in sections]
    if tuple(heading for heading, _ in told) != HEADINGS:
        raise ValueError(f"{path.name}: expected the headings {', '.join(HEADINGS)}")
    return "\n\n".join([_joined(lead), *(f"**{heading}.** {_joined(body)}" for heading, body in told)])


def files_page() -> Iterator[str]:
    """The files that a run writes, with the fields of each."""
    yield "# Files of a run"
    yield "A run puts all its files in place together: one that is broken off leaves the earlier report whole."
    yield _readme_table("file")
    yield "`--format` and the setting `formats` choose among these; the manifest is always written."
    yield _readme_table("format")
    yield "Each line of a `.jsonl` file is a JSON object in UTF-8."
    parts: tuple[tuple[str, type[msgspec.Struct], tuple[str, ...]], ...] = (
        ("articles.jsonl", Article, ARTICLE_FIELDS),
        ("claims.jsonl", Claim, CLAIM_FIELDS),
        ("findings.jsonl", Finding, FINDING_FIELDS),
        ("copies.jsonl", CopyGroup, COPY_FIELDS),
        ("manifest.json", Manifest, ()),
    )
    for name, record, first in parts:
        notes = field_notes(record)
        yield f"## {name}"
        yield _paragraphs(inspect.getdoc(record) or "")
        ordered = [*first, *(field for field in notes if field not in first)]
        yield _table(("field", "meaning"), [(f"`{field}`", notes[field]) for field in ordered])
    yield "## Tables"
    yield "`csv` and `parquet` write the same three tables, with these columns."
    tables = {"articles": ARTICLE_COLUMNS, "claims": CLAIM_COLUMNS, "findings": FINDING_COLUMNS}
    yield _table(("table", "columns"), [(f"`{name}`", _codes(columns)) for name, columns in tables.items()])
    yield "## graph.graphml"
    yield f"```text\n{inspect.getdoc(graph)}\n```"


def python_page() -> Iterator[str]:
    """The public names, with signatures and docstrings."""
    yield "# Python"
    yield f"```text\n{inspect.getdoc(crosscheck)}\n```"
    for name in crosscheck.__all__:
        found = getattr(crosscheck, name)
        yield f"## {name}"
        if inspect.isfunction(found):
            yield f"```python\n{_signature(name, found)}\n```"
            yield _paragraphs(inspect.getdoc(found) or "")
        else:
            yield from _described(found)
    yield "## Records within"
    yield "What the names above hold. They are not imported by name."
    for record in WITHIN:
        yield f"### {record.__name__}"
        yield from _described(record)


def _described(found: type) -> Iterator[str]:
    """What a class says of itself, its fields and its members."""
    yield _paragraphs(inspect.getdoc(found) or "")
    notes = field_notes(found)
    if notes:
        yield _table(("field", "meaning"), [(f"`{field}`", why) for field, why in notes.items()])
    elif issubclass(found, msgspec.Struct):
        yield f"Fields: {_codes(found.__struct_fields__)}."
    members = list(_members(found))
    if members:
        yield _table(("member", "what it gives"), members)


def _signature(name: str, function: Callable[..., object]) -> str:
    """The signature, one parameter a line where it is long."""
    signature = inspect.signature(function)
    parts = list(_parameters(signature))
    told = f"{name}({', '.join(parts)}) -> {signature.return_annotation}"
    lines = "".join(f"    {part},\n" for part in parts)
    return told if len(told) <= LONGEST else f"{name}(\n{lines}) -> {signature.return_annotation}"


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    starred = False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.VAR_POSITIONAL:
            starred = True
            yield f"*{parameter.name}: {parameter.annotation}"
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        if parameter.name != "self":
            yield f"{parameter.name}: {parameter.annotation}{_given(parameter.default)}"


def _given(default: object) -> str:
    if default is inspect.Parameter.empty:
        return ""
    return f" = {_quoted(default)}" if default is None or isinstance(default, str) else " = ..."


def _members(found: type) -> Iterator[tuple[str, str]]:
    """The public properties and methods that the class defines itself, with what they say of themselves."""
    for name, member in vars(found).items():
        if not name.startswith("_") and isinstance(member, property | cached_property):
            yield f"`{name}`", _note(member)
        elif not name.startswith("_") and inspect.isfunction(member):
            yield f"`{_signature(name, member)}`", _note(member)


def _note(member: object) -> str:
    return _joined((inspect.getdoc(member) or "").split("\n\n")[0])


def packs_page() -> Iterator[str]:
    """The languages that are read, and how a pack is made."""
    yield "# Language packs"
    packs = PACKAGE / "language" / "packs"
    rows = []
    for path in sorted(packs.glob("*/pack.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        rows.append((f"`{told['code']}`", told["name"], told["direction"]))
    yield _table(("code", "language", "direction"), rows)
    readme = (packs / "README.md").read_text(encoding="utf-8").rstrip()
    # Python's Markdown wants four blanks before what is in a list, and an empty line before an item behind it.
    yield "#" + re.sub(r"\n(?=\d+\. )", "\n\n", re.sub(r"\n {3}", "\n    ", readme))


def field_notes(record: type) -> dict[str, str]:
    """The string below each field of a record, by the field's name."""
    body = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    assert isinstance(body, ast.ClassDef)
    notes = {}
    for field, below in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            notes[field.target.id] = _joined(ast.literal_eval(below.value))
    return notes


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headings, tuple("---" for _ in headings), *(tuple(c.replace("|", "\\|") for c in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _readme_table(heading: str) -> str:
    """The README's table with that first heading."""
    readme = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    return f"| {heading} |" + readme.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0]


def _catalogue(stage: str) -> dict[str, Any]:
    return tomllib.loads((PACKAGE / stage / "catalogues" / "en.toml").read_text(encoding="utf-8"))


def _filled(sentence: str) -> str:
    return sentence.format_map(FILLED)


def _codes(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    """The text with every paragraph on one line; drawings and lists keep their lines."""
    parts = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(part if "\n " in part else _joined(part) for part in parts)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(_toml(item) for item in value)}]"
        case date():
            return value.isoformat()
        case _:
            return _quoted(value)


def main() -> int:
    """The exit code: 1 where `--check` finds a page that is not what would be written."""
    changed = []
    for name, page in make_reference().items():
        path = REFERENCE / name
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            changed.append(path)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(page, encoding="utf-8")
    for path in changed:
        print(path.relative_to(REFERENCE.parent.parent))
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
