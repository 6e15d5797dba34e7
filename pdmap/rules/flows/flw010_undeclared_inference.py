"""A transform makes special data of other data, and nobody declares them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, Flow, Inventory, Mention, System, Transform, Unknown, ids, listed
from pdmap.questions.serving import users_by_system
from pdmap.reference import Reference, Special
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known, yaml_list

SPECIAL = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow on which special data come into being that nobody declares."""
    users = users_by_system(context.inventory)
    places: dict[str, _Place] = {}
    for flow in context.inventory.flows.values():
        made = _inferred(context.inventory, flow) if flow.transforms else []
        if made:
            target = flow.target.id
            places[target] = places.get(target) or _place(context.inventory, target, users.get(target, []))
            yield from _judge(context, places[target], flow, made)


RULE = Rule(
    check=Check(
        "FLW010",
        "special data that are inferred and not declared",
        Severity.ERROR,
        ("Art. 9(1) GDPR", "Art. 10 GDPR", "Art. 30(1)(c) GDPR"),
    ),
    checks="Where a transform of a flow makes data of Article 9 or 10 out of data that are not, the result is "
    "declared: by a field of the receiving system, or among the `data` of an activity that the flow serves or that "
    "uses the system. FLW001 asks for the field; this rule asks whether anybody knows of the category. It is a "
    "warning where the fields or the data of an activity are not known yet.",
    why="Data from which a special category can be inferred are themselves such data (Court of Justice, C-184/20: the "
    "name of a partner reveals a sexual orientation). Who derives them processes them, needs a condition of Article "
    "9(2) or a law for Article 10, and has to record the category.",
    fix="Declare the category in the activity that infers it, with its condition, and as a field where it is kept. If "
    "nobody needs the inference, stop it.",
    ask="Does a condition of Article 9(2) cover the inference itself, and do the people concerned know of it?",
    bad="""\
systems:
  shop:
    fields: [purchase_history]
parties:
  advertiser: {role: controller}
activities:
  advertising: {role: controller, data: [purchase_history]}
flows:
  segments:
    from: shop
    to: advertiser
    data: [purchase_history]
    activity: advertising
    transforms:
      - {method: derived, data: [purchase_history], into: [health]}  # <- finding
""",
    good="""\
systems:
  shop:
    fields: [purchase_history]
parties:
  advertiser: {role: controller}
activities:
  advertising:
    role: controller
    data: [purchase_history, health]
    purposes: [{text: Offer what suits an illness, basis: consent, condition: explicit_consent}]
flows:
  segments:
    from: shop
    to: advertiser
    data: [purchase_history]
    activity: advertising
    transforms:
      - {method: derived, data: [purchase_history], into: [health]}
""",
    find=find,
)


# Private functions


def _inferred(inventory: Inventory, flow: Flow) -> list[Mention]:
    """Return the special data that transforms make of data that are not of the same special kind."""
    made = (mention for item in flow.transforms for mention in item.into if _is_inferred(inventory, item, mention.id))
    return list(made)


def _is_inferred(inventory: Inventory, transform: Transform, result: str) -> bool:
    kind = _kind(inventory, result)
    return kind in SPECIAL and all(_kind(inventory, item) is not kind for item in ids(transform.data))


def _kind(inventory: Inventory, data_type: str) -> Special:
    known = inventory.reference.data_types.get(data_type)
    return known.special if known else Special.NONE


@dataclass(frozen=True, slots=True)
class _Place:
    """The end of flows, and what is declared there."""

    sink: System | None
    """`None` for a party, which holds what it receives and declares nothing."""
    users: list[Activity]
    types: frozenset[str]
    """What its fields and the activities that use it name."""
    above: frozenset[str]
    """The same, with all broader types."""
    unknown: Unknown | None
    """The reason where some of it is not known yet."""

    def declares(self, reference: Reference, data_type: str) -> bool:
        """Return whether a data type, a part of it or something broader is declared."""
        return data_type in self.above or reference.covers(self.types, data_type)


def _place(inventory: Inventory, target: str, users: list[Activity]) -> _Place:
    sink = inventory.systems.get(target)
    using = users if sink else []
    types = frozenset(data_type for user in using for data_type in ids(user.data))
    types |= frozenset(field.type.id for field in listed(sink.fields)) if sink else frozenset()
    above = frozenset(key for data_type in types for key in inventory.reference.ancestors(data_type))
    answers = (sink.fields if sink else None, *(user.data for user in using))
    return _Place(sink, using, types, above, next((item for item in answers if isinstance(item, Unknown)), None))


def _judge(context: Context, place: _Place, flow: Flow, made: list[Mention]) -> Iterator[Observation]:
    inventory = context.inventory
    served = [inventory.activities[name] for name in ids(flow.activities) if name in inventory.activities]
    asked = served or place.users
    if asked and not any(activity.is_controller for activity in asked):
        return
    overlap = inventory.reference.overlap
    named_there = {data_type for activity in served for data_type in ids(activity.data)}
    missing = [
        mention
        for mention in made
        if not place.declares(inventory.reference, mention.id)
        and not any(overlap(mention.id, item) for item in named_there)
    ]
    if missing:
        yield _observation(context, flow, place, served, missing)


def _observation(
    context: Context, flow: Flow, place: _Place, served: list[Activity], missing: list[Mention]
) -> Observation:
    types = sorted({mention.id for mention in missing})
    activities = served or sorted(place.users, key=_by_duty)[:1]
    unknown = place.unknown or next((item.data for item in served if isinstance(item.data, Unknown)), None)
    ending = f"which {_undeclared(place.sink, activities)}"
    if unknown:
        ending = f"and what is declared there is {not_known(unknown, context.as_of)}"
    return Observation(
        address=flow.address,
        node=missing[0].node,
        message=f"`{flow.id}` infers {listing(types)}, {ending}: `{flow.source.id} -> {flow.target.id}`",
        remedy=_remedy(activities, types),
        label="inferred here",
        detail=types[0],
        severity=Severity.WARNING if unknown else None,
        depends_on=(f"systems/{flow.target.id}", *(f"activities/{name}" for name in ids(flow.activities))),
    )


def _by_duty(activity: Activity) -> tuple[bool, str]:
    """Return what puts those first that have to declare, whatever their order in the manifests."""
    return not activity.is_controller, activity.id


def _undeclared(sink: System | None, activities: list[Activity]) -> str:
    silent = [*([named(sink)] if sink else []), *([f"`{activities[0].id}`"] if activities else [])]
    match silent:
        case [one]:
            return f"{one} does not declare"
        case [one, other]:
            return f"neither {one} nor {other} declares"
        case _:
            return "nothing declares"


def _remedy(activities: list[Activity], types: list[str]) -> str:
    activity = activities[0].id if len(activities) == 1 else "..."
    known = [*ids(activities[0].data), *types] if len(activities) == 1 else ["...", *types]
    return (
        "declare what is inferred with its condition, or stop inferring it:\n"
        f"activities:\n  {activity}:\n    data: {yaml_list(known)}\n"
        "    purposes: [{text: ..., basis: ..., condition: ...}]"
    )
