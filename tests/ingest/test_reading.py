"""What comes of files, folders and standard input, and what is said of those that cannot be read."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from crosscheck.ingest.limits import Limits
from crosscheck.ingest.reading import Ingested, read_articles

ARABIC = "أعلنت الوزارة مقتل ثلاثة أشخاص وإصابة عشرة آخرين في حريق كبير بالمدينة"
FRENCH = "Le préfet a déclaré que l’incendie avait fait douze blessés à l’entrée du théâtre"
SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".ndjson", ".json", ".csv", ".tsv")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is the current one, so that paths are given as a user gives them."""
    with contextlib.chdir(tmp_path):
        yield tmp_path


def read(name: str, data: bytes | str, limits: Limits | None = None) -> Ingested:
    """What is read of one file with these bytes."""
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_articles([name], limits=limits or Limits())


def reasons(result: Ingested) -> list[str]:
    """Where and why, one string a failure."""
    return [f"{f.path}:{f.line or ''}: {f.reason}" for f in result.failures]


def page(body: str, head: str = "") -> str:
    """A page with this in its head and body."""
    return f'<html lang="en-GB"><head><title>Fire at the mill</title>{head}</head><body>{body}</body></html>'


ARTICLE_HTML = (
    "<article><h1>Fire at the mill</h1>"
    "<p>Twelve workers were taken to hospital after the fire at the paper mill, the brigade said.</p>"
    "<p>The flames spread from the store to the hall within minutes, and it took all night to put them out.</p>"
    "</article>"
)


@pytest.mark.usefixtures("folder")
class TestText:
    def test_without_front_matter_the_whole_file_is_the_text_and_no_title_is_guessed(self) -> None:
        article = read("mill.txt", "Fire at the mill\n\n  Twelve hurt.\n").articles[0]
        assert (article.id, article.title, article.text) == ("mill", "", "Fire at the mill\n\n  Twelve hurt.\n")
        assert (article.path, article.line) == ("mill.txt", 1)

    def test_front_matter_states_the_fields_and_the_rest_is_kept_exactly(self) -> None:
        front = "---\noutlet: The Mill Post\nurl: https://m.example/1\npublished: 2023-11-02 09:15\nlanguage: en\n"
        result = read("a.txt", f"{front}title: 'Fire: twelve hurt'\norigin: Wire\n---\n\nText. ")
        article = result.articles[0]
        assert (article.title, article.text, article.line) == ("Fire: twelve hurt", "\nText. ", 9)
        assert (article.outlet, article.url, article.published) == (
            "The Mill Post",
            "https://m.example/1",
            "2023-11-02T09:15:00",
        )
        assert (article.language, article.origin, article.inferred, result.failures) == ("en", "Wire", (), ())

    def test_an_unknown_key_is_a_failure_of_its_line_and_the_article_is_read(self) -> None:
        result = read("a.txt", "---\noutlet: X\nauthor: Y\nnonsense\noutlet: Z\n---\nText")
        assert [(f.line, f.reason.split(";")[0]) for f in result.failures] == [
            (3, "front matter: unknown key 'author'"),
            (4, "front matter: expected `key: value`"),
            (5, "front matter: outlet is given twice"),
        ]
        assert (result.articles[0].outlet, result.articles[0].text) == ("X", "Text")

    @pytest.mark.parametrize("text", ["---\noutlet: X\nnever closed", "---\nA line.\n---\nAnother."])
    def test_rules_drawn_by_the_text_itself_are_no_front_matter(self, text: str) -> None:
        assert read("a.txt", text).articles[0].text == text

    def test_newlines_become_line_feeds(self) -> None:
        assert read("a.txt", b"one\r\ntwo\rthree\n").articles[0].text == "one\ntwo\nthree\n"

    def test_front_matter_alone_is_empty(self) -> None:
        assert reasons(read("a.txt", "---\noutlet: X\n---")) == ["a.txt:4: empty"]


