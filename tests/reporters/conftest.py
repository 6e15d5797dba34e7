from dataclasses import replace
from datetime import date

import pytest

from pdmap.findings import Check, Finding, HiddenFinding, Hiding, Location, Position, Severity, Span
from pdmap.reporters.report import Adjustment, Coverage, Report

MANIFEST = """\
systems:
  shop:
    name: Web shop
    fields: [email.address, health.note]

activities:
  newsletter:
    purposes:
      - text: Tell customers about offers
    recipients: [mailer]

flows:
  shop-to-mailer:
    from: shop
    to: mailer
    transfer: none
"""

PARTIES = """\
parties:
  mailer:
    name: Mailer Inc.
    country: US
"""

LAW = Check("LAW001", "purpose without a lawful basis", Severity.ERROR, ("Art. 6(1) GDPR", "Art. 30(1)(b) GDPR"))
TRANSFER = Check("TRF001", "transfer to a third country without a mechanism", Severity.ERROR, ("Art. 44 GDPR",))
SPECIAL = Check("CAT002", "special category without a condition", Severity.WARNING, ("Art. 9(2) GDPR",))
EMPTY = Check("SRC009", "empty manifest", Severity.NOTE)


@pytest.fixture
def webshop() -> Report:
    """A small inventory with findings of every severity and every shape of place."""
    return Report(
        findings=(
            Finding(EMPTY, "the manifest holds no section", Location("drafts/later.yaml"), related=()),
            Finding(
                SPECIAL,
                "`health.note` is health data and no condition is recorded",
                _at("webshop.yaml", 4, 29, 40),
                address="systems/shop/fields/health.note",
                remedy="add the condition to the activity:\nspecial:\n  condition: explicit_consent",
                related=(
                    _at("webshop.yaml", 4, 14, 27, "stored beside it"),
                    _at("webshop.yaml", 7, 3, 13, "used here"),
                    _at("webshop.yaml", 13, 3, 17, "sent here"),
                ),
            ),
            Finding(
                LAW,
                "no lawful basis is recorded for the purpose `Tell customers about offers`",
                Location("webshop.yaml", Span(Position(9, 9), Position(11, 1)), "this purpose"),
                address="activities/newsletter",
                remedy="add `basis: consent` or another basis of Article 6(1)",
            ),
            Finding(
                TRANSFER,
                "no mechanism is recorded for the transfer of `email.address` to the US",
                _at("webshop.yaml", 16, 15, 19, "no transfer is declared"),
                address="flows/shop-to-mailer",
                detail="US",
                remedy="add `transfer: {country: US, mechanisms: [scc]}`",
                related=(_at("parties.yaml", 4, 14, 16, "`mailer` is in the US"), Location("drafts/later.yaml")),
            ),
        ),
        sources={"webshop.yaml": tuple(MANIFEST.splitlines()), "parties.yaml": tuple(PARTIES.splitlines())},
        checked=Coverage(manifests=3, systems=1, fields=2, parties=1, activities=1, flows=1),
        rules=26,
        inventory="inventories/webshop",
        version="0.1.0",
        as_of=date(2026, 1, 31),
    )


@pytest.fixture
def clean(webshop: Report) -> Report:
    """The same inventory without a finding."""
    return replace(webshop, findings=())


@pytest.fixture
def accepted(webshop: Report) -> Report:
    """The same inventory with a finding of each way of hiding beside those that are open."""
    note, special, law, transfer = webshop.findings
    hidden = (
        HiddenFinding(special, Hiding.WAIVER, "the form is being rewritten", "head-of-shop", date(2026, 12, 31)),
        HiddenFinding(law, Hiding.IGNORE, "a test of the template"),
        HiddenFinding(note, Hiding.BASELINE),
    )
    return replace(webshop, findings=(transfer,), hidden=hidden)


@pytest.fixture
def unchecked(webshop: Report) -> Report:
    """The same inventory while a part of it cannot be read."""
    return replace(webshop, rules=5, is_whole=False)


HOSTILE = "".join(
    [
        *("\n::add-mask::x", "\n::error::y", "\r##[stop-commands]z", "##[error]"),
        *("[bold]markup[/bold] [/foo] [link=https://evil.example]x[/link] :smiley:",),
        *("\n<img src=x onerror=alert(1)> ]]> --> </details> ![a](https://evil.example/b) [c](https://evil.example)",),
        *("\n| d | http://evil.example www.evil.example @octocat a/b#1 {0} [e](1) ```\n```\n````\n# f\n- g",),
        *map(chr, (*range(0x20), *range(0x7F, 0xA0))),
        *"\u202e\u2066\u200b\u2028\ufeff\ud800\U000e0041",
    ]
)
"""A text that attacks terminals, logs of CI, Rich, Markdown, XML and viewers of SARIF at once."""


@pytest.fixture(params=[HOSTILE, *HOSTILE.split("\n"), ":", "::stop-commands::a", "   ::warning::b"], ids=ascii)
def hostile(request: pytest.FixtureRequest, webshop: Report) -> Report:
    """A report whose every text from outside is an attack."""
    text = str(request.param)
    span = Span(Position(1, 3), Position(1, 9))
    check = Check("LAW001", text, Severity.ERROR, (text,))
    place = Location(text, span, text)
    other = Location("other.yaml", span, text)
    finding = Finding(check, text, place, text, f"{text}\n{text}", (other, Location(text, None, text)), text)
    policy = replace(finding, check=Check("hostile-policy", text, Severity.WARNING, (text, text), text))
    return replace(
        webshop,
        findings=(finding, replace(finding, location=Location(text)), policy),
        sources={text: (text, text), "other.yaml": (text,)},
        hidden=(HiddenFinding(finding, Hiding.WAIVER, text, text, date(2026, 12, 31)),),
        muted=(text, text),
        adjustments=(Adjustment("profile", text, text, ("LAW001",)),),
        inventory="",
    )


def _at(path: str, line: int, column: int, end: int, label: str = "") -> Location:
    return Location(path, Span(Position(line, column), Position(line, end)), label)
