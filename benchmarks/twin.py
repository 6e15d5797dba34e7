"""Write one company twice, for pdmap and for Fides: `python benchmarks/twin.py --systems 1000 FOLDER`.

Both say the same, each as its own documentation writes it: systems with three purposes each (an activity in pdmap, a
privacy declaration in Fides), with their legal bases, people, kinds of data and periods of retention; columns with
their kind of data (fields in pdmap, a dataset for each system in Fides); flows between systems.
pdmap's also answers what its rules ask for, such as owners, recipients and measures: it has more to read, and fewer
findings to print. Kinds of data are translated by the vocabulary of pdmap.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from company import Entry, Keys, make_company
from generate import FIELDS, PER_FILE, SEED, manifests, write

from pdmap.reference.data_types import built_in_data_types

DECLARATIONS = 3
"""Of each system."""
_USES = (
    ("Deliver what was ordered", "essential.service", "contract", "Contract"),
    ("Improve what is offered", "functional.service.improve", "legitimate_interests", "Legitimate interests"),
    ("Tell about what is new", "marketing.communications", "consent", "Consent"),
)
"""Purpose, its key in Fides, and the legal basis in the words of pdmap and of Fides."""
_PERIOD = "P3Y"
_DAY = "2026-10-01"
_MEASURE = {"name": "Roles decide who can read what", "type": "organizational", "article32": "b"}
_ANSWERS: dict[str, Keys] = {
    "systems": {
        "owner": "platform-team",
        "location": "SE",
        "measures": ["access-by-role"],
        "encryption": {"at_rest": True, "in_transit": True},
        "protection": "encrypted",
        "incidental_data": "staff delete it on sight",
        "deletion": {"method": "automatic"},
        "rights": {"lookup": "email address", "access": "export", "erase": "by staff"},
    },
    "activities": {
        "owner": "head of privacy",
        "measures": ["access-by-role"],
        "recipients": "none",
        "transfers": "none",
        "notice": {"ref": "https://company.example/privacy"},
        "objection": "mail to privacy@company.example",
        "last_review": _DAY,
    },
    "flows": {"transport": "tls"},
}
"""What the rules of pdmap ask for, and Fides has no word for."""
_OF_BASIS: dict[str, Keys] = {
    "consent": {"consent": {"record": "sign-up log", "withdrawal": "link in every mail"}},
    "legitimate_interests": {"interest": "a better service", "assessment": {"ref": "docs/balancing.md", "date": _DAY}},
}


def main() -> None:
    """Write `FOLDER/pdmap` and `FOLDER/fides`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where both inventories are written")
    parser.add_argument("--systems", type=int, required=True, help="number of systems")
    arguments = parser.parse_args()
    entries = list(shared(arguments.systems))
    write(manifests(with_activities(entries)), arguments.folder / "pdmap")
    write(fides_manifests(entries), arguments.folder / "fides")


def shared(systems: int) -> Iterator[Entry]:
    """Yield what both can say of a company: its systems with exactly 20 fields each, and the flows between these."""
    types: dict[str, set[str]] = {}
    for entry in make_company(systems, FIELDS, SEED):
        if entry.section == "systems":
            system = _system(entry.keys)
            types[entry.id] = set(_types(system))
            yield Entry("systems", entry.department, entry.id, system)
        elif entry.section == "flows" and {entry.keys["from"], entry.keys["to"]} <= types.keys():
            ends = {key: entry.keys[key] for key in ("from", "to")}
            if data := sorted(types[ends["from"]] & types[ends["to"]]):
                yield Entry("flows", entry.department, entry.id, ends | {"data": data})


def with_activities(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the objects as pdmap knows them: each purpose of a system is an activity."""
    yield Entry("measures", "", "access-by-role", _MEASURE)
    for entry in entries:
        more = {"activity": _activity_id(entry.keys["from"], _USES[0][1])} if entry.section == "flows" else {}
        yield replace(entry, keys=entry.keys | more | _ANSWERS[entry.section])
        if entry.section == "systems":
            yield from _activities(entry)


def fides_manifests(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each manifest for Fides, in the shape that its own writer gives them."""
    egress: dict[str, list[Keys]] = {}
    for flow in (entry.keys for entry in entries if entry.section == "flows"):
        target = {"fides_key": flow["to"], "type": "system", "data_categories": _categories(flow["data"])}
        egress.setdefault(flow["from"], []).append(target)
    systems = [entry for entry in entries if entry.section == "systems"]
    yield from _fides_files("system", [_fides_system(each, egress.get(each.id, [])) for each in systems])
    yield from _fides_files("dataset", [_fides_dataset(each) for each in systems])


# Private functions


def _system(keys: Keys) -> Keys:
    types = [each if isinstance(each, str) else each["type"] for each in keys["fields"]]
    fields = [
        {"type": types[number % len(types)], "column": f"table_{number // 5 + 1}.column_{number % 5 + 1}"}
        for number in range(FIELDS)
    ]
    return {"name": keys["name"], "kind": "application", "subjects": keys["subjects"], "fields": fields}


def _activities(system: Entry) -> Iterator[Entry]:
    for purpose, use, basis, _ in _USES:
        activity = {
            "name": f"{purpose}: {system.keys['name']}",
            "role": "controller",
            "purposes": [{"text": purpose, "basis": basis, **_OF_BASIS.get(basis, {})}],
            "subjects": system.keys["subjects"],
            "data": _types(system.keys),
            "systems": [system.id],
            "retention": {"period": _PERIOD, "from": "end of the contract"},
        }
        id_ = _activity_id(system.id, use)
        yield Entry("activities", system.department, id_, activity | _ANSWERS["activities"])


def _activity_id(system: str, use: str) -> str:
    return f"{system}-{use.rpartition('.')[2]}"


def _types(system: Keys) -> list[str]:
    return sorted({field["type"] for field in system["fields"]})


def _categories(types: Sequence[str]) -> list[str]:
    known = built_in_data_types()
    return sorted({known[type_].fideslang or "user" for type_ in types})


def _fides_system(entry: Entry, egress: list[Keys]) -> Keys:
    declarations = [
        {
            "name": purpose,
            "data_categories": _categories(_types(entry.keys)),
            "data_use": use,
            "data_subjects": entry.keys["subjects"],
            "dataset_references": [entry.id],
            "legal_basis_for_processing": basis,
            "retention_period": _PERIOD,
        }
        for purpose, use, _, basis in _USES
    ]
    system = {"fides_key": entry.id, "name": entry.keys["name"], "system_type": "Application"}
    return system | {"egress": egress, "privacy_declarations": declarations}


def _fides_dataset(entry: Entry) -> Keys:
    collections: dict[str, list[Keys]] = {}
    for field in entry.keys["fields"]:
        table, _, column = field["column"].partition(".")
        column_of = {"name": column, "data_categories": _categories([field["type"]])}
        collections.setdefault(table, []).append(column_of)
    tables = [{"name": table, "fields": fields} for table, fields in collections.items()]
    return {"fides_key": entry.id, "name": entry.keys["name"], "collections": tables}


def _fides_files(kind: str, resources: list[Keys]) -> Iterator[tuple[str, str]]:
    rest = iter(resources)
    number = 0
    while part := list(islice(rest, PER_FILE)):
        number += 1
        yield f"{kind}-{number:03}.yaml", _block({kind: part})


def _block(value: Any) -> str:  # noqa: ANN401 - whatever YAML can say
    """Return YAML in blocks; aliases are off, since Fides's documentation has none."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, indent=2)


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - as declared by its base
        return True


if __name__ == "__main__":
    main()
