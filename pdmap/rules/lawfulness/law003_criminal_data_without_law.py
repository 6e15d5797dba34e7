"""An activity uses data on criminal offenses, and neither a law nor official authority is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Unknown
from pdmap.reference import Special
from pdmap.rules.lawfulness.protected_data import Uncited, uncited
from pdmap.rules.lawfulness.purposes import bases_on_law, described
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known, yaml_text


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each purpose without a law in activities that use such data without authority."""
    for gap in uncited(context.inventory, Special.ARTICLE_10):
        is_asked = gap.purpose and bases_on_law(context.inventory.reference, gap.purpose)
        if not (gap.activity.official_authority or is_asked):
            yield _observation(context, gap)


RULE = Rule(
    check=Check(
        "LAW003",
        "criminal data without law or official authority",
        Severity.ERROR,
        ("Art. 10 GDPR",),
    ),
    checks="Where an activity of a controller, or a flow that serves it, names data on criminal convictions or "
    "offenses, every purpose cites a `law`, every field of its systems that holds them does, or the activity is "
    "carried out under official authority (`official_authority: true`). It is a warning where only some purposes cite "
    "one, and where the purposes are not known yet. Where the basis of a purpose needs the law anyway, LAW006 asks for "
    "it. A law that is just `none` is no citation. Ended activities are not judged.",
    why="Article 10 admits such data only under the control of official authority or where Union or national law "
    "allows it with safeguards. No basis of Article 6(1), consent included, replaces that law: background checks and "
    "lists of fraudsters of private companies fail here.",
    fix="Cite the provision that allows the use, at the purpose or at the field, or stop using the data.",
    ask="Does the law cover this controller and this purpose, and does it lay down safeguards? A complete register of "
    "convictions may be kept only under the control of official authority.",
    bad="""\
activities:
  guard-checks:
    role: controller
    purposes:
      - {text: Check the record of future guards, basis: legitimate_interests}  # <- finding: uses `criminal_record`
    subjects: [applicant]
    data: [criminal_record]
""",
    good="""\
activities:
  guard-checks:
    role: controller
    purposes:
      - {text: Check the record of future guards, basis: legal_obligation, law: Security Services Act 7}
    subjects: [applicant]
    data: [criminal_record]
""",
    find=find,
)


# Private functions


def _observation(context: Context, gap: Uncited) -> Observation:
    activity, purpose = gap.activity, gap.purpose
    unknown = activity.purposes if isinstance(activity.purposes, Unknown) else None
    return Observation(
        address=purpose.address if purpose else activity.address,
        node=purpose.at("text") if purpose else activity.at("purposes"),
        message=_message(context, gap, unknown),
        remedy="cite the law that allows it, or stop using the data:\n"
        f"- text: {yaml_text(purpose.text) if purpose else '...'}\n  law: ...",
        label="no `law`" if purpose else "",
        related=gap.places("data of Article 10"),
        severity=Severity.WARNING if unknown or gap.is_split else None,
        depends_on=gap.depends_on,
    )


def _message(context: Context, gap: Uncited, unknown: Unknown | None) -> str:
    used = listing([mention.id for mention in gap.data])
    if gap.purpose:
        ending = "; another purpose of it has one" if gap.is_split else ""
        return f"no law for Article 10 for {described(gap.activity, gap.purpose)}, which uses {used}{ending}"
    state = f"its purposes are {not_known(unknown, context.as_of)}" if unknown else "it has no purposes"
    return f"no law for Article 10 in {named(gap.activity)}, which uses {used}: {state}"
