"""Readers of the formats, which tell what stands there for a text."""

import csv
import html as html_entities
import io
import re

import html5lib
import pygraphviz
from lxml import etree

from pdmap import escape


def read_html(text: str) -> tuple[str, str]:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    escaped = escape.html(text)
    page = parser.parse(f"<!DOCTYPE html><title>x</title><p title=\"{escaped}\" lang='{escaped}'>{escaped}")
    (paragraph,) = page.iter("p")
    assert [element.tag for element in page.iter()] == ["html", "head", "title", "body", "p"]
    assert paragraph.attrib.keys() == {"title", "lang"}
    assert paragraph.get("title") == paragraph.get("lang")
    return paragraph.text, paragraph.get("title")


def read_xml(text: str) -> tuple[str | None, str | None]:
    escaped = escape.xml(text)
    element = etree.fromstring(f"<a b=\"{escaped}\" c='{escaped}'>{escaped}</a>".encode())
    assert list(element) == []
    assert element.get("b") == element.get("c")
    return element.text, element.get("b")


def draw_dot(body: str) -> tuple[list[str], list[str]]:
    """Return the texts and the tooltips of a drawing, read from the SVG by an XML parser."""
    svg = etree.fromstring(pygraphviz.AGraph(f"digraph {{ {body} }}").draw(format="svg", prog="dot"))
    texts = [element.text or "" for element in svg.iter("{*}text")]
    return texts, [element.get("{*}title") or element.values()[0] for element in svg.iter("{*}a")]


def read_mermaid(label: str) -> str:
    """Do what Mermaid does with `#name;` and `#number;`, and then the browser."""
    return html_entities.unescape(re.sub(r"#(\w+);", lambda m: f"&{'#' if m[1].isdigit() else ''}{m[1]};", label))


def read_csv(cell: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([cell, "next"])
    ((first, second),) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert second == "next"
    return first
