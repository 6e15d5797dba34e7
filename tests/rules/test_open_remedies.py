"""A remedy leaves open what only people can decide, and names the objects that are to be changed."""

from collections.abc import Callable

import pytest

from pdmap.findings import Finding

FindingsOf = Callable[[str, str], list[Finding]]

CONTRACT = "parties: {{mailer: {{role: processor, dpa: {{status: signed, signed: 2026-02-01, {more}}}}}}}"
SENT = """\
systems: {shop: {location: SE, fields: [phone]}}
flows: {send: {from: shop, to: mailer, data: [phone]}}
"""


@pytest.mark.parametrize(
    ("code", "manifest", "pasted"),
    [
        (
            "PRC002",
            CONTRACT.format(
                more="clauses: [subject-matter, duration, nature, purpose, data, subjects, a, b, c, d, e, f]"
            ),
            "    dpa:\n      clauses: [..., controller-rights, g, h]",
        ),
        (
            "PRC003",
            (
                f"{SENT}parties: {{mailer: {{role: processor, subprocessors: [desk], "
                "dpa: {status: signed, signed: 2026-02-01}}, desk: {role: processor}}"
            ),
            (
                "      authorization: ...  # general or specific, as agreed\n"
                "      # where it is general, also how long before a change it is told, and how to object:\n"
                "      notice: ...\n      objection: ..."
            ),
        ),
        (
            "PRC004",
            CONTRACT.format(more="authorization: general"),
            "    dpa:\n      notice: ...  # a period, such as P30D\n      objection: ...",
        ),
        (
            "PRC004",
            CONTRACT.format(more="authorization: general, objection: by mail"),
            "    dpa:\n      notice: ...  # a period, such as P30D",
        ),
        (
            "PRC005",
            "systems: {shop: {hosted_by: host}}\nparties: {host: {role: controller}}",
            "parties:\n  host:\n    role: ...  # processor or sub-processor",
        ),
        (
            "CHG002",
            (
                "parties:\n"
                "  mailer: {role: processor, subprocessors: [desk],\n"
                "    dpa: {status: signed, signed: 2026-02-01, authorization: general, notice: P30D}}\n"
                "  desk: {role: sub-processor, announced: 2026-09-01, active_from: 2026-09-15}"
            ),
            "  desk:\n    active_from: ...  # 2026-10-01 or later",
        ),
        (
            "TRF009",
            f"{SENT}parties: {{mailer: {{role: processor, country: SE, parent_country: IN}}}}",
            "    access_from: ...  # none, or countries",
        ),
        (
            "TRF010",
            (
                "systems: {shop: {location: US, fields: [phone]}}\nactivities:\n"
                "  one: {role: controller, systems: [shop], residency: SE}\n"
                "  two: {role: controller, systems: [shop], residency: {choice: [SE, DE], by: customer}}\n"
                "  wide: {role: controller, systems: [shop], residency: [SE, US]}"
            ),
            "activities:\n  one:\n    residency: [SE, US]\n  two:\n    residency: {choice: [SE, DE, US], by: customer}",
        ),
        (
            "TRF010",
            "systems: {shop: {location: US, hosted_by: cloud, fields: [phone]}}\nparties: {cloud: {regions: [SE, DE]}}",
            "parties:\n  cloud:\n    regions: [SE, DE, US]",
        ),
        (
            "TRF012",
            f"{SENT}parties: {{mailer: {{role: processor, country: {{unknown: asked}}}}}}",
            "write the code of the country:\nparties:\n  mailer:\n    country: ...",
        ),
        ("SEC010", "systems: {shop: {fields: [card.cvv]}}", "the provider's token and the last digits are enough"),
    ],
)
def test_a_remedy_ends_with_what_is_to_be_written(
    code: str, manifest: str, pasted: str, findings_of: FindingsOf
) -> None:
    (finding,) = findings_of(code, manifest)
    assert finding.remedy.endswith(pasted)


def test_the_label_is_the_role_that_needs_the_contract(findings_of: FindingsOf) -> None:
    manifest = f"{SENT}parties: {{mailer: {{role: [controller, sub-processor]}}}}"
    (finding,) = findings_of("PRC001", manifest)
    assert finding.location.label == "sub-processor"