@pytest.mark.usefixtures("folder")
class TestEncodings:
    @pytest.mark.parametrize(
        ("text", "encoding"),
        [(ARABIC, "windows-1256"), (FRENCH, "windows-1252"), (ARABIC, "utf-8"), (ARABIC, "utf-8-sig"),
         (ARABIC, "utf-16"), ("Zwei Verletzte, café", "utf-8")],
    )  # fmt: skip
    def test_text_is_read_in_its_encoding(self, text: str, encoding: str) -> None:
        assert read("a.txt", text.encode(encoding)).articles[0].text == text

    def test_big_endian_utf16_is_told_by_its_mark(self) -> None:
        assert read("a.txt", codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")).articles[0].text == ARABIC

    @pytest.mark.parametrize("data", [ARABIC.encode()[:-1], ARABIC.encode("utf-16")[:-1]])
    def test_a_text_cut_off_inside_a_character_is_refused_as_truncated(self, data: bytes) -> None:
        result = read("a.txt", data)
        assert not result.articles
        assert "truncated" in result.failures[0].reason

    @pytest.mark.parametrize("data", [b"text\0text", b"\x01\x02\x03\x04 ab", codecs.BOM_UTF16_LE + b"\0\0"])
    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_binary_content_is_refused(self, data: bytes, suffix: str) -> None:
        result = read(f"a{suffix}", data)
        assert not result.articles
        assert len(result.failures) == 1

    @pytest.mark.parametrize("data", [b"", b" \n\n", codecs.BOM_UTF8])
    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_an_empty_file_says_that_it_is_empty(self, data: bytes, suffix: str) -> None:
        assert [reason.split(": ")[1] for reason in reasons(read(f"a{suffix}", data))] == ["empty"]

    def test_bytes_in_no_encoding_are_refused(self) -> None:
        noise = bytes(0x80 + (n * n * 7 + n * 13) % 128 for n in range(300))
        assert "UTF-8" in read("a.txt", noise).failures[0].reason


@pytest.mark.usefixtures("folder")
class TestPages:
    def test_the_article_is_read_without_related_lists(self) -> None:
        related = '<div class="related"><h3>More</h3><ul><li><a href="/x">Flood kills 300 elsewhere</a></li></ul></div>'
        head = (
            '<meta property="article:published_time" content="2023-02-07T14:20:00+03:00">'
            '<meta property="og:site_name" content="The Mill Post"><link rel="canonical" href="https://m.example/1">'
        )
        article = read("p.html", page(ARTICLE_HTML + related, head)).articles[0]
        assert "Twelve workers" in article.text
        assert "300" not in article.text
        assert (article.title, article.outlet, article.url) == (
            "Fire at the mill",
            "The Mill Post",
            "https://m.example/1",
        )
        assert (article.published, article.language, article.inferred) == ("2023-02-07T14:20:00+03:00", "en", ())

    def test_the_day_is_not_guessed_from_the_words_of_the_page(self) -> None:
        body = ARTICLE_HTML.replace("The flames", "On 3 March 2021 the flames")
        assert read("p.htm", page(body)).articles[0].published is None

    def test_linked_data_states_the_time(self) -> None:
        head = '<script type="application/ld+json">{"datePublished": "2023-02-07T14:20:00Z"}</script>'
        assert read("p.html", page(ARTICLE_HTML, head)).articles[0].published == "2023-02-07T14:20:00+00:00"

    @pytest.mark.parametrize("html", ["<html><script>var a = 1</script></html>", "<p>", "<html></html>"])
    def test_a_page_of_markup_alone_says_so(self, html: str) -> None:
        assert "no article text" in reasons(read("p.html", html))[0]

    def test_the_declared_encoding_is_used_where_it_is_not_utf8(self) -> None:
        html = page(f"<article><p>{ARABIC}. {ARABIC}.</p><p>{ARABIC}.</p></article>", '<meta charset="windows-1256">')
        assert ARABIC in read("p.html", html.encode("windows-1256")).articles[0].text

    def test_the_extractor_loads_for_pages_only(self) -> None:
        Path("a.txt").write_text("Two hurt.")
        code = (
            "import sys; from crosscheck.ingest.reading import read_articles; read_articles(['a.txt']);"
            "sys.exit(any(name in sys.modules for name in ('trafilatura', 'chardet', 'py3langid')))"
        )
        root = Path(__file__).parents[2]
        assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(root)}, check=False).returncode == 0


