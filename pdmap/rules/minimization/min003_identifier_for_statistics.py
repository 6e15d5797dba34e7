"""Names and addresses of people go to a place that counts, watches, tests or trains, and needs nobody's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.graph import Element, ElementKind, Link, Path
from pdmap.model import Activity, Field, Flow, Inventory, Object, Protection, Purpose, ids, listed
from pdmap.rules.minimization.arrivals import BROUGHT, Starts, arrivals, rests_on, starting_data
from pdmap.rules.minimization.identifiers import is_direct_identifier
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, yaml_list

KINDS: Mapping[str, str] = {
    "analytics": "analytics",
    "testing": "tests",
    "monitoring": "monitoring",
    "ai-training": "training a model",
}
"""Kinds of purposes that seldom need to know who somebody is, and what a message calls them."""
NEUTRAL = frozenset({"improvement"})
"""Kinds that tell neither that identifiers are needed nor that they are not."""
CHANGED = frozenset({"hashed", "pseudonymized", "tokenized", "aggregated", "anonymized"})
"""Methods of transforms after which a person is not named anymore, whatever type comes out."""
MASKED = frozenset({Protection.HASHED, Protection.PSEUDONYMIZED, Protection.ANONYMIZED})
"""Protections of a field that leaves its system as it is stored."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow that brings direct identifiers to such a purpose."""
    flows = ((link, link.flow) for link in context.graph.links if link.flow and link.kind in BROUGHT)
    asked = [(link, flow, purpose) for link, flow in flows if (purpose := _purpose(context.inventory, link))]
    if not asked:
        return
    starts = starting_data(context, lambda key: is_direct_identifier(context.inventory.reference, key), _is_readable)
    arrived = arrivals(context, starts)
    for link, flow, purpose in asked:
        identifiers = _identifiers(context, link, flow, _available(link.source, starts, arrived))
        if identifiers:
            yield _observation(context, _path(link, identifiers, starts, arrived), flow, purpose)


# Private functions


def _is_readable(field: Field) -> bool:
    return field.protection not in MASKED


def _purpose(inventory: Inventory, link: Link) -> Purpose | None:
    """Return the purpose that a link serves, if every activity behind it has only such purposes."""
    known = [inventory.activities.get(identifier) for identifier in sorted(link.activities)]
    live = [activity for activity in known if activity is None or activity.status != "ended"]
    purposes = [_only_purpose(activity) if activity else None for activity in live]
    return purposes[0] if purposes and all(purposes) else None


def _only_purpose(activity: Activity) -> Purpose | None:
    """Return the first purpose of such a kind, if a controller's activity has no purpose that may need names."""
    purposes = listed(activity.purposes) if activity.is_controller else ()
    meant = [purpose for purpose in purposes if purpose.kind in KINDS]
    others = [purpose for purpose in purposes if purpose.kind not in KINDS and purpose.kind not in NEUTRAL]
    return meant[0] if meant and not others else None


def _available(source: Element, starts: Starts, arrived: Mapping[Element, tuple[Path, ...]]) -> frozenset[str]:
    """Return the identifiers that a source holds or receives."""
    return starts.get(source, frozenset()).union(*(path.data for path in arrived.get(source, ())))


def _identifiers(context: Context, link: Link, flow: Flow, available: frozenset[str]) -> frozenset[str]:
    """Return the direct identifiers that reach the end of a link as they are."""
    reference = context.inventory.reference
    sent: set[str] = set()
    for data_type in link.data:
        is_direct = is_direct_identifier(reference, data_type)
        sent.update({data_type} if is_direct else {item for item in available if reference.is_a(item, data_type)})
    left = {data_type for data_type in sent if not _is_masked(context.inventory, link.source, data_type)}
    for transform in flow.transforms:
        inputs = frozenset(ids(transform.data))
        left = {data_type for data_type in left if not reference.covers(inputs, data_type)}
        results = ids(transform.into) if transform.method not in CHANGED else ()
        left.update(result for result in results if is_direct_identifier(reference, result))
    return frozenset(left)


