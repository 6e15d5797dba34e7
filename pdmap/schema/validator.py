"""The two validators: a fast one that accepts, and a slow one that explains.

`jsonschema-rs` tells in milliseconds that a manifest fits. Only where it does not, `jsonschema`
goes through the manifest again and gathers every error (engineering measurement: 7 ms against
1.1 s for 50,000 lines).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from pdmap.findings import Finding
from pdmap.language import inventory_schema
from pdmap.schema.explanation import Names, explain
from pdmap.source import Node, Plain, plain

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


def check_manifest(root: Node) -> tuple[Finding, ...]:
    """Return a finding for everything in a manifest that the language has no meaning for."""
    instance = plain(root)
    if is_valid(instance):
        return ()
    return tuple(dict.fromkeys(explain_errors(root, instance)))


def is_valid(instance: Plain) -> bool:
    """Return whether a manifest without positions fits the language."""
    return _accepting().is_valid(instance)


def explain_errors(root: Node, instance: Plain) -> Iterator[Finding]:
    """Yield findings for every error of a manifest, in the order of the validator."""
    names: Names = {}
    for error in _explaining().iter_errors(instance):
        yield from explain(error, root, names)


# Private functions


class _Accepting(Protocol):
    def is_valid(self, instance: Plain) -> bool: ...


@cache
def _accepting() -> _Accepting:
    import jsonschema_rs

    return cast("_Accepting", jsonschema_rs.Draft7Validator(dict(inventory_schema()), validate_formats=True))


@cache
def _explaining() -> Validator:
    from jsonschema import Draft7Validator
    from jsonschema.validators import extend

    # ECMA-262's `$` is the end of the text; Python's also matches before a last line break.
    kind: type[Validator] = extend(Draft7Validator, {"pattern": _mismatches})  # type: ignore[no-untyped-call]
    return kind(dict(inventory_schema()), format_checker=Draft7Validator.FORMAT_CHECKER)


def _mismatches(_: Validator, expression: str, instance: object, __: object) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", expression), instance):
        yield ValidationError(f"{instance!r} does not match {expression!r}")
