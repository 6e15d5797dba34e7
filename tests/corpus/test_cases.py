"""300 bad inputs and more: the expected end, findings with their lines, one line for people, and nothing half written.

Adding a case is adding a file to `cases/`; PDMAP_UPDATE_GOLDEN=1 writes what comes of it into its head. All of them run
in processes that the system ends at limits of time and memory, so that a bomb fails the test and not the machine.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.conftest import UPDATE_SWITCH
from tests.corpus.case import Case, Outcome, escaped, read_cases, unescaped, with_outcome, write_case
from tests.corpus.child import Ended
from tests.corpus.running import Job, Result, results_of, write_files

CASES = read_cases()


def test_every_bad_input_ends_as_its_case_says(tmp_path: Path, assert_harmless: Callable[[str], None]) -> None:
    results = results_of([Job(str(case), _asked(case), write_files(case.contents)) for case in CASES], tmp_path)
    found = {str(case): outcome_of(results[str(case)]) for case in CASES}
    if os.environ.get(UPDATE_SWITCH) == "1":
        for case in CASES:
            write_case(with_outcome(case, found[str(case)]))
    assert found == {str(case): case.outcome for case in read_cases()}
    for result in results.values():
        assert_harmless(result.ended.out + result.ended.err)


def test_no_bad_input_crashes_the_rules_and_the_text_for_people(
    tmp_path: Path, assert_harmless: Callable[[str], None]
) -> None:
    cases = [case for case in CASES if _is_plain(case)]
    arguments = ["validate", ".", "--profile", "strict", "--law-profile", "omnibus-iv-proposal"]
    results = results_of([Job(str(case), arguments, write_files(case.contents)) for case in cases], tmp_path)
    for name, result in results.items():
        assert (name, result.ended.exit in range(4), result.ended.signal) == (name, True, 0), result.ended.err
        assert_harmless(result.ended.out + result.ended.err)
        assert (name, result.changed) == (name, ())


def test_the_corpus_is_large_and_every_case_says_what_it_is() -> None:
    assert len(CASES) >= 300
    for case in read_cases():
        assert case.about.endswith("."), case.name
        assert case.outcome.exit in range(4), case.name
        assert case.outcome.found or case.outcome.told or case.outcome.exit == 0, case.name


def test_bytes_are_written_and_read_back() -> None:
    data = bytes(range(256)) + "\n=== \n\\n\\x41ä\u202e".encode()
    assert unescaped(escaped(data).replace("\n", "")) == data
    assert "\n===" not in escaped(data)
    assert unescaped(r"\{3 x a\n}\u00e4\xe4") == b"a\na\na\n\xc3\xa4\xe4"


def outcome_of(result: Result) -> Outcome:
    """Return what became of a command, as a case writes it."""
    ended = result.ended
    assert (ended.signal, "Traceback" in ended.err) == (0, False), ended.err
    return Outcome(
        exit=ended.exit,
        told=tuple(_FAR.sub("/", line.rstrip()) for line in ended.err.splitlines()),
        found=_findings(ended),
        leaves=result.changed,
    )


# Private functions

_FAR = re.compile(r"(\.\./)+(?=dev/|etc/)")
"""The way to the root of the system, which is longer where tests run in parallel."""


def _asked(case: Case) -> list[str]:
    """Return the arguments, with those that make the findings of a validation readable for the test."""
    return [*case.arguments, "--format", "json"] if _is_plain(case) else case.arguments


def _is_plain(case: Case) -> bool:
    return case.arguments[0] == "validate" and not {"-f", "--format", "--fix", "--diff"} & {*case.arguments}


def _findings(ended: Ended) -> tuple[str, ...]:
    is_report = ended.out.startswith("{") and '"format": "pdmap.findings/' in ended.out
    return tuple(map(_line, json.loads(ended.out)["findings"])) if is_report else ()


def _line(finding: dict[str, object]) -> str:
    start = finding["start"]
    place = f":{start['line']}:{start['column']}" if isinstance(start, dict) else ""
    return f"{finding['code']} {ascii(finding['path'])[1:-1]}{place}"