@pytest.mark.usefixtures("folder")
class TestJson:
    def test_each_line_is_an_article_and_unknown_fields_are_ignored(self) -> None:
        row = {"id": "m-1", "title": "T", "text": "a\r\nb", "outlet": "O", "url": None, "language": "ar", "likes": 3}
        article = read("a.jsonl", json.dumps(row) + "\n\n").articles[0]
        assert (article.id, article.title, article.text, article.outlet) == ("m-1", "T", "a\r\nb", "O")
        assert (article.path, article.line) == ("a.jsonl", 1)

    def test_wrong_lines_are_failures_and_the_others_are_read(self) -> None:
        lines = ['{"text": "one"}', "{nonsense", '{"title": "x"}', '{"text": 5}', '{"text": "' + "x" * 99 + '"}',
                 "[" * 90, '{"text": "\\ud800 half"}', '{"text": "a\\u0000b"}', '{"text": "last"}']  # fmt: skip
        result = read("a.jsonl", "\n".join(lines), Limits(max_line_bytes=95))
        assert [a.id for a in result.articles] == ["a-1", "a-9"]
        assert [f.line for f in result.failures] == [2, 3, 4, 5, 6, 7, 8]
        said = "\n".join(f.reason for f in result.failures)
        for words in (
            "not JSON",
            "missing required field `text`",
            "text: expected str, found int",
            "longer than 95",
            "surrogate",
            "binary",
        ):
            assert words in said

    @pytest.mark.parametrize("text", ["<script>alert(36)</script>", "<div><style>p {}</style></div>\n", "<p></p>"])
    def test_an_article_of_markup_and_scripts_alone_is_refused(self, text: str) -> None:
        rows = [{"text": text}, {"text": f"{text}36 hurt"}, {"text": text, "title": "Thirty-six hurt"}]
        result = read("a.jsonl", "\n".join(map(json.dumps, rows)))
        assert reasons(result) == ["a.jsonl:1: no words, only markup or scripts"]
        assert len(result.articles) == 2

    def test_nesting_without_end_is_a_failure(self) -> None:
        assert "nested" in read("a.jsonl", '{"text": "a", "more": ' + "[" * 100_000).failures[0].reason

    def test_a_line_beyond_the_limit_is_never_held_whole(self) -> None:
        code = (
            "import resource; from pathlib import Path; from crosscheck.ingest.reading import read_articles;"
            "Path('b.jsonl').write_bytes(b'{\"text\": \"one\"}\\n');"
            "read_articles(['b.jsonl']); before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
            "r = read_articles(['a.jsonl']);"
            "print(len(r.articles), r.failures[0].line, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
        )
        with Path("a.jsonl").open("wb") as file:
            file.write(b'{"text": "')
            file.writelines(b"x" * 1_000_000 for _ in range(100))
            file.write(b'"}\n{"text": "next"}\n')
        ran = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        )
        articles, line, kilobytes = map(int, ran.stdout.split())
        assert (articles, line) == (1, 1)
        assert kilobytes < 60_000

    def test_utf16_and_legacy_lines_are_read(self) -> None:
        row = json.dumps({"text": ARABIC}, ensure_ascii=False)
        for encoding in ("utf-16", "utf-8-sig", "windows-1256"):
            assert read("a.jsonl", f"{row}\n{row}\n".encode(encoding)).articles[1].text == ARABIC

    def test_a_list_gives_each_object_its_line(self) -> None:
        result = read("a.json", '[{"text": "one"},\n\n {"text": "two"}, 7]')
        assert [(a.id, a.line) for a in result.articles] == [("a-1", 1), ("a-2", 3)]
        assert [f.line for f in result.failures] == [3]

    def test_one_object_is_one_article(self) -> None:
        assert read("a.json", '{\n "text": "one"\n}').articles[0].id == "a"

    def test_many_failures_are_counted_rather_than_kept(self) -> None:
        result = read("a.jsonl", "x\n" * 1500 + '{"text": "end"}')
        assert (len(result.articles), len(result.failures)) == (1, 1001)
        assert result.failures[-1].reason == "500 more failures in this file"


@pytest.mark.usefixtures("folder")
class TestTables:
    @pytest.mark.parametrize(("suffix", "mark"), [(".csv", ","), (".csv", ";"), (".tsv", "\t")])
    def test_the_header_names_the_fields(self, suffix: str, mark: str) -> None:
        rows = [["id", "text", "outlet"], ["m1", '"one\ntwo"', "O"], ["", "three", ""]]
        result = read(f"a{suffix}", "\n".join(mark.join(row) for row in rows))
        assert [(a.id, a.text, a.outlet, a.line) for a in result.articles] == [
            ("m1", "one\ntwo", "O", 2),
            ("a-4", "three", None, 4),
        ]

    def test_lines_may_end_as_old_spreadsheets_end_them(self) -> None:
        assert [a.text for a in read("a.csv", "id,text\r1,one\r2,two\r").articles] == ["one", "two"]

    def test_wrong_rows_name_their_line_and_the_others_are_read(self) -> None:
        result = read("a.csv", 'id,text\n1,"a"b\n2,x,y\n3\n4,ok\n5,"open')
        assert [a.id for a in result.articles] == ["4"]
        assert [f.line for f in result.failures] == [2, 3, 4, 6]

    def test_a_header_without_text_is_refused(self) -> None:
        assert "no column `text`" in reasons(read("a.csv", "id,body\n1,x"))[0]

    def test_long_cells_are_read(self) -> None:
        assert len(read("a.csv", f"text\n{'x' * 300_000}\n").articles[0].text) == 300_000


