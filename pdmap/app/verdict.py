"""What was found out about a bundle, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pdmap import escape
from pdmap.app.verify import Verdict
from pdmap.bundles.checks import Check, Outcome

FORMAT = "pdmap.verification/1"
"""Name and version of the format for programs; keys may be added within a version, none is removed."""


def verdict_text(verdict: Verdict, shown: str) -> str:
    """Return a verdict for people, ending with a line break.

    Args:
        verdict: What was found out.
        shown: What the bundle is called.
    """
    return "".join(f"{escape.terminal(line)}\n" for line in _lines(verdict, shown))


def verdict_json(verdict: Verdict) -> str:
    """Return a verdict as JSON; `schemas/verification.schema.json` describes it."""
    listing = verdict.listing
    content = {
        "format": FORMAT,
        "is_changed": verdict.is_changed,
        "sha256": verdict.sha256,
        "organization": listing.organization,
        "as_of": listing.as_of,
        "revision": listing.revision,
        "digest": listing.digest,
        "version": listing.version,
        "is_public": listing.is_public,
        "checks": [
            {
                "name": check.name,
                "outcome": check.outcome.value,
                "message": check.message,
                "details": list(check.details),
            }
            for check in verdict.checks
        ],
    }
    return escape.json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


# Private functions


def _lines(verdict: Verdict, shown: str) -> Iterator[str]:
    listing = verdict.listing
    made_of = f"revision {listing.revision}, " if listing.revision else ""
    public = ", for the public" if listing.is_public else ""
    yield f"{shown}: records of {listing.organization or 'an organization without a name'}"
    yield f"  as of {listing.as_of}, {made_of}template {listing.template}, pdmap {listing.version}{public}"
    yield f"  SHA-256 of the bundle    {verdict.sha256}"
    yield f"  SHA-256 of the manifests {listing.digest}"
    for check in verdict.checks:
        yield from _check(check)
    yield "changed" if verdict.is_changed else "nothing that was checked has changed"


def _check(check: Check) -> Iterator[str]:
    yield f"{_OUTCOMES[check.outcome]:<12} {check.message}"
    yield from (f"{'':<12}   {detail}" for detail in check.details[:_MOST])
    rest = len(check.details) - _MOST
    if rest > 0:
        yield f"{'':<12}   and {rest} more"


# Private tables

_MOST = 20
"""How many things that differ are named before the rest is counted."""
_OUTCOMES = {Outcome.SAME: "same", Outcome.CHANGED: "CHANGED", Outcome.NOT_CHECKED: "not checked"}
