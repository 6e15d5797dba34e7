"""What a transfer without a mechanism is told under each law: the provisions it cites, and what to write."""

from collections.abc import Callable

import pytest

from pdmap.findings import Finding

FindingsOf = Callable[[str, str], list[Finding]]

SCC = "{scc: {module: 2, signed: ...}}"
MANIFEST = """\
organization: {{name: Example, country: {country}, regimes: [{regimes}]}}
systems:
  shop: {{location: {country}, fields: [email.address]}}
parties:
  mailer: {{role: processor, country: IN}}
flows:
  send: {{from: shop, to: mailer, data: [email.address], transfer: {{country: IN, mechanisms: {mechanisms}}}}}
"""


def _finding(findings_of: FindingsOf, country: str, regimes: str, mechanisms: str = "none") -> Finding:
    manifest = MANIFEST.format(country=country, regimes=regimes, mechanisms=mechanisms)
    (finding,) = findings_of("TRF001", manifest)
    return finding


@pytest.mark.parametrize(
    ("country", "regimes", "mechanisms"),
    [
        ("SE", "eu-gdpr", SCC),
        ("GB", "uk-gdpr", "{idta: {signed: ...}}"),
        ("CH", "ch-fadp", f"{SCC}, {{swiss-addendum: {{signed: ...}}}}"),
        ("SE", "eu-gdpr, uk-gdpr", f"{SCC}, {{uk-addendum: {{signed: ...}}}}"),
        ("CH", "ch-fadp, eu-gdpr", f"{SCC}, {{swiss-addendum: {{signed: ...}}}}"),
    ],
)
def test_the_remedy_counts_under_every_law(
    country: str, regimes: str, mechanisms: str, findings_of: FindingsOf
) -> None:
    assert f"mechanisms: [{mechanisms}]" in _finding(findings_of, country, regimes).remedy


def test_clauses_that_are_signed_get_the_addendum(findings_of: FindingsOf) -> None:
    remedy = _finding(findings_of, "GB", "uk-gdpr", "[{scc: {module: 2, signed: 2026-02-01}}]").remedy
    assert f"mechanisms: [{SCC}, {{uk-addendum: {{signed: ...}}}}]" in remedy


def test_without_clauses_the_addendum_is_the_other_way(findings_of: FindingsOf) -> None:
    assert "# or `scc` together with `uk-addendum`" in _finding(findings_of, "GB", "uk-gdpr").remedy


@pytest.mark.parametrize(
    ("country", "regimes", "law"),
    [
        ("SE", "eu-gdpr, uk-gdpr", "Art. 44 GDPR"),
        ("GB", "uk-gdpr, eu-gdpr", "Art. 46 UK GDPR"),
        ("CH", "ch-fadp", "Art. 16(1) FADP"),
    ],
)
def test_the_law_is_the_one_that_the_step_is_judged_by(
    country: str, regimes: str, law: str, findings_of: FindingsOf
) -> None:
    assert _finding(findings_of, country, regimes).check.basis[0] == law


def test_a_dead_instrument_is_replaced_by_one_of_the_law(findings_of: FindingsOf) -> None:
    manifest = MANIFEST.format(country="GB", regimes="uk-gdpr", mechanisms="[safe-harbor]")
    (finding,) = findings_of("TRF006", manifest)
    assert "mechanisms: [{idta: {signed: ...}}]" in finding.remedy
