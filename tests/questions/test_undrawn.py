from pdmap.app.load import load_texts
from pdmap.questions.undrawn import Undrawn, undrawn


def found(manifest: str) -> Undrawn:
    return undrawn(load_texts({"inventory.yaml": manifest.encode()}).inventory)


def test_nothing_is_lost_where_every_id_is_defined() -> None:
    parties = "parties: {p: {subprocessors: [q]}, q: {}}"
    assert found(f"systems: {{a: {{hosted_by: p}}}}\n{parties}\nflows: {{f: {{from: a, to: p}}}}") == Undrawn(0, 0, ())


def test_flows_hosts_and_sub_processors_of_unknown_ids_are_counted() -> None:
    lost = found(
        "systems: {a: {hosted_by: pp}}\nparties: {p: {subprocessors: [q, r]}, q: {}}\n"
        "flows: {f: {from: aa, to: p}, g: {from: aa, to: pp}, h: {from: customer, to: a}}"
    )
    assert lost == Undrawn(2, 2, ("aa", "pp", "r"))
