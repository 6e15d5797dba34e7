"""A system stores the verification value of a card, or card numbers outside the rules for them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Field, System
from pdmap.questions.real_fields import real_fields, types_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each verification value, whole card, and system with card numbers and no scope."""
    is_a = context.inventory.reference.is_a
    for system in context.inventory.systems.values():
        fields = real_fields(system)
        yield from (_verification_value(system, field) for field in fields if is_a(field.type.id, "card.cvv"))
        yield from (_whole_card(system, field) for field in fields if field.type.id == "card")
        numbers = [field for field in fields if is_a(field.type.id, "card.pan")]
        if numbers and not system.pci_scope:
            yield _card_number(system, numbers)


RULE = Rule(
    check=Check(
        "SEC010",
        "stored card data that should not be there",
        Severity.ERROR,
        ("Art. 32(1) GDPR", "Art. 5(1)(c) GDPR", "PCI DSS 4.0 requirements 3.3.1 and 3.5.1"),
    ),
    checks="No system stores `card.cvv`, however it is protected. A system with `card.pan` says in `pci_scope` how "
    "card data are kept under PCI DSS. A field of the type `card` is a warning, because it covers both. Flows may "
    "carry both: a payment needs them once. Invented data, such as a provider's test cards, are left out.",
    why="The verification value proves that somebody holds the card; whoever stores it together with the number makes "
    "payments possible for everybody who reads both. PCI DSS forbids to keep it after the authorization, also "
    "encrypted. A number that nobody needs is data beyond the purpose (Article 5(1)(c)).",
    fix="Let the payment provider take the card data, and keep its token and the last four digits (`card.last4`). "
    "Delete the verification values that are stored, in backups and logs as well.",
    ask="Which contract with a bank or a payment provider sets the duties here, and does it have to be told?",
    bad="""\
systems:
  billing:
    fields:
      - card.last4
      - card.cvv  # <- finding
""",
    good="""\
systems:
  billing:
    fields:
      - card.last4
      - psp_customer_id
""",
    find=find,
)


# Private functions


def _verification_value(system: System, field: Field) -> Observation:
    return Observation(
        address=field.address,
        node=field.at("type"),
        message=f"{named(system)} stores `{field.type.id}`, the verification value of a card",
        remedy="delete the values and remove the field; the provider's token and the last digits are enough",
        label="not to be stored",
    )


def _whole_card(system: System, field: Field) -> Observation:
    """Return an observation for card data that are not told apart: a number and a verification value may be meant."""
    return Observation(
        address=field.address,
        node=field.at("type"),
        message=f"{named(system)} stores `card`, which covers the number and the verification value of a card",
        remedy="name the parts that are stored, such as `card.last4` and `card.expiry`",
        label="which parts?",
        severity=Severity.WARNING,
    )


def _card_number(system: System, numbers: list[Field]) -> Observation:
    return Observation(
        address=system.address,
        node=numbers[0].at("type"),
        message=f"{named(system)} stores {listing(types_of(numbers))}, and no `pci_scope` says how it is kept",
        remedy="keep a token instead, or write how the numbers are kept under PCI DSS:\n"
        f"systems:\n  {system.id}:\n    pci_scope: ...",
        label="kept how?",
    )
