from pdmap.scan.classify.classifier import classify
from tests.scan.readers.reading import HERE, schema_of


def test_what_django_keeps_of_a_password_is_its_hash() -> None:
    tables = classify(schema_of(HERE / "django" / "cases" / "clinic"))
    (password,) = [each for table in tables for each in table.columns if each.column == "password"]
    assert password.data_type == "password_hash"
    assert "Django" in password.reason
