"""A public authority relies on legitimate interests for one of its tasks."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Mention, Organization, Purpose
from pdmap.rules.lawfulness.purposes import LEGITIMATE_INTERESTS, basis_of, current_purposes, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each task of a public authority on this basis."""
    organization = context.inventory.organization
    if organization is None or not organization.public_authority:
        return
    for activity, purpose in current_purposes(context.inventory):
        basis = basis_of(purpose, LEGITIMATE_INTERESTS)
        if basis and purpose.public_task is not False:
            yield _observation(organization, activity, purpose, basis)


RULE = Rule(
    check=Check(
        "LAW005",
        "legitimate interests for a task of a public authority",
        Severity.ERROR,
        ("Art. 6(1) GDPR", "Art. 6(1)(f) GDPR", "Art. 6(1)(e) GDPR", "Recital 47 GDPR"),
    ),
    checks="Where the organization is a public authority (`public_authority: true`), a purpose that is one of its "
    "tasks (`public_task: true`) does not name the basis `legitimate_interests`. It is a warning where a purpose on "
    "this basis is recorded neither as a task nor, by `public_task: false`, as none. Ended activities are not judged.",
    why="The second subparagraph of Article 6(1) shuts authorities out of legitimate interests in the performance of "
    "their tasks: it is for the legislator to lay down what they may do (Recital 47).",
    fix="Rely on `public_task` and cite the law that gives the task. Where the purpose is no task of the authority, "
    "such as the guarding of its building as any owner would, write `public_task: false`.",
    ask="Is the purpose needed for the task, and where does the law say so?",
    bad="""\
organization: {name: Town of Example, public_authority: true}
activities:
  permits:
    role: controller
    purposes:
      - text: Decide on building permits
        public_task: true
        basis: legitimate_interests  # <- finding
""",
    good="""\
organization: {name: Town of Example, public_authority: true}
activities:
  permits:
    role: controller
    purposes:
      - text: Decide on building permits
        public_task: true
        basis: public_task
        law: Planning and Building Act 9
""",
    find=find,
)


# Private functions


def _observation(organization: Organization, activity: Activity, purpose: Purpose, basis: Mention) -> Observation:
    where = described(activity, purpose)
    is_task = purpose.public_task is True
    task = (purpose.at("public_task").location("one of its tasks"),) if is_task else ()
    return Observation(
        address=purpose.address,
        node=basis.node,
        message=f"{where} is a task of a public authority and names `{basis.id}`"
        if is_task
        else f"{where} names `{basis.id}`, and is not recorded as a task of the public authority or as none",
        remedy="rely on the task and cite its law, or write `public_task: false` if it is none:\n"
        f"- text: {yaml_text(purpose.text)}\n  public_task: true\n  basis: public_task\n  law: ...",
        label="" if is_task else "one of its tasks?",
        related=(organization.at("public_authority").location("a public authority"), *task),
        severity=None if is_task else Severity.WARNING,
    )
