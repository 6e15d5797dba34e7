"""A system holds personal data, and nothing tells how a person's data are found, handed out and erased there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.graph import data_held
from pdmap.model import Activity, Rights, System, Unknown
from pdmap.questions.serving import possible_users, users_by_system
from pdmap.rules.rights.erasure import erases, reached_by_erasure, unerased_systems
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known

KEYS = ("lookup", "access", "erase")
"""What a procedure for requests needs of every system."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each system with personal data that a request could not be answered from."""
    users = users_by_system(context.inventory)
    unerased = unerased_systems(context, reached_by_erasure(context))
    possible = possible_users(context.inventory)
    for system in context.inventory.systems.values():
        if _is_asked(system, users):
            answers = _answers(system, is_erasure_told=system.id in unerased)
            missing = [key for key, answer in answers.items() if not isinstance(answer, str | Unknown)]
            unknown = next((answer for answer in answers.values() if isinstance(answer, Unknown)), None)
            depends_on = () if users.get(system.id) else possible
            if missing:
                yield _observation(system, _shortcoming(system, answers, missing), missing, depends_on)
            elif unknown:
                message = f"how requests of people are met in {named(system)} is {not_known(unknown, context.as_of)}"
                yield _observation(system, message, list(answers), depends_on)


RULE = Rule(
    check=Check(
        "DSR001",
        "system that requests of people do not reach",
        Severity.WARNING,
        ("Art. 12(2) GDPR", "Art. 15(1) GDPR", "Art. 17(1) GDPR", "Art. 25(1) GDPR"),
    ),
    checks="Every system that holds personal data says in `rights` by what a person is found there (`lookup`), how "
    "the data are handed out (`access`) and how they are erased (`erase`, or `deletion`); where neither of the last "
    "two is recorded at all, RET006 asks. Systems with invented data only, and those that only activities of a "
    "processor use, are not asked. Where an erasing system sends data to one that does not erase, DSR002 says so.",
    why="The controller makes it easy for people to use their rights (Article 12(2)) and answers within a month "
    "(Article 12(3)). A system that nobody knows how to search is left out of the answer, and what it holds is "
    "neither shown nor erased (Articles 15(1), 17(1)).",
    fix="Find out by which identifier a person is found, and who or what exports and erases the data. Write it in "
    "`rights`.",
    ask="Is a person who gives another identifier, such as an old address, found there too?",
    bad="""\
systems:
  shop:
    fields: [email.address]
    rights: {lookup: email.address, erase: account page}  # <- finding: `access`
""",
    good="""\
systems:
  shop:
    fields: [email.address]
    rights: {lookup: email.address, access: export on the account page, erase: account page}
""",
    find=find,
)


# Private functions


def _is_asked(system: System, users: Mapping[str, list[Activity]]) -> bool:
    using = users.get(system.id, ())
    is_for_others = bool(using) and not any(user.is_controller for user in using)
    return bool(data_held(system)) and not system.synthetic and not is_for_others


def _answers(system: System, *, is_erasure_told: bool) -> dict[str, object]:
    """Return what is recorded by key; without the erasure where another rule or another key tells of it."""
    rights = system.rights
    answers = {key: getattr(rights, key) if isinstance(rights, Rights) else rights for key in KEYS}
    is_silent = answers["erase"] is None and system.deletion is None
    if is_erasure_told or erases(system) or is_silent:
        del answers["erase"]
    return answers


def _shortcoming(system: System, answers: Mapping[str, object], missing: list[str]) -> str:
    """Return what is not recorded, and what is recorded as `none`, which is not the same."""
    silent = [key for key in missing if answers[key] is None]
    denied = [key for key in missing if key not in silent]
    is_one = len(silent or denied) == 1
    if not silent:
        return f"among the rights of people in {named(system)}, {listing(denied)} {'is' if is_one else 'are'} `none`"
    ending = f", and {listing(denied)} {'is' if len(denied) == 1 else 'are'} `none`" if denied else ""
    verb = "is" if is_one else "are"
    return f"no {listing(silent)} {verb} recorded among the rights of people in {named(system)}{ending}"


def _observation(system: System, message: str, keys: list[str], depends_on: tuple[str, ...]) -> Observation:
    return Observation(
        address=system.address,
        node=system.at("rights"),
        message=message,
        remedy="write how a person's data are found, handed out and erased:\n"
        f"systems:\n  {system.id}:\n    rights: {{{', '.join(f'{key}: ...' for key in keys)}}}",
        label="how?",
        depends_on=depends_on,
    )
