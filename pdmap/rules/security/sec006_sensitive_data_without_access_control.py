"""A system holds sensitive data, and nothing tells who can read them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Field, System, Unknown
from pdmap.questions.denials import denial_of
from pdmap.questions.measures import Claims
from pdmap.questions.real_fields import types_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.security.sensitivity import sensitive_fields
from pdmap.rules.wording import listing, named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system with sensitive data that everybody, or nobody knows who, can read."""
    claims = Claims(context.inventory)
    for system in context.inventory.systems.values():
        fields = sensitive_fields(context.inventory.reference, system) if _is_open(system, claims) else ()
        if fields:
            yield _observation(context, system, fields, claims)


RULE = Rule(
    check=Check(
        "SEC006",
        "sensitive data that anybody might read",
        Severity.WARNING,
        ("Art. 32(1) GDPR", "Art. 25(2) GDPR"),
    ),
    checks="A system with data of a sensitivity of 4 or 5, or of Article 9 or 10, lists in `access` the roles that "
    "can read them, or says `none`; a word such as `everyone` is no answer. A measure that holds for it and asserts "
    "`access-control` counts where it is silent.",
    why="By default personal data must not be open to an indefinite number of people (Article 25(2)). Hospitals have "
    "been fined because staff could read the files of patients whom they did not treat.",
    fix="List the roles that can read the data, and take the access from those who do not need it.",
    ask="Does each of these roles need the data for its tasks, and is reading them logged?",
    bad="""\
systems:
  clinic:  # <- finding
    fields: [health.record]
""",
    good="""\
systems:
  clinic:
    access: [doctors of the ward]
    fields: [health.record]
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _is_open(system: System, claims: Claims) -> bool:
    """Return whether nothing tells who can read a system, or everybody can."""
    if system.access is None:
        return not claims.settles(system, "access-control")
    return isinstance(system.access, Unknown) or denial_of(system, "access-control") is not None


def _observation(context: Context, system: System, fields: tuple[Field, ...], claims: Claims) -> Observation:
    return Observation(
        address=system.address,
        node=system.at("access"),
        message=_message(context, system, listing(types_of(fields))),
        remedy=f"list the roles that can read the data:\nsystems:\n  {system.id}:\n    access: [...]",
        label="read by whom?",
        depends_on=() if system.access else claims.sources_for(system),
    )


def _message(context: Context, system: System, types: str) -> str:
    if isinstance(system.access, Unknown):
        return f"who can read {types} in {named(system)} is {not_known(system.access, context.as_of)}"
    denial = denial_of(system, "access-control")
    if denial:
        return f"{types} in {named(system)} {denial.fact}"
    return f"nothing tells who can read {types} in {named(system)}"
