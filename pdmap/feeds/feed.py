"""A feed as plain data, and what a format for it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change that readers are told of; all of it is plain text of the organization and the author."""

    id: str
    """A URN that no other entry has, the same for the same change in every run."""
    title: str
    moment: dt.datetime
    """When the change was written down, in UTC."""
    lines: tuple[str, ...]
    """What is said of it, each with its label."""
    change: str
    """What became of the party, such as `added`."""
    party: str
    """Id of the party; on the page it is what `#party-ID` leads to."""
    new: tuple[str, ...] = ()
    """What is new, in the words of the inventory."""
    takes_effect: dt.date | None = None
    object_until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of changes."""

    title: str
    description: str
    language: str
    """BCP 47 tag."""
    generator: str
    page: str
    """Address of the page that the feed is about; empty where it is not known."""
    address: str
    """Address of the feed itself; empty where it is not known."""
    entries: tuple[Entry, ...]
    """Newest first."""

    def link_of(self, entry: Entry) -> str:
        """Return the address of what an entry is about; empty where the page is not known."""
        return f"{self.page.partition('#')[0]}#party-{entry.party}" if self.page else ""


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A format for feeds; its name is the name of its module."""

    file: str
    """What its files are called."""
    needs_page: bool
    """Whether it cannot do without the address of the page."""
    render: Callable[[Feed], bytes]
