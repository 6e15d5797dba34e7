from collections.abc import Iterable

import pytest

from pdmap.app.load import load_texts
from pdmap.model import Unresolved
from pdmap.resolve import mentions
from pdmap.resolve.mentions import Kind, used_ids

DEFINED = """\
systems: {console: {}}
parties: {paypal: {}}
activities: {billing: {role: controller}}
measures: {tls: {}}
subjects: {team-member: {}}
data_types: {badge_number: {}}
"""


def _unresolved(text: str, defined: str = DEFINED) -> list[Unresolved]:
    loaded = load_texts({"a.yaml": text.encode(), "b.yaml": defined.encode()})
    assert [finding.message for finding in loaded.findings if finding.check.code != "SRC011"] == []
    return list(loaded.inventory.unresolved)


USES = [
    ("flows: {f: {from: X, to: console}}", "system, party or subject"),
    ("flows: {f: {from: console, to: X}}", "system or party"),
    ("flows: {f: {from: console, to: paypal, data: [X]}}", "data type"),
    ("flows: {f: {from: console, to: paypal, subjects: [X]}}", "subject"),
    ("flows: {f: {from: console, to: paypal, activity: X}}", "activity"),
    ("flows: {f: {from: console, to: paypal, transforms: [{data: [X]}]}}", "data type"),
    ("flows: {f: {from: console, to: paypal, transforms: [{into: [X]}]}}", "data type"),
    ("flows: {f: {from: console, to: paypal, transfer: {country: X}}}", "country or cloud region"),
    ("flows: {f: {from: console, to: paypal, transfer: {importer: X}}}", "party"),
    ("flows: {f: {from: console, to: paypal, transfer: {mechanisms: [X]}}}", "transfer mechanism"),
    ("flows: {f: {from: console, to: paypal, transfer: {mechanisms: [{X: {}}]}}}", "transfer mechanism"),
    ("systems: {s: {hosted_by: X}}", "party"),
    ("systems: {s: {hosted_by: {choice: [X]}}}", "party"),
    ("systems: {s: {location: X}}", "country or cloud region"),
    ("systems: {s: {location: {choice: [X]}}}", "country or cloud region"),
    ("systems: {s: {access_from: [X]}}", "country or cloud region"),
    ("systems: {s: {backup: {location: X}}}", "country or cloud region"),
    ("systems: {s: {measures: [X]}}", "measure"),
    ("systems: {s: {subjects: [X], fields: [email, phone]}}", "subject"),
    ("systems: {s: {retention: {data: [X]}, fields: [email]}}", "data type"),
    ("systems: {s: {fields: [X]}}", "data type"),
    ("systems: {s: {fields: [{type: email, subjects: [X]}]}}", "subject"),
    ("systems: {s: {fields: [{type: email, retention: {data: [X]}}]}}", "data type"),
    ("parties: {p: {country: X}}", "country or cloud region"),
    ("parties: {p: {parent_country: X}}", "country or cloud region"),
    ("parties: {p: {access_from: X}}", "country or cloud region"),
    ("parties: {p: {regions: [X]}}", "country or cloud region"),
    ("parties: {p: {subprocessors: [X]}}", "party"),
    ("parties: {p: {measures: [X]}}", "measure"),
    ("parties: {p: {transfers: [X]}}", "country or cloud region"),
    ("activities: {a: {role: controller, purposes: [{text: t, basis: X}]}}", "lawful basis"),
    ("activities: {a: {role: controller, purposes: [{text: t, condition: X}]}}", "condition of Article 9(2)"),
    ("activities: {a: {role: controller, subjects: [X]}}", "subject"),
    ("activities: {a: {role: controller, data: [X]}}", "data type"),
    ("activities: {a: {role: controller, systems: [X]}}", "system"),
    ("activities: {a: {role: controller, recipients: [X]}}", "party"),
    ("activities: {a: {role: controller, recipients: [{party: X}]}}", "party"),
    ("activities: {a: {role: controller, joint_controllers: [X]}}", "party"),
    ("activities: {a: {role: processor, on_behalf_of: [X]}}", "party"),
    ("activities: {a: {role: controller, measures: [X]}}", "measure"),
    ("activities: {a: {role: controller, retention: {data: [X]}}}", "data type"),
    ("activities: {a: {role: controller, residency: [X]}}", "country or cloud region"),
    ("activities: {a: {role: controller, transfers: [X]}}", "country or cloud region"),
    ("organization: {measures: [X]}", "measure"),
    ("organization: {country: X}", "country or cloud region"),
    ("organization: {representative: {country: X}}", "country or cloud region"),
    ("subjects: {s: {is: X}}", "subject"),
    ("data_types: {d: {is: X}}", "data type"),
    ("regions: {r: {country: X}}", "country or cloud region"),
    ("breaches: {b: {systems: [X]}}", "system"),
    ("breaches: {b: {parties: [X]}}", "party"),
    ("breaches: {b: {data: [X]}}", "data type"),
    ("breaches: {b: {subjects: [X]}}", "subject"),
]
"""Every key that names something, with what it should be the id of."""

CODES = {"data type", "lawful basis", "condition of Article 9(2)", "transfer mechanism", "country or cloud region"}


