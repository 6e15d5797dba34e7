import datetime as dt

from pdmap.app.draw import material_of
from pdmap.app.facets import facet_titles
from pdmap.app.load import load_texts
from pdmap.app.narrow import names_of

INVENTORY = """\
organization: {name: Exempel AB, country: SE}
systems:
  web: {kind: service, hosted_by: host, location: SE, subjects: [customer], fields: [email.address, ssh_public_key]}
  far: {kind: datastore, location: worldwide, subjects: [customer], fields: [email.address]}
flows: {in: {from: customer, to: web, data: [email.address]}}
parties: {host: {name: Host Ltd, role: [processor, sub-processor], country: UK}}
activities:
  accounts: {name: Customer accounts, role: controller, systems: [web]}
"""


def titles() -> dict[str, dict[str, str]]:
    material = material_of(load_texts({"a.yaml": INVENTORY.encode()}), dt.date(2026, 11, 23))
    return {method: dict(found) for method, found in facet_titles(material, names_of(material)).items()}


def test_values_are_told_in_words() -> None:
    found = titles()
    assert found["role"] == {"processor": "processor", "sub-processor": "sub-processor"}
    assert found["activity"] == {"accounts": "Customer accounts"}
    assert found["kind"]["subject"] == "data subjects"
    assert found["kind"]["datastore"] == "data store"
    assert found["data"]["contact"] == "Contact details"
    assert found["data"]["ssh_public_key"] == "SSH public key"


def test_codes_and_other_spellings_are_not_offered_twice() -> None:
    found = titles()
    assert {"GB": "United Kingdom", "SE": "Sweden", "third": "outside the territory of the law"}.items() <= found[
        "country"
    ].items()
    assert "UK" not in found["country"]
    assert not {"CO", "co"} & set(found["data"])


def test_words_for_places_stand_for_themselves() -> None:
    assert titles()["country"]["worldwide"] == "worldwide"


def test_facets_are_sorted_by_title_and_have_elements() -> None:
    found = titles()
    assert "paper" not in found["kind"]
    for facets in found.values():
        assert list(facets.values()) == sorted(facets.values(), key=str.casefold)
