"""A real browser's reading of many pages, one after the other, in one tab of its own."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from tests.injection.reading import address, hidden, leaves
from tests.injection.seen import Seen, seen

READING = """(source) => {
  const page = new DOMParser().parseFromString(source, 'text/html');
  const held = [], parts = new Set(), values = [], addresses = new Set(), comments = [];
  for (const script of page.querySelectorAll('script, style')) {
    if (script.type === 'application/json') held.push(script.textContent);
    script.textContent = '';
  }
  for (const each of page.querySelectorAll('*')) {
    parts.add(`element ${each.localName}`);
    for (const { name, value } of each.attributes) {
      if (name === 'class') parts.add(`class ${each.localName} ${value}`);
      parts.add(`attribute ${each.localName} ${name}`);
      values.push(value);
      if (['href', 'src', 'link', 'xlink:href', 'action', 'formaction', 'srcset', 'srcdoc'].includes(name)) {
        addresses.add(value);
      }
    }
  }
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) comments.push(walker.currentNode.data);
  const text = page.documentElement.textContent;
  return JSON.stringify({ text, values, held, parts: [...parts], addresses: [...addresses], comments });
}"""
"""What a page holds: as the browser's own parser makes it of the source, without that anything is run or fetched."""


BY_LENGTH = frozenset({"attribute section class", "class section across"})
"""What pdmap writes where the words of a table are long: a word of its own, with any other one it would be seen."""


def page_read(page: Page, data: bytes) -> Seen:
    """Return what a page holds, and the data that wait in it for scripts."""
    # One long text passes between the two programs in a fraction of the time that thousands of short ones take.
    found: dict[str, Any] = json.loads(page.evaluate(READING, data.decode()))
    held = [value for script in found["held"] for _, value in leaves(json.loads(script), "")]
    texts = [found["text"], *found["values"]]
    comments = {f"comment {each}" for each in found["comments"]}
    parts = {*found["parts"], *map(address, found["addresses"]), *comments}
    return seen([*texts, *held], {*parts, *hidden(texts)} - BY_LENGTH)
