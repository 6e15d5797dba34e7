import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.config.configuration import Configuration, Settings
from pdmap.findings import Profile, Severity
from pdmap.model import Inventory, Item
from pdmap.source import MappingNode, Plain, plain

Row = tuple[tuple[str, ...], ...]

AS_OF = dt.date(2026, 11, 23)
README = Path(__file__).parents[2] / "inventories" / "cloudkarafka" / "README.md"

FACTS: dict[str, Plain] = {
    "organization/trading_names": ["CloudKarafka"],
    "organization/name": "84codes",
    "organization/public_authority": False,
    "organization/core_activities/monitoring": False,
    "organization/core_activities/special_data": False,
    "organization/dpo/name": "Anna Burman",
    "organization/dpo/voluntary": True,
    "organization/dpo/published": "on the GDPR page",
    "parties/hosting-customers/dpa/status": "offered",
    "parties/hosting-customers/contact": "the email address that each customer gave on signing up",
    "parties/other-provider-customers/dpa/ref": "sent on request by email",
    "parties/aws/dpa/status": "signed",
    "parties/azure/dpa/status": "signed",
    "parties/gcp/dpa/status": "signed",
    "systems/brokers/hosted_by": {"choice": ["aws", "azure", "gcp"], "by": "customer"},
    "systems/brokers/location/by": "customer",
    "systems/brokers/encryption": {"in_transit": True, "at_rest": {"choice": [True, False], "by": "customer"}},
    "systems/brokers/backup/retention": "P30D",
    "systems/brokers/deletion/method": "customer",
    "systems/brokers/rights/lookup": "none",
    "activities/broker-hosting/role": "processor",
    "activities/broker-hosting/data": ["unknown_content"],
    "activities/broker-hosting/on_behalf_of": ["hosting-customers", "other-provider-customers"],
    "activities/customer-accounts/role": "controller",
    "activities/customer-accounts/data": ["email.address", "ip_address", "ssh_public_key", "oauth_token"],
    "activities/customer-accounts/collection": "direct",
    "activities/customer-accounts/notice": {"ref": "Privacy Policy"},
    "activities/customer-accounts/rights": ["access", "rectification", "erasure"],
    "activities/billing/role": "controller",
    "activities/billing/data": ["email.address", "address.billing", "paypal_id"],
    "activities/support/role": "controller",
    "measures/tls/asserts": "encryption-in-transit",
    "measures/encryption-at-rest/asserts": "encryption-at-rest",
    "measures/encryption-at-rest/optional": True,
    "measures/ip-allowlist/optional": True,
}
"""What the page says, by the place in the inventory where it has to stand."""

NOT_ON_THE_PAGE = (
    "organization/contact",
    "organization/dpo/contact",
    "organization/supervisory_authority",
    "parties/aws/country",
    "parties/aws/guarantees",
    "parties/other-provider-customers/contact",
    "parties/paypal/country",
    "parties/paypal/dpa",
    "systems/console/location",
    "systems/console/hosted_by",
    "systems/console/access",
    "systems/console/deletion",
    "systems/console/rights/lookup",
    "systems/brokers/access_from",
    "activities/customer-accounts/retention",
    "activities/customer-accounts/provision",
    "activities/customer-accounts/recipients",
    "activities/customer-accounts/transfers",
)


@pytest.fixture
def loaded(texts: Callable[[str], dict[str, str]]) -> Loaded:
    return load_texts({path: text.encode() for path, text in texts("cloudkarafka").items()})


@pytest.fixture
def inventory(loaded: Loaded) -> Inventory:
    return loaded.inventory


@pytest.mark.parametrize("profile", Profile)
def test_cloudkarafka_has_no_errors(loaded: Loaded, profile: Profile) -> None:
    found = validate(loaded, AS_OF, terms=_terms(profile)).findings
    assert [str(item.location) for item in found if item.check.severity is Severity.ERROR] == []


@pytest.mark.parametrize("profile", Profile)
def test_the_readme_tells_how_much_each_profile_finds(loaded: Loaded, profile: Profile) -> None:
    section = README.read_text(encoding="utf-8").partition("\n## Profiles\n")[2]
    told = {name: int(number) for number, name in re.findall(r"(\d+) (?:findings )?at `(\w+)`", section)}
    assert told[profile] == len(validate(loaded, AS_OF, terms=_terms(profile)).findings)


def test_the_readme_lists_every_open_point(loaded: Loaded, table: Callable[[str, str], list[Row]]) -> None:
    rows = table("cloudkarafka", "What stays open")
    told = [(code, address) for _, (code,), addresses, *_ in rows for address in addresses]
    assert sorted(told) == sorted((item.check.code, item.address) for item in validate(loaded, AS_OF).findings)


def test_the_readme_lists_every_assumption(inventory: Inventory, table: Callable[[str, str], list[Row]]) -> None:
    rows = table("cloudkarafka", "What is assumed")
    told = [(address, key) for addresses, keys, *_ in rows for address in addresses for key in keys]
    assert sorted(told) == sorted((item.address, key) for item, reasons in _assumptions(inventory) for key in reasons)


def test_every_assumption_is_of_a_key_that_is_written(inventory: Inventory) -> None:
    assumed = [(item, key) for item, reasons in _assumptions(inventory) for key in reasons]
    assert [(item.address, key) for item, key in assumed if not item.has(key)] == []


@pytest.mark.parametrize(("place", "fact"), FACTS.items())
def test_a_fact_of_the_page_stands_in_the_inventory(inventory: Inventory, place: str, fact: Plain) -> None:
    assert _written(inventory, place) == fact


@pytest.mark.parametrize("place", NOT_ON_THE_PAGE)
def test_what_the_page_does_not_say_is_unknown_with_a_reason(inventory: Inventory, place: str) -> None:
    answer = _written(inventory, place)
    assert isinstance(answer, dict)
    assert answer["unknown"]


def test_every_measure_is_named_where_it_holds(inventory: Inventory) -> None:
    holders = [inventory.organization, *inventory.parties.values(), *inventory.systems.values()]
    named = {mention.id for item in [*holders, *inventory.activities.values()] if item for mention in item.measures}
    assert named == set(inventory.measures)


def _terms(profile: Profile) -> Terms:
    return Terms(Configuration(Settings(profile=profile)))


def _assumptions(inventory: Inventory) -> Iterator[tuple[Item, Mapping[str, str]]]:
    assert inventory.organization
    yield inventory.organization, inventory.organization.assumptions
    for section in (inventory.parties, inventory.systems, inventory.activities, inventory.flows):
        yield from ((item, item.assumptions) for item in section.values())


def _written(inventory: Inventory, place: str) -> Plain:
    section, *keys = place.split("/")
    held: Item | Mapping[str, Item] = getattr(inventory, section)
    node = held[keys.pop(0)].node if isinstance(held, Mapping) else held.node
    for key in keys:
        assert isinstance(node, MappingNode)
        below = node.get(key)
        assert below, f"{place} is missing"
        node = below
    return plain(node)
