"""What functions of the API raise: one family of exceptions, each with one clear line."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from pdmap.findings import Finding
from pdmap.source.characters import shown
from pdmap.spelling import nearest


class Error(Exception):
    """pdmap could not do what it was asked for; the message is one clear line."""


class LoadError(Error):
    """An inventory cannot be read: no such path, no manifests, an unknown revision, or no git."""


class PartialInventoryError(LoadError):
    """A manifest, or a whole section of one, cannot be read; half an inventory would give false answers."""

    def __init__(self, message: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(message)
        self.findings = findings
        """What is wrong with the form of the manifests."""


class ConfigurationError(Error):
    """The configuration, an environment variable, an option or the baseline cannot be used."""


class UnknownNameError(Error):
    """A name is none of those that there are; the message names the nearest of them, or all."""


class SelectorError(Error):
    """A selector cannot be read, names something unknown, or selects nothing."""


class OutputError(Error):
    """An output cannot be made or written: a program or a library is missing or failed, or the file is refused."""


class InternalError(Error):
    """A rule of pdmap failed; report it with what you ran. It is never taken for a rule without findings."""


def one_of(what: str, given: str, known: Iterable[str]) -> str:
    """Return a name if it is one of the known ones.

    Raises:
        UnknownNameError: it is not.
    """
    # Notebooks are not type-checked: what is no text has no nearest name.
    if not isinstance(given, str):
        raise UnknownNameError(f"{what} is {given!r}, not a name")
    names = sorted(known)
    if given in names:
        return given
    guess = nearest(given, names)
    hint = f"did you mean `{guess}`?" if guess else f"choose from: {', '.join(names)}" if names else "there are none"
    raise UnknownNameError(f"{what} is `{shown(given)}`; {hint}")


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Raise the public exception in the place of the one that a use case raised."""
    try:
        yield
    except Error:
        raise
    except Exception as error:
        public = _public(error)
        if public is None:
            raise
        raise public(str(error)) from error


# Private functions


def _public(error: Exception) -> type[Error] | None:
    """Return the exception that users are told of; `None` for mistakes of pdmap or of its caller."""
    from pdmap.app.files import EmptyInventoryError
    from pdmap.app.selecting import SelectionError
    from pdmap.app.trace_error import TraceError
    from pdmap.config.error import ConfigurationError as UnfitConfigurationError
    from pdmap.engine import EngineError
    from pdmap.host.clock import ClockError
    from pdmap.host.files import FileError
    from pdmap.host.revisions import RevisionError
    from pdmap.rules.crash import RuleCrashError
    from pdmap.suppress.baseline import BaselineError

    kinds: dict[type[Error], tuple[type[Exception], ...]] = {
        LoadError: (EmptyInventoryError, FileError, RevisionError),
        ConfigurationError: (UnfitConfigurationError, BaselineError, ClockError),
        UnknownNameError: (TraceError,),
        SelectorError: (SelectionError,),
        OutputError: (EngineError,),
        InternalError: (RuleCrashError,),
    }
    return next((public for public, inner in kinds.items() if isinstance(error, inner)), None)
