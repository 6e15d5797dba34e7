from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

PARTIES = """
parties:
  vendor: {name: Vendor, country: US, role: processor}
  branch: {name: Branch, country: IE, parent_country: US, role: processor}
"""


@pytest.mark.parametrize(
    ("activity", "countries"),
    [
        ("transfers: none", ["none"]),
        ("owner: legal", ["not recorded"]),
        ("transfers: {unknown: a long reason}", ["unknown"]),
        ("transfers: [US, JP]", ["Japan", "United States"]),
        ("transfers: [DE]", ["none recorded"]),
        ("transfers: {unknown: a long reason}, systems: [shop]", ["United States", "unknown"]),
        ("transfers: none, systems: [shop]", ["United States", "declared: none"]),
        ("transfers: none, systems: [office]", ["none"]),
    ],
)
def test_the_overview_names_third_countries_and_what_is_open(
    activity: str, countries: list[str], build: Callable[..., Document]
) -> None:
    systems = "systems: {shop: {hosted_by: vendor, fields: [email]}, office: {hosted_by: branch, fields: [email]}}\n"
    document = build("controller_record", f"{PARTIES}{systems}activities: {{a: {{role: controller, {activity}}}}}")
    table = next(table for table in document.tables if table.key == "overview")
    places = [column.key for column in table.columns]
    assert [line.text for line in table.rows[0].cells[places.index("third_countries")].lines] == countries
