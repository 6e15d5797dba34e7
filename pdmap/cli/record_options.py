"""Options of `pdmap records`, and which of them fit together."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.process import StopError
from pdmap.frozen import dataclass

if TYPE_CHECKING:
    from pdmap.app.only import Only


class Role(StrEnum):
    """Which register to write."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"
    BOTH = "both"


RoleOption = Annotated[Role, typer.Option("--role", help="The register of Article 30(1), of 30(2), or both.")]
TemplateName = Annotated[
    str,
    typer.Option("--template", "-t", help="Whose form to fill in, such as ico or cnil.", metavar="NAME"),
]


BundleFile = Annotated[
    Path | None,
    typer.Option(
        "--bundle",
        metavar="FILE",
        help="Write all formats, the manifests and their SHA-256 digests as one ZIP file.",
        show_default=False,
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without", metavar="FORMAT", help="Leave this format out of the bundle, such as pdf.", show_default=False
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="Tell how complete the records are; a document with --format or --output.")
]
FailUnder = Annotated[
    float | None,
    typer.Option(
        "--fail-under",
        metavar="PERCENT",
        min=0,
        max=100,
        help="With --check: exit with 1 where a smaller share is answered.",
        show_default=False,
    ),
]

DEFAULT_TEMPLATE = "art30"


@dataclass(frozen=True, slots=True)
class Asked:
    """Options of the command that decide what is done."""

    role: Role
    template: str
    format_: str | None
    output: Path | None
    bundle: Path | None
    without: tuple[str, ...]
    fail_under: float | None
    only: Only | None = None
    """The part that is written; `None` for the whole record."""


def check_options(asked: Asked, *, check: bool) -> None:
    """Check that options fit together.

    Args:
        asked: What was given.
        check: Whether it is asked how complete the records are.

    Raises:
        StopError: they do not.
    """
    part = asked.only.option if asked.only else ""
    conflicts = {
        "--fail-under goes with --check": asked.fail_under is not None and not check,
        "--check goes by Article 30 itself: leave --template out": check and asked.template != DEFAULT_TEMPLATE,
        "--check and --bundle are two answers: give one": check and asked.bundle is not None,
        "--without goes with --bundle": bool(asked.without) and asked.bundle is None,
        "--bundle writes all formats into one file: leave --format and --output out": asked.bundle is not None
        and (asked.format_ is not None or asked.output is not None),
    }
    conflicts |= {
        f"{part} writes a part of the record; --check measures the whole: give one": bool(part) and check,
        f"{part} writes a part of the record; --bundle hands over the whole: give one": bool(part)
        and asked.bundle is not None,
    }
    for message, holds in conflicts.items():
        if holds:
            raise StopError(message)
