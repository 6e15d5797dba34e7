"""Parts of a policy contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.rules.policies.contradictions import contradictions
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each contradiction in a policy."""
    for policy in context.inventory.policies.values():
        for found in contradictions(context.inventory, policy):
            yield Observation(
                address=policy.address,
                node=found.node,
                message=f"the policy `{policy.id}` contradicts itself: {found.fact}",
                remedy=found.remedy,
                detail=found.detail,
            )


RULE = Rule(
    check=Check("POL002", "policy that contradicts itself", Severity.ERROR, ("Art. 24(2) GDPR",)),
    checks="The keys of a policy go together: conditions and requirements are about what `on` says, `hops` is for "
    "flows, `presence` stands beside countries, and places in `countries` and `outside` exist at once.",
    why="A condition on something that is never there would silently match nothing, or everything. "
    "Such a policy is not run at all, because what it says is not what its author meant.",
    fix="Take the part out that does not fit, or split the policy in two: one on fields, one on flows.",
    ask="Nothing, unless the two parts were meant for different duties: then each needs a policy of its own.",
    bad="""\
systems:
  shop:
    fields: [email.address]
policies:
  protected-on-the-way:
    on: fields
    require: {transport: tls}  # <- finding
""",
    good="""\
systems:
  shop:
    fields: [{type: email.address, protection: encrypted}]
policies:
  protected-at-rest:
    on: fields
    require: {protection: encrypted}
""",
    find=find,
    profile=Profile.MINIMAL,
)