@pytest.mark.usefixtures("folder")
class TestFields:
    @pytest.mark.parametrize(
        ("field", "value"),
        [("published", "yesterday"), ("published", "02/11/2023"), ("url", "javascript:alert(1)"), ("url", "http://["),
         ("language", "no such tongue"), ("outlet", "x" * 3000)],
    )  # fmt: skip
    def test_a_field_that_cannot_be_used_is_named_and_the_article_kept(self, field: str, value: str) -> None:
        result = read("a.jsonl", json.dumps({"text": "one", field: value}))
        assert getattr(result.articles[0], field) is None
        assert [(f.line, f.reason.split()[0]) for f in result.failures] == [(1, field)]

    def test_the_outlet_is_inferred_from_the_address_and_marked(self) -> None:
        article = read("a.jsonl", '{"text": "one", "url": "https://www.Harbourpost.example:80/x"}').articles[0]
        assert (article.outlet, article.inferred) == ("harbourpost.example", ("outlet",))

    @pytest.mark.parametrize(("text", "code"), [(ARABIC, "ar"), (FRENCH, "fr")])
    def test_the_language_is_recognised_and_marked(self, text: str, code: str) -> None:
        article = read("a.txt", text).articles[0]
        assert (article.language, article.inferred) == (code, ("language",))

    def test_a_text_of_few_letters_has_no_language(self) -> None:
        article = read("a.txt", "12 + 13 = 25, 26, 27 (abc)").articles[0]
        assert (article.language, article.inferred) == (None, ())

    def test_control_characters_are_stripped_from_names(self) -> None:
        row = {"id": "a\n\u0000b", "text": "one", "outlet": "P\u202eost\x07", "url": "https://m.example/\x1b1"}
        article = read("a.jsonl", json.dumps(row)).articles[0]
        assert (article.id, article.outlet, article.url) == ("ab", "Post", "https://m.example/1")

    def test_a_longer_article_than_allowed_is_refused(self) -> None:
        assert "longer than 10 characters" in reasons(read("a.txt", "x" * 11, Limits(max_article_chars=10)))[0]


@pytest.mark.usefixtures("folder")
class TestIds:
    def test_the_same_article_twice_is_read_once(self) -> None:
        result = read("a.jsonl", '{"id": "x", "text": "one"}\n' * 2)
        assert (len(result.articles), result.failures) == (1, ())

    def test_another_article_of_the_same_id_is_kept_under_its_own_and_named(self) -> None:
        result = read("a.jsonl", "\n".join(json.dumps({"id": "x", "text": text}) for text in "abcb"))
        assert [a.id for a in result.articles] == ["x", "x~2", "x~3"]
        assert [f.line for f in result.failures] == [2, 3]
        assert "used twice" in result.failures[0].reason

    def test_files_of_one_name_get_different_ids_without_complaint(self, folder: Path) -> None:
        for name in ("one", "two"):
            (folder / name).mkdir()
            (folder / name / "a.txt").write_text("Same words.")
        result = read_articles(["one", "two"])
        assert ([a.id for a in result.articles], result.failures) == (["a", "a~2"], ())


