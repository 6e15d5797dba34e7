"""The feed of what changed among the sub-processors: from the history of an inventory, or between two folders."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from pdmap import __version__
from pdmap.app.edition import Edition, document_context
from pdmap.app.load import Loaded, load_texts
from pdmap.app.omissions import left_out
from pdmap.documents.announcements.changes import differences
from pdmap.documents.announcements.published import published
from pdmap.documents.announcements.wording import Announcement, announcement, channel
from pdmap.documents.languages import words_of
from pdmap.documents.papers import papers_of, without_papers
from pdmap.feeds.feed import Entry, Feed, FeedFormat
from pdmap.frozen import dataclass
from pdmap.host.history import History
from pdmap.host.revisions import NoManifestsError, inventory_at
from pdmap.model import Inventory
from pdmap.registry import discover


@dataclass(frozen=True, slots=True)
class Past:
    """A state of an inventory that a change led to."""

    loaded: Loaded | None
    """`None` where it cannot be read, or not as a whole: what is missing in it may have been left out by a mistake."""
    moment: dt.datetime
    """When it was written down, in UTC."""
    origin: str
    """What tells its changes from the same ones at another time: a commit, or a day."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What was found in a history."""

    entries: tuple[Entry, ...]
    """Newest first."""
    passed_over: tuple[Past, ...]
    """States that could not be read, oldest first: what they changed is told with the next that can be."""
    latest: Loaded | None
    """The last state that could be read; `None` where none could."""


def feed_formats() -> dict[str, FeedFormat]:
    """Return every format for feeds by its name."""
    return discover("pdmap.feeds", "FORMAT", FeedFormat)


def states_of(path: Path, history: History) -> Iterator[Past]:
    """Yield the states of a history, oldest first, each as it is needed.

    Raises:
        RevisionError: git failed.
    """
    for revision in history.revisions:
        yield Past(state_at(path, revision.commit), revision.moment, revision.commit)


def state_at(path: Path, commit: str) -> Loaded | None:
    """Return an inventory as a commit has it; `None` where it has none, or one that cannot be read as a whole.

    Raises:
        RevisionError: git failed.
    """
    try:
        files = inventory_at(path, commit).files
    except NoManifestsError:
        return None
    loaded = load_texts(files.contents, files.findings)
    return loaded if is_readable(loaded) else None


def is_readable(loaded: Loaded) -> bool:
    """Return whether nothing is missing in an inventory that a list of sub-processors is made of."""
    parts = {address.partition("/")[0] for address in left_out(loaded)}
    return loaded.is_whole and not loaded.is_blank and parts.isdisjoint(_SECTIONS)


def announced(start: Loaded | None, states: Iterable[Past], language: str) -> Announced:
    """Return what changed from state to state.

    A state that cannot be read is passed over. Without a state to start from, the first that can be read is the start:
    that everybody on a first list is new says nothing.

    Args:
        start: The state before the first one.
        states: The states, oldest first.
        language: Tag of the language of the entries.
    """
    entries: list[Entry] = []
    passed_over: list[Past] = []
    known = start
    for state in states:
        if state.loaded is None or (known and _lost(known.inventory, state.loaded.inventory)):
            passed_over.append(state)
            continue
        if known and known.digest != state.loaded.digest:
            entries[:0] = _entries(known, state.loaded, state, language)
        known = state.loaded
    return Announced(tuple(entries), tuple(passed_over), known)


def feed_of(found: Announced, organization: str, language: str, *, page: str, address: str, title: str = "") -> Feed:
    """Return what was found as a feed.

    Args:
        found: What changed.
        organization: Whose sub-processors they are.
        language: Tag of the language of the feed.
        page: Address of the page of sub-processors; empty where it is not known.
        address: Address of the feed; empty where it is not known.
        title: Its title; empty for the one that the language has.
    """
    usual, description = channel(words_of(language), organization)
    return Feed(
        title=title or usual,
        description=description,
        language=language,
        generator=f"pdmap {__version__}",
        page=page,
        address=address,
        entries=found.entries,
    )


# Private functions


def _lost(known: Inventory, new: Inventory) -> bool:
    """Return whether something was defined before, and is still named but defined no longer: a mistake, no removal."""
    defined = {*known.parties, *known.systems, *known.activities}
    return any(not item.is_code and item.id in defined for item in new.unresolved)


def _entries(before: Loaded, after: Loaded, state: Past, language: str) -> list[Entry]:
    """Return what one change led to; both states are judged as of its day, so that time alone makes no entry."""
    day = state.moment.date()
    edition = Edition(as_of=day, language=language)
    was, now = document_context(before, edition), document_context(after, edition)
    found = (announcement(was, now, each, day) for each in differences(published(was), published(now)))
    papers = [papers_of(each.inventory) for each in (before, after)]
    instead = now.words.left_out_for_the_public
    return [
        _entry(each, state, [known.get(f"parties/{each.party}", ()) for known in papers], instead) for each in found
    ]


def _entry(told: Announcement, state: Past, papers: Iterable[Iterable[str]], instead: str) -> Entry:
    """Return an entry without the places where papers are kept."""
    references = {reference for several in papers for reference in several}
    return Entry(
        id=_id(told, state.origin),
        title=told.title,
        moment=state.moment,
        lines=tuple(without_papers(line, references, instead) for line in told.lines),
        change=told.change.value,
        party=told.party,
        new=told.new,
        takes_effect=told.takes_effect,
        object_until=told.object_until,
    )


def _id(told: Announcement, origin: str) -> str:
    """Return a URN that depends on the change alone: not on the language, the run, or what came before and later."""
    name = json.dumps(["pdmap.announcement/1", origin, told.party, told.change.value, *told.new])
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


# Private tables

_SECTIONS = frozenset({"organization", "parties", "systems", "activities", "flows"})
"""What a list of sub-processors is made of."""
