"""Days in every notation are read back; relative days keep their distance; what disagrees is kept."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from babel.dates import get_month_names
from babel.localedata import locale_identifiers
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.extract.mentions import Mention, mentions

REFERENCE = date(2024, 3, 15)  # a Friday
DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))
NEAR = st.dates(REFERENCE - timedelta(days=150), REFERENCE)
ENGLISH = calendar.month_name[1:]
SHORT = ["Jan.", "Feb.", "March", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
EGYPT = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
LEVANT = [
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول"]  # fmt: skip
MAGHREB = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MOROCCO = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
HIJRI = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذو الحجة"]  # fmt: skip
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
FULL = {
    "en": ["{d} {en} {y}", "{en} {d}, {y}", "{short} {d}, {y}", "the {d} of {en} {y}", "{wd}, {d} {en} {y}",
           "{y}-{m:02}-{d:02}",
           "{wd} {en} {d}, {y}", "{d:02}.{m:02}.{y}"],
    "ar": ["{d} {egypt} {y}", "{d} {levant} {y}", "{d} {maghreb} {y}", "{d} {morocco} {y}", "{d} {levant}/{egypt} {y}",
           "{d} {egypt} ({levant}) {y}", "{d} من {egypt} عام {y}", "يوم {ar_wd} {d} {egypt} {y}",
           "{ar_wd} الموافق {d} {egypt} {y}",
           "{y}/{m:02}/{d:02}"],
}  # fmt: skip


def days(text: str, language: str = "en", reference: date | None = REFERENCE) -> list[tuple[date | None, date | None]]:
    return [(found.start, found.end) for found in read(text, language, reference)]


def read(text: str, language: str = "en", reference: date | None = REFERENCE) -> list[Mention]:
    return [found for found in mentions(text, language=language, reference=reference) if found.kind == "date"]


def written(form: str, day: date) -> str:
    month = day.month - 1
    return form.format(
        d=day.day, m=day.month, y=day.year, en=ENGLISH[month], short=SHORT[month], egypt=EGYPT[month],
        levant=LEVANT[month], maghreb=MAGHREB[month], morocco=MOROCCO[month], wd=calendar.day_name[day.weekday()],
        ar_wd=WEEKDAYS[day.weekday()])  # fmt: skip


@pytest.mark.parametrize(("language", "form"), [(code, form) for code, forms in FULL.items() for form in forms])
@given(day=DAYS)
def test_full_dates_need_no_reference(language: str, form: str, day: date) -> None:
    assert days(written(form, day), language, None) == [(day, day)]


@given(st.integers(1400, 1460), st.integers(1, 12), st.integers(1, 29))
def test_islamic_dates_are_their_days(year: int, month: int, day: int) -> None:
    solar = Hijri(year, month, day).to_gregorian()
    expected = date(solar.year, solar.month, solar.day)
    for text in (
        f"{day} {HIJRI[month - 1]} {year}هـ",
        f"{day} من شهر {HIJRI[month - 1]} {year}",
        f"{day}/{month}/{year}هـ",
    ):
        assert days(text, "ar") == [(expected, expected)]


def test_one_day_in_two_calendars_is_one_mention() -> None:
    assert days("13 جمادى الأولى 1445هـ الموافق 27 نوفمبر 2023م", "ar") == [(date(2023, 11, 27),) * 2]


@given(NEAR)
def test_the_year_of_a_past_day_is_the_nearest(day: date) -> None:
    assert days(f"He came on {day.day} {ENGLISH[day.month - 1]}.") == [(day, day)]
    assert days(f"وصل في {day.day} {EGYPT[day.month - 1]}.", "ar") == [(day, day)]


@given(st.integers(5, 150))
def test_the_year_of_a_coming_day_is_the_nearest_ahead(distance: int) -> None:
    day = REFERENCE + timedelta(days=distance)
    assert days(f"He will come on {day.day} {ENGLISH[day.month - 1]}.") == [(day, day)]


@given(st.integers(0, 6))
def test_weekdays_lie_within_a_week_in_the_direction_of_their_words(weekday: int) -> None:
    english, arabic = calendar.day_name[weekday], WEEKDAYS[weekday]
    for text, language, low, high in (
        (f"He came on {english}.", "en", -6, 0), (f"He came last {english}.", "en", -7, -1),
        (f"He will come next {english}.", "en", 1, 7), (f"He will come on {english}.", "en", 0, 6),
        (f"وصل يوم {arabic}.", "ar", -6, 0), (f"وصل {arabic} الماضي.", "ar", -7, -1),
        (f"يصل {arabic} المقبل.", "ar", 1, 7),
    ):  # fmt: skip
        ((start, end),) = days(text, language)
        assert start == end
        assert start is not None
        assert start.weekday() == weekday
        assert low <= (start - REFERENCE).days <= high


@given(st.integers(3, 90))
def test_distances_are_counted_from_the_reference(number: int) -> None:
    back, ahead = REFERENCE - timedelta(days=number), REFERENCE + timedelta(days=number)
    noun = "أيام" if number <= 10 else "يوما"
    assert days(f"He came {number} days ago.") == [(back, back)]
    assert days(f"He will come in {number} days.") == [(ahead, ahead)]
    assert days(f"He comes {number} days from now.") == [(ahead, ahead)]
    assert days(f"وصل قبل {number} {noun}.", "ar") == [(back, back)]
    assert days(f"سيصل بعد {number} {noun}.", "ar") == [(ahead, ahead)]


def test_a_length_of_time_is_no_distance() -> None:
    assert days("In three days the rescuers found 20 people.") == []
    assert days("توفي بعد ثلاثة أيام من الحادث.", "ar") == []


@given(DAYS.filter(lambda day: day.day <= 25), st.integers(1, 3))
def test_stretches_of_days_keep_both_ends(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    month, year = ENGLISH[day.month - 1], day.year
    for text in (f"from {day.day} to {end.day} {month} {year}", f"{month} {day.day}-{end.day}, {year}"):
        assert days(text) == [(day, end)]
    assert days(f"من {day.day} إلى {end.day} {LEVANT[day.month - 1]} {year}", "ar") == [(day, end)]


@given(DAYS, st.integers(1, 300))
def test_stretches_between_two_full_dates_keep_both_ends(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    assert days(f"from {written('{d} {en} {y}', day)} to {written('{d} {en} {y}', end)}") == [(day, end)]
    assert days(f"من {written('{d} {egypt} {y}', day)} إلى {written('{d} {egypt} {y}', end)}", "ar") == [(day, end)]


def test_days_of_a_list_are_one_stretch_only_where_they_follow_on_each_other() -> None:
    assert days("on 3 and 4 May 2023") == [(date(2023, 5, 3), date(2023, 5, 4))]
    assert days("on 3 and 9 May 2023") == [(date(2023, 5, 3),) * 2, (date(2023, 5, 9),) * 2]
    assert days("March 3, 7 and 12.") == [(date(2024, 3, number),) * 2 for number in (3, 7, 12)]
    assert days("يومي الثلاثاء والأربعاء", "ar") == [(date(2024, 3, 12), date(2024, 3, 13))]


@given(st.integers(1, 12), st.integers(1990, 2040))
def test_the_parts_of_a_month_make_the_month(month: int, year: int) -> None:
    name = f"{ENGLISH[month - 1]} {year}"
    (early,), (mid,), (late,), (whole,) = (
        days(text) for text in (f"early {name}", f"mid-{name}", f"late {name}", f"in {name}")
    )
    assert early[1] is not None
    assert mid[0] is not None
    assert mid[1] is not None
    assert late[0] is not None
    assert (early[0], late[1]) == whole
    assert (early[1] + timedelta(days=1), mid[1] + timedelta(days=1)) == (mid[0], late[0])


def test_a_weekday_that_contradicts_its_date_is_kept_beside_it() -> None:
    (found,) = read("Sunday, 4 November 2023")
    assert (found.start, found.weekday) == (date(2023, 11, 4), 6)
    assert found.start is not None
    assert found.start.weekday() != found.weekday


def test_years_of_old_are_years_only_behind_a_month_and_before_nobody() -> None:
    assert days("He was born on 3 May 1872.") == [(date(1872, 5, 3),) * 2]
    assert days("ولد في 5 ديسمبر 1891.", "ar") == [(date(1891, 12, 5),) * 2]
    assert days("On 5 May 1200 people came.") == [(date(2024, 5, 5),) * 2]


def test_figures_follow_the_order_that_another_date_proves() -> None:
    assert days("05/11/2023 and 25/11/2022") == [(date(2023, 11, 5),) * 2, (date(2022, 11, 25),) * 2]
    assert days("11/05/2023 and 11/25/2022") == [(date(2023, 11, 5),) * 2, (date(2022, 11, 25),) * 2]


def test_the_same_day_needs_a_day_before_it() -> None:
    assert days("He came on 2 March and left two days later.") == [(date(2024, 3, 2),) * 2, (date(2024, 3, 4),) * 2]
    assert days("وصل في 2 مارس وغادر بعد ذلك بيومين.", "ar") == [(date(2024, 3, 2),) * 2, (date(2024, 3, 4),) * 2]


def test_numbered_weekdays_are_counted_from_either_end_of_their_month() -> None:
    assert days("the first Friday of May 2024") == [(date(2024, 5, 3),) * 2]
    assert days("the last Monday of March 2024") == [(date(2024, 3, 25),) * 2]
    assert days("أول جمعة من مايو 2024", "ar") == [(date(2024, 5, 3),) * 2]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("every Friday", "en"), ("Black Friday sales", "en"), ("in 2011", "en"), ("version 1.2.24", "en"),
        ("a 4-3-3 formation", "en"),
        ("30 February 2024", "en"), ("the 20th century", "en"), ("Protesters march 5 km", "en"),
        ("كل جمعة", "ar"), ("عام 2011", "ar"), ("31 يونيو 2024", "ar"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str, language: str) -> None:
    assert days(text, language) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_months_are_known_by_the_names_of_every_locale(language: str) -> None:
    locales = [name for name in locale_identifiers() if name.split("_")[0] == language and len(name) < len("en_Dsrt")]
    names = {item for locale in locales for item in get_month_names("wide", locale=locale).items()}
    missed = [
        (month, name)
        for month, name in sorted(names)
        if days(f"12 {name} 2023", language, None) != [(date(2023, month, 12),) * 2]
    ]
    assert missed == []


def test_a_month_by_two_of_its_names_is_one_month() -> None:
    for egyptian, levantine in zip(EGYPT, LEVANT, strict=True):
        day = date(2023, LEVANT.index(levantine) + 1, 12)
        for pair in ("{}/{}", "{} / {}", "{} ({})", "{}-{}", "{} - {}", "{} (أي {})", "{} {}"):
            assert days(f"12 {pair.format(levantine, egyptian)} 2023", "ar", None) == [(day, day)]


def test_a_year_behind_a_list_is_the_year_of_all() -> None:
    assert days("on May 3, 7 and 12, 2021") == [(date(2021, 5, day),) * 2 for day in (3, 7, 12)]
    assert days("في 28 ديسمبر و3 يناير 2021", "ar") == [(date(2020, 12, 28),) * 2, (date(2021, 1, 3),) * 2]
