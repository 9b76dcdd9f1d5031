"""Every exception that crosscheck raises on purpose.

CrosscheckError
├── InputError        a file, line or field that could not be read; the run goes on without it
├── PackError         a language pack that does not hold together
├── ConfigError       a configuration or policy key with an unusable value
└── EngineError       work that failed on every worker that tried it
"""

from __future__ import annotations

from collections.abc import Callable


class CrosscheckError(Exception):
    """Common base, so that one `except` catches what crosscheck raises on purpose."""


class InputError(CrosscheckError):
    """An input that could not be read: where (path and 1-based line, where there is one), and why."""

    def __init__(self, reason: str, *, path: str, line: int | None = None) -> None:
        self.reason, self.path, self.line = reason, path, line
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {reason}")

    def __reduce__(self) -> tuple[Callable[..., InputError], tuple[str, str, int | None]]:
        """The way back after a trip between processes, which the keyword-only arguments would otherwise bar."""
        return _input_error, (self.reason, self.path, self.line)


class PackError(CrosscheckError):
    """A language pack, table or rule that does not hold together; the message names file and key."""


class ConfigError(CrosscheckError):
    """A configuration or policy key with an unusable value; the message names the key and what was expected."""


class EngineError(CrosscheckError):
    """A chunk of work that failed on every worker that tried it."""


def _input_error(reason: str, path: str, line: int | None) -> InputError:
    return InputError(reason, path=path, line=line)
