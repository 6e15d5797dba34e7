"""A transform makes special data of other data, and nobody declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Flow, Inventory, Mention, System, Transform, Unknown, ids, listed
from pdmap.reference import Special
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.usage import users_by_system
from pdmap.rules.wording import listing, named, not_known, yaml_list

SPECIAL = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow on which special data come into being that nobody declares."""
    users = users_by_system(context.inventory)
    for flow in context.inventory.flows.values():
        made = _inferred(context.inventory, flow) if flow.transforms else []
        if made:
            yield from _judge(context, users, flow, made)


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


def _judge(
    context: Context, users: Mapping[str, list[Activity]], flow: Flow, made: list[Mention]
) -> Iterator[Observation]:
    inventory = context.inventory
    sink = inventory.systems.get(flow.target.id)
    served = [inventory.activities[name] for name in ids(flow.activities) if name in inventory.activities]
    activities = list({item.id: item for item in (*served, *(users.get(sink.id, ()) if sink else ()))}.values())
    if activities and not any(activity.is_controller for activity in activities):
        return
    declared = {data_type for item in activities for data_type in ids(item.data)}
    declared |= {field.type.id for field in listed(sink.fields)} if sink else set()
    overlap = inventory.reference.overlap
    missing = [mention for mention in made if not any(overlap(mention.id, item) for item in declared)]
    if missing:
        yield _observation(context, flow, sink, activities, missing)


def _observation(
    context: Context, flow: Flow, sink: System | None, activities: list[Activity], missing: list[Mention]
) -> Observation:
    types = sorted({mention.id for mention in missing})
    unknown = _unknown(sink, activities)
    ending = f"which {_undeclared(sink, activities)}"
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


def _unknown(sink: System | None, activities: list[Activity]) -> Unknown | None:
    answers = (sink.fields if sink else None, *(activity.data for activity in activities))
    return next((answer for answer in answers if isinstance(answer, Unknown)), None)


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
