"""`crosscheck check` and `compare`: who says what, and where two articles differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import crosscheck
from crosscheck import answering
from crosscheck.errors import InputError
from crosscheck.model.article import Article
from tests.cli.running import STRIKE, article_file, invoke

FLOOD = "Floods in Derna damaged 400 houses. Rescuers found 12 people alive on Monday, the Red Crescent said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three outlets that agree on a toll, and one story beside it."""
    for name in ("quay", "ledger", "lantern"):
        article_file(tmp_path, name)
    article_file(tmp_path, "flood", FLOOD, title="Floods in Derna")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A $2 billion sale of drones to Kenya was approved.", "agree"),
        ("A $3 billion sale of drones to Kenya was approved.", "conflict"),
        ("A $3 billion sale of drones to Norway was approved.", "unknown"),
    ],
)
def test_a_deal_with_another_party_is_another_matter(text: str, verdict: str, tmp_path: Path) -> None:
    sale = "Spain approved a $2 billion sale of drones to Kenya, the Defence Ministry in Madrid said on Friday."
    for name in ("quay", "ledger"):
        article_file(tmp_path, name, sale, title="Spain sells drones to Kenya")
    assert invoke("check", text, "--against", tmp_path).stdout.startswith(f"{verdict}: ")


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        ("The strike on a market in Derna killed 36 people.", "agree", 0),
        ("The strike on a market in Derna killed more than 30 people.", "agree", 0),
        ("The strike on a market in Derna killed 63 people.", "conflict", 1),
        ("A train crash in Hanoi killed 36 people.", "unknown", 0),
    ],
)
def test_a_check_says_agree_conflict_or_unknown(text: str, verdict: str, code: int, folder: Path) -> None:
    done = invoke("check", text, "--against", folder)
    assert (done.exit_code, done.stderr) == (code, "")
    assert done.stdout.startswith(f"{verdict}: ")


def test_a_file_is_checked_against_the_others_of_its_folder_and_not_against_itself(folder: Path) -> None:
    draft = article_file(folder, "draft", "The strike on a market in Derna killed 63 people.")
    done = invoke("check", draft, "--against", folder)
    assert done.exit_code == 1
    assert done.stdout.startswith("conflict: 63 people")
    assert "draft" not in done.stdout


def test_a_check_shows_every_outlet_with_day_and_quote(folder: Path) -> None:
    told = invoke("check", "The strike on a market in Derna killed 63 people.", "--against", folder).stdout
    lines = [line.split() for line in told.splitlines() if line.startswith("  other")]
    assert sorted(line[1] for line in lines) == ["lantern", "ledger", "quay"]
    assert all(line[2:5] == ["2024-03-16", "36", "people"] for line in lines)


def test_a_text_is_checked_against_standard_input() -> None:
    rows = json.dumps({"outlet": "Quay", "language": "en", "text": STRIKE, "published": "2024-03-16"}).encode()
    done = invoke("check", "The strike on a market in Derna killed 63 people.", "--against", "-", stdin=rows)
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.startswith("conflict: 63 people")


def test_a_check_gives_a_reason(folder: Path) -> None:
    agreeing, other = (
        invoke("check", f"The strike on a market in Derna killed {toll} people.", "--against", folder).stdout
        for toll in (36, 63)
    )
    assert "  3 of 3 claims leave room for this value." in agreeing.splitlines()
    assert "leave room" not in other
    assert "36" in other.splitlines()[2]


def test_a_text_without_figures_is_told_as_such(folder: Path) -> None:
    done = invoke("check", "The market of Derna was quiet.", "--against", folder)
    assert (done.exit_code, done.stdout) == (0, "no figure, visit or sum was found in the text\n")


