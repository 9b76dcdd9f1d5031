"""The shape of the code: who may import whom, what may not stand in it, and how long anything may be."""

from __future__ import annotations

import ast
import subprocess
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).parent.parent / "crosscheck"
SOURCES: Final = sorted(PACKAGE.rglob("*.py"))

STAGES: Final = {"extract", "link", "judge", "report", "ingest", "engine"}
WIRED: Final = {"errors", "version", "model", "language", "config"} | STAGES
MAY_IMPORT: Final[dict[str, set[str]]] = {
    "errors": set(),
    "version": set(),
    "model": {"errors"},
    "config": {"errors", "model", "ingest"},
    "language": {"errors", "model"},
    "extract": {"errors", "model", "language"},
    "link": {"errors", "model", "language"},
    "judge": {"errors", "model", "language"},
    "report": {"errors", "model"},
    "ingest": {"errors", "model"},
    "engine": {"errors", "model"},
    "pipeline": WIRED,
    "answering": WIRED | {"pipeline"},
    "cli": {"errors", "version", "model", "config", "pipeline", "answering"},
    "__main__": {"cli"},
    "__init__": WIRED | {"pipeline", "answering"},
}

HEAVY: Final = ("polars", "numpy", "scipy", "networkx", "trafilatura", "lxml", "jinja2")
LONGEST_FUNCTION: Final = 60
LONGEST_FILE: Final = 600
POSITIONAL: Final = 4

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _offences(check: Callable[[ast.Module], Iterator[tuple[int, str]]]) -> list[str]:
    """What a check has against the package, with the place of each."""
    return [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {reason}"
        for path in SOURCES
        for line, reason in check(ast.parse(path.read_text(encoding="utf-8")))
    ]


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _part(path: Path) -> str:
    """The folder or module of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported_parts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "crosscheck":
            names = [f"crosscheck.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        yield from ((node.lineno, name.split(".")[1]) for name in names if name.startswith("crosscheck."))


def test_every_part_of_the_package_has_its_place_in_the_layering() -> None:
    assert {_part(path) for path in SOURCES} == set(MAY_IMPORT)


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_imports_only_the_parts_below_it(part: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {part} imports {imported}"
        for path in SOURCES
        if _part(path) == part
        for line, imported in _imported_parts(ast.parse(path.read_text(encoding="utf-8")))
        if imported not in MAY_IMPORT[part] | {part}
    ]
    assert wrong == []


def test_no_import_is_relative() -> None:
    def relative(tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                yield node.lineno, "relative import"

    assert _offences(relative) == []


def _light_starts() -> list[str]:
    """Statements after which nothing heavy may be loaded."""
    statements = ["import crosscheck", "import crosscheck.config"]
    if (PACKAGE / "cli").exists():
        statements.append("runpy.run_module('crosscheck', run_name='__main__', alter_sys=True)")
    return statements


@pytest.mark.parametrize("statement", _light_starts())
def test_starting_loads_nothing_heavy(statement: str, project: Path) -> None:
    script = f"""
        import runpy, sys
        sys.argv = ["crosscheck", "--help"]
        try:
            {statement}
        except SystemExit as end:
            assert not end.code, end.code
        print("loaded:", *(name for name in {HEAVY!r} if name in sys.modules))
    """
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(script)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "loaded:"


def _is_arabic(letter: str) -> bool:
    return unicodedata.category(letter).startswith("L") and unicodedata.name(letter, "").startswith("ARABIC")


def _docstrings(tree: ast.Module) -> set[int]:
    """The lines on which docstrings start: they may quote the example that forced the code."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | Function)]
    return {body[0].value.lineno for body in bodies if body and isinstance(body[0], ast.Expr)}


def test_no_string_of_the_code_is_written_in_arabic_letters() -> None:
    def arabic(tree: ast.Module) -> Iterator[tuple[int, str]]:
        examples = _docstrings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.lineno not in examples:
                letters = sorted(set(filter(_is_arabic, node.value)))
                if letters:
                    yield node.lineno, f"holds {''.join(letters)!a}"

    assert _offences(arabic) == []


def test_code_asks_for_no_language_by_name() -> None:
    packs = {path.name for path in (PACKAGE / "language" / "packs").iterdir() if path.is_dir()}
    assert {"ar", "en"} <= packs

    def compared(tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare | ast.MatchValue):
                codes = {item.value for item in ast.walk(node) if isinstance(item, ast.Constant)} & packs
                yield from ((node.lineno, f"compares with {code!r}") for code in sorted(codes))

    assert _offences(compared) == []


def test_functions_are_short() -> None:
    def long(tree: ast.Module) -> Iterator[tuple[int, str]]:
        for function in _functions(tree):
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > LONGEST_FUNCTION:
                yield function.lineno, f"{function.name} has {length} lines"

    assert _offences(long) == []


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {str(path): length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_takes_many_positional_arguments() -> None:
    def many(tree: ast.Module) -> Iterator[tuple[int, str]]:
        for function in _functions(tree):
            names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
            count = len(names) - (names[:1] in (["self"], ["cls"]))
            if count > POSITIONAL:
                yield function.lineno, f"{function.name} takes {count} positional arguments"

    assert _offences(many) == []


def test_every_module_says_what_it_is() -> None:
    def silent(tree: ast.Module) -> Iterator[tuple[int, str]]:
        if tree.body and ast.get_docstring(tree) is None:
            yield 1, "no docstring"

    assert _offences(silent) == []


def test_every_public_class_and_function_says_what_it_gives() -> None:
    def silent(tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in _public(tree):
            if ast.get_docstring(node) is None:
                yield node.lineno, f"{node.name} has no docstring"

    assert _offences(silent) == []


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """The public classes and functions of a module, with the methods of those classes."""
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}
    assert [str(path) for path in SOURCES if {path.stem, *path.parent.relative_to(PACKAGE).parts} & empty] == []
