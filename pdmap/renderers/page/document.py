"""Put the page together: policy, style, data and script, in one file."""

from __future__ import annotations

import base64
import hashlib
import json
import re

from pdmap import escape
from pdmap.engine import Engine
from pdmap.renderers.page.data import page_data, shown_text
from pdmap.renderers.page.files import script, style, template
from pdmap.views.view import Atlas
from pdmap.views.words import say

_PLACE = re.compile(r"\{\{([\w.-]+)\}\}")


def document(atlas: Atlas, engine: Engine) -> str:
    """Return the page.

    Its policy allows the one style and the one script that it holds, by their hashes, and nothing else: no
    network, no inline handlers, no `style` attributes, no frames and no forms that are sent.
    """
    written = json.dumps(page_data(atlas, engine), ensure_ascii=False, separators=(",", ":"))
    first = atlas.views[0]
    parts = {
        "policy": _policy(style(), script()),
        "title": escape.html(f"{first.organization}: {say('title.map')}"),
        "style": style(),
        "elsewhere": escape.html(shown_text(atlas.elsewhere)),
        "data": escape.html_json(written),
        "script": script(),
    }
    return _PLACE.sub(lambda place: parts[place[1]] if place[1] in parts else escape.html(say(place[1])), template())


# Private functions


def _policy(style_text: str, script_text: str) -> str:
    allowed = f"style-src {_hash(style_text)}; script-src {_hash(script_text)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
