"""What a run over the gold stories scores, held by floors.

The stories stand beside the checkout; elsewhere these tests skip.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from crosscheck import pipeline
from crosscheck.config import Config

SHARED = Path(__file__).parents[3] / "shared"
GOLD, SCORER = SHARED / "golden" / "dev", SHARED / "tools" / "golden_score.py"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not (GOLD.exists() and SCORER.exists()), reason="the gold stories are not beside this checkout"
)


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    folder = tmp_path_factory.mktemp("golden")
    pooled = folder / "articles.jsonl"
    pooled.write_text(_scorer("pool", str(GOLD)), encoding="utf-8")
    result = pipeline.run(pipeline.read(pooled), Config(out=folder / "run", captured=date(2026, 11, 24)))
    result.write()
    found = json.loads(_scorer("score", str(GOLD), str(folder / "run"), "--by", "language", "--json"))
    rows = {name: found[name]["f1"] for name in ("figures", "strict", "links", "findings", "copies")}
    rows |= {f"figures {code}": found["by"][code]["f1"] for code in ("ar", "en")}
    rows |= {f"precision {code}": found["by"][code]["precision"] for code in ("ar", "en")}
    for code in ("ar", "en"):
        _in_language(code, folder / code)
        told = json.loads(_scorer("score", str(folder / code), str(folder / "run"), "--json"))
        rows[f"strict {code}"] = told["strict"]["f1"]
    rows |= found["attributes"] | {"types": found["finding_types"]}
    return {"scores": rows}


def _scorer(*words: str) -> str:
    done = subprocess.run([sys.executable, str(SCORER), *words], capture_output=True, text=True, check=True)
    return done.stdout


def _in_language(code: str, folder: Path) -> None:
    """The stories with only the articles and claims of one language, below `folder`."""
    for path in GOLD.glob("*/gold.json"):
        lines = (path.parent / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if json.loads(line)["language"] == code]
        names = {json.loads(line)["id"] for line in kept}
        claims = [
            claim for claim in json.loads(path.read_text(encoding="utf-8"))["claims"] if claim["article"] in names
        ]
        target = folder / path.parent.name
        target.mkdir(parents=True)
        (target / "articles.jsonl").write_text("\n".join(kept), encoding="utf-8")
        facts = [{"id": claim["id"], "claims": [claim["id"]]} for claim in claims]
        gold = {"claims": claims, "facts": facts, "conflicts": [], "copies": []}
        (target / "gold.json").write_text(json.dumps(gold), encoding="utf-8")


def test_the_floors_were_measured_on_these_stories() -> None:
    digest = hashlib.sha256()
    for path in sorted(GOLD.rglob("*.json*")):
        digest.update(path.read_bytes())
    assert digest.hexdigest()[:16] == FLOORS["corpus"], "other stories: measure anew and set the floors"


@pytest.mark.parametrize("name", sorted(FLOORS["floors"]))
def test_a_score_is_not_below_its_floor(name: str, scores: dict[str, dict[str, float]]) -> None:
    assert scores["scores"][name] >= FLOORS["floors"][name]
