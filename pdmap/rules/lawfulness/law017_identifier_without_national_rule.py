"""An activity uses a national identification number, and no national rule on its use is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Unknown, listed
from pdmap.reference import Special
from pdmap.rules.lawfulness.protected_data import Uncited, uncited
from pdmap.rules.lawfulness.purposes import bases_on_law
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity that uses such a number and cites no law at all."""
    reference = context.inventory.reference
    seen: set[str] = set()
    for gap in uncited(context.inventory, Special.ARTICLE_87):
        is_asked = any(bases_on_law(reference, purpose) for purpose in listed(gap.activity.purposes))
        if not (gap.is_split or is_asked or gap.activity.id in seen):
            yield _observation(context, gap)
        seen.add(gap.activity.id)


RULE = Rule(
    check=Check(
        "LAW017",
        "national identification number without a national rule",
        Severity.WARNING,
        ("Art. 87 GDPR",),
    ),
    checks="Where an activity of a controller, or a flow that serves it, names a national identification number or a "
    "tax number, a purpose of it cites a `law`, or every field of its systems that holds the number does. Where a "
    "basis needs a law anyway, LAW006 asks for it. A law that is just `none` is no citation. Ended activities are not "
    "judged.",
    why="Article 87 lets each Member State set conditions for its numbers, and many allow them only to those who the "
    "law names, or only where a secure identification matters. The number opens files at many places at once, so its "
    "theft harms more than that of a name.",
    fix="Cite the national provision that allows the number, at the purpose or at the field, or use an identifier of "
    "your own.",
    ask="Does the country whose number it is restrict its use, and would a number of your own do?",
    bad="""\
activities:
  tenancies:
    role: controller
    purposes:
      - {text: Keep tenants of the same name apart, basis: contract}  # <- finding: uses `national_id`
    subjects: [tenant]
    data: [name, national_id]
""",
    good="""\
activities:
  tenancies:
    role: controller
    purposes:
      - {text: Keep tenants of the same name apart, basis: contract, law: "Data Protection Act (2018:218) 3:10"}
    subjects: [tenant]
    data: [name, national_id]
""",
    find=find,
)


# Private functions


def _observation(context: Context, gap: Uncited) -> Observation:
    activity, purpose = gap.activity, gap.purpose
    used = listing([mention.id for mention in gap.data])
    unknown = activity.purposes if isinstance(activity.purposes, Unknown) else None
    ending = f": its purposes are {not_known(unknown, context.as_of)}" if unknown else ""
    return Observation(
        address=activity.address,
        node=purpose.at("text") if purpose else activity.at("purposes"),
        message=f"no national rule is cited in {named(activity)}, which uses {used}{ending}",
        remedy="cite the national provision that allows the number, or leave it out:\n"
        f"- text: {yaml_text(purpose.text) if purpose else '...'}\n  law: ...",
        label="no `law`" if purpose else "",
        related=gap.places("national identification number"),
        depends_on=gap.depends_on,
    )
