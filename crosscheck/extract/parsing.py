"""The state of one number while its parts are read."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crosscheck.extract.items import Item
from crosscheck.language.pack import Pack

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
DIGITS_FILL: Final = Decimal("0.5")  # digits take no more digits or words in their group


class Parse:
    """The state of one number while it is read."""

    __slots__ = (
        "at",
        "before_joint",
        "current",
        "filled",
        "fraction",
        "items",
        "last_scale",
        "multiplier",
        "other_scale",
        "pack",
        "parted",
        "step",
        "total",
        "vague",
        "worded",
    )

    def __init__(self, items: list[Item], at: int, pack: Pack) -> None:
        self.items, self.at, self.pack = items, at, pack
        self.total = self.current = ZERO
        self.filled: Decimal | None = None  # the smallest magnitude filled in the group so far; None: empty
        self.last_scale: Decimal | None = None
        self.other_scale: Decimal | None = None
        self.step = ONE
        self.before_joint = ZERO  # what the group held before its last connector
        self.multiplier = ONE  # the hundred or dozen that the number ends in
        self.worded = False
        self.fraction = False
        self.parted = at > 0 and items[at - 1].has("num_of")  # `of five thousand, three hundred`: two numbers
        self.vague: tuple[Decimal, Decimal] | None = None
