"""Feeds as JSON Feed 1.1 (jsonfeed.org); what other programs need of a change stands in the extension `_pdmap`."""

from __future__ import annotations

import datetime as dt
import json

from pdmap import escape
from pdmap.feeds.feed import Entry, Feed, FeedFormat

VERSION = "https://jsonfeed.org/version/1.1"


def render(feed: Feed) -> bytes:
    """Return a feed as a JSON document in UTF-8."""
    addresses = {"home_page_url": feed.page, "feed_url": feed.address}
    content = {
        "version": VERSION,
        "title": escape.feed(feed.title),
        **{key: address for key, address in addresses.items() if address},
        "description": escape.feed(feed.description),
        "language": feed.language,
        "items": [_item(feed, entry) for entry in feed.entries],
    }
    return f"{escape.json(json.dumps(content, ensure_ascii=False, indent=2))}\n".encode()


# Private functions


def _item(feed: Feed, entry: Entry) -> dict[str, object]:
    link = feed.link_of(entry)
    return {
        "id": entry.id,
        **({"url": link} if link else {}),
        "title": escape.feed(entry.title),
        "content_text": "\n".join(map(escape.feed, entry.lines)),
        "date_published": entry.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "tags": [entry.change],
        "_pdmap": {
            "change": entry.change,
            "party": entry.party,
            "new": [escape.feed(each) for each in entry.new if each],
            "takes_effect": _day(entry.takes_effect),
            "object_until": _day(entry.object_until),
        },
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


FORMAT = FeedFormat("feed.json", needs_page=False, render=render)
