"""Files that migrations of Alembic have their work done by."""

from pdmap.scan.reader import Document
from pdmap.scan.readers.alembic import READER

MIGRATION = b"down_revision = None\nfrom alembic import op\nfrom ship import a\ndef upgrade():\n  a.work()\n"


def test_files_that_call_one_another_again_and_again_are_told() -> None:
    first = b"from alembic import op\nfrom ship import b\ndef work():\n  op.f()\n" + b"  b.work()\n" * 50
    second = b"from alembic import op\nfrom ship import a\ndef work():\n  op.f()\n" + b"  a.work()\n" * 50
    documents = (Document("ship/a.py", first), Document("ship/b.py", second), Document("ship/versions/1.py", MIGRATION))
    troubles = READER.read(documents).troubles
    assert any("goes too deep or on for too long" in each.fact and each.is_lost for each in troubles)


def test_a_file_that_cannot_be_read_is_told() -> None:
    broken = Document("ship/a.py", b"from alembic import op\ndef work(:\n")
    troubles = READER.read((broken, Document("ship/versions/1.py", MIGRATION))).troubles
    assert [each.place.path for each in troubles] == ["ship/a.py"]
