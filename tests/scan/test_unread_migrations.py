"""Migrations that no reader knows: told once for each kind, and not where models beside them say it all."""

from pdmap.scan.reader import Document
from pdmap.scan.reading import read_sources
from pdmap.scan.unread_migrations import unread_migrations

ALEMBIC = b"""
from alembic import op
import sqlalchemy as sa

revision = "1"
down_revision: str | None = None


def upgrade() -> None:
    op.create_table("guests", sa.Column("email", sa.String(200)))
    op.add_column("guests", sa.Column("birthday", sa.Date()))


def downgrade() -> None:
    op.drop_table("guests")
"""
MODELS = b"""
from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Guest(Base):
    __tablename__ = "guests"
    email = Column(String)
"""
DJANGO = b"""
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [migrations.CreateModel(name="Guest", fields=[("email", models.EmailField())])]
"""
DJANGO_MODELS = b"from django.db import models\n\nclass Guest(models.Model):\n    email = models.EmailField()\n"
DOCTRINE = b"""<?php
use Doctrine\\Migrations\\AbstractMigration;
final class Version20260101 extends AbstractMigration {
  public function up(Schema $schema): void { $this->addSql('CREATE TABLE guest (email VARCHAR(80))'); }
}
"""
SQL = b"CREATE TABLE rooms (number int);\n"


def lines(**files: bytes) -> tuple[str, ...]:
    documents = tuple(Document(path, data) for path, data in files.items())
    return unread_migrations(documents, read_sources(documents))


def test_each_kind_is_told_once_with_the_way_out() -> None:
    files = {
        "hotel/alembic/versions/1.py": ALEMBIC,
        "hotel/alembic/versions/2026/2.py": ALEMBIC,
        "hotel/migrations/0001.py": DJANGO,
        "migrations/Version20260101.php": DOCTRINE,
        "rooms.sql": SQL,
        "shop/models.py": MODELS,
    }
    alembic, django, doctrine = lines(**files)
    first = "2 migrations of Alembic are not read, of which this is the first without models beside it"
    assert alembic == f"hotel/alembic/versions/1.py: {first}; scan the SQL that `alembic upgrade head --sql` writes"
    way = "scan the SQL that `python manage.py sqlmigrate APP NAME` writes"
    assert django == f"hotel/migrations/0001.py: 1 migration of Django is not read; {way}"
    way = "scan the SQL that `doctrine:migrations:migrate --write-sql` writes"
    assert doctrine == f"migrations/Version20260101.php: 1 migration of Doctrine is not read; {way}"


def test_migrations_beside_the_models_that_they_come_from_are_not_told() -> None:
    assert lines(**{"alembic/versions/1.py": ALEMBIC, "hotel/models.py": MODELS}) == ()
    assert lines(**{"alembic/versions/2026/1.py": ALEMBIC, "hotel/models.py": MODELS}) == ()
    assert lines(**{"hotel/migrations/0001.py": DJANGO, "hotel/models/guest.py": DJANGO_MODELS}) == ()


def test_migrations_of_alembic_are_read_where_a_source_has_no_models() -> None:
    documents = (Document("alembic/versions/1.py", ALEMBIC), Document("hotel/models.py", DJANGO_MODELS))
    schema = read_sources(documents)
    assert [table.name for table in schema.tables] == ["guests", "Guest"]
    assert unread_migrations(documents, schema) == ()


def test_models_of_another_framework_or_application_say_nothing_of_migrations() -> None:
    (line,) = lines(**{"hotel/migrations/0001.py": DJANGO, "shop/models.py": DJANGO_MODELS})
    assert line.startswith("hotel/migrations/0001.py: 1 migration of Django is not read;")
    (line,) = lines(**{"hotel/alembic/versions/1.py": ALEMBIC, "shop/models.py": MODELS})
    assert "1 migration of Alembic is not read;" in line


def test_a_table_that_only_migrations_of_alembic_make_is_told_although_models_are_beside_them() -> None:
    more = ALEMBIC.replace(b"guests", b"contacts")
    (line,) = lines(**{"alembic/versions/1.py": ALEMBIC, "alembic/versions/2.py": more, "hotel/models.py": MODELS})
    found = "2 migrations of Alembic are not read, and only here is a table `contacts`"
    assert line.startswith(f"alembic/versions/2.py: {found};")
    added = b'op.add_column("contacts", sa.Column("birthday", sa.Date()))'
    renamed = more.replace(added, b'op.rename_table("contacts", "guests")')
    assert lines(**{"alembic/versions/2.py": renamed, "hotel/models.py": MODELS}) == ()


def test_files_that_only_look_like_migrations_are_not_told() -> None:
    phinx = DOCTRINE.replace(b"Doctrine", b"Phinx")
    assert lines(**{"a/1.py": b"down_revision = None\n", "b.php": phinx, "c.txt": ALEMBIC, "rooms.sql": SQL}) == ()
