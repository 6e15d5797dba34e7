"""The change feed of `pdmap parties`: what it is made from, where it goes, and what it lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from pdmap.app.announcing import (
    Announced,
    Past,
    announced,
    feed_formats,
    feed_of,
    is_readable,
    state_at,
    states_of,
)
from pdmap.app.load import Loaded
from pdmap.app.settling import Settled
from pdmap.cli.exits import Exit
from pdmap.cli.feed_options import FeedAsked, ends_of
from pdmap.cli.inventory import Opened, open_inventory, open_readable_inventory
from pdmap.cli.issuing import deliver
from pdmap.cli.options import chosen, day_of
from pdmap.cli.process import StopError, tell
from pdmap.cli.settings import settled
from pdmap.counting import counted
from pdmap.documents.languages import LANGUAGES
from pdmap.feeds import MOST
from pdmap.feeds.feed import FeedFormat
from pdmap.host.history import History, history_of
from pdmap.host.paths import shown_path
from pdmap.host.revisions import SHORT, present_revision
from pdmap.source.characters import shown
from pdmap.writers.source_links import is_of_the_web


def write_feed(asked: FeedAsked) -> None:
    """Write a feed, and say what it lacks.

    Raises:
        StopError: an option is wrong, or there is no history that a feed can be made from.
        RevisionError: git is missing or failed, or a revision is unknown.
    """
    known = feed_formats()
    form = known[chosen("--feed", asked.form or "", dict(known))]
    chosen("--lang", asked.language, dict(LANGUAGES))
    page, address = _addresses(asked, form)
    settings = settled(asked.path, asked.config)
    found = _compared(asked, settings, asked.against) if asked.against is not None else _historical(asked, settings)
    organization = found.latest.inventory.organization if found.latest else None
    name = organization.name if organization and organization.name else ""
    feed = feed_of(found, name, asked.language, page=page, address=address, title=asked.title or "")
    deliver(form.render(feed), asked.output)


# Private functions


def _addresses(asked: FeedAsked, form: FeedFormat) -> tuple[str, str]:
    """Return the addresses of the page and of the feed; empty where they are not known."""
    if form.needs_page and asked.page is None:
        raise StopError(f"--feed {asked.form} needs the address of the page: --url https://example.com/subprocessors")
    for option, given in {"--url": asked.page, "--feed-url": asked.address}.items():
        if given is not None and not is_of_the_web(given):
            raise StopError(f"{option} is `{shown(given)}`, not an address such as https://example.com/subprocessors")
    name = asked.output.name if asked.output else form.file
    beside = urljoin(asked.page, name) if asked.page else ""
    return asked.page or "", asked.address or beside


def _compared(asked: FeedAsked, settings: Settled, against: str) -> Announced:
    """Return what changed between an earlier folder and the inventory as it is."""
    if not Path(against).exists():
        raise StopError(f"--against is `{shown(against)}`, and there is no such folder; a revision goes with --since")
    later = open_readable_inventory(settings)
    earlier = open_readable_inventory(replace(settings, path=Path(against)))
    for opened in (later, earlier):
        opened.spare(asked.output)
        if not is_readable(opened.loaded):
            raise StopError(f"{opened.shown}: a part is left out; nothing was written (run `pdmap validate`)")
    moment = dt.datetime.combine(day_of(asked.as_of), dt.time(), dt.UTC)
    found = announced(earlier.loaded, [Past(later.loaded, moment, str(moment.date()))], asked.language)
    if found.passed_over:
        raise StopError(f"{later.shown}: names what is defined no longer; nothing was written (run `pdmap validate`)")
    return found


def _historical(asked: FeedAsked, settings: Settled) -> Announced:
    """Return what changed in the history of the inventory."""
    first, last = ends_of(asked.since)
    opened = open_inventory(settings)
    opened.spare(asked.output)
    path = opened.path
    history = history_of(path, first, last, asked.revisions or MOST)
    if history.start is None:
        raise StopError(f"revision `{shown(last)}` has no manifests at {shown_path(path)}", Exit.EMPTY)
    start = state_at(path, history.start)
    if first and start is None and not history.is_cut:
        raise StopError(f"revision `{shown(first)}` has no inventory that can be read as a whole; start at another one")
    found = announced(start, states_of(path, history), asked.language)
    if found.latest is None:
        raise StopError(f"{shown_path(path)}: no revision can be read as a whole (run `pdmap validate`)")
    for line in _lacking(opened, history, found, start, asked):
        tell(line)
    return found


def _lacking(
    opened: Opened, history: History, found: Announced, start: Loaded | None, asked: FeedAsked
) -> Iterator[str]:
    """Yield what a feed does not have, in a line each."""
    if found.passed_over:
        names = [f"{state.origin[:SHORT]} ({state.moment.date()})" for state in found.passed_over]
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        yield (
            f"{counted(len(names), 'revision')} cannot be read as a whole, so that what changed there is told with "
            f"the next: {', '.join(names[:_MOST_NAMES])}{more}"
        )
    if history.is_cut:
        yield f"only the last {counted(asked.revisions or MOST, 'change')} of the inventory are looked at (--revisions)"
    if history.is_shallow:
        yield "this clone is shallow: what changed before its first commit is missing (git fetch --unshallow)"
    if start is None:
        yield "the first revision cannot be read as a whole; the feed starts at the next one"
    revision = present_revision(opened.path, opened.files.contents)
    if ends_of(asked.since)[1] == "HEAD" and (revision is None or revision.is_changed):
        yield "the manifests differ from the last commit: what is not committed is not in the feed"


# Private tables

_MOST_NAMES = 3
"""How many revisions a line names."""
