"""Finds where news outlets disagree about figures and dates, and says why, with every quote.

    ingest → extract → link → judge → report
    articles  claims    facts  findings

`read` takes files and folders, `run` takes articles through the stages and gives a `Result`:

>>> import crosscheck
>>> result = crosscheck.run(crosscheck.read("samples"))
>>> result
<Result: 14 articles, ...>
>>> any(finding.verdict == "conflict" for finding in result.findings)
True

`extract` gives the claims of one text, `explain` how it was read:

>>> claim, = crosscheck.extract("At least 17 people were killed in Derna.", language="en")
>>> claim.measure, claim.low, claim.high, claim.qualifier, claim.where
('killed', Decimal('17'), None, 'at_least', 'Derna')
>>> print(crosscheck.explain("At least 17 people were killed in Derna.", language="en"))
text (en)
...

`check` holds a sentence against articles and picks no truth: it says who says the same, who says something else, and
where nobody says anything of the matter:

>>> answer = crosscheck.check("The strike on Baalbek killed 30 people.", against=result)
>>> [(check.claim.quote, check.verdict) for check in answer.checks]
[('30 people', 'conflict')]

Names load when they are first used, so that importing this package costs nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from crosscheck.answering import Answer, check
    from crosscheck.config import Config
    from crosscheck.errors import ConfigError, CrosscheckError, EngineError, InputError, PackError
    from crosscheck.model.article import Article
    from crosscheck.model.claim import Claim
    from crosscheck.pipeline import Result, explain, extract, read, run

__all__ = [
    "Answer",
    "Article",
    "Claim",
    "Config",
    "ConfigError",
    "CrosscheckError",
    "EngineError",
    "InputError",
    "PackError",
    "Result",
    "check",
    "explain",
    "extract",
    "read",
    "run",
]

_HOMES: Final = {
    "crosscheck.answering": ("Answer", "check"),
    "crosscheck.config": ("Config",),
    "crosscheck.errors": ("ConfigError", "CrosscheckError", "EngineError", "InputError", "PackError"),
    "crosscheck.model.article": ("Article",),
    "crosscheck.model.claim": ("Claim",),
    "crosscheck.pipeline": ("Result", "explain", "extract", "read", "run"),
}


def __getattr__(name: str) -> object:
    """The public name, loaded from the module that holds it."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names and nothing else."""
    return __all__


class _Package(ModuleType):
    """This package. Its name `extract` stays the function, also once the stage of that name is imported."""

    @property
    def extract(self) -> object:
        """The function that extracts the claims of a text."""
        return __getattr__("extract")

    @extract.setter
    def extract(self, folder: ModuleType) -> None:
        """Nothing: importing a folder sets its name on the package, and `sys.modules` has it all the same."""


sys.modules[__name__].__class__ = _Package
