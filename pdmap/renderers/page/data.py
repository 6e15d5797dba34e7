"""The data of the page: every node, line and row once, and views that point to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from pdmap import escape
from pdmap.engine import Engine
from pdmap.frozen import dataclass
from pdmap.renderers.page.files import look
from pdmap.renderers.page.letters import fonts, letters_of
from pdmap.renderers.page.parts import (
    edge_part,
    frame_part,
    legend_part,
    matrix_part,
    node_part,
    row_part,
    table_part,
)
from pdmap.renderers.page.positions import positions_of
from pdmap.renderers.picture.foresight import foreseeing
from pdmap.renderers.spoken import map_facts, map_title
from pdmap.source import Plain
from pdmap.views.groups import by_frame, by_kind, grouped
from pdmap.views.signs import Emphasis, Shape
from pdmap.views.view import Atlas, Note, View
from pdmap.views.words import ENGLISH

_WORDS = ("page.", "group.", "legend.", "layout.numbers")
"""Starts of the keys of the words that the script says; `page.` itself is left out of its keys."""
_IN_TEMPLATE = ("page.key.", "page.language")

_MOST_LINES = 40
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that XML cannot hold, for maps are saved as SVG, and those that turn the direction of text around."""


@dataclass(slots=True)
class Pool:
    """Values that are kept once and pointed to by their place."""

    parts: list[Plain] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def places(self, parts: Iterable[dict[str, Plain]]) -> list[Plain]:
        """Return the places of some values, each of which is added where it is new."""
        return [self._place(part) for part in parts]

    def _place(self, part: dict[str, Plain]) -> int:
        place = self._places.setdefault(json.dumps(part), len(self.parts))
        if place == len(self.parts):
            self.parts.append(part)
        return place


@dataclass(slots=True)
class Pools:
    """What views have in common."""

    nodes: Pool = field(default_factory=Pool)
    edges: Pool = field(default_factory=Pool)
    frames: Pool = field(default_factory=Pool)
    rows: Pool = field(default_factory=Pool)
    legend: Pool = field(default_factory=Pool)


def page_data(atlas: Atlas, engine: Engine) -> Plain:
    """Return all that the page knows, in values that JSON can hold."""
    pools = Pools()
    whole = atlas.whole or atlas.views[0]
    first = atlas.views[0]
    findings = {link: edge.findings for edge in whole.edges for link in edge.links}
    prepared = foreseeing((view for view in atlas.views if not _is_arranged_by_page(view)), engine)
    data: dict[str, Plain] = {
        "organization": first.organization,
        "manifests": atlas.manifests,
        "words": _words(),
        "fonts": fonts(),
        "look": look(),
        "whole": _model(_without_lines(whole), findings, pools),
        "views": [
            {
                **_model(view, findings, pools),
                "at": None if _is_arranged_by_page(view) else positions_of(view, prepared),
            }
            for view in atlas.views
        ],
        "groups": _groups(whole, pools),
        "names": _names(atlas.names, whole),
        "titles": {method: dict(titles) for method, titles in atlas.facets.items()},
        "nodes": pools.nodes.parts,
        "edges": pools.edges.parts,
        "frames": pools.frames.parts,
        "rows": pools.rows.parts,
        "legend": pools.legend.parts,
    }
    shown = _showable(data)
    return {**shown, "letters": letters_of(json.dumps(shown, ensure_ascii=False))}


def shown_text(text: str) -> str:
    """Return a text without the characters that a page or a saved map cannot show for what they are."""
    return _UNSHOWABLE.sub(escape.REPLACEMENT, text)


# Private functions


def _model(view: View, findings: Mapping[str, tuple[Note, ...]], pools: Pools) -> dict[str, Plain]:
    return {
        "name": view.name,
        "scope": view.scope,
        "title": map_title(view),
        "facts": map_facts(view),
        "hidden": view.hidden,
        "nodes": pools.nodes.places(node_part(node) for node in view.nodes),
        "edges": pools.edges.places(edge_part(edge) for edge in view.edges),
        "frames": pools.frames.places(frame_part(frame) for frame in view.frames),
        "rows": pools.rows.places(row_part(row, findings.get(row.link, ())) for row in view.flows),
        "legend": pools.legend.places(legend_part(entry) for entry in view.legend),
        "tables": [table_part(table) for table in view.facts],
        "matrix": matrix_part(view.matrix) if view.matrix else None,
        "emphasis": {part.id: part.emphasis.value for part in (*view.nodes, *view.edges) if _stands_out(part.emphasis)},
    }


def _words() -> Plain:
    said = {key: words for key, words in ENGLISH.items() if key.startswith(_WORDS) and not key.startswith(_IN_TEMPLATE)}
    return {key.removeprefix("page."): words for key, words in said.items()}


def _is_arranged_by_page(view: View) -> bool:
    """Return whether it shows groups with so many lines that the page, which opens them, arranges them better.

    The page bundles lines by the box that an element is in, so every element must be in one box only.
    """
    is_grouped = any(node.shape is Shape.GROUP for node in view.nodes)
    elements = [element for node in view.nodes for element in node.elements]
    return is_grouped and len(view.edges) > _MOST_LINES and len(elements) == len(set(elements))


def _names(names: Mapping[str, Mapping[str, tuple[str, ...]]], whole: View) -> Plain:
    """Return the names of selectors with the places of elements, which are shorter than their ids."""
    places = {node.id: place for place, node in enumerate(whole.nodes)}
    return {
        method: {value: [places[id_] for id_ in ids if id_ in places] for value, ids in values.items()}
        for method, values in names.items()
    }


def _without_lines(view: View) -> View:
    """Return the view without its lines: the page bundles the rows of the whole map by what it draws of it."""
    return replace(view, edges=())


def _stands_out(emphasis: Emphasis) -> bool:
    return emphasis is not Emphasis.NORMAL


def _groups(whole: View, pools: Pools) -> Plain:
    """Return the boxes that elements can be collapsed into, each frame by kinds and as one."""
    boxes = (node for group_of in (by_kind, by_frame) for node in grouped(whole, group_of).nodes)
    return pools.nodes.places(node_part(node) for node in boxes if node.shape is Shape.GROUP)


def _showable(value: dict[str, Plain]) -> dict[str, Plain]:
    return {shown_text(key): _shown(inner) for key, inner in value.items()}


def _shown(value: Plain) -> Plain:
    if isinstance(value, str):
        return shown_text(value)
    if isinstance(value, list):
        return [_shown(inner) for inner in value]
    return _showable(value) if isinstance(value, dict) else value
