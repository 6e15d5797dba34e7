"""`pdmap diff` over a real repository: what is compared, what stops a change, and what is refused in one line."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.comparisons.gates import Gate, gate_of
from pdmap.questions.changes import Matter

Run = Callable[..., CompletedProcess[str]]

UNKNOWN = "revision `{}` is unknown; name a commit, branch or tag, such as HEAD~1 or main"
FOLDER = "`{0}` is a folder or a file; give two of them, or --path {0} and a revision"
CLASH = (
    "`good` is a folder and a revision; write ./good for the folder, or its full name, such as refs/heads/good, for "
    "the revision"
)
BROKEN = "revision `HEAD`: a part of the manifests cannot be read, at a.yaml:1:10; {}"
SHOP = """\
organization: {name: Acme, country: DE}
parties: {mail: {role: processor, country: FR}}
systems: {shop: {location: DE, subjects: [customer], fields: [email.address], hosted_by: none}}
"""
FLOW = "flows: {send: {from: shop, to: mail, data: [email.address]}}\n"
PATH = ("--path", "shop", "--as-of", "2026-11-23")


@pytest.fixture
def shop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an inventory in a repository with two commits; the second has a new recipient."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    git(folder, "init", "-qb", "main")
    (folder / "shop").mkdir()
    (folder / "shop/a.yaml").write_text(SHOP)
    commit(folder, "one")
    (folder / "shop/a.yaml").write_text(SHOP + FLOW)
    commit(folder, "two")
    return folder / "shop"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)


def read(ended: CompletedProcess[str]) -> dict[str, object]:
    assert (ended.returncode, ended.stderr) == (0, "")
    document = json.loads(ended.stdout)
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize(
    ("arguments", "earlier", "later", "gates"),
    [
        ([], "HEAD ({two})", "{two}", []),
        (["HEAD~1"], "HEAD~1 ({one})", "{two}", ["new-recipient", "new-finding", "any"]),
        (["HEAD~1", "HEAD"], "HEAD~1 ({one})", "HEAD ({two})", ["new-recipient", "new-finding", "any"]),
        (["HEAD~1..HEAD"], "HEAD~1 ({one})", "HEAD ({two})", ["new-recipient", "new-finding", "any"]),
        (["HEAD~1.."], "HEAD~1 ({one})", "HEAD ({two})", ["new-recipient", "new-finding", "any"]),
        (["main", "main~1"], "main ({two})", "main~1 ({one})", ["new-finding", "any"]),
        (["refs/heads/main"], "refs/heads/main ({two})", "{two}", []),
    ],
)
def test_revisions_are_compared(
    pdmap: Run, shop: Path, folder: Path, arguments: list[str], earlier: str, later: str, gates: list[str]
) -> None:
    one, two = (git(folder, "rev-parse", name)[:10] for name in ("HEAD~1", "HEAD"))
    document = read(pdmap("diff", *arguments, *PATH, "--format", "json"))
    assert document["earlier"] == earlier.format(one=one, two=two)
    assert document["later"] == later.format(one=one, two=two)
    assert document["gates"] == gates


def test_a_dirty_tree_is_what_is_compared_and_says_so(pdmap: Run, shop: Path, folder: Path) -> None:
    (shop / "a.yaml").write_text(SHOP)
    document = read(pdmap("diff", *PATH, "--format", "json"))
    assert document["later"] == f"{git(folder, 'rev-parse', 'HEAD')[:10]} with changes"
    assert document["summary"] == {"added": 0, "removed": 1, "changed": 0, "renamed": 0, "new": 1, "solved": 3}
    # Two revisions are compared whatever lies in the folder, even where that cannot be read.
    (shop / "a.yaml").write_text("systems: [\n")
    assert read(pdmap("diff", "HEAD~1", "HEAD", *PATH, "--format", "json"))["gates"]
    assert pdmap("diff", *PATH).returncode == 2


def test_two_folders_are_compared_without_git(pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder / "nowhere"))
    for name, text in (("old", SHOP), ("new", SHOP + FLOW)):
        (folder / name).mkdir()
        (folder / name / "a.yaml").write_text(text)
    document = read(pdmap("diff", "old", "new", "--format", "json"))
    assert (document["earlier"], document["later"]) == ("old", "new")
    assert document["gates"] == ["new-recipient", "new-finding", "any"]
    mixed = pdmap("diff", "old", "new", "--path", "old")
    assert (mixed.returncode, mixed.stderr) == (
        2,
        "pdmap: --path is for revisions; two folders are inventories themselves\n",
    )


def test_without_git_revisions_are_told_in_one_line(pdmap: Run, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(shop / "nowhere"))
    ended = pdmap("diff", *PATH)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "pdmap: git is missing: install it, or compare two folders\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--", "--output=x"], UNKNOWN.format("--output=x")),
        (["--", "-rf"], UNKNOWN.format("-rf")),
        (["--", "main..--output=x"], UNKNOWN.format("--output=x")),
        ([";touch x"], UNKNOWN.format(";touch x")),
        (["$(touch x)"], UNKNOWN.format("$(touch x)")),
        (["HEAD:shop"], UNKNOWN.format("HEAD:shop")),
        (["HEAD^{tree}"], UNKNOWN.format("HEAD^{tree}")),
        (["HEAD\nmain"], UNKNOWN.format("HEAD\\x0amain")),
        ([":/one\x1b[2J"], UNKNOWN.format(":/one\\x1b[2J")),
        ([""], "a revision is empty; name a commit, branch or tag, such as HEAD~1 or main"),
        (["main", ""], "a revision is empty; name a commit, branch or tag, such as HEAD~1 or main"),
        (["main...HEAD"], "`main...HEAD` has three dots; write two revisions with two dots between them"),
        (["main~1..main", "main"], "`main~1..main` names two revisions; give it alone, or two revisions without dots"),
        (["main", "main", "main"], "3 states are named; two can be compared"),
        (["good", "good", "good"], "3 states are named; two can be compared"),
        (["good"], FOLDER.format("good")),
        (["main", "good"], FOLDER.format("good")),
        ([".."], FOLDER.format("..")),
        (["--fail-on", "new-contry"], "--fail-on is `new-contry`; did you mean `new-country`?"),
        (
            ["--fail-on", "new-recipient,"],
            f"--fail-on is ``; choose from: {', '.join(sorted(Gate))}",
        ),
        (["x" * 5000], UNKNOWN.format("x" * 39 + "…")),
        (["--format", "jsn"], "--format is `jsn`; did you mean `json`?"),
        (["-f", "text", "-o", "shop/a.yaml"], "shop/a.yaml: is a manifest of the inventory; name another file"),
        (
            ["main~1", "main", "-f", "text", "-o", "shop/b.yaml"],
            "shop/b.yaml: would be read as a manifest of the inventory; name another file",
        ),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line_and_nothing_is_done(
    pdmap: Run, shop: Path, folder: Path, arguments: list[str], message: str
) -> None:
    before = sorted(path for path in folder.rglob("*") if ".git" not in path.parts)
    ended = pdmap("diff", *PATH, *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {message}\n")
    assert sorted(path for path in folder.rglob("*") if ".git" not in path.parts) == before
    assert (shop / "a.yaml").read_text() == SHOP + FLOW


def test_a_name_of_a_folder_and_a_revision_is_told_with_a_way_to_write_each(
    pdmap: Run, shop: Path, folder: Path
) -> None:
    git(folder, "branch", "good")
    ended = pdmap("diff", "good", *PATH)
    assert (ended.returncode, ended.stderr) == (
        2,
        f"pdmap: {CLASH}\n",
    )
    assert pdmap("diff", "good", "shop").returncode == 2
    assert read(pdmap("diff", "./good", "shop", "--format", "json"))["earlier"] == "good"
    assert read(pdmap("diff", "refs/heads/good", *PATH, "--format", "json"))["gates"] == []


def test_a_revision_without_the_inventory_is_told_as_empty(pdmap: Run, shop: Path, folder: Path) -> None:
    git(folder, "mv", "shop", "store")
    commit(folder, "moved")
    ended = pdmap("diff", "HEAD~1", "--path", "store")
    assert (ended.returncode, ended.stderr) == (3, "pdmap: revision `HEAD~1` has no manifests at store\n")


@pytest.mark.parametrize("path", ["shop", "./shop", "shop/a.yaml", "shop/"])
def test_two_revisions_are_compared_where_the_folder_is_gone(
    pdmap: Run, shop: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    given = ("--path", path, "--as-of", "2026-11-23", "--format", "json")
    whole = read(pdmap("diff", "main~1", "main", *given))
    shutil.rmtree(shop)
    assert read(pdmap("diff", "main~1", "main", *given)) == whole
    assert whole["gates"] == ["new-recipient", "new-finding", "any"]
    (folder / "below/deeper").mkdir(parents=True)
    monkeypatch.chdir(folder / "below/deeper")
    assert read(pdmap("diff", "main~1..main", "--path", f"../../{path}", *given[2:])) == whole


@pytest.mark.parametrize("states", [["main", "gone"], ["gone", "main"], ["gone", "gone"]])
@pytest.mark.parametrize("path", ["shop", "shop/a.yaml"])
def test_a_change_that_makes_or_deletes_the_inventory_is_told(
    pdmap: Run, shop: Path, folder: Path, states: list[str], path: str
) -> None:
    git(folder, "checkout", "-qb", "gone")
    git(folder, "rm", "-rq", "shop")
    git(folder, "commit", "-qm", "three")
    assert not shop.exists()
    for branch in ("gone", "main"):
        git(folder, "checkout", "-q", branch)
        ended = pdmap("diff", *states, "--path", path)
        assert (ended.returncode, ended.stdout, ended.stderr) == (
            3,
            "",
            f"pdmap: revision `gone` has no manifests at {path}\n",
        )


def test_no_path_leads_out_of_the_repository(pdmap: Run, shop: Path, folder: Path) -> None:
    for path in ("../elsewhere", "shop/../../elsewhere"):
        ended = pdmap("diff", "main~1", "main", "--path", path)
        assert (ended.returncode, ended.stderr) == (2, "pdmap: ../elsewhere: there is no such file or folder\n")
    ended = pdmap("diff", "main~1", "main", "--path", "shop/\n:(top)*.yaml")
    assert ended.returncode == 3


def test_a_revision_that_cannot_be_read_is_told(pdmap: Run, shop: Path, folder: Path) -> None:
    (shop / "a.yaml").write_text("systems: [\n")
    commit(folder, "broken")
    ended = pdmap("diff", "HEAD~1", "HEAD", *PATH)
    assert (ended.returncode, ended.stderr) == (
        2,
        f"pdmap: {BROKEN.format('nothing was written (run `pdmap validate`)')}\n",
    )


def test_a_shallow_clone_is_told_with_what_to_do(
    pdmap: Run, shop: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(folder, "clone", "-q", "--depth=1", folder.as_uri(), "clone")
    monkeypatch.chdir(folder / "clone")
    ended = pdmap("diff", "HEAD~1", *PATH)
    assert (ended.returncode, ended.stderr) == (
        2,
        "pdmap: revision `HEAD~1` is not in this shallow clone (git fetch --unshallow)\n",
    )


def test_a_folder_in_no_repository_is_told(pdmap: Run, shop: Path, folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    ended = pdmap("diff", *PATH)
    assert (ended.returncode, ended.stderr) == (
        2,
        "pdmap: shop: is in no git repository, or in one that git does not trust\n",
    )
    gone = pdmap("diff", "main", "main", "--path", "nowhere")
    assert (gone.returncode, gone.stderr) == (2, "pdmap: nowhere: there is no such file or folder\n")


@pytest.mark.parametrize(
    ("gates", "code"),
    [
        (["new-country"], 0),
        (["new-recipient"], 1),
        (["new-country,new-recipient"], 1),
        (["new-country", "--fail-on", " new-finding "], 1),
        (["any"], 1),
    ],
)
def test_a_gate_stops_what_it_names_and_the_result_is_written(
    pdmap: Run, shop: Path, gates: list[str], code: int
) -> None:
    ended = pdmap("diff", "main~1", *PATH, "--fail-on", *gates)
    assert ended.returncode == code
    assert "1 new recipient" in ended.stdout
    assert ended.stderr.startswith("pdmap: stopped by --fail-on: new-" if gates != ["any"] else "pdmap: stopped") == (
        code == 1
    )


ALL_MATTERS = [gate for gate in Gate if gate in {gate_of(matter) for matter in Matter}]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("country: FR", "country: [BR]", "LNG001"),
        ("country: FR", 'country: "BR "', "LNG003"),
        ("country: FR", "country: ZZ", "REF004"),
        ("country: FR", "contry: BR", "REF003"),
        ("to: mail", "to: mial", "REF001"),
        ("to: mail", "to: [mail]", "LNG001"),
        ("[customer]", "[customer], retention: P1X", "RET008"),
    ],
)
def test_no_gate_passes_where_a_part_is_not_read_as_it_was_meant(
    pdmap: Run, shop: Path, old: str, new: str, code: str
) -> None:
    gates = ", ".join(ALL_MATTERS)
    (shop / "a.yaml").write_text((SHOP + FLOW).replace(old, new))
    ended = pdmap("diff", "main", *PATH, "--fail-on", gates)
    told = ended.stderr.splitlines()[-1]
    assert ended.returncode == 1
    assert told.startswith(f"pdmap: stopped by --fail-on: {gates}; what is not read as it was meant may hide more: ")
    assert f"{code} at a.yaml:" in told


def test_a_part_that_was_not_read_before_either_stops_nothing(pdmap: Run, shop: Path, folder: Path) -> None:
    broken = (SHOP + FLOW).replace("country: FR", "country: [FR]")
    (shop / "a.yaml").write_text(broken)
    commit(folder, "broken")
    (shop / "a.yaml").write_text(broken.replace("shop: {", "shop: {name: Shop, "))
    ended = pdmap("diff", "main", *PATH, "--fail-on", ",".join(ALL_MATTERS))
    assert (ended.returncode, "1 changed" in ended.stdout) == (0, True)


def test_a_part_beside_one_that_was_not_read_before_stops_at_every_gate(pdmap: Run, shop: Path, folder: Path) -> None:
    broken = (SHOP + FLOW).replace("country: FR", "name: [Mail], country: FR")
    (shop / "a.yaml").write_text(broken)
    commit(folder, "broken")
    (shop / "a.yaml").write_text(broken.replace("country: FR", "country: [BR]"))
    assert pdmap("diff", "main", *PATH, "--fail-on", "new-purpose").returncode == 1


WAIVER = "waivers: [{rule: CHG001, object: parties/mail, owner: dpo, reason: they asked, expires: 2027-01-31}]\n"


@pytest.mark.parametrize("new", [", country: {unknown: later}", ""])
def test_a_country_that_is_not_recorded_any_more_stops_at_its_gate_until_somebody_accepts_it(
    pdmap: Run, shop: Path, new: str
) -> None:
    changed = (SHOP + FLOW).replace(", country: FR", new)
    (shop / "a.yaml").write_text(changed)
    ended = pdmap("diff", "main", *PATH, "--fail-on", "new-country,new-recipient")
    assert (ended.returncode, ended.stderr) == (1, "pdmap: stopped by --fail-on: new-country\n")
    assert "`mail` has personal data, and no place is recorded for it now" in " ".join(ended.stdout.split())
    (shop / "a.yaml").write_text(changed + WAIVER)
    assert pdmap("diff", "main", *PATH, "--fail-on", "new-country,new-recipient").returncode == 0


def test_nothing_stops_where_nothing_differs(pdmap: Run, shop: Path) -> None:
    ended = pdmap("diff", *PATH, "--fail-on", "any")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.endswith("nothing differs\n")


@pytest.mark.parametrize(
    ("name", "start"), [("d.json", "{\n"), ("d.md", "<!-- pdmap diff -->\n"), ("d.txt", "main~1 ("), ("-", "")]
)
def test_the_name_of_the_output_chooses_the_format(pdmap: Run, shop: Path, folder: Path, name: str, start: str) -> None:
    ended = pdmap("diff", "main~1", *PATH, "--output", name)
    assert (ended.returncode, ended.stderr) == (0, "")
    if name == "-":
        assert ended.stdout.startswith("main~1 (")
    else:
        assert (folder / name).read_text("utf-8").startswith(start)


def test_the_terminal_is_filled_and_no_more(shop: Path, shell: Run) -> None:
    for columns, widest in ((50, 50), (60, 60), (100, 67)):
        shown = shell(f"pdmap diff main~1 {' '.join(PATH)}", COLUMNS=str(columns)).stdout
        assert widest - 12 < max(map(len, shown.splitlines())) <= widest


def test_the_same_states_give_the_same_bytes(shop: Path, shell: Run) -> None:
    lines = [
        shell(f"pdmap diff main~1 main {' '.join(PATH)} --format {name}", PYTHONHASHSEED=seed).stdout
        for name in ("text", "json", "markdown")
        for seed in ("1", "2")
    ]
    assert all(lines)
    assert lines[::2] == lines[1::2]


def test_the_check_of_reviewable_changes_is_explained_and_is_no_rule(pdmap: Run, folder: Path) -> None:
    explained = pdmap("explain", "chg001")
    assert explained.returncode == 0
    assert "found by `pdmap diff` between two states of an inventory" in explained.stdout
    assert "CHG001" not in pdmap("rules", "--family", "CHG", "--format", "json").stdout


def test_names_of_folders_hide_nothing_in_the_map_of_a_comment(pdmap: Run, shop: Path) -> None:
    hidden = "after\u202e\ufe00\u200bz"
    shutil.copytree(shop, shop.parent / hidden)
    (shop.parent / hidden / "a.yaml").write_text(SHOP)
    ended = pdmap("diff", "shop", hidden, "-f", "markdown", "--as-of", "2026-11-23")
    _, _, diagram = ended.stdout.partition("```mermaid")
    assert "What changes from shop to after\ufffd\ufffd\ufffdz" in diagram
    assert not set(ended.stdout) & {"\u202e", "\ufe00", "\u200b"}
