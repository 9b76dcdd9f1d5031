"""The documentation says what is: its reference is made from the code and leaves nothing out, and its examples run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import msgspec
import pytest

import crosscheck
from crosscheck.cli.program import program
from crosscheck.config import Config
from crosscheck.ingest.limits import Limits
from crosscheck.judge import policy, rules
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup
from crosscheck.model.finding import CONFLICT_TYPES, VERDICTS, Finding
from crosscheck.model.formats import FORMATS
from crosscheck.model.result import Manifest
from scripts.make_reference import field_notes, make_reference, policy_keys, policy_reasons
from scripts.run_examples import PROMPT, example_pages, with_outputs

DOCS: Final = Path(__file__).parent.parent / "docs"
PAGES: Final = make_reference()


def _rows(page: str, heading: str = "") -> dict[str, list[str]]:
    """The rows of all tables below a heading of the page, by the name in the first cell."""
    part = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0] if heading else page
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): row[1:] for row in rows}


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_what_the_code_makes(name: str) -> None:
    assert (DOCS / "reference" / name).read_text(encoding="utf-8") == PAGES[name], "run: make reference"


def test_no_page_is_left_of_what_the_reference_once_had() -> None:
    assert {path.name for path in (DOCS / "reference").iterdir()} == set(PAGES)


@pytest.mark.parametrize("name", program.commands)
def test_every_command_and_option_is_documented(name: str) -> None:
    told = _rows(PAGES["commands.md"], name)
    for parameter in program.commands[name].params:
        if parameter.param_type_name == "option":
            assert [why for option, (why,) in told.items() if option.split()[0] == parameter.opts[0]], parameter.opts


def test_every_setting_is_documented_with_its_default() -> None:
    told = _rows(PAGES["settings.md"])
    limits = {f"limits.{name}" for name in Limits.__struct_fields__}
    assert set(told) == set(Config.__struct_fields__) - {"limits"} | limits
    assert all(default and why for default, why in told.values())


def test_every_policy_key_is_documented_with_its_default_and_reason() -> None:
    text = (Path(policy.__file__).parent / "policy.toml").read_text(encoding="utf-8")
    reasons = policy_reasons(text)
    for key, _ in policy_keys(tomllib.loads(text)):
        section, _, name = key.rpartition(".")
        assert reasons.get(key) or reasons.get(section), f"{key}: say above it in policy.toml why it is what it is"
        assert name in _rows(PAGES["policy.md"], section)


def test_every_verdict_is_documented() -> None:
    assert set(VERDICTS) <= set(_rows(PAGES["verdicts.md"]))


def test_every_rule_of_the_judge_is_documented_under_the_type_that_it_finds() -> None:
    written = {path.stem for path in Path(rules.__file__).parent.glob("[!_]*.py")}
    assert written == set(CONFLICT_TYPES)
    assert all(f"\n### {name}\n" in PAGES["verdicts.md"] for name in CONFLICT_TYPES)


def test_every_explanation_is_documented() -> None:
    catalogue = Path(policy.__file__).parent / "catalogues" / "en.toml"
    kinds = tomllib.loads(catalogue.read_text(encoding="utf-8"))["explanations"]
    assert set(kinds) == set(_rows(PAGES["verdicts.md"], "Explanations"))


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("articles.jsonl", Article),
        ("claims.jsonl", Claim),
        ("findings.jsonl", Finding),
        ("copies.jsonl", CopyGroup),
        ("manifest.json", Manifest),
    ],
)
def test_every_field_of_a_file_is_documented(name: str, record: type[msgspec.Struct]) -> None:
    assert set(field_notes(record)) == set(record.__struct_fields__), f"say below each field of {record} what it is"
    assert set(_rows(PAGES["files.md"], name)) == set(record.__struct_fields__)


def test_every_format_is_documented() -> None:
    assert set(FORMATS) <= set(_rows(PAGES["files.md"]))


def test_every_public_name_is_documented() -> None:
    assert all(f"\n## {name}\n" in PAGES["python.md"] for name in crosscheck.__all__)


def test_every_language_that_is_read_is_listed() -> None:
    packs = Path(crosscheck.__file__).parent / "language" / "packs"
    assert set(_rows(PAGES["packs.md"])) == {path.name for path in packs.iterdir() if path.is_dir()}


@pytest.mark.parametrize("page", example_pages(), ids=lambda page: page.stem)
def test_the_examples_of_a_page_print_what_stands_below_them(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_outputs(text) == text, "run: make reference"


def test_every_command_has_an_example() -> None:
    lines = [line for page in example_pages() for line in page.read_text(encoding="utf-8").splitlines()]
    assert {line.split()[2] for line in lines if line.startswith(PROMPT)} == set(program.commands)


def test_every_page_is_in_the_menu(project: Path) -> None:
    menu = (project / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert set(re.findall(r": (\S+\.md)$", menu, re.MULTILINE)) == pages


@pytest.mark.parametrize("page", [*sorted(DOCS.rglob("*.md")), DOCS.parent / "README.md"], ids=lambda page: page.stem)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (DOCS / "images").iterdir()}
    assert sizes
    assert max(sizes.values()) <= 300_000


def test_pages_ask_for_nothing_from_elsewhere(project: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*DOCS.rglob("*.md"), project / "mkdocs.yml"]]
    assert [
        found for text in texts for found in re.findall(r"https?://[^\s\"'<>)]+", text) if ".example" not in found
    ] == []
