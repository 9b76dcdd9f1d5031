"""Elements of a page by CSS selectors: the few forms that the tests use, as XPath."""

from __future__ import annotations

import re
from typing import Final

import lxml.html

Page = lxml.html.HtmlElement
_STEP: Final = re.compile(r"\s*([>~ ]?)\s*([\w-]+|\*)?((?:[.#][\w-]+|\[[^\]]+\])*)")


def parsed(html: str) -> Page:
    """The page as a tree."""
    return lxml.html.document_fromstring(html)


def select(root: Page, selector: str) -> list[Page]:
    """The elements below `root` in page order; known are tags, classes, ids, attributes, ` `, `>`, `~` and `,`."""
    paths = [_path(part.strip()) for part in selector.split(",")]
    return list(root.xpath(" | ".join(paths)))


def text(element: Page) -> str:
    """What the element says, without isolates and with single blanks."""
    return " ".join(re.sub("[\u2066-\u2069]", "", element.text_content()).split())


def texts(root: Page, selector: str) -> list[str]:
    """What each of the selected elements says."""
    return [text(found) for found in select(root, selector)]


def _path(selector: str) -> str:
    path, at = "", 0
    while at < len(selector):
        match = _STEP.match(selector, at)
        assert match is not None
        assert match.end() > at, selector
        axis = {">": "/", "~": "/following-sibling::"}.get(match[1], "//" if path else ".//")
        path += axis + (match[2] or "*") + "".join(map(_condition, re.findall(r"[.#][\w-]+|\[[^\]]+\]", match[3])))
        at = match.end()
    return path


def _condition(part: str) -> str:
    if part[0] == ".":
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {part[1:]} ')]"
    if part[0] == "#":
        return f"[@id='{part[1:]}']"
    name, _, value = part[1:-1].partition("=")
    return f"[@{name}='{value}']" if value else f"[@{name}]"
