"""What an installation gets: a wheel with all its data, and locks that hold what the code imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from crosscheck.version import VERSION

LOCKED = re.compile(r"^([a-z0-9._-]+)==([^ ]+)", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9._-]+")
LOCKS = ("run.txt", "dev.txt", "docs.txt")
OWN = {"crosscheck", "tests", "bench", "scripts"}


@pytest.fixture(scope="module")
def settings(project: Path) -> dict[str, object]:
    """The [project] table."""
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=project, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile, project: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "crosscheck"], cwd=project, check=True, capture_output=True, text=True
    ).stdout
    present = {name for name in tracked.split("\0") if name and (project / name).exists()}
    assert present
    assert present <= set(wheel.namelist())


def test_the_wheel_holds_nothing_but_the_package_and_its_licence(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"crosscheck", f"crosscheck-{VERSION}.dist-info"}
    assert f"crosscheck-{VERSION}.dist-info/licenses/LICENSE" in wheel.namelist()


def test_the_wheel_is_typed_and_brings_the_command(wheel: zipfile.ZipFile) -> None:
    assert "crosscheck/py.typed" in wheel.namelist()
    entries = wheel.read(f"crosscheck-{VERSION}.dist-info/entry_points.txt").decode()
    assert "crosscheck = crosscheck.cli:main" in entries


def test_every_line_of_a_lock_has_hashes_and_none_names_a_host(project: Path) -> None:
    for lock in LOCKS:
        text = (project / "requirements" / lock).read_text(encoding="utf-8")
        pinned = re.split(r"\n(?=[a-z0-9])", text)[1:]
        assert pinned
        assert all("--hash=sha256:" in block for block in pinned), lock
        assert "://" not in text, lock
        assert not re.search(r"--(extra-)?(index|find-links|trusted)", text), lock


def test_the_locks_agree_with_each_other(project: Path) -> None:
    assert _locked(project, "run.txt") <= _locked(project, "dev.txt")
    assert _locked(project, "run.txt") <= _locked(project, "docs.txt")
    versions = _locked(project, "dev.txt")
    shared = {name for name, _ in versions}
    assert {entry for entry in _locked(project, "docs.txt") if entry[0] in shared} <= versions


def test_the_locks_hold_every_declared_dependency(project: Path, settings: dict[str, object]) -> None:
    assert _names(settings["dependencies"]) <= {name for name, _ in _locked(project, "run.txt")}
    extras = [entry for group in settings["optional-dependencies"].values() for entry in group]
    assert _names(extras) <= {name for lock in LOCKS for name, _ in _locked(project, lock)}


def test_the_package_imports_what_it_declares_and_nothing_else(project: Path, settings: dict[str, object]) -> None:
    run = [*settings["dependencies"], *settings["optional-dependencies"]["pdf"]]
    assert _imported(project / "crosscheck") == _names(run)


def test_the_development_lock_holds_what_the_tests_import(project: Path) -> None:
    assert _imported(project / "tests") <= {name for name, _ in _locked(project, "dev.txt")}


def _locked(project: Path, lock: str) -> set[tuple[str, str]]:
    return set(LOCKED.findall((project / "requirements" / lock).read_text(encoding="utf-8")))


def _names(requirements: list[str]) -> set[str]:
    return {_normal(NAME.match(entry).group()) for entry in requirements}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(folder: Path) -> set[str]:
    """The distributions whose modules the files of a folder import."""
    known = packages_distributions()
    outside = {module for path in folder.rglob("*.py") for module in _modules(path)} - sys.stdlib_module_names - OWN
    return {_normal(known.get(module, [module])[0]) for module in outside}


def _modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]
