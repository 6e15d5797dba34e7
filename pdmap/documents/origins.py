"""Links of the flow graph that hand data of an activity to parties, and where each was read from."""

from __future__ import annotations

from pdmap.documents.document import Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, place
from pdmap.documents.names import party_name, system_name
from pdmap.graph import Link, LinkKind
from pdmap.model import Activity

_KEYS = {LinkKind.HOSTING: "hosted_by", LinkKind.SUBPROCESSING: "subprocessors"}


def links_to_parties(context: Context, activity: Activity) -> dict[str, tuple[Link, ...]]:
    """Return the links that hand data of an activity to parties, by the party's id."""
    links: dict[str, list[Link]] = {}
    for link in context.index.links.get(activity.id, ()):
        links.setdefault(link.target.id, []).append(link)
    return {party: tuple(found) for party, found in sorted(links.items())}


def origin(context: Context, link: Link, label: str = "{origin}") -> Line:
    """Return which flow, hosting or sub-processing a link was read from, as a detail of the line above."""
    key = _KEYS.get(link.kind, "")
    text = label.format(origin=origin_text(context, link))
    return Line(text, sources=(place(link.item, key),), address=address(link.item, key), is_derived=True, level=1)


def origin_text(context: Context, link: Link) -> str:
    """Return in words which flow, hosting or sub-processing a link was read from."""
    words = context.words
    match link.kind:
        case LinkKind.HOSTING if link.chosen_by:
            system, chooser = system_name(context, link.source.id), words.label(link.chosen_by)
            return words.from_hosting_choice.format(system=system, chooser=chooser)
        case LinkKind.HOSTING:
            return words.from_hosting.format(system=system_name(context, link.source.id))
        case LinkKind.SUBPROCESSING:
            return words.from_subprocessing.format(party=party_name(context, link.source.id))
        case LinkKind.FLOW | LinkKind.COLLECTION:
            return words.from_flow.format(flow=link.flow.title if link.flow else link.id)
