import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap import __version__
from pdmap.app.schema import schema_text

Run = Callable[..., CompletedProcess[str]]

INVENTORY = """\
organization: {name: Exempel AB, country: SE}
systems: {console: {hosted_by: host, location: SE, subjects: [customer], fields: [email]}}
parties: {host: {name: Host Ltd, role: processor, country: US}}
activities:
  accounts: {role: controller, purposes: [{text: Accounts, basis: contract}], systems: [console], data: [email]}
"""

UNREAD = "a part of the manifests cannot be read, at a.yaml:1:10; nothing was written (run `pdmap validate`)"


@pytest.fixture(autouse=True)
def inventory(folder: Path) -> Path:
    """A small inventory that there is something to tell of."""
    path = folder / "shop" / "inventory.yaml"
    path.parent.mkdir()
    path.write_text(INVENTORY)
    return path


def test_the_version_is_printed(pdmap: Run) -> None:
    ended = pdmap("--version")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"pdmap {__version__}\n", "")


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["init"],
        ["validate"],
        ["map"],
        ["records"],
        ["document"],
        ["verify"],
        ["explain"],
        ["rules"],
        ["schema"],
        ["config"],
        ["baseline"],
    ],
    ids=str,
)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_tells_how_it_is_used(pdmap: Run, command: list[str], option: str) -> None:
    ended = pdmap(*command, option)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert f"Usage: {' '.join(['pdmap', *command])}" in ended.stdout


def test_without_a_command_the_help_is_shown(pdmap: Run) -> None:
    assert pdmap().returncode == 2


def test_an_unknown_command_is_told(pdmap: Run) -> None:
    ended = pdmap("validat")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "validate" in ended.stderr


def test_the_schema_is_printed_and_written(pdmap: Run, folder: Path) -> None:
    assert pdmap("schema").stdout == schema_text()
    assert pdmap("schema", "-o", "inventory.schema.json").returncode == 0
    assert (folder / "inventory.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize("command", ["map", "records"])
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["missing"], 2, "missing: there is no such file or folder"),
        (["empty"], 3, "empty: no manifests found (*.yaml, *.yml)"),
        (["broken"], 2, f"broken: {UNREAD}"),
        (["shop", "--as-of", "soon"], 2, "--as-of is `soon`, not a date such as 2026-01-31"),
        (["shop", "--format", "jso"], 2, "--format is `jso`; did you mean `json`?"),
        (["shop", "--output", "out.jsn"], 2, "--format is `jsn`; did you mean `json`?"),
        (["shop", "--format", "json", "--output", "empty"], 2, "empty: is a folder; name a file to write to"),
        (["shop", "--output", "no/a.json"], 2, "no/a.json: cannot be written (no such file or directory)"),
    ],
    ids=str,
)
def test_what_cannot_be_written_is_told_in_one_line(
    pdmap: Run, folder: Path, command: str, arguments: list[str], code: int, message: str
) -> None:
    before = sorted(folder.rglob("*"))
    role = ["--role", "controller"] if command == "records" else []
    ended = pdmap(command, *arguments, *role)
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", f"pdmap: {message}\n")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("command", "code", "omissions"),
    [
        ("map", 0, ""),
        (
            "records",
            1,
            "pdmap: left out, because it does not fit the language: `systems/console/nmae` (a.yaml:4:5)\n",
        ),
    ],
)
def test_output_made_from_manifests_with_errors_says_so(pdmap: Run, command: str, code: int, omissions: str) -> None:
    ended = pdmap(command, "bad", "--format", "json")
    assert ended.returncode == code
    assert json.loads(ended.stdout)
    hint = "what they concern may be missing (run `pdmap validate`)"
    assert ended.stderr == f"pdmap: 1 finding on the form of the manifests: {hint}\n{omissions}"


