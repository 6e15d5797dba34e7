"""Machines that are out of something, and many commands at once. A case more is a line more."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.machines.commands import ROOT, SHOP, TWO, Command, environment, make_sandbox
from tests.machines.nursery import Nursery, Run

Shell = Callable[..., CompletedProcess[str]]
ALL = Command(f"{SHOP} {TWO}")
GONE = "mkdir gone; cd gone; rmdir ../gone;"
FORM = "pdmap: 1 finding on the form of the manifests: what they concern may be missing (run `pdmap validate`)\n"
NO_FOLDER = "pdmap: the working folder is not there anymore; change into one that is\n"
WROTE = "pdmap: wrote new/inventory.yaml, new/inventory.schema.json, new/pdmap.toml\n"
MISSING = "no such file or directory"


def cannot(path: str, reason: str, rest: str = "") -> str:
    return f"pdmap: {path}: cannot be written ({reason}){rest}\n"


@pytest.fixture
def sandbox(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    make_sandbox(folder, ALL)
    return folder


@pytest.fixture
def shell(sandbox: Path) -> Shell:
    """Run a line of bash in the sandbox, in which `pdmap` is a process of its own."""

    def run_there(line: str) -> CompletedProcess[str]:
        prelude = f'HERE={sandbox}; pdmap() {{ "{sys.executable}" -m pdmap "$@"; }}; {line}'
        variables = {**environment(sandbox), "PYTHONPATH": str(ROOT)}
        command = ["bash", "-c", prelude]
        return subprocess.run(command, cwd=sandbox, env=variables, capture_output=True, check=False, text=True)

    return run_there


@pytest.fixture
def copied(sandbox: Path, nursery: Nursery) -> Shell:
    """Run such a line in a copy of a process that has loaded pdmap."""

    def run_there(line: str) -> CompletedProcess[str]:
        steps = line.replace("$HERE", str(sandbox)).removesuffix(";").split("; ")
        return nursery.run(Run(tuple(steps), sandbox, environment(sandbox), "tests.machines.lacking:main"))[0]

    return run_there


LACKING = [
    (f"pdmap validate {SHOP} -o out.txt <&-", 1, ""),
    ("pdmap init new --yes <&- >/dev/null", 0, WROTE),
    (f"unset HOME PDMAP_CACHE; pdmap validate {SHOP} -o out.txt", 1, ""),
    (f"unset HOME PDMAP_CACHE; export XDG_CACHE_HOME=/proc/none; pdmap validate {SHOP} -o out.txt", 1, ""),
    (f"export PDMAP_CACHE=/dev/full; pdmap validate {SHOP} -o out.txt", 1, ""),
    (f"export TMPDIR=/proc/none; pdmap map {SHOP} -o out.svg", 0, FORM),
    (f"ulimit -n 16; pdmap validate {SHOP} -o out.txt", 1, ""),
    (
        "ulimit -f 1; pdmap init new --yes",
        2,
        cannot("new/inventory.yaml", "file too large", "; nothing was written"),
    ),
    (f"ulimit -f 1; pdmap validate {SHOP} --no-cache -o out.txt", 2, cannot("out.txt", "file too large")),
    (f"pdmap validate {SHOP} -o none/out.txt", 2, cannot("none/out.txt", MISSING)),
    (f"pdmap validate {SHOP} -o /proc/out.txt", 2, cannot("/proc/out.txt", MISSING)),
    (f"{GONE} pdmap validate", 2, NO_FOLDER),
    (f"{GONE} pdmap validate ../{SHOP}", 2, NO_FOLDER),
    (f"{GONE} pdmap validate $HERE/{SHOP} -o $HERE/out.txt", 1, ""),
    (f"{GONE} pdmap map $HERE/{SHOP} -o $HERE/out.svg", 0, FORM),
    (f"{GONE} pdmap map $HERE/{SHOP} -o $HERE/out.html", 0, FORM),
    (f"{GONE} pdmap init --yes", 2, NO_FOLDER),
    (f"{GONE} pdmap map --serve", 2, NO_FOLDER),
]
START = ("<&-", f"{GONE} pdmap validate", "ulimit -n")
"""What a process meets while it starts."""


@pytest.mark.parametrize(("line", "code", "told"), LACKING)
def test_what_a_machine_lacks_is_told_or_does_not_matter(
    request: pytest.FixtureRequest, sandbox: Path, line: str, code: int, told: str
) -> None:
    is_start = line == START[1] or any(part in line for part in (START[0], START[2]))
    run_there: Shell = request.getfixturevalue("shell" if is_start else "copied")
    before = {*sandbox.rglob("*")}
    ended = run_there(line)
    assert (ended.returncode, ended.stderr) == (code, told)
    made = {path.relative_to(sandbox).parts[0] for path in {*sandbox.rglob("*")} - before}
    asked = re.findall(r"(?<!/)out\.[a-z]+|(?<=init )new|(?<=HERE/)out\.[a-z]+", line)
    assert made == (set() if code == 2 else {*asked})


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_what_an_encoding_lacks_is_written_out(sandbox: Path, encoding: str) -> None:
    (sandbox / SHOP / "more.yaml").write_text("parties: {å: {name: 東京 ✓}}\n", "utf-8")
    variables = {**environment(sandbox), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    program = Nursery("-m", "tests.machines.nursery", variables=variables, encoding=encoding)
    rules, validate = program.run(Run(("rules",), sandbox, variables), Run(("validate", SHOP), sandbox, variables))
    program.close()
    assert (rules.returncode, rules.stderr) == (0, "")
    assert (validate.returncode, validate.stderr) == (1, "")
    assert ("å" in validate.stdout) == (encoding != "ascii")
    assert rules.stdout


def test_twenty_commands_at_once_write_one_output_and_one_cache(sandbox: Path, nursery: Nursery) -> None:
    twenty = [Run(("validate", SHOP, "-o", "out.json"), sandbox, environment(sandbox))] * 20
    assert [(ended.stderr, ended.returncode) for ended in nursery.run(*twenty)] == [("", 1)] * 20
    assert json.loads((sandbox / "out.json").read_bytes())
    assert {path.suffix for path in (sandbox.parent / "cache").iterdir()} == {".TAG", ".entry"}
    assert {path.name for path in sandbox.iterdir()} == {SHOP, TWO, "out.json"}


CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
LINES = [f"map {TWO} -o out.pdf", f"records {TWO} -o out.pdf --revision none", f"map {TWO} -o out.svg"]


@pytest.mark.parametrize("number", CODES, ids=lambda number: number.name)
@pytest.mark.parametrize("line", LINES)
def test_a_signal_at_any_moment_ends_the_programs_that_were_started_as_well(
    sandbox: Path, number: signal.Signals, line: str
) -> None:
    moments = random.Random(f"{number} {line}")  # noqa: S311 - no secret
    mark = f"pdmap-test-{os.getpid()}-{moments.random()}"
    variables = {**environment(sandbox), "PYTHONPATH": str(ROOT), "MARK": mark}
    before = {*sandbox.rglob("*")}
    command = [sys.executable, "-m", "pdmap", *line.split()]
    with subprocess.Popen(command, cwd=sandbox, env=variables, stderr=subprocess.PIPE) as process:
        # Where a signal is ignored from the start, as SIGHUP is below `nohup`, nothing catches it.
        while process.poll() is None and not is_caught(process.pid, number):
            time.sleep(0.002)
        time.sleep(moments.uniform(0, 0.5))
        process.send_signal(number)
        told = process.communicate(timeout=60)[1]
    made = {path.name for path in {*sandbox.rglob("*")} - before}
    # Once all is done, nothing of pdmap's stands between the signal and the process; shells tell the same code.
    assert process.returncode in (CODES[number], 0, -number)
    assert b"Traceback" not in told
    assert not [name for name in made if not name.startswith("out")]
    assert not has_relatives(mark)


def is_caught(process: int, number: int) -> bool:
    """Return whether a process has a handler of its own for a signal; Python has one for SIGINT from its start."""
    status = Path(f"/proc/{process}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return all(int(caught.split()[1], 16) >> (wanted - 1) & 1 for wanted in (number, signal.SIGTERM))


def has_relatives(mark: str) -> bool:
    """Return whether a process with a variable still runs, after a moment in which it may die."""
    for _ in range(40):
        if not any(is_marked(folder, mark) for folder in Path("/proc").glob("[0-9]*")):
            return False
        time.sleep(0.05)
    return True


def is_marked(folder: Path, mark: str) -> bool:
    try:
        return mark.encode() in (folder / "environ").read_bytes()
    except OSError:
        return False
