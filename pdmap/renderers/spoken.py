"""What nodes and edges say, in words: for formats without a layout of their own and for people who listen."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.views.view import Edge, Frame, LegendEntry, LegendKind, Node, View
from pdmap.views.words import count, say


def map_title(view: View) -> str:
    """Return what the map is of, in one line."""
    return f"{say('title.map')}: {view.scope}"


def map_facts(view: View) -> str:
    """Return the date, the revision where there is one, and the counts in one line."""
    counts = view.counts
    facts = [
        say("title.as-of", view.as_of.isoformat()),
        *([say("title.revision", view.revision)] if view.revision else []),
        count("count.people", counts.people),
        count("count.systems", counts.systems),
        count("count.parties", counts.parties),
        count("count.flows", counts.flows),
        *([count("count.implied", counts.implied)] if counts.implied else []),
        count("count.transfers", counts.transfers),
    ]
    if view.open_findings is not None:
        facts.append(count("count.findings", view.open_findings))
    return " · ".join(facts)


def legend_lines(view: View) -> tuple[str, ...]:
    """Return the legend in words, such as `cylinder: data store`."""
    return tuple(f"{_sign(entry)}: {entry.text}" for entry in view.legend)


def frame_line(frame: Frame) -> str:
    """Return the title of a frame with its role in brackets, or its ground."""
    if not frame.caption:
        return frame.title
    return f"{frame.title} [{frame.caption}]" if frame.parent else f"{frame.title}: {frame.caption}"


def node_lines(node: Node) -> tuple[str, ...]:
    """Return all that a node says, from its kind to its badges."""
    codes = " · ".join(node.codes)
    lines = (node.kind.upper(), node.title, codes, *node.notes, *map(str, node.badges))
    return tuple(line for line in lines if line)


def edge_numbers(edge: Edge) -> str:
    """Return the numbers of the flows that an edge bundles; empty where they are too many to list."""
    return "" if edge.has_many else ", ".join(map(str, edge.numbers))


def edge_words(edge: Edge) -> str:
    """Return how many flows an edge bundles where they are too many to list, and what kind of line it is."""
    many = count("group.flows", len(edge.links)) if edge.has_many else ""
    return ", ".join(part for part in (many, edge.words) if part)


def edge_lines(edge: Edge) -> tuple[str, ...]:
    """Return all that an edge says: number, words and categories on one line, then the marks."""
    heading = " ".join(part for part in (edge_numbers(edge), edge_words(edge), *edge.codes) if part)
    return tuple(line for line in (heading, *map(str, edge.marks)) if line)


def spoken_node(node: Node) -> str:
    """Return a node as a sentence for screen readers."""
    facts = (", ".join(node.codes), *node.notes, *(badge.words for badge in node.badges))
    return "; ".join((f"{node.title} ({node.kind})", *(fact for fact in facts if fact)))


def spoken_edge(edge: Edge, titles: Mapping[str, str]) -> str:
    """Return an edge as a sentence for screen readers; `titles` are those of nodes by id."""
    numbers = edge_numbers(edge)
    start = f"{numbers}: " if numbers else ""
    facts = (edge_words(edge), ", ".join(edge.codes), *(mark.words for mark in edge.marks))
    ends = f"{start}{titles[edge.source]} to {titles[edge.target]}"
    return "; ".join((ends, *(fact for fact in facts if fact)))


# Private functions


def _sign(entry: LegendEntry) -> str:
    is_text = entry.kind in (LegendKind.MARK, LegendKind.CATEGORY, LegendKind.CHANGE)
    return entry.key if is_text else say(f"sign.{entry.key}")
