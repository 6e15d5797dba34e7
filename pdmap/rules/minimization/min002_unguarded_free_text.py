"""People can write or upload anything, and nothing tells what becomes of what is too personal."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Answer, Field, Nothing, System, Unknown
from pdmap.questions.real_fields import real_fields, types_of
from pdmap.reference import Reference, Special
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known

OPEN_TYPES = frozenset(
    {"free_text", "support_ticket", "file_upload", "ai_prompt", "chat_message", "session_replay", "email_content"}
)
"""What people enter without a form that limits it."""
SPECIAL = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each answer that fields of free content lack, whether their own or their system's."""
    for system in context.inventory.systems.values():
        places: dict[str, list[Field]] = {}
        for field in real_fields(system):
            if _is_open(context.inventory.reference, field) and not isinstance(_answer(system, field), str):
                own = field.incidental_data is not None
                places.setdefault(field.address if own else system.address, []).append(field)
        yield from (_observation(context, system, fields) for fields in places.values())


RULE = Rule(
    check=Check(
        "MIN002",
        "free text without a rule for what people should not enter",
        Severity.WARNING,
        ("Art. 5(1)(c) GDPR", "Art. 9(1) GDPR", "Art. 25(1) GDPR"),
    ),
    checks="Fields of the types `free_text`, `support_ticket`, `file_upload`, `ai_prompt`, `chat_message`, "
    "`email_content` and `session_replay`, or of a kind of them, have `incidental_data`, of their own or from their "
    "system. Types that are marked as special data are left out: these are expected, and need a condition.",
    why="People write what nobody asked for: an illness in a ticket, a union in a comment, a passport in an upload. "
    "Such data are processed from then on, and their processing is forbidden without a condition (Article 9(1)).",
    fix="Tell people what not to enter, decide what staff do with what they find, and write that.",
    ask="Does anybody search these texts, or train a model with them?",
    bad="""\
systems:
  helpdesk:
    fields:
      - email.address
      - support_ticket  # <- finding
""",
    good="""\
systems:
  helpdesk:
    incidental_data: staff black out health data on sight
    fields:
      - email.address
      - support_ticket
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _is_open(reference: Reference, field: Field) -> bool:
    known = reference.data_types.get(field.type.id)
    return known is not None and known.special not in SPECIAL and reference.covers(OPEN_TYPES, known.key)


def _answer(system: System, field: Field) -> Answer[str]:
    return system.incidental_data if field.incidental_data is None else field.incidental_data


def _observation(context: Context, system: System, fields: list[Field]) -> Observation:
    """Return what is seen of fields that share an answer, or the lack of one."""
    answer = _answer(system, fields[0])
    is_own = fields[0].incidental_data is not None or (answer is None and len(fields) == 1)
    item: System | Field = fields[0] if is_own else system
    types = types_of(fields)
    return Observation(
        address=item.address,
        node=item.at("type") if is_own and answer is None else item.at("incidental_data"),
        message=_message(context, f"{listing(types)} in {named(system)}", answer, is_one=len(types) == 1),
        remedy=_remedy(system),
        label="anything may stand here",
    )


def _message(context: Context, what: str, answer: Answer[str], *, is_one: bool) -> str:
    match answer:
        case Unknown() as unknown:
            return f"how special data in {what} are handled is {not_known(unknown, context.as_of)}"
        case Nothing():
            return f"nothing is done about special data that people enter in {what}"
        case _:
            return (
                f"{what} {'takes' if is_one else 'take'} any content, and no `incidental_data` says how it is handled"
            )


def _remedy(system: System) -> str:
    return (
        f"write what is done with special data that people enter:\nsystems:\n  {system.id}:\n    incidental_data: ..."
    )