def test_a_register_that_cannot_be_written_leaves_the_other_as_it_was(
    pdmap: Run, folder: Path, inventory: Path
) -> None:
    inventory.write_text(INVENTORY + "  hosting: {role: processor}\n")
    (folder / "out-processor.md").mkdir()
    (folder / "out-controller.md").write_text("of yesterday", "utf-8")
    ended = pdmap("records", "shop", "--output", "out.md", "--as-of", "2026-11-23")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "pdmap: out-processor.md: is a folder; name a file to write to\n"
    assert (folder / "out-controller.md").read_text("utf-8") == "of yesterday"


OUTPUTS = [
    *(["validate", "{shop}", "--format", form] for form in ("full", "concise", "json")),
    *(
        ["map", "{shop}", "--format", form]
        for form in ("dot", "mermaid", "json", "svg", "drawio", "graphml", "csv", "markdown", "html")
    ),
    *(["records", "{shop}", "--role", "controller", "--format", form] for form in ("markdown", "html", "csv", "json")),
]


@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_no_output_tells_where_on_the_machine_it_was_made(pdmap: Run, folder: Path, arguments: list[str]) -> None:
    shop = folder / "shop"
    ended = pdmap(*(argument.format(shop=shop) for argument in arguments), "--as-of", "2026-11-23")
    assert ended.returncode in {0, 1}
    assert ended.stdout
    for name in (str(folder), str(folder.parent), str(Path(__file__).parents[2]), f"{Path.home()}/"):
        assert name not in ended.stdout + ended.stderr


@pytest.mark.parametrize("name", ["r.html", "r.md"])
@pytest.mark.parametrize(
    ("options", "address"),
    [
        ([], "../../shop/inventory.yaml#L1"),
        (
            ["--source-url", "https://example.com/{path}?plain=1#L{line}"],
            "https://example.com/inventory.yaml?plain=1#L1",
        ),
        (["--source-url", "HTTPS://example.com/{path}#L{line}"], "HTTPS://example.com/inventory.yaml#L1"),
        (["--source-url", "none"], None),
    ],
)
def test_records_link_to_the_lines_that_they_were_read_from(
    pdmap: Run, folder: Path, name: str, options: list[str], address: str | None
) -> None:
    output = folder / "out" / "records" / name
    output.parent.mkdir(parents=True)
    pdmap("records", "shop", "--role", "controller", "--output", f"out/records/{name}", *options)
    found = {*re.findall(r'(?:href="|\]\()([^"#)][^")]*)', output.read_text())}
    assert (address in found) if address else not found


@pytest.mark.parametrize(
    "pattern",
    [
        *("javascript:alert(1)//{path}", "https://example.com/", "file:///{path}"),
        *("https://example.com/a b/{path}", "https://example.com/\n{path}", 'https://example.com/"{path}'),
        pytest.param("https://example.com/\udcff/{path}", id="not UTF-8"),
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(pdmap: Run, pattern: str) -> None:
    ended = pdmap("records", "shop", "--source-url", pattern)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--source-url is not the address of a page with {path} in it" in ended.stderr


@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_the_same_input_gives_the_same_bytes_on_the_screen_and_in_a_file(
    pdmap: Run, folder: Path, arguments: list[str]
) -> None:
    line = [*(argument.format(shop="shop") for argument in arguments), "--as-of", "2026-11-23"]
    shown = pdmap(*line).stdout
    pdmap(*line, "--output", "out")
    assert (folder / "out").read_bytes().decode() == shown


@pytest.mark.parametrize("target", ["empty", "/dev/full"])
def test_both_registers_need_the_name_of_a_file(pdmap: Run, folder: Path, target: str) -> None:
    before = sorted(folder.rglob("*"))
    ended = pdmap("records", "shop", "--output", target)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"pdmap: {target}: is not a file, and a register of each role needs one; choose one with --role\n"
    )
    assert sorted(folder.rglob("*")) == before
    assert not Path("/dev/full-controller").exists()
