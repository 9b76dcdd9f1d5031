"""The page in a real Chromium: what a reader does with it works, and it asks for nothing and is quiet."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crosscheck.report.rendering import render_pages
from tests.report.crowds import crowd, hostile
from tests.report.examples import example

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

Opener = Callable[..., "Page"]
CONTRAST = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (found) => {
    for (let at = found; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const found of document.querySelectorAll("body *")) {
    const own = [...found.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || found.closest("svg") || !found.getClientRects().length) continue;
    const [a, b] = [light(rgb(getComputedStyle(found).color)), light(behind(found))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${found.tagName}.${found.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pages")
    records = {"en": (example(), "en"), "ar": (example(), "ar"), "bad": (hostile(), "en")}
    made = {name: render_pages(record, ui=ui, digits="western") for name, (record, ui) in records.items()}
    for name, pages in made.items():
        (out / name).mkdir()
        for file, page in pages.items():
            (out / name / file).write_text(page, encoding="utf-8")
    return out


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Opener]:
    """A function that opens a page; after the test, it must have asked for nothing but itself and said nothing."""
    contexts: list[BrowserContext] = []
    noise: list[str] = []
    asked: list[str] = []

    def open_page(name: str = "en", fragment: str = "", **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 1000}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{(folder / name / 'index.html').as_uri()}{fragment}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == len(contexts)


def _visible(page: Page) -> list[str]:
    return page.eval_on_selector_all(".group > [data-severity]:not([hidden])", "all => all.map((one) => one.id)")


def _choose(page: Page, facet: str, value: str) -> None:
    if not page.locator(f"select[name={facet}]").is_visible():
        page.click(".facets summary")
    page.select_option(f"select[name={facet}]", value)


def test_a_facet_keeps_only_what_fits_and_says_how_many(opened: Opener) -> None:
    page = opened()
    _choose(page, "type", "scale")
    assert _visible(page) == ["c-scale"]
    assert page.inner_text("[role=status]") == "1 of 19 shown"
    page.click("button.clear")
    playwright.expect(page.locator("[role=status]")).to_have_text("19 of 19 shown")


@pytest.mark.parametrize(
    ("facet", "value", "name"),
    [("story", "s-visit", "c-date"), ("kind", "deal", "c-digits"), ("outlet", "شبكة الساحل", "c-weekday"),
     ("language", "ar", "c-rail"), ("verdict", "outdated", "v-outdated")],
)  # fmt: skip
def test_every_facet_narrows(opened: Opener, facet: str, value: str, name: str) -> None:
    page = opened()
    _choose(page, facet, value)
    seen = _visible(page)
    assert name in seen
    assert len(seen) < 19


def test_search_finds_words_of_a_quote(opened: Opener) -> None:
    page = opened()
    page.fill("input[name=search]", "second carriage")
    assert "c-parts" in _visible(page)
    page.fill("input[name=search]", "زوارق")
    assert "c-scale" in _visible(page)
    page.fill("input[name=search]", "nowhere to be found")
    assert _visible(page) == []


def test_the_order_can_be_changed(opened: Opener) -> None:
    page = opened()
    assert _visible(page)[0] == "c-scale"
    page.select_option("select[name=sort]", "newest")
    times = page.eval_on_selector_all(".cards > article", "all => all.map((one) => one.dataset.newest)")
    assert times == sorted(times, reverse=True)
    page.select_option("select[name=sort]", "severity")
    assert _visible(page)[0] == "c-scale"


def test_a_permalink_shows_its_finding(opened: Opener) -> None:
    page = opened(fragment="#c-weekday")
    assert page.evaluate("Math.abs(document.getElementById('c-weekday').getBoundingClientRect().top) < 200")
    page = opened(fragment="#v-revised")
    assert page.evaluate("document.getElementById('v-revised').open")


def test_a_permalink_clears_filters_that_hide_its_finding(opened: Opener) -> None:
    page = opened()
    _choose(page, "type", "scale")
    page.evaluate("location.hash = '#c-date'")
    playwright.expect(page.locator("#c-date")).to_be_visible()


def test_the_copy_button_copies_the_wording(opened: Opener) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.click("#c-scale .copy")
    playwright.expect(page.locator("#c-scale .copy")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "The boats cost $1.96 billion, Lantern Wire says; Sahel gives $1.96 million"


def test_times_tell_the_reader_s_own_zone(opened: Opener) -> None:
    page = opened(timezone_id="Asia/Tokyo")
    assert "Asia/Tokyo" in page.get_attribute("#c-scale time", "title")


def test_the_page_reads_without_scripts(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("article.card").count() == 9
    assert page.locator(".filters").is_hidden()
    assert page.locator(".copy").first.is_hidden()


@pytest.mark.parametrize("name", ["en", "ar", "bad"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_screen(opened: Opener, name: str, width: int) -> None:
    page = opened(name, viewport={"width": width, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["en", "ar"])
def test_text_stands_out_from_its_ground(opened: Opener, name: str, scheme: str) -> None:
    page = opened(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["en", "ar"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_violation(opened: Opener, name: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = opened(name, color_scheme=scheme, viewport={"width": width, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = axe.Axe().run(page).response["violations"]
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []


def test_dark_is_dark(opened: Opener) -> None:
    page = opened(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 21, 19)"


def test_print_leaves_out_what_paper_cannot_do_and_writes_addresses(opened: Opener) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator(".copy").first.is_hidden()
    address = page.evaluate("getComputedStyle(document.querySelector('.by a'), '::after').content")
    assert "https://news.example/" in address


def test_the_keyboard_reaches_the_findings_first(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")


def test_hostile_articles_run_nothing(opened: Opener) -> None:
    page = opened("bad")
    assert page.evaluate("window.hurt === undefined")
    assert page.evaluate("getComputedStyle(document.body).display") == "block"


def test_the_first_page_of_ten_thousand_articles_can_be_used_within_a_second(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        render_pages(crowd(10_000), ui="en", digits="western")["index.html"], encoding="utf-8"
    )
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    assert page.locator(".filters").is_visible()
    usable = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
    page.close()
    assert usable < 1000
