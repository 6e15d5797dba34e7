import re

from pdmap.app.record import writers
from pdmap.writers.libraries import versions


def test_formats_name_the_libraries_that_write_them() -> None:
    named = {name: versions(writer.libraries) for name, writer in writers().items() if writer.libraries}
    assert {name: [*each] for name, each in named.items()} == {
        "docx": ["python-docx"],
        "pdf": ["typst"],
        "xlsx": ["xlsxwriter"],
    }
    assert all(re.fullmatch(r"\d+(\.\d+)+.*", number) for each in named.values() for number in each.values())


def test_a_library_that_is_missing_has_no_version() -> None:
    assert versions(["no-such-library-of-pdmap"]) == {}
