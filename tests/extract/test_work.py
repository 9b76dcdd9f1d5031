"""Reading a text four times as long takes about four times the work, whatever the text is made of."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.dating import infer_reference
from crosscheck.extract.reading import extract_claims
from crosscheck.language.pack import load_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article, ReferenceTime
from tests.extract.working import work

DAY = date(2024, 3, 15)
TITLE = {"en": "Nine people die in Derna", "ar": "مقتل تسعة أشخاص في درنة"}
PARTS: dict[str, tuple[str, str, int]] = {
    "sentences": ("Nine people died, officials said. ", "وقتل تسعة أشخاص، وفق مسؤولين. ", 60),
    "paragraphs": ("Nine people died in Derna.\n", "قتل تسعة أشخاص في درنة.\n", 60),
    "without a full stop": ("nine people died in Derna and ten were hurt, he said, ", "وقتل تسعة في درنة، ", 100),
    "counts with dying words": ("5 died 7 killed and ", "قتل 5 وأصيب 7 و", 100),
    "offices": ("The ministry said so. He said 5 died. ", "قالت الوزارة ذلك. وقال إن 5 قتلوا. ", 50),
    "bodies": ("The World Food Programme met. The bank said 5 died. ", "وقالت اليونيسف. وقال المصرف إن 5 قتلوا. ", 100),
    "no subject": ("He said so. ", "وقال إن ذلك صحيح. ", 100),
    "visits": ("He visited Derna on Monday. ", "زار درنة يوم الاثنين. ", 60),
    "meetings": ("They met on Monday. He left Derna. ", "اجتمعوا يوم الاثنين. وغادر درنة. ", 150),
    "travellers": ("Mr Adam Orla{n} went to Derna on Monday. ", "وصل الوزير آدم أورلا{n} إلى درنة الاثنين. ", 60),
    "sums": ("It paid 5 million dollars. ", "ودفعت 5 ملايين دولار. ", 60),
    "places": ("Derna, Cairo, Rabat ", "درنة والقاهرة والرباط ", 200),
    "unknown places": ("in Orla{n}, ", "في أورلا{n}، ", 200),
    "towns": ("It hit the town of Orla{n}. ", "وضرب بلدة أورلا{n} مرة. ", 60),
    "regions": ("Nine people died across the north-east. ", "وقتل تسعة في الشمال الشرقي. ", 100),
    "sites": ("Nine people died at Al-Shifa hospital. ", "وقتل تسعة في مستشفى الشفاء. ", 60),
    "teasers": ("Read also:\n• Nine people killed\n", "اقرأ أيضا:\n• قتل تسعة أشخاص\n", 200),
    "credits": ("Source: Reuters\n", "المصدر: رويترز\n", 100),
    "weekdays": ("He said on Sunday 5 November that he will come on Friday. ", "سيصل يوم الجمعة 5 نوفمبر. ", 50),
    "dates": ("3/4/2024 ", "3/4/2024 ", 100),
    "digits": ("7", "٧", 4000),
    "numbers": ("7 ", "٧ ", 300),
    "joined numbers": ("7-", "7-", 300),
    "thousands": ("two thousand, three hundred and ", "ألفان وثلاثمئة و", 100),
    "quotes": ("“", "«", 1000),
    "brackets": ("([", "([", 500),
    "lines": ("a\n", "ب\n", 100),
    "one letter": ("a", "ب", 4000),
    "marks in any order": ("a\u0316\u0301", "ب\u0652\u064b", 2000),
    "blanks": (" \u200f", " \u200f", 4000),
}  # fmt: skip


def written(name: str, language: str, times: int) -> Article:
    """An article of so many parts, each with a word of its own where it says `{n}`."""
    part = PARTS[name][language == "ar"]
    words = ("".join(chr(ord("a") + int(digit)) for digit in str(number)) for number in range(times))
    return Article("work", TITLE[language], "".join(part.replace("{n}", word) for word in words), language=language)


def read(article: Article) -> None:
    dated = Article(article.id, article.title, article.text, language=article.language,
                    reference=ReferenceTime(DAY, DAY))  # fmt: skip
    extract_claims(dated)
    infer_reference(article, captured=DAY)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PARTS)
def test_work_grows_with_the_text_and_no_faster(name: str, language: str) -> None:
    times = PARTS[name][2]
    load_pack(language), load_world()
    read(written(name, language, 4 * times))  # remembers the words
    small, large = (work(lambda many=many: read(written(name, language, many))) for many in (times, 4 * times))
    assert large <= 5 * small + 1000


def test_a_long_run_of_sentences_that_leave_their_speaker_out_is_read() -> None:
    text = "قال المحافظ ذلك. " + "وقال إن ذلك صحيح. " * 1000 + "وقال إن 5 أشخاص قتلوا."
    assert len(extract_claims(Article("run", "", text, language="ar", reference=ReferenceTime(DAY, DAY))).claims) == 1
