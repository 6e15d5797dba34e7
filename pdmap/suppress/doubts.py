"""Findings on ignores that do not do what their author wants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from pdmap.findings import Check, Finding
from pdmap.language.checks import EXPIRED_IGNORE, FORM_IGNORE, IDLE_IGNORE, UNKNOWN_IGNORE
from pdmap.source.characters import shown
from pdmap.spelling import nearest
from pdmap.suppress.codes import Codes
from pdmap.suppress.ignores import Ignore

Use = tuple[Ignore, str]
"""An ignore and one of its codes."""


def unsuitable_ignores(
    ignores: Iterable[Ignore], codes: Codes, used: Collection[Use], refused: Collection[Use], as_of: dt.date
) -> Iterator[Finding]:
    """Yield a finding for each code of an ignore that hides nothing and should.

    Args:
        ignores: The ignores of an inventory.
        codes: What is known of codes.
        used: Ignores with the codes of findings that they hold for.
        refused: Those that hold for an error of form.
        as_of: The day that they are judged as of.
    """
    for ignore in ignores:
        for code in ignore.codes:
            use = (ignore, code)
            doubt = _doubt(ignore, code, codes, as_of, is_refused=use in refused)
            is_idle = code in codes.judged and use not in used
            if doubt or is_idle:
                yield _finding(ignore, code, *(doubt or _IDLE))


# Private functions

_Doubt = tuple[Check, str, str]
"""A check, what is wrong, and what to do."""
_IDLE: _Doubt = (IDLE_IGNORE, "hides nothing: the rule finds nothing there", "take it out")


def _doubt(ignore: Ignore, code: str, codes: Codes, as_of: dt.date, *, is_refused: bool) -> _Doubt | None:
    if not codes.may_exist(code):
        suggestion = nearest(code, codes.all)
        remedy = f"write `{suggestion}`" if suggestion else "write the code of the finding to ignore"
        return UNKNOWN_IGNORE, "names a check that does not exist", remedy
    if code in codes.form or is_refused:
        return (
            FORM_IGNORE,
            "hides nothing: an error of form cannot be ignored",
            "mend what it is about, and take it out",
        )
    if ignore.until and ignore.until < as_of:
        return EXPIRED_IGNORE, f"ended on {ignore.until}", "mend what it hid, or decide anew until when"
    return None


def _finding(ignore: Ignore, code: str, check: Check, fact: str, remedy: str) -> Finding:
    name = shown(code)
    return Finding(
        check=check,
        message=f"the ignore of `{name}` {fact}",
        location=ignore.location,
        address=ignore.owner,
        remedy=remedy,
        detail=f"{name} {ignore.reason}",
    )