def test_a_check_of_articles_that_could_not_all_be_read_ends_with_3(folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = invoke("check", STRIKE, "--against", folder)
    assert done.exit_code == 3
    assert "empty.txt" in done.stderr


def test_matching_is_blind_to_the_value(folder: Path) -> None:
    result = crosscheck.run(crosscheck.read(folder))
    asked = [
        crosscheck.check(f"The strike on a market in Derna killed {toll} people.", against=result).checks[0].label
        for toll in (1, 36, 40_000)
    ]
    assert len(set(asked)) == 1
    assert asked[0] is not None


def test_a_check_against_articles_a_path_and_a_result_is_the_same(folder: Path) -> None:
    text, articles = "The strike on a market in Derna killed 63 people.", crosscheck.read(folder)
    answers = [
        crosscheck.check(text, against=a) for a in (folder, articles, articles.articles, crosscheck.run(articles))
    ]
    assert [[c.verdict for c in answer.checks] for answer in answers] == [["conflict"]] * 4
    assert {answer.articles for answer in answers} == {4}


def test_a_path_without_articles_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputError, match=r"empty"):
        crosscheck.check(STRIKE, against=tmp_path / "empty.txt")


def test_comparing_files_shows_what_both_say_and_what_only_one_says(folder: Path) -> None:
    other = article_file(folder, "other", "The strike on a market in Derna killed 63 people. 12 people are missing.")
    done = invoke("compare", folder / "quay.txt", other)
    assert done.exit_code == 1
    header, shared, reason, *rest = done.stdout.splitlines()
    assert header.split() == ["verdict", "asked", "A", "B"]
    assert shared.split()[0] == "conflict"
    assert [figure in shared for figure in ("36", "63")] == [True, True]
    assert "36" in reason
    assert [line.split()[:3] for line in rest if line] == [["only", "in", "A"], ["only", "in", "B"]]


def test_comparing_two_texts_pairs_what_they_ask() -> None:
    done = invoke("compare", "At least 17 people were killed in Derna.", "Floods in Derna: 23 people were killed.")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].split()[0] == "compatible"


@pytest.mark.parametrize(
    ("left", "right", "asked"),
    [
        ("36 people were killed and 12 injured.", "The blast in Derna killed 63 people.", {"killed in Derna": "36/63"}),
        ("36 people were killed in Derna.", "The blast in Tobruk killed 63 people.", {}),
        ("36 women were killed.", "The blast in Derna killed 63 people.", {}),
        ("36 people were killed.", "The blast in Derna injured 36 people.", {}),
        ("36 people were killed in Derna. Blasts in Tobruk killed 5 people.", "The blast killed 63 people.", {}),
    ],
)
def test_figures_of_two_articles_are_paired_where_they_can_only_ask_the_same(
    left: str, right: str, asked: dict[str, str]
) -> None:
    one, other = (Article(name, "", text, language="en") for name, text in (("a", left), ("b", right)))
    for first, second in ((one, other), (other, one)):
        pairs = [p for p in answering.compare(first, second) if p.left and p.right]
        values = {p.label: "/".join(sorted(str(claim.low) for claim in (*p.left, *p.right))) for p in pairs}
        assert values == asked


def test_standard_input_is_one_side_of_a_comparison(folder: Path) -> None:
    text = STRIKE.replace("36", "63")
    done = invoke("compare", "-", folder / "quay.txt", "--published", "2024-03-16", stdin=text)
    assert done.exit_code == 1
    assert "63 people" in done.stdout.splitlines()[1]


def test_comparing_is_the_same_both_ways() -> None:
    one, other = (Article(n, "", text, language="en") for n, text in (("a", STRIKE), ("b", STRIKE.replace("36", "63"))))
    there, back = answering.compare(one, other), answering.compare(other, one)
    assert [(p.verdict, p.left, p.right) for p in there] == [(p.verdict, p.right, p.left) for p in back]


@pytest.mark.parametrize(
    ("name", "told", "code"),
    [("quy.txt", "did you mean", 2), ("feed.jsonl", "expected one article, found 2", 3), ("empty.txt", "empty", 3)],
)
def test_what_cannot_be_compared_is_named(name: str, told: str, code: int, folder: Path) -> None:
    (folder / "feed.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    (folder / "empty.txt").touch()
    done = invoke("compare", folder / name, folder / "quay.txt")
    assert done.exit_code == code
    assert told in done.stderr
