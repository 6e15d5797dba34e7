"""Something is stored or read on people's devices, neither strictly needed nor with their consent."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, DeviceStorage, Unknown, listed
from pdmap.rules.lawfulness.purposes import CONSENT, basis_of, current_activities
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known
from pdmap.source import Node

ASK = (
    "store nothing before people consent, and say so:\n"
    "purposes:\n  - {text: ..., basis: consent, consent: {record: ..., withdrawal: ...}}"
)
"""What to do about storage that is said not to be needed."""
NEED = (
    "write why the service cannot do without, or ask for consent:\n"
    "device_storage:\n  strictly_necessary: true\n  reason: ..."
)
"""What to do where that is not said."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity that uses devices without need or consent."""
    for activity in current_activities(context.inventory):
        purposes = listed(activity.purposes)
        on_consent = [purpose for purpose in purposes if basis_of(purpose, CONSENT)]
        if purposes and len(on_consent) == len(purposes):
            continue
        match activity.device_storage:
            case DeviceStorage(strictly_necessary=True):
                continue
            case DeviceStorage() as storage:
                yield _observation(context, activity, storage, is_split=bool(on_consent))
            case Unknown() as unknown:
                reason = f"whether {named(activity)} uses people's devices is {not_known(unknown, context.as_of)}"
                yield _say(activity, activity.at("device_storage"), reason, NEED, Severity.NOTE)
            case _:
                continue


RULE = Rule(
    check=Check(
        "LAW018",
        "storage on people's devices without need or consent",
        Severity.WARNING,
        ("Art. 5(3) Directive 2002/58/EC", "Art. 4(11) GDPR"),
    ),
    checks="Where a controller's activity stores or reads something on people's devices (`device_storage`), that is "
    "`strictly_necessary: true`, or every purpose of the activity has the basis `consent`: where only some have, the "
    "manifest does not tell which of them the storage serves. It is a note where it is not known yet whether devices "
    "are used. Ended activities are not judged.",
    why="Cookies, identifiers and the like need consent unless the service that the person asked for cannot do without "
    "them (Article 5(3) of Directive 2002/58/EC); no other basis takes its place. The rule holds whether or not the "
    "data are personal (C-673/17), and also for fingerprints and pixels (EDPB Guidelines 2/2023).",
    fix="Ask before anything is stored, or write why the service cannot do without.",
    ask="Is it needed for what the person asked for, or for what the organization wants? National laws differ on the "
    "measurement of audiences.",
    bad="""\
activities:
  statistics:
    role: controller
    purposes: [{text: Count visits, basis: legitimate_interests}]
    device_storage:
      description: cookie with an id that lives for a year
      strictly_necessary: false  # <- finding
""",
    good="""\
activities:
  statistics:
    role: controller
    purposes: [{text: Count visits, basis: consent}]
    device_storage:
      description: cookie with an id that lives for a year
      strictly_necessary: false
""",
    find=find,
)


# Private functions


def _observation(context: Context, activity: Activity, storage: DeviceStorage, *, is_split: bool) -> Observation:
    is_said = storage.strictly_necessary is not None
    what = "on devices what is not strictly necessary" if is_said else "something on devices, needed or not"
    answers = (purpose.basis for purpose in listed(activity.purposes))
    unknown = next((answer for answer in answers if isinstance(answer, Unknown)), None)
    silence = "only some purposes rest on consent" if is_split else "no purpose rests on consent"
    reason = f"the basis is {not_known(unknown, context.as_of)}" if unknown else silence
    node = storage.at("strictly_necessary")
    return _say(activity, node, f"{named(activity)} stores {what}, and {reason}", ASK if is_said else NEED)


def _say(activity: Activity, node: Node, message: str, remedy: str, severity: Severity | None = None) -> Observation:
    return Observation(
        address=activity.address,
        node=node,
        message=message,
        remedy=remedy,
        label="strictly necessary?",
        severity=severity,
    )
