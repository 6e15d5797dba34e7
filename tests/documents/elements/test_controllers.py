from collections.abc import Callable

import pytest

PARTIES = """
parties:
  client: {name: Client AB, country: SE, contact: c@example, dpa: {unknown: lost}}
  clients:
    name: Clients
    group: true
    description: everyone who signs up
    dpa:
      {status: signed, signed: 2025-01-01, review: 2026-01-01, authorization: general, notice: P30D, objection: by mail}
"""


@pytest.mark.parametrize(
    ("activity", "column", "lines"),
    [
        ("owner: legal", "controllers", ["[not_recorded] not recorded"]),
        ("on_behalf_of: [ghost]", "controllers", ["ghost"]),
        (
            "on_behalf_of: [client]",
            "controllers",
            [
                "Client AB, Sweden",
                "  contact: c@example",
                "  [not_recorded] representative: not recorded",
                "  [not_recorded] data protection officer: not recorded",
            ],
        ),
        (
            "on_behalf_of: [clients]",
            "controllers",
            [
                "Clients (a group of controllers)",
                "  everyone who signs up",
                "  [not_recorded] the names of its members are not in this record",
                "  [not_recorded] contact of the group: not recorded",
            ],
        ),
        ("categories_of_processing: [hosting, backup]", "categories_of_processing", ["hosting", "backup"]),
        ("categories_of_processing: {unknown: why}", "categories_of_processing", ["[unknown] unknown: why"]),
        ("on_behalf_of: [client]", "contracts", ["[unknown] Client AB: unknown: lost"]),
        (
            "on_behalf_of: [clients]",
            "contracts",
            [
                "Clients: signed, 2025-01-01",
                "  reviewed 2026-01-01",
                "  authorization of further processors: general",
                "  notice of changes: 30 days",
                "  objection: by mail",
            ],
        ),
        ("owner: legal", "contracts", ["[not_recorded] not recorded"]),
    ],
)
def test_controllers_are_told(activity: str, column: str, lines: list[str], told: Callable[..., list[str]]) -> None:
    manifest = f"{PARTIES}activities: {{a: {{role: processor, {activity}}}}}"
    assert told(manifest, column, "processor_record") == lines
