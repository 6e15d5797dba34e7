"""What `load` gives: what manifests say and where, from a folder or from a revision, wherever one works."""

import os
import subprocess
from pathlib import Path

import networkx as nx
import pytest

import pdmap

SHOP = """\
organization: {name: Acme, country: DE}
parties:
  mail: {role: processor, country: FR}
systems:
  shop:
    location: none
    owner: {unknown: being asked, owner: Ann, due: 2026-02-01}
    fields: [email.address]
    hosted_by: mail
"""
FLOW = "flows: {send: {from: shop, to: mail, data: [email.address]}}\n"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an inventory in a repository with a commit, and change it."""
    for name, value in (("GLOBAL", os.devnull), ("NOSYSTEM", "1")):
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "a.yaml").write_text(SHOP)
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    for arguments in (("init", "-qb", "main"), ("add", "-A"), ("commit", "-qm", "one")):
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True)
    (folder / "a.yaml").write_text(SHOP + FLOW)
    monkeypatch.chdir(tmp_path)
    return folder


def test_three_kinds_of_emptiness_are_three_things(shop: Path) -> None:
    system = pdmap.load(shop).systems["shop"]
    assert system.location == pdmap.Nothing()
    assert isinstance(system.owner, pdmap.Unknown)
    assert (system.owner.reason, system.owner.owner, str(system.owner.due)) == ("being asked", "Ann", "2026-02-01")
    assert system.backup is None
    assert [pdmap.ids(system.subjects), pdmap.listed(system.retention), pdmap.options(system.location)] == [(), (), ()]


def test_everything_knows_where_it_was_written(shop: Path) -> None:
    inventory = pdmap.load(shop)
    system = inventory.systems["shop"]
    (field,) = pdmap.listed(system.fields)
    (host,) = pdmap.options(system.hosted_by)
    places = [each.written_at for each in (system, field, field.type, host, inventory.flows["send"])]
    assert [(place.path, place.line, place.column) for place in places] == [
        ("a.yaml", 5, 3),
        ("a.yaml", 8, 14),
        ("a.yaml", 8, 14),
        ("a.yaml", 9, 16),
        ("a.yaml", 10, 9),
    ]
    assert "Node" not in repr(system)


def test_a_revision_is_read_beside_the_folder(shop: Path) -> None:
    now, before = pdmap.load("shop"), pdmap.load("shop", revision="main")
    assert [list(each.flows) for each in (before, now)] == [[], ["send"]]
    assert (now.revision, before.revision[:6], now.digest == before.digest) == ("", "main (", False)
    assert repr(now) == "<pdmap.Inventory shop: 1 system, 1 party, 0 activities, 1 flow>"
    comparison = pdmap.diff(before, now)
    assert (comparison.earlier, comparison.later[10:]) == (before.revision, " with changes")
    assert [(each.address, each.kind) for each in comparison.changes] == [("flows/send", pdmap.ChangeKind.ADDED)]
    assert comparison.headline in comparison.render("markdown")


def test_an_inventory_is_the_same_from_another_working_folder(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shop / "pdmap.toml").write_text('severity = {REC009 = "error"}\nbaseline = "known.json"\n')
    (shop / "known.json").write_text('{"format": "pdmap.baseline/1", "entries": []}')
    inventory = pdmap.load("shop")
    here = pdmap.validate(inventory)
    monkeypatch.chdir("/")
    there = pdmap.validate(inventory)
    assert here.findings == there.findings
    assert {adjustment.name for adjustment in there.adjustments} == {"severity.REC009"}


def test_the_configuration_decides_where_no_path_is_given(shop: Path) -> None:
    Path("pdmap.toml").write_text('inventory = "shop"\nprofile = "strict"\n')
    inventory = pdmap.load()
    assert inventory.path == shop
    assert [each.name for each in pdmap.validate(inventory).adjustments] == ["inventory", "profile"]
    assert pdmap.validate(inventory, profile="minimal").rules < pdmap.validate(inventory).rules


def test_a_copy_of_the_graph_is_for_networkx(shop: Path, tmp_path: Path) -> None:
    inventory = pdmap.load(shop)
    copy = inventory.graph.to_networkx()
    assert sorted(copy.nodes) == ["party:mail", "system:shop"]
    assert sorted(key for _, _, key in copy.edges(keys=True)) == ["hosting:shop:mail", "send"]
    assert copy.edges["system:shop", "party:mail", "send"]["data"] == ["email.address"]
    assert nx.has_path(copy, "system:shop", "party:mail")
    copy.clear()
    assert len(inventory.graph.elements) == 2
