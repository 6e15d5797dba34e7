"""What to write where a transfer lacks something, as YAML to be pasted."""

from __future__ import annotations

from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.graph import activities_by_system
from pdmap.model import PROCESSING, Flow
from pdmap.questions.clause_modules import fitting_modules, served_activities
from pdmap.rules.rule import Context
from pdmap.rules.transfers.gaps import Gap
from pdmap.rules.transfers.laws import clauses


@dataclass(frozen=True, slots=True)
class Edit:
    """A line to paste into an object of the inventory."""

    section: str
    id: str
    text: str
    reason: str = ""
    """When it is the right thing to write."""


def remedy(context: Context, gap: Gap, lead: str, otherwise: Edit | None = None) -> str:
    """Return what to write: clauses for the transfer, the recipient's condition, or something else that helps.

    Args:
        context: What the rule looks at.
        gap: The steps that lack something.
        lead: The first line, without the colon.
        otherwise: An edit that would do as well.
    """
    edits = [edit for edit in (_mechanism(context, gap), _condition(context, gap), otherwise) if edit]
    return f"{lead}:\n{_pasted(edits)}" if edits else lead


def mechanism_remedy(context: Context, gap: Gap, lead: str, mechanisms: str = "") -> str:
    """Return how to record mechanisms for the transfer, behind a first line that is given without its colon.

    Args:
        context: What the rule looks at.
        gap: The steps that lack something.
        lead: The first line.
        mechanisms: What to write in the list; the clauses that count under the laws of the organization where empty.
    """
    edit = _mechanism(context, gap, mechanisms)
    return f"{lead}:\n{_pasted([edit])}" if edit else lead


def condition_remedy(context: Context, gap: Gap, lead: str) -> str:
    """Return how to record what brings the importer under a partial decision, behind a first line without its colon."""
    edit = _condition(context, gap)
    return f"{lead}:\n{_pasted([replace(edit, reason=edit.reason.removeprefix('or, '))])}" if edit else lead


# Private functions


def _pasted(edits: list[Edit]) -> str:
    """Return the edits as one manifest, each object written once."""
    sections: dict[str, dict[str, list[str]]] = {}
    for edit in edits:
        lines = sections.setdefault(edit.section, {}).setdefault(edit.id, [])
        lines += [f"    # {edit.reason}"] if edit.reason else []
        lines.append(f"    {edit.text}")
    written: list[str] = []
    for section, objects in sections.items():
        written.append(f"{section}:")
        for identifier, lines in objects.items():
            written += [f"  {identifier}:", *lines]
    return "\n".join(written)


def _mechanism(context: Context, gap: Gap, mechanisms: str = "") -> Edit | None:
    """Return a transfer with mechanisms, else with clauses: at the only flow, at the party, or at an activity."""
    recorded = frozenset(use.mechanism.id for use in gap.leg.mechanisms)
    wanted, also = clauses(context.inventory, _module(context, gap), recorded)
    listed, hint = (mechanisms, "") if mechanisms else (wanted, also)
    transfer = f"{{country: {gap.country.code}, mechanisms: [{listed}], assessment: {{ref: ..., date: ...}}}}"
    leg = gap.leg
    if isinstance(leg.item, Flow) and len(gap.items) == 1:
        return Edit("flows", leg.item.id, f"transfer: {transfer}", hint)
    if leg.recipients:
        return Edit("parties", leg.recipients[0], f"transfers: [{transfer}]", hint)
    users = sorted(activities_by_system(context.inventory).get(leg.holder, ()))
    return Edit("activities", users[0], f"transfers: [{transfer}]", hint) if users else None


def _condition(context: Context, gap: Gap) -> Edit | None:
    """Return what brings the importer under a partial adequacy decision, where there is one."""
    adequacy = gap.leg.adequacy
    if adequacy is None or gap.importer not in context.inventory.parties:
        return None
    reason = f"or, where the decision on {gap.country.name} covers it"
    if adequacy.requires == "dpf":
        return Edit("parties", gap.importer, "dpf: {status: active, scope: [...], checked: ...}", reason)
    return Edit("parties", gap.importer, f"adequacy_condition: ...  # {adequacy.condition}", reason)


def _module(context: Context, gap: Gap) -> str:
    """Return the module of the clauses that fits the roles, or a list where the exporter has several."""
    fitting = sorted({modules[0] for modules in fitting_modules(context.inventory, context.graph, gap.leg)})
    if fitting:
        return str(fitting[0] if len(fitting) == 1 else fitting)
    importer = context.inventory.parties.get(gap.importer)
    if importer and importer.roles and PROCESSING.isdisjoint(importer.roles):
        return "1"
    activities = served_activities(context.inventory, context.graph, gap.leg)
    return "3" if activities and not any(activity.is_controller for activity in activities) else "2"
