"""A remedy about a transfer keeps what is written there and is right."""

from collections.abc import Callable

import pytest

from pdmap.findings import Finding

FindingsOf = Callable[[str, str], list[Finding]]

MAILER = """\
systems: {{shop: {{location: SE, fields: [email.address]}}}}
parties: {{mailer: {{role: processor, country: IN, transfers: [{entry}]}}}}
activities: {{newsletter: {{role: controller}}}}
flows: {{send: {{from: shop, to: mailer, data: [email.address], activity: newsletter}}}}
"""


@pytest.mark.parametrize(
    ("code", "entry", "pasted"),
    [
        (
            "TRF003",
            "{country: IN, copy: mail, mechanisms: [{scc: {module: 2, ref: a, annexes: [II]}}, bcr]}",
            "{country: IN, mechanisms: [{scc: {module: 2, signed: ..., annexes: [II, ...], ref: a}}, bcr], copy: mail}",
        ),
        (
            "TRF003",
            "{country: IN, mechanisms: [scc], assessment: {ref: a.md}}",
            "{country: IN, mechanisms: [{scc: {module: ..., signed: ..., annexes: [...]}}], assessment: {ref: a.md}}",
        ),
        (
            "TRF004",
            "{country: IN, mechanisms: [bcr], assessment: {ref: a.md}, description: All letters}",
            "{country: IN, mechanisms: [bcr], assessment: {ref: a.md, date: ...}, description: All letters}",
        ),
        (
            "TRF004",
            "{country: IN, mechanisms: [bcr]}",
            "{country: IN, mechanisms: [bcr], assessment: {ref: ..., date: ..., outcome: ...}}",
        ),
        (
            "TRF005",
            "{country: IN, mechanisms: [{scc: {module: 1, signed: 2026-02-01, ref: a.pdf}}], assessment: {ref: a.md}}",
            "{country: IN, mechanisms: [{scc: {module: 2, signed: ..., ref: a.pdf}}], assessment: {ref: a.md}}",
        ),
        (
            "TRF006",
            "{country: IN, mechanisms: [privacy-shield, {scc: {module: 2, signed: 2026-02-01}}], copy: by mail}",
            "{country: IN, mechanisms: [{scc: {module: 2, signed: 2026-02-01}}], copy: by mail}",
        ),
        (
            "TRF006",
            "{country: IN, mechanisms: [privacy-shield], copy: by mail}",
            "{country: IN, mechanisms: [{scc: {module: ..., signed: ...}}], copy: by mail}",
        ),
        (
            "TRF007",
            (
                "{country: IN, mechanisms: [{derogation-compelling-interests: {safeguards: few, ref: a.pdf}}], "
                "assessment: {outcome: once, date: 2026-02-01}}"
            ),
            (
                "{country: IN, mechanisms: [{derogation-compelling-interests: {ref: a.pdf, authority_informed: ..., "
                "safeguards: few, subjects_informed: ...}}], assessment: {date: 2026-02-01, outcome: once}}"
            ),
        ),
    ],
)
def test_what_is_written_in_an_entry_stays(code: str, entry: str, pasted: str, findings_of: FindingsOf) -> None:
    (finding,) = findings_of(code, MAILER.format(entry=entry))
    assert finding.remedy.endswith(f":\nparties:\n  mailer:\n    transfers:\n      - {pasted}")


@pytest.mark.parametrize(
    ("flows", "entry"),
    [
        ("{a: {from: shop, to: zulu, data: [phone], activity: x}}", "{country: US, importer: zulu}"),
        (
            (
                "{a: {from: shop, to: cloud, data: [phone], activity: x}, b: {from: shop, to: zulu, data: [phone], "
                "activity: x}}"
            ),
            "{country: US, importer: zulu}",
        ),
    ],
)
def test_the_importer_of_the_nearest_step_is_declared(flows: str, entry: str, findings_of: FindingsOf) -> None:
    (finding,) = findings_of(
        "FLW011",
        f"""\
systems: {{shop: {{fields: [phone]}}}}
parties:
  zulu: {{country: US, dpf: {{status: active, scope: [non-hr]}}, transfers: [{{country: US, mechanisms: [dpf]}}]}}
  cloud: {{country: SE, subprocessors: [alpha]}}
  alpha: {{country: US}}
activities: {{x: {{role: controller}}}}
flows: {flows}
""",
    )
    assert finding.remedy.endswith(f"    transfers:\n      - {entry}")
