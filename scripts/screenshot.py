"""Makes the pictures in docs/images, of the report of the samples: its top, and its first finding.

python -m scripts.screenshot
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "reports" / "samples" / "index.html"
IMAGES: Final = ROOT / "docs" / "images"
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
SIZE: Final = {"width": 1200, "height": 900}
FINDING: Final = "article.card"
LARGEST: Final = 300_000  # bytes


def main() -> int:
    """The exit code: 1 where there is no Chromium or the picture is too large for a README."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        print(f"screenshot: expected one of {', '.join(CHROMIUM)} on the path")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=FLAGS)
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce", timezone_id="UTC")
        page.goto(PAGE.as_uri())
        page.screenshot(path=IMAGES / "report.png")
        page.locator(FINDING).first.screenshot(path=IMAGES / "finding.png")
        browser.close()
    sizes = {path.relative_to(ROOT): path.stat().st_size for path in sorted(IMAGES.glob("*.png"))}
    for path, size in sizes.items():
        print(f"{path}: {size:,} bytes")
    return 1 if max(sizes.values()) > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main())
