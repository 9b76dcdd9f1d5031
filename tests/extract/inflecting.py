"""Arabic numerals in words, with every choice that the language leaves open: gender, case, spelling, what follows."""

from __future__ import annotations

from typing import Final, NamedTuple

UNITS: Final = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع"}
STEMS: Final = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
SCALES: Final = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
)


class Style(NamedTuple):
    """The choices of one writer."""

    feminine: bool  # what is counted
    nominative: bool
    accusative: bool  # not nominative: with the mark of the accusative where the genitive has none
    alif_in_hundred: bool  # مائة for مئة
    hundreds_apart: bool  # ثلاث مئة for ثلاثمئة
    construct: bool  # a noun follows at once, so that a dual drops its ending
    blank_after_and: bool


def spelled(number: int, style: Style) -> str:
    """The number in words, for what the style counts."""
    if number == 0:
        return "صفر"
    parts: list[str] = []
    for scale, singular, plural in SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(_scaled(count, singular, plural, style._replace(construct=style.construct and not number)))
    if number:
        parts += _below_thousand(number, style)
    return _joined(parts, style)


def _joined(parts: list[str], style: Style) -> str:
    return (" و " if style.blank_after_and else " و").join(parts)


def _scaled(count: int, singular: str, plural: str, style: Style) -> str:
    """A count of a scale word, which is masculine, singular for one and two and from eleven on."""
    tail = count % 100
    if count == 1:
        return singular
    if count == 2:
        return singular + _dual(style)
    noun = plural if 3 <= tail <= 10 else singular + "ا" if 11 <= tail <= 99 and not style.construct else singular
    inner = style._replace(feminine=False, construct=tail == 0)
    return f"{_joined(_below_thousand(count, inner), style)} {noun}"


def _dual(style: Style) -> str:
    ending = "ا" if style.nominative else "ي"
    return ending if style.construct else ending + "ن"


def _below_thousand(number: int, style: Style) -> list[str]:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds:
        parts.append(_hundreds(hundreds, style._replace(construct=style.construct and not rest)))
    if rest:
        parts += _below_hundred(rest, style)
    return parts


def _hundreds(count: int, style: Style) -> str:
    word = "مائة" if style.alif_in_hundred else "مئة"
    if count == 1:
        return word
    if count == 2:
        return word[:-1] + "ت" + _dual(style)
    return f"{UNITS[count]} {word}" if style.hundreds_apart else STEMS[count] + word


def _below_hundred(number: int, style: Style) -> list[str]:
    if number <= 10:
        return [_unit(number, style)]
    if number < 20:
        return [_teen(number - 10, style)]
    tens, unit = divmod(number, 10)
    word = ("عشر" if tens == 2 else STEMS[tens]) + ("ون" if style.nominative else "ين")
    return [word] if not unit else [_unit(unit, style, compound=True), word]


def _unit(number: int, style: Style, *, compound: bool = False) -> str:
    """One to ten: one and two agree with what they count, the others take the other gender."""
    if number == 1:
        if compound and style.feminine:
            return "إحدى"
        return "واحدة" if style.feminine else "واحدا" if style.accusative and not style.nominative else "واحد"
    if number == 2:
        return ("اثنت" if style.feminine else "اثن") + ("ان" if style.nominative else "ين")
    if number == 10:
        return "عشر" if style.feminine else "عشرة"
    if not style.feminine:
        return STEMS[number] + ("ية" if number == 8 else "ة")
    if not compound:
        return UNITS[number]
    if style.nominative or not style.accusative:
        return STEMS[number]
    return STEMS[number] + ("يا" if number == 8 else "ا")


def _teen(unit: int, style: Style) -> str:
    ten = "عشرة" if style.feminine else "عشر"
    if unit == 1:
        return f"{'إحدى' if style.feminine else 'أحد'} {ten}"
    if unit == 2:
        return f"{'اثنت' if style.feminine else 'اثن'}{'ا' if style.nominative else 'ي'} {ten}"
    if style.feminine:
        return f"{UNITS[unit]} {ten}"
    return f"{STEMS[unit]}{'ية' if unit == 8 else 'ة'} {ten}"
