"""How a transfer is called."""

from __future__ import annotations

from pdmap.documents.kind import Context
from pdmap.documents.names import party_name, system_name
from pdmap.graph import Element, ElementKind
from pdmap.questions.exports import Export


def export_title(context: Context, export: Export) -> str:
    """Return what brings data to the importer: a flow, the hosting of a system, an engagement."""
    words, importer = context.words, export.importer.title
    flow = export.link.flow if export.link else None
    if export.link and flow:
        source = _name(context, export.link.source)
        return words.transfer_of_flow.format(flow=flow.title, exporter=source, importer=importer)
    if export.system:
        return words.transfer_of_hosting.format(importer=importer, system=export.system.title)
    if export.declared_by:
        return words.transfer_declared.format(activity=export.declared_by.title, importer=importer)
    return words.transfer_of_engagement.format(exporter=exporter_name(context, export), importer=importer)


def exporter_name(context: Context, export: Export) -> str:
    """Return the name of the exporter."""
    organization = context.inventory.organization
    if export.exporter:
        return export.exporter.title
    return (organization.name or "") if organization else ""


# Private functions


def _name(context: Context, element: Element) -> str:
    if element.kind is ElementKind.SYSTEM:
        return system_name(context, element.id)
    return party_name(context, element.id)
