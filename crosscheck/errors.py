"""Every exception that crosscheck raises on purpose.

CrosscheckError
├── PlacedError       an error with a path and a line
│   ├── InputError    a file, line or field that could not be read; the run goes on without it
│   └── PackError     a language pack that does not hold together
├── ConfigError       a configuration or policy key with an unusable value
└── EngineError       work that failed on every worker that tried it
"""

from __future__ import annotations

from collections.abc import Callable


class CrosscheckError(Exception):
    """Common base, so that one `except` catches what crosscheck raises on purpose."""


class PlacedError(CrosscheckError):
    """An error with a place: the path and the 1-based line, where there is one, stand before the reason."""

    def __init__(self, reason: str, *, path: str, line: int | None = None) -> None:
        self.reason, self.path, self.line = reason, path, line
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {reason}")

    def __reduce__(self) -> tuple[Callable[..., PlacedError], tuple[type[PlacedError], str, str, int | None]]:
        """The way back after a trip between processes, which the keyword-only arguments would otherwise bar."""
        return _placed, (type(self), self.reason, self.path, self.line)


class InputError(PlacedError):
    """An input that could not be read: where, and why."""


class PackError(PlacedError):
    """A language pack, table or rule that does not hold together: its file below the packs, and the key."""


class ConfigError(CrosscheckError):
    """A configuration or policy key with an unusable value; the message names the key and what was expected."""


class EngineError(CrosscheckError):
    """A chunk of work that failed on every worker that tried it."""


def _placed(kind: type[PlacedError], reason: str, path: str, line: int | None) -> PlacedError:
    return kind(reason, path=path, line=line)
