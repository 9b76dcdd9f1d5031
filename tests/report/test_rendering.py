"""The pages: everything an editor needs is on them, in either language, and they stay small."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import msgspec
import pytest

from crosscheck.errors import ConfigError
from crosscheck.model.finding import CONFLICT_TYPES, Explanation
from crosscheck.model.result import RunRecord
from crosscheck.report.rendering import render_pages
from tests.report.crowds import crowd
from tests.report.dom import Page, parsed, select, text, texts
from tests.report.examples import example

english = partial(render_pages, ui="en", digits="western")


def page_of(record: RunRecord, ui: str = "en", digits: str = "western") -> Page:
    return parsed(render_pages(record, ui=ui, digits=digits)["index.html"])


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of(example())


@pytest.fixture(scope="module")
def arabic() -> Page:
    return page_of(example(), "ar")


def test_conflicts_stand_by_severity(page: Page) -> None:
    severities = [int(card.get("data-severity")) for card in select(page, "article.card")]
    assert severities == sorted(severities, reverse=True)
    assert len(severities) == 9


def test_every_type_of_conflict_has_its_card_and_its_word(page: Page) -> None:
    types = {card.get("data-type") for card in select(page, "article.card")}
    assert types == {f'["{name}"]' for name in CONFLICT_TYPES}
    assert all(chip for chip in texts(page, ".card .chip.conflict"))


def test_a_headline_tells_who_gives_which_value(page: Page) -> None:
    heads = {card.get("id"): text(select(card, "h3")[0]) for card in select(page, "article.card")}
    assert heads["c-digits"] == "Two outlets give 1.96 billion US dollars; وكالة آفاق gives 1.69 billion US dollars"
    assert heads["c-weekday"] == "شبكة الساحل writes Saturday for 12 May 2024, which is a Sunday"
    assert heads["c-internal"] == "Northern Ledger gives 14 and 17 in one article"
    assert heads["c-parts"] == "The parts 11 + 9 do not fit the total: 17"


def test_a_headline_names_the_speakers_where_one_outlet_prints_both_sides() -> None:
    record = example()
    alone = tuple(msgspec.structs.replace(article, outlet="One Outlet") for article in record.articles)
    seen = page_of(msgspec.structs.replace(record, articles=alone))
    heads = {card.get("id"): text(select(card, "h3")[0]) for card in select(seen, "article.card")}
    assert heads["c-value"] == "civil defence gives 47; governor gives 52"
    assert heads["c-digits"].startswith("One Outlet gives")


def test_the_figure_is_marked_in_its_sentence(page: Page) -> None:
    quote = select(page, "#c-scale blockquote")[1]
    assert select(quote, "mark")[0].text_content() == "$1.96 billion"
    assert quote.text_content().strip().startswith("Tavria will buy eight patrol boats for $1.96 billion, its defence")


def test_a_quote_has_the_direction_of_its_language_in_either_interface(page: Page, arabic: Page) -> None:
    for seen in (page, arabic):
        directions = {(quote.get("lang"), quote.get("dir")) for quote in select(seen, "blockquote")}
        assert directions == {("ar", "rtl"), ("en", "ltr")}


def test_a_quote_runs_as_its_letters_do_where_no_language_is_known() -> None:
    record = example()
    unknown = tuple(msgspec.structs.replace(article, language=None) for article in record.articles)
    quotes = select(page_of(msgspec.structs.replace(record, articles=unknown)), "blockquote")
    assert {quote.get("dir") for quote in quotes} == {"rtl", "ltr"}
    assert all(("قتيل" in text(quote)) <= (quote.get("dir") == "rtl") for quote in quotes)


def test_the_arabic_interface_runs_from_right_to_left_and_says_it_in_arabic(arabic: Page) -> None:
    assert (arabic.get("dir"), arabic.get("lang")) == ("rtl", "ar")
    assert "التعارضات" in texts(arabic, "h2")
    heading = text(select(arabic, "#c-digits h3")[0])
    assert heading.startswith("منصتان تذكران 1.96 مليار دولار أمريكي")


def test_eastern_digits_are_a_choice() -> None:
    heading = texts(page_of(example(), "ar", "eastern"), "#c-digits h3")[0]
    assert "١٫٩٦ مليار" in heading


def test_an_unknown_interface_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="one of ar, en"):
        render_pages(example(), ui="xx", digits="western")


def test_only_web_addresses_become_links_and_none_tells_where_it_was_followed(page: Page) -> None:
    outside = [link for link in select(page, "a") if not link.get("href").startswith("#")]
    assert outside
    assert all(link.get("href").startswith("https://news.example/") for link in outside)
    assert all("noopener" in link.get("rel") for link in outside)


def test_the_page_loads_nothing_and_forbids_it_too(page: Page) -> None:
    assert [
        found.get("src") for found in select(page, "script,img,iframe,object,embed,source") if found.get("src")
    ] == []
    assert [found.get("href") for found in select(page, "link")] == ["data:,"]
    policy = select(page, "meta[http-equiv=Content-Security-Policy]")[0].get("content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_lineage_names_the_first_print_of_each_value(page: Page) -> None:
    rows = texts(page, "#c-digits .lineage tbody tr")
    assert rows[0].startswith("Sun 5 May 2024 10:00 UTCLantern Wire1.96 billion US dollars First printed")
    assert sum("First printed" in row for row in rows) == 5


def test_evidence_is_what_the_sides_do_not_show(page: Page) -> None:
    assert texts(page, "#c-scale .evidence li") == []
    assert texts(page, "#c-rail .evidence li") == ["60 injured in two other outlets"]


def test_evidence_of_another_count_names_outlet_value_and_measure() -> None:
    record = example()
    why = Explanation("swapped_measure", "The injured were counted as dead.", ("trains/1#5",))
    found = [msgspec.structs.replace(f, explanations=(why,)) if f.id == "c-rail" else f for f in record.findings]
    page = page_of(msgspec.structs.replace(record, findings=tuple(found)))
    [told] = texts(page, "#c-rail .evidence li")
    assert told.endswith(": 60 injured")


def test_copies_share_their_quote_and_keep_their_names(page: Page) -> None:
    side = select(page, "#c-digits .side")[0]
    assert len(select(side, "blockquote")) < len(select(side, ".by"))
    assert "The Quay Herald" in " ".join(texts(side, ".by"))


def test_the_gravest_conflicts_stand_at_the_head_in_a_line_each(page: Page) -> None:
    heads = [text(select(card, "h3")[0]) for card in select(page, "article.card")]
    assert texts(page, ".glance a") == heads
    assert [link.get("href") for link in select(page, ".glance a")] == [
        f"#{card.get('id')}" for card in select(page, "article.card")
    ]


def test_other_readings_are_told_on_demand(page: Page) -> None:
    told = "could also be 1.96 million Canadian dollars: another currency of this name"
    assert any(told in line for line in texts(page, ".rule li"))


def test_counts_of_voices_are_called_upper_bounds(page: Page) -> None:
    voices = texts(page, "#c-digits .voices")
    assert voices[0] == "Lantern Wire and The Quay Herald at most 1 independent origin · citing defence ministry"
    assert "at most" in texts(page, "#c-digits .more summary")[0]


def test_every_picture_has_its_text(page: Page) -> None:
    pictures = select(page, "svg[role=img]")
    assert len(pictures) > 8
    for picture in pictures:
        names = picture.get("aria-labelledby").split()
        assert [len(page.get_element_by_id(name).text_content()) > 3 for name in names] == [True, True]


def test_a_moving_figure_has_a_timeline_with_its_revision_as_a_step_down(page: Page) -> None:
    assert select(page, "#v-revised svg line.step.down")
    assert select(page, "#v-revised svg line.bound")


def test_parts_are_drawn_against_their_total(page: Page) -> None:
    bars = select(page, "#c-parts svg rect.part")
    assert [bar.get("width") for bar in bars] == ["85.0%", "55.0%", "45.0%", "100.0%"]


def test_ids_are_unique(page: Page) -> None:
    ids = [found.get("id") for found in select(page, "[id]")]
    assert len(ids) == len(set(ids))


def test_headings_never_skip_a_level(page: Page) -> None:
    levels = [int(found.tag[1]) for found in select(page, "h1,h2,h3,h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_story_has_a_table_of_outlets_and_figures(page: Page) -> None:
    table = select(page, "#story-s-boats table.values")[0]
    cells = {
        select(row, "th")[0].text_content(): select(row, "td")[0].text_content() for row in select(table, "tbody tr")
    }
    assert cells["وكالة آفاق"].startswith("1.69 billion US dollars")
    assert "≠" in cells["وكالة آفاق"]


def test_the_rest_is_told_too(page: Page) -> None:
    assert "inbox/broken.jsonl:7 not JSON: unexpected end of line" in texts(page, ".failures li")
    assert any("More than 830 held" in line for line in texts(page, "#teasers ~ .quotes li"))
    assert any("Lantern Wire" in line and "The Quay Herald" in line for line in texts(page, "#copies ~ ul li"))


def test_the_same_record_gives_the_same_page() -> None:
    assert english(example()) == english(example())


def test_a_record_without_findings_makes_a_page_that_says_so() -> None:
    empty = msgspec.structs.replace(
        example(), findings=(), facts=(), claims=(), stories=(), articles=(), copies=(), edges=()
    )
    assert texts(page_of(empty), ".none") == ["No figures disagree in these articles."]


def test_more_than_two_hundred_findings_go_on_further_pages_with_every_finding_once() -> None:
    record = crowd(1000)
    pages = english(record)
    assert next(iter(pages)) == "index.html"
    trees = [parsed(page) for page in pages.values()]
    shown = [[found.get("id") for found in select(tree, ".group > [data-severity]")] for tree in trees]
    assert sorted(name for names in shown for name in names) == sorted(finding.id for finding in record.findings)
    assert all(len(names) <= 200 for names in shown)
    links = {link.get("href") for tree in trees for link in select(tree, "nav.pages a")}
    assert links == set(pages)


@pytest.mark.slow
def test_ten_thousand_articles_render_on_pages_that_a_browser_likes() -> None:
    record = crowd(10_000)
    pages = english(record)
    assert max(len(page.encode()) for page in pages.values()) < 1_500_000