@pytest.mark.parametrize(("text", "kind"), USES, ids=[text for text, _ in USES])
def test_an_id_that_is_defined_nowhere_is_listed_once_with_its_place(text: str, kind: str) -> None:
    name = "XX" if "country" in kind else "nobody-knows"
    (missing,) = _unresolved(text.replace("X", name))
    assert (missing.id, missing.kind, missing.is_code) == (name, kind, kind in CODES)
    assert text[: missing.node.column - 1].endswith(text.partition("X")[0])
    assert missing.address.split("/")[0] in text
    assert (missing.suggestion, missing.nearest) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "flows: {f: {from: console, to: paypal, data: [badge_number, email], subjects: [team-member, customer]}}",
        "flows: {f: {from: customer, to: console, activity: billing}}",
        "systems: {s: {location: [SE, UK, EEA, 'aws:eu-north-1', worldwide, unknown, X-EPO], measures: [tls]}}",
        "parties: {p: {country: none, subprocessors: none, access_from: {unknown: not said}}}",
    ],
)
def test_ids_of_the_inventory_and_of_the_vocabulary_are_known(text: str) -> None:
    assert _unresolved(text) == []


@pytest.mark.parametrize(
    ("text", "suggestion", "place"),
    [
        ("flows: {f: {from: consol, to: paypal}}", "console", "b.yaml:1:11"),
        ("flows: {f: {from: console, to: papyal}}", "paypal", "b.yaml:2:11"),
        ("flows: {f: {from: console, to: paypal, data: [bagde_number]}}", "badge_number", "b.yaml:6:14"),
        ("flows: {f: {from: console, to: paypal, data: [email.adress]}}", "email.address", None),
        ("flows: {f: {from: costumer, to: console}}", "customer", None),
        ("systems: {s: {location: se}}", "SE", None),
        ("parties: {p: {access_from: eea}}", "EEA", None),
        ("systems: {s: {location: unknwon}}", "unknown", None),
        ("systems: {s: {location: 'aws:eu-nort-1'}}", "aws:eu-north-1", None),
    ],
)
def test_the_nearest_spelling_is_told_with_where_it_is_defined(text: str, suggestion: str, place: str | None) -> None:
    (missing,) = _unresolved(text)
    assert missing.suggestion == suggestion
    assert (str(missing.nearest) if missing.nearest else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "parties: {p: {country: X}}",
        "parties: {p: {parent_country: X}}",
        "parties: {p: {access_from: X}}",
        "systems: {s: {hosted_by: X}}",
        "systems: {s: {location: X}}",
        "systems: {s: {access_from: X}}",
        "systems: {s: {backup: {location: X}}}",
        "activities: {a: {role: controller, residency: X}}",
        "activities: {a: {role: controller, notice: {claims: {countries: X}}}}",
    ],
)
@pytest.mark.parametrize("name", ["non", "nne", "noen"])
def test_none_is_near_where_it_is_an_answer(text: str, name: str) -> None:
    (missing,) = _unresolved(text.replace("X", name))
    assert missing.suggestion == "none"


@pytest.mark.parametrize(
    "text",
    [
        "parties: {p: {regions: [non]}}",
        "parties: {p: {access_from: [SE, non]}}",
        "systems: {s: {location: [nne]}}",
        "systems: {s: {location: XX}}",
        "flows: {f: {from: console, to: paypal, transfer: {country: usa}}}",
        "flows: {f: {from: non, to: paypal}}",
    ],
)
def test_no_country_code_is_near_another_word_and_none_is_not_near_everywhere(text: str) -> None:
    (missing,) = _unresolved(text)
    assert missing.suggestion is None


def test_an_object_that_does_not_fit_the_language_is_still_defined() -> None:
    texts = {
        "a.yaml": b"flows: {f: {from: console, to: mailer, activity: billing}}",
        "b.yaml": b"systems: {console: Customer console}\nparties: {mailer: [x]}\nactivities: {billing: {role: x}}",
    }
    loaded = load_texts(texts)
    assert len(loaded.findings) == 3
    assert loaded.inventory.unresolved == ()


def test_defaults_of_a_system_are_looked_up_once_and_not_for_each_field() -> None:
    missing = _unresolved("systems: {s: {subjects: [nobody-knows], fields: [email, phone, name]}}")
    assert [item.address for item in missing] == ["systems/s"]


def test_the_nearest_spelling_is_looked_for_once_for_each_id_and_not_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(word: str, candidates: Iterable[str]) -> str | None:
        asked.append(word)
        return next((name for name in candidates if name == "console"), None)

    monkeypatch.setattr("pdmap.resolve.lookup.nearest", counted)
    ids = ["consol"] * 100 + [f"nobody-{number}" for number in range(100)]
    flows = [f"  f{number}: {{from: {name}, to: paypal}}" for number, name in enumerate(ids)]
    missing = _unresolved("\n".join(["flows:", *flows]))
    assert len(missing) == 200
    assert asked == ["consol", *ids[100:149]]
    assert {item.suggestion for item in missing[:100]} == {"console"}
    assert missing[-1].suggestion is None


def test_what_is_used_is_gathered_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    inventory = load_texts({"a.yaml": b"flows: {f: {from: console, to: nobody}}", "b.yaml": DEFINED.encode()}).inventory
    asked: list[object] = []
    monkeypatch.setattr(mentions, "uses", asked.append)
    assert set(used_ids(inventory)[Kind.SENDER]) == {"console"}
    assert set(used_ids(inventory)[Kind.RECEIVER]) == {"nobody"}
    assert not asked