def _is_masked(inventory: Inventory, source: Element, data_type: str) -> bool:
    """Return whether every field of the source that holds a data type holds it without the name."""
    system = inventory.systems.get(source.id) if source.kind is ElementKind.SYSTEM else None
    fields = listed(system.fields) if system else ()
    holding = [field for field in fields if inventory.reference.overlap(field.type.id, data_type)]
    is_invented = system is not None and system.synthetic is True
    return is_invented or (bool(holding) and not any(_is_readable(field) for field in holding))


def _path(link: Link, data: frozenset[str], starts: Starts, arrived: Mapping[Element, tuple[Path, ...]]) -> Path:
    """Return the way of identifiers to the end of a link, from where they start."""
    if data.isdisjoint(starts.get(link.source, ())):
        for before in arrived.get(link.source, ()):
            if not data.isdisjoint(before.data):
                return Path((*before.links, link), data)
    return Path((link,), data)


def _observation(context: Context, path: Path, flow: Flow, purpose: Purpose) -> Observation:
    types = sorted(path.data)
    sink = _object(context.inventory, path.links[-1].target)
    moves = "goes to" if len(types) == 1 else "go to"
    named_there = (mention.node for mention in listed(flow.data) if mention.id in path.data)
    return Observation(
        address=flow.address,
        node=next(named_there, flow.at("data")),
        message=f"{listing(types)} {moves} {named(sink)} for {KINDS[purpose.kind or '']} unchanged: `{path}`",
        remedy="leave them out, or change them before they leave:\n"
        f"flows:\n  {flow.id}:\n    transforms: [{{method: ..., data: {yaml_list(types)}, into: [user.pseudonym]}}]",
        label="names people",
        related=(purpose.at("kind").location(f"serves {KINDS[purpose.kind or '']}"),),
        depends_on=(*rests_on([path]), *(f"activities/{activity}" for activity in ids(flow.activities))),
    )


def _object(inventory: Inventory, element: Element) -> Object:
    return inventory.systems[element.id] if element.kind is ElementKind.SYSTEM else inventory.parties[element.id]


RULE = Rule(
    check=Check(
        "MIN003",
        "name or address sent where a pseudonym would do",
        Severity.WARNING,
        ("Art. 5(1)(c) GDPR", "Art. 25(1) GDPR", "Art. 32(1)(a) GDPR"),
    ),
    checks="A flow that serves only purposes of the kinds `analytics`, `testing`, `monitoring` and `ai-training` "
    "carries no names, email addresses, phone numbers, postal addresses or numbers of documents, unless a transform of "
    "the flow hashes, pseudonymizes, tokenizes, aggregates or anonymizes them, or they are stored so where they come "
    "from. A broader type such as `contact` counts as what its source holds or receives of it. Nothing is said where "
    "an activity of the flow has a purpose of another kind, or of none; `improvement` decides neither way.",
    why="Data protection by design means to leave out what a purpose does not need, and names pseudonymization as the "
    "first example (Article 25(1)). Whoever counts visits, watches errors or tests a release seldom needs to know "
    "who the people are.",
    fix="Leave the identifiers out of the flow, or replace them before the data leave, and write the transform.",
    ask="Does anything in the rest of the data, such as a free text or a rare combination, name the people all the "
    "same?",
    bad="""\
systems:
  shop:
    fields: [email.address, product_usage]
parties:
  counter: {role: processor}
activities:
  statistics:
    role: controller
    purposes: [{text: See which pages are read, kind: analytics}]
flows:
  count:
    from: shop
    to: counter
    data: [email.address, product_usage]  # <- finding: `shop -> counter`
    activity: statistics
""",
    good="""\
systems:
  shop:
    fields: [email.address, product_usage]
parties:
  counter: {role: processor}
activities:
  statistics:
    role: controller
    purposes: [{text: See which pages are read, kind: analytics}]
flows:
  count:
    from: shop
    to: counter
    data: [email.address, product_usage]
    activity: statistics
    transforms: [{method: pseudonymized, data: [email.address], into: [user.pseudonym]}]
""",
    find=find,
)
