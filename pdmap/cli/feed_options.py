"""Options of `pdmap parties` for its feed, and which of them fit together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pdmap.cli.process import StopError
from pdmap.feeds import MOST
from pdmap.frozen import dataclass

FeedName = Annotated[
    str | None,
    typer.Option("--feed", metavar="FORMAT", help="Write the change feed: rss or json.", show_default=False),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV|REV..REV",
        help="With --feed: only what changed after this revision, or between two. Default: the whole history.",
        show_default=False,
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="DIR",
        help="With --feed: compare with this earlier folder, not by git; --as-of is the day of the change.",
        show_default=False,
    ),
]
Page = Annotated[
    str | None,
    typer.Option(
        "--url", metavar="URL", help="With --feed: the address of the page; RSS needs it.", show_default=False
    ),
]
FeedAddress = Annotated[
    str | None,
    typer.Option(
        "--feed-url",
        metavar="URL",
        help="With --feed: the address of the feed itself. Default: a file beside the page, called as the output.",
        show_default=False,
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="With --feed: its title.", show_default=False)
]
Revisions = Annotated[
    int | None,
    typer.Option(
        "--revisions",
        metavar="N",
        min=1,
        help=f"With --feed: how many changes of the inventory are looked at. Default: {MOST}.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """What was asked of the feed."""

    form: str | None
    """`None` where no feed is asked for."""
    since: str | None
    against: str | None
    page: str | None
    address: str | None
    title: str | None
    revisions: int | None
    as_of: str | None
    language: str
    path: Path | None
    config: Path | None
    output: Path | None


def check_feed_options(asked: FeedAsked, narrowing: Sequence[object], format_: str | None) -> None:
    """Check that options fit together.

    Args:
        asked: What was asked of the feed.
        narrowing: Selectors and roles.
        format_: The format of the table or the page.

    Raises:
        StopError: they do not.
    """
    if asked.form is None:
        names = {
            "--since": asked.since,
            "--against": asked.against,
            "--url": asked.page,
            "--feed-url": asked.address,
            "--title": asked.title,
            "--revisions": asked.revisions,
        }
        if given := [name for name, value in names.items() if value is not None]:
            raise StopError(f"{given[0]} goes with --feed")
        return
    conflicts = {
        "a feed tells of all sub-processors: leave selectors, --exclude and --role out": any(narrowing),
        "--feed and --format are two answers: give one": format_ is not None,
        "--since reads the history, --against a folder: give one": asked.since is not None
        and asked.against is not None,
        "--against has no date of its own: give the day of the change with --as-of": asked.against is not None
        and asked.as_of is None,
        "the days of a feed are those of commits: leave --as-of out": asked.against is None and asked.as_of is not None,
        "--revisions counts changes of the history, which --against does not read": asked.against is not None
        and asked.revisions is not None,
    }
    for message, holds in conflicts.items():
        if holds:
            raise StopError(message)


def ends_of(since: str | None) -> tuple[str, str]:
    """Return the revisions that a range names: where it starts, empty for the whole history, and where it ends.

    Raises:
        StopError: a revision is missing, or there are three dots.
    """
    from pdmap.source.characters import shown

    if since is None:
        return "", _LAST
    first, dots, last = since.partition("..")
    if not first or last.startswith("."):
        raise StopError(f"--since is `{shown(since)}`, not a revision such as HEAD~1, nor two such as v1..v2")
    return first, (last if dots else "") or _LAST


# Private tables

_LAST = "HEAD"
"""Where a history ends where nothing else is asked for."""
