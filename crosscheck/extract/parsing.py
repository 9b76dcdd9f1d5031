"""The state of one number while its parts are read."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from crosscheck.extract.items import Item
from crosscheck.language.pack import Pack

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
DIGITS_FILL: Final = Decimal("0.5")  # digits take no more digits or words in their group


class Parse(msgspec.Struct, eq=False):
    """The state of one number while it is read."""

    items: list[Item]
    at: int
    pack: Pack
    parted: bool  # `of five thousand, three hundred`: two numbers
    total: Decimal = ZERO
    current: Decimal = ZERO
    filled: Decimal | None = None  # the smallest magnitude filled in the group so far; None: empty
    last_scale: Decimal | None = None
    other_scale: Decimal | None = None
    step: Decimal = ONE
    before_joint: Decimal = ZERO  # what the group held before its last connector
    multiplier: Decimal = ONE  # the hundred or dozen that the number ends in
    worded: bool = False
    fraction: bool = False
    vague: tuple[Decimal, Decimal] | None = None
