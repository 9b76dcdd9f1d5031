"""What an article's own credits say of its outlet and origin."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.dating import infer_reference
from crosscheck.model.article import Article

BODY = "وصل الوفد إلى المدينة مساء أمس."


@pytest.mark.parametrize(
    ("credited", "outlet", "origin"),
    [
        (("RT", "صحيفة السنديانة"), "صحيفة السنديانة", "RT"),
        (("صحيفة السنديانة", "RT"), "صحيفة السنديانة", "RT"),
        (("صحيفة السنديانة",), "صحيفة السنديانة", None),
        (("وكالات",), None, None),
    ],
)
def test_an_agency_in_the_credits_is_the_origin_and_another_name_the_outlet(
    credited: tuple[str, ...], outlet: str | None, origin: str | None
) -> None:
    text = "\n\n".join([BODY, *(f"المصدر: {name}" for name in credited)])
    article = infer_reference(Article(id="a", title="", text=text, language="ar"), captured=date(2024, 5, 1))
    assert (article.outlet, article.origin) == (outlet, origin)
