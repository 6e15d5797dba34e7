"""Feeds as RSS 2.0 (RSS Advisory Board, 2.0.11), with the link to itself that its profile recommends (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import format_datetime

from pdmap import escape
from pdmap.feeds.feed import Entry, Feed, FeedFormat


def render(feed: Feed) -> bytes:
    """Return a feed as an XML document in UTF-8."""
    return "".join(f"{line}\n" for line in _lines(feed)).encode()


# Private functions


def _lines(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">'
    yield "<channel>"
    yield _element("title", feed.title)
    yield _element("link", feed.page)
    yield _element("description", feed.description)
    yield _element("language", feed.language)
    if feed.entries:
        yield _element("lastBuildDate", _moment(feed.entries[0].moment))
    yield _element("generator", feed.generator)
    yield _element("docs", "https://www.rssboard.org/rss-specification")
    if feed.address:
        yield f'<atom:link href="{_text(feed.address)}" rel="self" type="application/rss+xml"/>'
    for entry in feed.entries:
        yield from _item(feed, entry)
    yield "</channel>"
    yield "</rss>"


def _item(feed: Feed, entry: Entry) -> Iterator[str]:
    yield "<item>"
    yield _element("title", entry.title)
    yield _element("link", feed.link_of(entry))
    yield _element("description", _html(entry))
    yield _element("category", entry.change)
    yield f'<guid isPermaLink="false">{_text(entry.id)}</guid>'
    yield _element("pubDate", _moment(entry.moment))
    yield "</item>"


def _html(entry: Entry) -> str:
    """Return the lines as HTML, which readers take the description for."""
    return f"<ul>{''.join(f'<li>{escape.html(escape.feed(line))}</li>' for line in entry.lines)}</ul>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _text(text: str) -> str:
    return escape.xml(escape.feed(text))


def _moment(moment: dt.datetime) -> str:
    """Return a moment as RFC 822 writes it, with the four digits of a year that RSS prefers."""
    return format_datetime(moment, usegmt=True)


FORMAT = FeedFormat("feed.xml", needs_page=True, render=render)
