"""Feeds whatever authors write: XML and JSON that readers read back, by the rules of RSS 2.0 and JSON Feed 1.1."""

import datetime as dt
import json
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import html5lib
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pdmap import escape
from pdmap.app.announcing import feed_formats
from pdmap.feeds.feed import Entry, Feed
from pdmap.feeds.json import render as render_json
from pdmap.feeds.rss import render as render_rss

TESTS = Path(__file__).parents[1]
HOSTILE = {
    **json.loads((TESTS / "writers" / "hostile.json").read_text("utf-8")),
    "end of data": "]]> <![CDATA[ --> <!DOCTYPE x [<!ENTITY a 'b'>]> &a; <?xml?>",
    "controls": "a\x00b\x08c\x1bd\x7fe\x85f\ufffeg\ud800h",
}
JSON_FEED = json.loads((TESTS / "cli" / "json-feed.schema.json").read_bytes())
TURNERS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CHANNEL = {"title", "link", "description"}
"""What every channel has, each once."""
OPTIONAL = {"language", "lastBuildDate", "generator", "docs", "{http://www.w3.org/2005/Atom}link", "item"}
ITEM = ["title", "link", "description", "category", "guid", "pubDate"]


def feed(text: str, number: int = 2) -> Feed:
    moment = dt.datetime(2026, 3, 1, 23, 5, 9, tzinfo=dt.UTC)
    entries = (
        Entry(id=f"urn:uuid:{n}", title=text, moment=moment, lines=(text, f"b: {text}"), change="added", party="p")
        for n in range(number)
    )
    return Feed(
        title=text,
        description=text,
        language="en",
        generator="pdmap",
        page="https://example.com/a?b=1&c=2",
        address="https://example.com/feed.xml",
        entries=tuple(entries),
    )


def check_rss(data: bytes) -> etree._Element:
    """Check the rules of RSS 2.0 for what is in a channel and an item, which has no schema of its own."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    assert (root.tag, dict(root.attrib), len(root)) == ("rss", {"version": "2.0"}, 1)
    (channel,) = root
    names = [child.tag for child in channel]
    assert channel.tag == "channel"
    assert set(names) <= CHANNEL | OPTIONAL
    assert all(names.count(name) == 1 for name in CHANNEL)
    assert all(names.count(name) <= 1 for name in OPTIONAL - {"item"})
    assert channel.findtext("link", "").startswith(("http://", "https://"))
    guids = []
    for item in channel.findall("item"):
        assert [child.tag for child in item] == ITEM
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
        guids.append(guid.text)
    for day in (*channel.findall("lastBuildDate"), *channel.iterfind("item/pubDate")):
        assert parsedate_to_datetime(day.text or "").utcoffset() == dt.timedelta(0)
        assert (day.text or "").endswith(" GMT")
    assert len(set(guids)) == len(guids)
    return channel


@pytest.mark.parametrize("name", HOSTILE)
def test_rss_is_valid_whatever_authors_write(name: str) -> None:
    text = HOSTILE[name]
    channel = check_rss(render_rss(feed(text)))
    shown = escape.feed(text)
    assert (channel.findtext("title") or "") == shown
    # What is left of the description after XML is HTML of ours: a list whose items are the author's text.
    tree = html5lib.parse(channel.findtext("item/description") or "", namespaceHTMLElements=False)
    assert {element.tag for element in tree.iter()} <= {"html", "head", "body", "ul", "li"}
    assert next(tree.iter("li")).text == escape.feed(text)
    assert not set(TURNERS) & set(render_rss(feed(text)).decode())


@pytest.mark.parametrize("name", HOSTILE)
def test_json_is_valid_whatever_authors_write(name: str) -> None:
    data = render_json(feed(HOSTILE[name]))
    content = json.loads(data)
    jsonschema.Draft202012Validator(JSON_FEED).validate(content)
    assert content["items"][0]["title"] == escape.feed(HOSTILE[name])
    assert content["items"][0]["content_text"].count("\n") == 1
    assert not set(TURNERS) & set(content["title"])


@given(st.text(st.characters()))
def test_every_text_makes_a_feed_that_is_read_back(text: str) -> None:
    check_rss(render_rss(feed(text)))
    jsonschema.Draft202012Validator(JSON_FEED).validate(json.loads(render_json(feed(text))))


def test_a_feed_without_entries_is_a_feed() -> None:
    data = render_rss(feed("a", 0))
    assert check_rss(data).find("lastBuildDate") is None
    assert (feedparser.parse(data).bozo, feedparser.parse(data).version) == (False, "rss20")
    jsonschema.Draft202012Validator(JSON_FEED).validate(json.loads(render_json(feed("a", 0))))


def test_moments_are_written_as_each_format_asks() -> None:
    assert check_rss(render_rss(feed("a"))).findtext("item/pubDate") == "Sun, 01 Mar 2026 23:05:09 GMT"
    assert json.loads(render_json(feed("a")))["items"][0]["date_published"] == "2026-03-01T23:05:09Z"


def test_the_formats_are_found_by_their_names() -> None:
    assert {name: form.file for name, form in feed_formats().items()} == {"json": "feed.json", "rss": "feed.xml"}


@pytest.mark.parametrize("data", [{"version": "1"}, {"version": JSON_FEED["properties"]["version"]["const"]}])
def test_the_schema_of_json_feed_refuses_what_is_none(data: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(JSON_FEED).validate(data)
