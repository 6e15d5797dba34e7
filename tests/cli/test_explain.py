"""`pdmap explain` and `pdmap rules` at a terminal and in a pipe."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

from pdmap.app.explain import checks, codes_of
from pdmap.rules.engine import catalogue

Run = Callable[..., CompletedProcess[str]]

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "rules.schema.json").read_text("utf-8"))
TERMINALS = [
    ({}, True),
    ({"NO_COLOR": "1"}, False),
    ({"NO_COLOR": ""}, True),
    ({"TERM": "dumb"}, False),
]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Make standard output a terminal of some width."""

    def made(width: int) -> None:
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
        monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((width, 24)))

    return made


def fitting(text: str) -> list[str]:
    document = json.loads(text)
    jsonschema.validate(document, SCHEMA)
    return [entry["code"] for entry in document["rules"]]


@pytest.mark.parametrize("code", ["LAW001", "law001", "SRC003", "REF003", "LNG001"])
def test_a_check_is_explained(pdmap: Run, code: str) -> None:
    ended = pdmap("explain", code)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(f"{code.upper()} (error): ")
    assert "\x1b" not in ended.stdout


def test_several_checks_are_explained_in_the_order_of_the_question(pdmap: Run) -> None:
    shown = pdmap("explain", "TRF002", "TRF001").stdout
    assert shown.index("TRF002 (error): ") < shown.index("\nTRF001 (error): ")
    assert fitting(pdmap("explain", "TRF002", "TRF001", "--format", "json").stdout) == ["TRF002", "TRF001"]


@pytest.mark.parametrize("family", ["TRF", "trf", "SRC", "REF"])
def test_a_family_is_listed(pdmap: Run, family: str) -> None:
    ended = pdmap("explain", family)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert all(f"\n{code} " in ended.stdout for code in codes_of(family.upper()))
    assert fitting(pdmap("explain", family, "--format", "json").stdout) == codes_of(family.upper())


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (["TRF1"], "CODE is `TRF1`; did you mean `TRF001`?"),
        (["SRC001", "trf-1"], "CODE is `trf-1`; did you mean `TRF001`?"),
        (["no-health-abroad"], "CODE is `no-health-abroad`; a policy is explained by the inventory that defines it"),
        (["reference.data"], "CODE is `reference.data`; a policy is explained by the inventory that defines it"),
        (["No-Health"], "CODE is `No-Health`; `pdmap rules` lists the codes"),
        (["x" * 50], f"CODE is `{'x' * 39}…`; a policy is explained by the inventory that defines it"),
        (["TRF999"], "CODE is `TRF999`; `pdmap explain TRF` lists its family"),
        (["trf999"], "CODE is `trf999`; `pdmap explain TRF` lists its family"),
        (["XYZ987"], "CODE is `XYZ987`; `pdmap rules` lists the codes"),
        (["\x1b[31m"], "CODE is `\\x1b[31m`; `pdmap rules` lists the codes"),
        (["TRF001", "--format", "jsn"], "--format is `jsn`; did you mean `json`?"),
        (["TRF001", "--format", "pdf"], "--format is `pdf`; choose from: json, markdown, text"),
    ],
    ids=str,
)
def test_what_cannot_be_explained_is_told_in_one_line(pdmap: Run, codes: list[str], message: str) -> None:
    ended = pdmap("explain", *codes)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {message}\n")


def test_without_a_code_the_usage_is_told(pdmap: Run) -> None:
    ended = pdmap("explain")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "CODE..." in ended.stderr


@pytest.mark.parametrize("command", [["explain", "TRF001"], ["explain", "TRF"], ["rules"]], ids=" ".join)
@pytest.mark.parametrize(("environment", "is_colored"), TERMINALS, ids=str)
def test_a_terminal_gets_colors_where_they_are_wanted_and_no_line_too_wide(
    pdmap: Run,
    terminal: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    environment: dict[str, str],
    is_colored: bool,  # noqa: FBT001
) -> None:
    terminal(70)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shown = pdmap(*command).stdout
    assert ("\x1b[" in shown) == is_colored
    if not is_colored:
        prose = [line for line in shown.splitlines() if not line.startswith("    ")]
        assert max(map(len, prose)) <= 70


@pytest.mark.parametrize("form", ["markdown", "json"])
@pytest.mark.parametrize("command", [["explain", "TRF001"], ["rules"]], ids=" ".join)
def test_other_formats_are_the_same_on_a_terminal(
    pdmap: Run, terminal: Callable[[int], None], command: list[str], form: str
) -> None:
    piped = pdmap(*command, "--format", form).stdout
    terminal(50)
    assert pdmap(*command, "--format", form).stdout == piped
    assert "\x1b" not in piped


def test_the_width_of_a_pipe_can_be_chosen(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = pdmap("explain", "TRF001").stdout
    monkeypatch.setenv("COLUMNS", "60")
    narrow = pdmap("explain", "TRF001").stdout
    assert narrow.split() == usual.split()
    assert narrow.count("\n") > usual.count("\n")


def test_the_rules_are_listed_one_in_a_line(pdmap: Run) -> None:
    lines = pdmap("rules").stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [
        [code, rule.check.severity, rule.profile] for code, rule in catalogue().items()
    ]
    assert all(rule.check.title in line for rule, line in zip(catalogue().values(), lines, strict=True))
    assert all(line == line.rstrip() for line in lines)


def test_a_terminal_shows_the_families(pdmap: Run, terminal: Callable[[int], None]) -> None:
    terminal(120)
    shown = pdmap("rules").stdout
    assert "TRF: transfers" in shown
    assert all(code in shown for code in catalogue())


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], list(catalogue())),
        (["--family", "trf"], [code for code in catalogue() if code.startswith("TRF")]),
        (["--profile", "minimal"], [code for code, rule in catalogue().items() if rule.profile == "minimal"]),
        (["--profile", "strict"], list(catalogue())),
        (["--family", "REC", "--profile", "default"], [c for c in catalogue() if c.startswith("REC")]),
    ],
    ids=str,
)
def test_the_rules_are_filtered_alike_in_every_format(pdmap: Run, options: list[str], codes: list[str]) -> None:
    wanted = [code for code in codes if "default" not in options or catalogue()[code].profile != "strict"]
    assert fitting(pdmap("rules", *options, "--format", "json").stdout) == wanted
    assert [line.split()[0] for line in pdmap("rules", *options).stdout.splitlines()] == wanted
    markdown = pdmap("rules", *options, "--format", "markdown").stdout
    assert [code for code in checks() if f"\n| {code} | " in markdown] == wanted


def test_an_unknown_family_is_told(pdmap: Run) -> None:
    for given in ("TRX", "trx"):
        ended = pdmap("rules", "--family", given)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert ended.stderr == f"pdmap: --family is `{given}`; did you mean `TRF`?\n"


def test_a_filter_may_leave_nothing(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdmap.app.explain.rule_codes", lambda *_: [])
    shown = {form: pdmap("rules", "--format", form) for form in ("text", "markdown", "json")}
    assert {(ended.returncode, ended.stderr) for ended in shown.values()} == {(0, "")}
    assert shown["text"].stdout == ""
    assert fitting(shown["json"].stdout) == []
    assert shown["markdown"].stdout.startswith("# Rules\n")
    assert [code for code in checks() if code in shown["markdown"].stdout] == []
