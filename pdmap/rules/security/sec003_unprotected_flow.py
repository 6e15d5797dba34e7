"""Data travel between two places, and nothing protects them on the way."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.graph import ElementKind, Link, LinkKind
from pdmap.model import Answer, Encryption, Flow, Inventory, Nothing, Options, System, Unknown, ids
from pdmap.questions.measures import Claims
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, not_known

INSIDE = frozenset({"internal", "private-network"})
"""Transports that protect data by where they travel, and therefore only within one boundary."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each flow without a protection on the way."""
    claims = Claims(context.inventory)
    for link in context.graph.links:
        flow = link.flow
        if flow and _is_asked(context.inventory, link, flow) and not _is_protected(context.inventory, link, claims):
            yield _observation(context, link, flow, claims)


RULE = Rule(
    check=Check(
        "SEC003",
        "flow that nothing protects on the way",
        Severity.ERROR,
        ("Art. 32(1)(a) GDPR", "Art. 5(1)(f) GDPR"),
    ),
    checks="Every flow between two places, collections from people included, has a `transport` that protects the data, "
    "or a `compensation`. `internal` and `private-network` protect between systems of the organization, unless these "
    "are known to be run by different parties; not from or to a party, nor from people who do not work for the "
    "organization. Where a flow says nothing, `encryption.in_transit: true` of one of its systems counts, and so does "
    "a measure that holds for one and asserts `encryption-in-transit`. Only `none` is an error. Hosting is not asked, "
    "nor a flow that carries nothing personal.",
    why="Data are to be protected against disclosure while they are transmitted (Article 32(2)), and encryption is the "
    "measure that Article 32(1)(a) names. Whoever runs a network in between reads what travels in clear.",
    fix="Send the data over TLS, SSH, a VPN or encrypted mail, or encrypt the file before it is sent and write that as "
    "`compensation`. Then write how they travel.",
    ask="If the data have traveled in clear until now: could anybody read along, and what were they?",
    bad="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer: {role: processor}
flows:
  send:
    from: shop
    to: mailer
    data: [email.address]
    transport: none  # <- finding
""",
    good="""\
systems:
  shop:
    fields: [email.address]
parties:
  mailer: {role: processor}
flows:
  send:
    from: shop
    to: mailer
    data: [email.address]
    transport: tls
""",
    find=find,
)


# Private functions


def _is_asked(inventory: Inventory, link: Link, flow: Flow) -> bool:
    """Return whether personal data of real people move from one place to another."""
    source = inventory.systems.get(link.source.id)
    is_invented = source is not None and source.synthetic is True
    is_moving = link.source != link.target and not isinstance(flow.data, Nothing)
    return is_moving and not is_invented and not _is_anonymous(inventory.reference, flow)


def _is_anonymous(reference: Reference, flow: Flow) -> bool:
    """Return whether everything that a flow carries goes into transforms of which nothing personal comes out."""
    ending = frozenset(key for transform in flow.transforms if not transform.into for key in ids(transform.data))
    data = ids(flow.data)
    return bool(data) and all(reference.covers(ending, data_type) for data_type in data)


def _is_protected(inventory: Inventory, link: Link, claims: Claims) -> bool:
    flow = link.flow
    if flow is None or flow.compensation:
        return True
    ends = _systems(inventory, link)
    match flow.transport:
        case None:
            return any(_encrypts(system, claims) for system in ends) and not any(map(_is_open, ends))
        case Unknown() | Nothing() | "none":
            return False
        case transport:
            return transport not in INSIDE or _is_inside(inventory, link, ends)


def _systems(inventory: Inventory, link: Link) -> list[System]:
    """Return the ends of a link that are systems of the organization."""
    return [inventory.systems[end.id] for end in (link.source, link.target) if end.kind is ElementKind.SYSTEM]


def _encrypts(system: System, claims: Claims) -> bool:
    """Return whether a system encrypts what it sends and receives, by its own word or by that of a measure."""
    answer = _in_transit(system)
    if answer is None:
        return claims.settles(system, "encryption-in-transit")
    return isinstance(answer, Options) and all(answer.values)


def _in_transit(system: System) -> Answer[Options[bool]]:
    return system.encryption.in_transit if isinstance(system.encryption, Encryption) else system.encryption


def _is_inside(inventory: Inventory, link: Link, ends: list[System]) -> bool:
    """Return whether a link may stay inside one boundary: between our systems, or from our own people to one."""
    if len(ends) == 2:
        return _are_together(*ends)
    return link.kind is LinkKind.COLLECTION and inventory.reference.is_subject(link.source.id, "worker")


def _are_together(one: System, other: System) -> bool:
    """Return whether two systems may be run by the same party, or both by the organization itself."""
    first, second = _hosts(one), _hosts(other)
    return first is None or second is None or not first.isdisjoint(second)


def _hosts(system: System) -> frozenset[str] | None:
    """Return who runs a system, the organization itself as an empty id; `None` where that is not recorded."""
    match system.hosted_by:
        case Nothing():
            return frozenset({""})
        case Options(values=hosts):
            return frozenset(host.id for host in hosts)
        case _:
            return None


def _observation(context: Context, link: Link, flow: Flow, claims: Claims) -> Observation:
    ends = tuple(system.address for system in _systems(context.inventory, link))
    served = tuple(f"activities/{activity}" for activity in ids(flow.activities))
    return Observation(
        address=flow.address,
        node=flow.at("transport"),
        message=_message(context, link, flow),
        remedy=f"encrypt the data on the way, then write how:\nflows:\n  {flow.id}:\n"
        "    transport: ...  # tls, ssh, vpn or encrypted-mail; or a compensation",
        label="protected how?",
        severity=None if flow.transport == "none" else Severity.WARNING,
        depends_on=ends if flow.transport else (*ends, *served, *claims.rests_on),
    )


def _message(context: Context, link: Link, flow: Flow) -> str:
    way = f"`{link.source} -> {link.target}`"
    match flow.transport:
        case Unknown() as unknown:
            return f"how `{flow.id}` is protected on the way {way} is {not_known(unknown, context.as_of)}"
        case "none":
            return f"`{flow.id}` carries {listing(ids(flow.data)) or 'data'} without protection: {way}"
        case str() as transport:
            return f"`{transport}` protects data inside one boundary, and `{flow.id}` leaves it: {way}"
        case _:
            open_ends = [system.id for system in _systems(context.inventory, link) if _is_open(system)]
            reason = f", and `{open_ends[0]}` does not encrypt in transit" if open_ends else ""
            return f"nothing tells how `{flow.id}` is protected on the way {way}{reason}"


def _is_open(system: System) -> bool:
    """Return whether a system says that it does not encrypt what it sends and receives."""
    answer = _in_transit(system)
    return isinstance(answer, Nothing) or (isinstance(answer, Options) and not any(answer.values))
