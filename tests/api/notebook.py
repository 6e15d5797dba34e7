"""What a user may write: type checkers accept it under their strictest rules, and nothing in it is `Any`."""

import datetime as dt
from collections.abc import Mapping
from typing import assert_type

import pdmap

AS_OF = dt.date(2026, 1, 1)


def run(path: str) -> list[str]:
    """Use every function, and return what was seen."""
    inventory = pdmap.load(path)
    assert_type(inventory, pdmap.Inventory)
    assert_type(inventory.systems, Mapping[str, pdmap.System])
    return [
        *holdings(inventory),
        *findings(inventory),
        *ways(inventory),
        *selected(inventory),
        *changes(inventory),
        *papers(inventory),
    ]


def holdings(inventory: pdmap.Inventory) -> list[str]:
    """Tell what each system holds, and what is none, unknown or not recorded."""
    seen: list[str] = []
    for system in inventory.systems.values():
        match system.fields:
            case pdmap.Nothing():
                seen.append(f"{system.id} holds no personal data")
            case pdmap.Unknown() as unknown:
                seen.append(f"{system.id}: not known yet, {unknown.reason}")
            case None:
                seen.append(f"{system.id} says nothing of its data")
            case fields:
                assert_type(fields, tuple[pdmap.Field, ...])
                seen += [f"{field.type.id} at {field.written_at.path}:{field.written_at.line}" for field in fields]
        assert_type(pdmap.listed(system.fields), tuple[pdmap.Field, ...])
        assert_type(system.written_at.line, int | None)
    return seen


def findings(inventory: pdmap.Inventory) -> list[str]:
    """Tell what is found, and where."""
    report = pdmap.validate(inventory, as_of=AS_OF, profile="strict", severity={"REC009": "error"})
    assert_type(report.findings, tuple[pdmap.Finding, ...])
    assert_type(report.findings[0].severity, pdmap.Severity)
    assert_type(report.rows(), list[dict[str, str | int | None]])
    assert_type(report.render("sarif"), str)
    assert_type(report.to_dict(), dict[str, object])
    return [f"{finding.code} {finding.severity.value} {finding.location}" for finding in report.findings]


def ways(inventory: pdmap.Inventory) -> list[str]:
    """Tell where a kind of data goes, and what the graph is."""
    trace = pdmap.trace(inventory, "email.address", as_of=AS_OF)
    assert_type(trace.hops, tuple[pdmap.TraceHop, ...])
    assert_type(trace.elements[0].countries.standing, pdmap.Standing)
    links = inventory.graph.links
    assert_type(links, tuple[pdmap.Link, ...])
    assert_type(inventory.graph.find("console"), pdmap.Element | None)
    assert_type(inventory.graph.to_networkx().number_of_nodes(), int)
    return [hop.source.key for hop in trace.hops] + [link.kind.value for link in links]


def selected(inventory: pdmap.Inventory) -> list[str]:
    """Tell what a selector selects."""
    selection = pdmap.query(inventory, "country:*", kind="system", as_of=AS_OF)
    assert_type(selection.objects[0].kind, pdmap.ObjectKind)
    return list(selection.ids)


def changes(inventory: pdmap.Inventory) -> list[str]:
    """Tell what differs, and what could not be done."""
    comparison = pdmap.diff(inventory, inventory, as_of=AS_OF)
    assert_type(comparison.changes, tuple[pdmap.ObjectChange, ...])
    assert_type(comparison.gates, tuple[pdmap.Gate, ...])
    try:
        pdmap.trace(inventory, "emial.address")
    except pdmap.UnknownNameError as error:
        return [comparison.headline, str(error)]
    return []


def papers(inventory: pdmap.Inventory) -> list[str]:
    """Tell the titles of documents."""
    records = pdmap.records(inventory, as_of=AS_OF, language="fr")
    assert_type(records, dict[str, pdmap.Document])
    assert_type(pdmap.draw(inventory, format="mermaid", as_of=AS_OF), bytes)
    breach = pdmap.breach(inventory, "console", as_of=AS_OF)
    subject = pdmap.subject(inventory, "customer", as_of=AS_OF)
    return [document.title for document in (*records.values(), breach, subject)]
