"""Rules say nothing that follows from an error in another object, and say it once that is mended."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from pdmap.app.load import Loaded
from pdmap.findings import Finding
from pdmap.rules.engine import catalogue, run_rules
from pdmap.rules.rule import Context


@dataclass(frozen=True)
class Case:
    code: str
    text: str
    """A manifest with an error at `broken: X`, where the rule misses something in another object."""
    mended: str
    """What stands for `broken: X` once that is mended, without what the rule misses."""

    def __str__(self) -> str:
        return f"{self.code}-{self.mended}"


ORDERS = "activities: {orders: {role: controller, data: [phone], systems: [shop]}}\n"
BROKEN_ORDERS = ORDERS.replace("role", "broken: X, role")
SHOP = "systems: {shop: {fields: [name]}}\n"
TO_DESK = "systems: {form: {fields: [health]}, desk: {fields: [health]}}\n"
TO_NETWORK = "systems: {shop: {fields: [phone]}}\nflows: {send: {from: shop, to: network, data: [phone]}}\n"
TO_ARCHIVE = "systems: {files: {fields: [criminal_record]}, archive: {fields: [criminal_record], broken: X}}\n"
TO_TEST = "systems: {shop: {fields: [name]}, copy: {environment: test}}\n"
COUNTED = "{role: controller, purposes: [{text: Count, kind: analytics}], broken: X}"
CASES = [
    Case("RET001", f"systems: {{shop: {{fields: [{{type: phone, broken: X}}]}}}}\n{ORDERS}", "name: mobile"),
    Case("SEC004", f"systems: {{shop: {{broken: X}}}}\n{ORDERS}", "name: Shop"),
    Case("SEC004", f"organization: {{name: Example, broken: X}}\n{ORDERS}", "country: SE"),
    Case(
        "SEC002",
        "organization: {measures: [disks]}\nmeasures: {disks: {broken: X}}\nsystems: {clinic: {fields: [health]}}",
        "type: technical",
    ),
    Case(
        "SEC003",
        "systems: {shop: {broken: X}, desk: {name: Desk}}\nflows: {send: {from: shop, to: desk, data: [name]}}",
        "name: Shop",
    ),
    Case(
        "SEC003",
        "organization: {name: Example, broken: X}\n"
        "systems: {shop: {name: Shop}}\nflows: {send: {from: customer, to: shop, data: [name]}}",
        "country: SE",
    ),
    Case(
        "SEC005",
        "measures: {tls: {article32: [a, b, c], broken: X}}\nactivities: {orders: {role: controller, measures: [tls]}}",
        "name: TLS",
    ),
    Case(
        "SEC006",
        "systems: {clinic: {fields: [health]}}\nactivities: {care: {systems: [clinic], role: controller, broken: X}}",
        "measures: []",
    ),
    Case("SEC007", "organization: {broken: X}\nsystems: {clinic: {critical: true}}", "measures: []"),
    Case(
        "SEC009",
        "measures: {copies: {asserts: backup, broken: X}}\nsystems: {wiki: {measures: [copies], backup: none}}",
        "type: technical",
    ),
    Case(
        "MIN003",
        SHOP
        + f"activities: {{count: {COUNTED}}}\nflows: {{send: {{from: shop, to: shop, data: [name], activity: count}}}}",
        "name: Count",
    ),
    Case("MIN004", TO_TEST + "flows: {send: {from: shop, to: copy, data: [name], broken: X}}", "transforms: []"),
    Case("MIN001", SHOP + BROKEN_ORDERS, "name: Orders"),
    Case("MIN001", SHOP + "activities: {calls: {broken: X, systems: none}}", "role: processor"),
    Case("MIN001", SHOP + ORDERS + "flows: {send: {from: shop, to: shop, broken: X}}", "frequency: daily"),
    Case("MIN001", SHOP + ORDERS + "flows: {send: {from: shop, broken: X}}", "to: shop"),
    Case(
        "PRC006",
        TO_NETWORK + "parties: {network: {role: [processor, controller]}}\n"
        "activities: {hosting: {role: processor, broken: X}}",
        "name: Hosting",
    ),
    Case(
        "PRC007",
        TO_NETWORK
        + "parties: {network: {role: joint-controller}}\nactivities: {statistics: {broken: X, systems: none}}",
        "role: controller",
    ),
    Case("FLW001", "systems: {shop: {broken: X}}\nflows: {send: {from: a, to: shop, data: [phone]}}", "fields: none"),
    Case("FLW002", "systems: {shop: {broken: X}}\nflows: {send: {from: shop, to: a, data: [phone]}}", "fields: none"),
    Case(
        "FLW008",
        TO_DESK + "activities: {support: {role: controller, systems: [desk], broken: X}}\n"
        "flows: {send: {from: form, to: desk, data: [health]}}",
        "purposes: [Answer]",
    ),
    Case(
        "FLW008",
        TO_DESK + "activities: {support: {systems: none, broken: X}}\n"
        "flows: {send: {from: form, to: desk, data: [health]}}",
        "role: processor",
    ),
    Case("FLW008", TO_ARCHIVE + "flows: {send: {from: files, to: archive, data: [criminal_record]}}", "name: Archive"),
    Case(
        "FLW006",
        "parties: {a: {}}\nactivities: {x: {role: controller, recipients: [a]}}\nsystems: {shop: }\n"
        "flows: {s: {from: shop, to: shop, data: [phone]}, t: {from: shop, to: a, broken: X}}",
        "frequency: daily",
    ),
    Case(
        "FLW007",
        "systems: {shop: {fields: [phone]}, desk: }\nactivities: {x: {role: controller, systems: [shop]}}\n"
        "flows: {s: {from: desk, to: desk, data: [phone]}, t: {to: desk, broken: X}}",
        "from: desk",
    ),
    Case(
        "FLW009",
        "systems: {shop: {subjects: [customer], fields: [phone]}, "
        "desk: {subjects: [employee], broken: X}}\nflows: {s: {from: shop, to: desk, data: [phone]}}",
        "fields: [phone]",
    ),
    Case(
        "DSR001", "systems: {shop: {fields: [phone]}}\nactivities: {x: {role: processor, broken: X}}", "systems: none"
    ),
    Case(
        "DSR003",
        "systems: {shop: {subjects: [customer], fields: [{type: phone, source: data_subject}]}, "
        "crm: {broken: X}}\nactivities: {x: {role: controller, purposes: [{text: A, basis: contract}], "
        "data: [phone], systems: [shop, crm]}}",
        "name: CRM",
    ),
    Case(
        "DSR002",
        "systems: {shop: {fields: [phone], deletion: {method: manual}}, desk: {fields: [phone]}}\n"
        "flows: {send: {from: shop, to: desk, data: [phone], broken: X}}",
        "transforms: []",
    ),
    Case(
        "LAW003",
        "systems: {files: {fields: [{type: criminal_record}], broken: X}}\n"
        "activities: {checks: {role: controller, purposes: [Check], data: [criminal_record], systems: [files]}}",
        "name: Files",
    ),
    Case(
        "LAW008",
        "activities: {travel: {role: controller, broken: X}}\n"
        "systems: {desk: {}}\nparties: {agency: {role: recipient}}\n"
        "flows: {send: {from: desk, to: agency, activity: travel, transfer: {mechanisms: [derogation-consent]}}}",
        "name: Travel",
    ),
    Case(
        "LAW012",
        "systems: {shop: {fields: [{type: phone, collected_for: orders}]}, desk: {fields: [phone]}}\n"
        "activities: {orders: {role: controller}, calls: {role: controller, data: [phone], systems: [desk]}}\n"
        "flows: {send: {from: shop, to: desk, data: [phone], broken: X}}",
        "frequency: daily",
    ),
    Case(
        "LAW013",
        "parties: {bank: {role: controller, broken: X}}\n"
        "activities: {choir: {role: controller, recipients: [bank], "
        "purposes: [{text: Keep singers, condition: nonprofit_body}]}}",
        "name: Bank",
    ),
    Case(
        "BRC001",
        "systems: {hub: {}}\nactivities: {hosting: {role: processor, broken: X}}\nbreaches: {outage: {systems: [hub]}}",
        "name: Hosting",
    ),
    Case(
        "BRC002",
        "systems: {hub: {}}\nactivities: {hosting: {role: processor, broken: X}}\n"
        "breaches: {outage: {systems: [hub], risk: risk}}",
        "name: Hosting",
    ),
    Case(
        "BRC003",
        "systems: {hub: {}}\nactivities: {hosting: {role: processor, broken: X}}\n"
        "breaches: {outage: {systems: [hub], risk: high}}",
        "name: Hosting",
    ),
]
every_case = pytest.mark.parametrize("case", CASES, ids=str)


@every_case
def test_nothing_is_said_while_the_other_object_has_an_error(case: Case, load: Callable[[str], Loaded]) -> None:
    loaded = load(case.text)
    assert loaded.muted
    assert _found(case.code, loaded) == []


@every_case
def test_it_is_said_once_the_error_is_mended(case: Case, load: Callable[[str], Loaded]) -> None:
    loaded = load(case.text.replace("broken: X", case.mended))
    assert not loaded.muted
    assert len(_found(case.code, loaded)) == 1


def _found(code: str, loaded: Loaded) -> list[Finding]:
    context = Context(loaded.inventory, loaded.graph, dt.date(2026, 11, 23))
    return list(run_rules([catalogue()[code]], context, loaded.muted))
