"""Every word that a view says, in one table, so that maps can be translated.

`{}` stands for a name, a number or a country. Where a count decides, there are two texts: for one and for more.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        # Kinds of nodes
        "kind.subject": "data subjects",
        "kind.application": "application",
        "kind.datastore": "data store",
        "kind.service": "service",
        "kind.endpoint": "endpoint",
        "kind.paper": "paper file",
        "kind.system": "system",
        # Roles (Article 4(7) to (10))
        "role.controller": "controller",
        "role.joint-controller": "joint controller",
        "role.processor": "processor",
        "role.sub-processor": "sub-processor",
        "role.recipient": "recipient",
        "role.authority": "authority",
        "role.none": "role not recorded",
        # Frames
        "frame.people": "Data subjects",
        "frame.organization": "Organization",
        "frame.territory.eu-gdpr": "EU/EEA",
        "frame.territory.uk-gdpr": "United Kingdom",
        "frame.territory.ch-fadp": "Switzerland",
        "frame.third-country": "third country, {}",
        "frame.not-recorded": "Country not recorded",
        "frame.unknown": "Country not known yet",
        "frame.unnamed": "no country named",
        "frame.third-country.silent": "third country",
        # Grounds of a transfer (Articles 45, 46 and 49)
        "ground.adequacy": "adequacy decision",
        "ground.safeguard": "safeguard",
        "ground.derogation": "derogation",
        "ground.unknown": "mechanism not known yet",
        "ground.condition": "adequacy condition not shown",
        "ground.none": "no transfer mechanism",
        "ground.unnamed": "no country named",
        "caption.none": "no mechanism recorded",
        "adequacy.dpf": "Data Privacy Framework",
        "mechanism.scc": "SCC 2021",
        "mechanism.scc.module": "M{}",
        "mechanism.bcr": "BCR",
        # Marks on edges
        "mark.location": "location {}: {}",
        "mark.access": "access from {}: {}",
        "mark.declared": "transfer to {}: {}",
        "mark.clear": "not encrypted",
        "line.hosting": "hosted by",
        "line.subprocessing": "sub-processor",
        "line.choice": "{} chooses",
        # Notes and badges of nodes
        "note.place": "location: {}",
        "note.place.unknown": "location: not known yet",
        "note.place.silent": "location: not recorded",
        "note.choice": "{} chooses among: {}",
        "note.more": "{} and {} more",
        "note.parent": "parent: {}",
        "badge.place": "{}: {}",
        "badge.access": "access from {}",
        "badge.article_9": "art. 9 data",
        "badge.article_10": "art. 10 data",
        "badge.contract": "no contract recorded",
        "badge.contract.state": "contract {}",
        "badge.at-rest": "not encrypted at rest",
        "badge.at-rest.choice": "{} chooses encryption at rest",
        "badge.dpia": "impact assessment required",
        "badge.retention": "no retention recorded",
        # Several drawn as one
        "group.kind": "group",
        "group.title": "{1} ({0})",
        "group.inside.one": "{} flow inside",
        "group.inside.many": "{} flows inside",
        "group.flows.one": "{} flow",
        "group.flows.many": "{} flows",
        "group.mark": "{} ({})",
        "group.marks.▲": "{} outside the territory",
        "group.marks.●": "{} with art. 9 or art. 10 data",
        "group.marks.✖": "{} with something missing",
        "group.marks.◌": "{} not encrypted",
        "group.marks.⚑": "{} need an impact assessment",
        # Title block
        "scope.overview": "All data subjects, systems and parties",
        "hidden.nothing": "Everything is shown.",
        "hidden.people.one": "All is shown but {} group of data subjects, from whom no flow starts.",
        "hidden.people.many": "All is shown but {} groups of data subjects, from whom no flow starts.",
        "hidden.grouped": "{} elements are drawn as {} boxes; every flow is counted in a line or a box.",
        "hidden.part": "Shown: {} of {} systems, {} of {} parties, {} of {} flows.",
        "flow.transport.unknown": "not known yet",
        "title.map": "Personal-data flow map",
        "title.as-of": "as of {}",
        "title.revision": "revision {}",
        "count.people.one": "{} group of data subjects",
        "count.people.many": "{} groups of data subjects",
        "count.systems.one": "{} system",
        "count.systems.many": "{} systems",
        "count.parties.one": "{} party",
        "count.parties.many": "{} parties",
        "count.flows.one": "{} flow",
        "count.flows.many": "{} flows",
        "count.implied.one": "{} link by hosting or sub-processing",
        "count.implied.many": "{} links by hosting or sub-processing",
        "count.transfers.one": "{} transfer to a third country",
        "count.transfers.many": "{} transfers to third countries",
        "count.findings.one": "{} open finding",
        "count.findings.many": "{} open findings",
        # The flow table
        "flows.title": "Flows",
        "flows.number": "No.",
        "flows.source": "From",
        "flows.target": "To",
        "flows.kind": "Kind",
        "flows.data": "Data",
        "flows.codes": "Categories",
        "flows.subjects": "Data subjects",
        "flows.activities": "Activities",
        "flows.transport": "Transport",
        "flows.marks": "Transfers and gaps",
        "flows.change": "Change",
        "flows.link": "Id",
        "flows.location": "Written in",
        "kind.link.collection": "collection",
        "kind.link.flow": "flow",
        "kind.link.hosting": "hosting",
        "kind.link.subprocessing": "sub-processing",
        "matrix.recipient": "Recipient",
        "matrix.place": "Country",
        # Changes between two revisions, each with its sign
        "change.added": "+ added",
        "change.removed": "− removed",
        "change.changed": "~ changed",
        "layout.numbers": "Simplified layout: lines carry their numbers only.",
        "layout.two-level": "Simplified layout: drawn block by block, lines carry their numbers only.",
        "layout.columns": "Simplified layout: drawn in columns, without Graphviz.",
        "table.more.one": "and {} more row, in the formats with tables",
        "table.more.many": "and {} more rows, in the formats with tables",
        # Legend
        "legend.title": "Legend",
        "legend.shape": "Elements",
        "legend.frame": "Frames",
        "legend.line": "Lines",
        "legend.mark": "Signs",
        "legend.category": "Categories of data",
        "legend.shape.external-entity": "group of data subjects",
        "legend.shape.party": "another organization [role]",
        "legend.shape.process": "system that works on data",
        "legend.shape.datastore": "data store",
        "legend.shape.endpoint": "device",
        "legend.shape.paper": "paper file",
        "legend.shape.group": "several drawn as one",
        "legend.frame.people": "people the data are about",
        "legend.frame.territory": "established in the law's territory",
        "legend.frame.third-country": "third country, with the ground",
        "legend.frame.unplaced": "country not recorded or not known",
        "legend.frame.organization": "organization [its roles]",
        "legend.line.normal": "data flow, with its number",
        "legend.line.restricted": "transfer to a third country",
        "legend.line.ungrounded": "transfer without a ground",
        "legend.line.dashed": "not encrypted on its way",
        "legend.line.dotted": "hosting or sub-processing",
        "legend.mark.▲": "outside the territory of the law",
        "legend.mark.●": "data of Art. 9 or Art. 10",
        "legend.mark.✖": "missing in the manifest",
        "legend.mark.◌": "not encrypted, or not for certain",
        "legend.mark.⚑": "needs an impact assessment",
        "legend.change": "Changes",
        "legend.change.same": "unchanged",
        "legend.change.added": "added",
        "legend.change.removed": "removed",
        "legend.change.changed": "changed",
        "legend.emphasis": "In this view",
        "legend.emphasis.normal": "shown",
        "legend.emphasis.focus": "what the map is of",
        "legend.emphasis.faint": "for orientation only",
        # Signs in words, for formats whose legend is text
        "sign.external-entity": "double box",
        "sign.party": "box with a heavy line",
        "sign.process": "rounded box",
        "sign.datastore": "cylinder",
        "sign.endpoint": "slanted box",
        "sign.paper": "sheet",
        "sign.group": "box with more behind it",
        "sign.people": "thin frame in yellow",
        "sign.territory": "heavy frame",
        "sign.third-country": "heavy dashed frame",
        "sign.unplaced": "dotted frame",
        "sign.organization": "thin frame",
        "sign.normal": "thin line",
        "sign.restricted": "heavy line",
        "sign.ungrounded": "heaviest line",
        "sign.dashed": "dashed line",
        "sign.dotted": "dotted line",
        "sign.same": "no sign",
        "sign.added": "+",
        "sign.removed": "−",
        "sign.changed": "~",
        "sign.focus": "heavy outline",
        "sign.faint": "gray",
        "legend.category.special": "with data of Art. 9 or Art. 10",
    }
)


def say(key: str, *values: object) -> str:
    """Return the words of a key with values filled in.

    Raises:
        KeyError: the table has no such key.
    """
    return ENGLISH[key].format(*values)


def has_words(key: str) -> bool:
    """Return whether the table has words for a key."""
    return key in ENGLISH


def count(key: str, number: int) -> str:
    """Return a count with its words, such as `1 flow` or `2 flows`."""
    return say(f"{key}.{'one' if number == 1 else 'many'}", number)
