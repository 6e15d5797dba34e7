"""A processor's activity has a purpose with a lawful basis, as only a controller's has."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Purpose, Unknown, ids, listed
from pdmap.rules.lawfulness.purposes import described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, not_known, yaml_list, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose of a processor that carries a basis."""
    for activity in context.inventory.activities.values():
        is_asked = not activity.is_controller and activity.status != "ended"
        for purpose in listed(activity.purposes) if is_asked else ():
            if listed(purpose.basis) or isinstance(purpose.basis, Unknown):
                yield _observation(context, activity, purpose)


RULE = Rule(
    check=Check(
        "LAW019",
        "processor with a purpose of its own",
        Severity.ERROR,
        ("Art. 28(3)(a) GDPR", "Art. 28(10) GDPR", "Art. 4(7) GDPR", "Art. 4(8) GDPR"),
    ),
    checks="No purpose of an activity with the role `processor` names a lawful basis. It is a warning where the basis "
    "is not known yet. Ended activities are not judged.",
    why="A processor acts on documented instructions and for the purposes of its controller, on whose basis it relies "
    "(Article 28(3)(a)). Whoever decides on purposes and means is a controller for them, whatever the contract says "
    "(Article 28(10)), with all duties of one.",
    fix="Delete `basis` where the purpose is the controller's. Write what is done for purposes of your own, such as "
    "billing or product statistics, as an activity in which you are the controller.",
    ask="Who decides on the purpose, and do the controllers know of it and allow it?",
    bad="""\
activities:
  hosting:
    role: processor
    purposes:
      - {text: Learn from customers' data how to improve the service, basis: legitimate_interests}  # <- finding
""",
    good="""\
activities:
  hosting:
    role: processor
    purposes: [Store what the customer decides]
  improvement:
    role: controller
    purposes:
      - {text: Learn from customers' data how to improve the service, basis: legitimate_interests}
""",
    find=find,
)


# Private functions


def _observation(context: Context, activity: Activity, purpose: Purpose) -> Observation:
    bases = list(dict.fromkeys(ids(purpose.basis)))
    unknown = purpose.basis if isinstance(purpose.basis, Unknown) else None
    state = f"whose basis is {not_known(unknown, context.as_of)}" if unknown else f"with {listing(bases)}"
    basis = "..." if unknown else bases[0] if len(bases) == 1 else yaml_list(bases)
    return Observation(
        address=purpose.address,
        node=purpose.at("basis"),
        message=f"the processor's activity has a purpose {state}: {described(activity, purpose)}",
        remedy="delete `basis` if the purpose is the controller's, or be the controller of it:\n"
        f"activities:\n  ...:\n    role: controller\n    purposes:\n"
        f"      - text: {yaml_text(purpose.text)}\n        basis: {basis}",
        label="a controller's",
        related=(activity.at("role").location("acts for others"),),
        severity=Severity.WARNING if unknown else None,
    )