class TestPaths:
    def test_folders_are_read_recursively_in_order_without_hidden_files(self, folder: Path) -> None:
        for name in ("in/b.txt", "in/a/z.TXT", "in/.hidden/x.txt", "in/.x.txt", "in/style.css", "in/c.pdf", "in/d.pdf"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"Text of {name}")
        result = read_articles(["in/"])
        assert [a.path for a in result.articles] == ["in/a/z.TXT", "in/b.txt"]
        assert reasons(result) == ["in:: 2 .pdf files skipped: not a format that is read"]

    def test_inputs_carry_their_hash_under_the_path_as_given(self, folder: Path) -> None:
        (folder / "a.jsonl").write_bytes(b'{"text": "one"}\nx')
        (folder / "b.txt").write_bytes(b"\0")
        result = read_articles(["./a.jsonl", Path("b.txt")])
        expected = {"./a.jsonl": b'{"text": "one"}\nx', "b.txt": b"\0"}
        assert result.inputs == {name: hashlib.sha256(data).hexdigest() for name, data in expected.items()}

    def test_a_file_named_twice_is_read_once(self, folder: Path) -> None:
        (folder / "a.txt").write_text("one")
        assert len(read_articles([".", "a.txt", "./a.txt"]).articles) == 1

    @pytest.mark.parametrize("name", ["gone.txt", "gone", "x" * 5000 + ".txt", "nul\0.txt", "\ud800.txt", "self.txt"])
    def test_what_cannot_be_opened_is_a_failure(self, folder: Path, name: str) -> None:
        (folder / "self.txt").symlink_to("self.txt")
        result = read_articles([name])
        assert len(result.failures) == 1
        assert result.failures[0].reason.startswith("unreadable: ")
        assert result.failures[0].path.encode()

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
    def test_a_file_without_permission_is_a_failure(self, folder: Path) -> None:
        (folder / "a.txt").write_text("one")
        (folder / "a.txt").chmod(0)
        assert "unreadable" in reasons(read_articles(["a.txt"]))[0]

    def test_a_pipe_is_not_waited_for(self, folder: Path) -> None:
        os.mkfifo(folder / "a.txt")
        assert reasons(read_articles(["a.txt"])) == ["a.txt:: not a regular file"]

    def test_a_loop_of_folders_is_reported_and_the_files_are_read_once(self, folder: Path) -> None:
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_text("one")
        (folder / "in" / "back").symlink_to(folder / "in")
        result = read_articles(["in"])
        assert [a.path for a in result.articles] == ["in/a.txt"]
        assert [f.path for f in result.failures] == ["in/back"]

    def test_an_empty_folder_and_an_unknown_format_are_failures(self, folder: Path) -> None:
        (folder / "in").mkdir()
        (folder / "a.xyz").write_text("one")
        assert len(read_articles(["in", "a.xyz"]).failures) == 2

    def test_too_large_a_file_is_not_read(self, folder: Path) -> None:
        (folder / "a.txt").write_text("x" * 100)
        result = read_articles(["a.txt"], limits=Limits(max_file_bytes=99))
        assert (reasons(result), result.inputs) == (["a.txt:: larger than 99 bytes"], {})

    def test_articles_beyond_the_limit_are_reported_and_not_read(self, folder: Path) -> None:
        (folder / "a.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n{"text": "three"}\n')
        (folder / "b.txt").write_text("four")
        result = read_articles(["a.jsonl", "b.txt"], limits=Limits(max_articles=2))
        assert len(result.articles) == 2
        assert [(f.path, f.line) for f in result.failures] == [("a.jsonl", 3), ("b.txt", None)]

    @pytest.mark.parametrize(
        ("data", "ids"),
        [
            (b'\n {"text": "one"}', ["stdin-2"]),
            (b'[ {"text": "one"}]', ["stdin-1"]),
            (b"Two hurt.", ["stdin"]),
            (b"[Photo] Two hurt.", ["stdin"]),
            (page(ARTICLE_HTML).encode(), ["stdin"]),
            (b"\xef\xbb\xbf<!DOCTYPE html>\n" + page(ARTICLE_HTML).encode(), ["stdin"]),
        ],
    )
    def test_standard_input_is_rows_a_list_a_page_or_text(self, data: bytes, ids: list[str]) -> None:
        result = read_articles(["-", "-"], stdin=io.BytesIO(data))
        assert [a.id for a in result.articles] == ids
        assert "<" not in result.articles[0].text
        assert result.inputs == {"-": hashlib.sha256(data).hexdigest()}

    def test_standard_input_that_is_not_there_is_a_failure(self) -> None:
        assert len(read_articles(["-"]).failures) == 1


PIECES = (
    b"---\n", b"text", b"title:", b",", b'"', b"\n", b"\r", b"{", b"}", b"[", b"]", b":", b"<p>", b"</", b"<html>",
    b"\\ud800", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b'{"text":"x"}')  # fmt: skip
ANY_BYTES = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(str.encode),
    st.lists(st.sampled_from(PIECES)).map(b"".join),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@examples(max_examples=60)
@given(data=ANY_BYTES)
def test_any_bytes_are_articles_or_failures_that_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    result = read_articles([path])
    assert result.articles or result.failures
    assert len({a.id for a in result.articles}) == len(result.articles)
    for record in (*result.articles, *result.failures):
        assert str(record)
    for article in result.articles:
        fields = (
            article.id,
            article.title,
            article.text,
            article.outlet or "",
            article.url or "",
            article.origin or "",
        )
        assert "".join(fields).encode()
    assert all(failure.reason.encode() for failure in result.failures)


@given(data=ANY_BYTES)
def test_any_bytes_on_standard_input_are_articles_or_failures(data: bytes) -> None:
    result = read_articles(["-"], stdin=io.BytesIO(data))
    assert result.articles or result.failures
