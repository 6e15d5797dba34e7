"""A policy of the organization is about nothing in the inventory."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.rules.policies.judgments import applies, cases_of
from pdmap.rules.policies.own import is_evaluated
from pdmap.rules.policies.survey import survey
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each policy that is about no field, activity or flow."""
    inventory = context.inventory
    surveyed = survey(context)
    for policy in inventory.policies.values():
        if not is_evaluated(inventory, policy):
            continue
        if all(applies(inventory, policy, case).is_no for case in cases_of(surveyed, policy)):
            yield Observation(
                address=policy.address,
                node=policy.at("match"),
                message=f"the policy `{policy.id}` is about none of the {' and '.join(policy.scopes)} of the inventory",
                remedy="look for a slip in `on`, `match` and `except`, or remove the policy",
                depends_on=_unread(context),
            )


RULE = Rule(
    check=Check("POL001", "policy that is about nothing", Severity.WARNING, ("Art. 24(2) GDPR",)),
    checks="Every policy of the organization is about some field, activity or flow of the inventory: its `match` fits "
    "one or more, and its `except` does not take all of them out.",
    why="A policy that is about nothing never fails, and looks like one that is kept. It was written for something: "
    "that is missing in the inventory, or is called by another name.",
    fix="Look whether the data, people and systems that the policy means are in the inventory under these names, and "
    "whether `on` says where to look for them. Remove the policy if there is nothing left that it could be about.",
    ask="Nothing, unless what the policy was written for is missing in the inventory: then the record has a gap.",
    bad="""\
systems:
  shop:
    fields: [email.address]
policies:
  no-health-data:
    on: fields
    match: {data: [health]}  # <- finding
    deny: {systems: [shop]}
""",
    good="""\
systems:
  shop:
    fields: [email.address]
policies:
  no-health-data:
    on: fields
    deny: {data: [health]}
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _unread(context: Context) -> tuple[str, ...]:
    """Return the addresses that the policy may be about: one of them may be there and not readable."""
    inventory = context.inventory
    written = (*inventory.systems.values(), *inventory.activities.values(), *inventory.flows.values())
    left_out = (f"{section}/{name}" for section, names in sorted(inventory.left_out.items()) for name in sorted(names))
    return (*(item.address for item in written), *left_out)
