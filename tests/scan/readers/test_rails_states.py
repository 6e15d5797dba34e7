"""Which migrations of Rails are passed over because a file beside them says what they lead to."""

import pytest

from pdmap.scan.reader import Document
from pdmap.scan.readers.rails_migrations import READER

MIGRATION = (
    b"class A < ActiveRecord::Migration[7.1]\n  def change\n    create_table(:a) { |t| t.string :b }\n  end\nend\n"
)
STATE = b"ActiveRecord::Schema[7.1].define(version: 1) do\nend\n"


@pytest.mark.parametrize(
    ("state", "data", "migration"),
    [
        ("db/schema.rb", STATE, "db/migrate/1_a.rb"),
        ("db/schema.rb", STATE, "db/post_migrate/1_a.rb"),
        ("db/schema.rb", STATE, "engines/harbour/db/migrate/1_a.rb"),
        ("db/structure.sql", b"", "db/migrate/1_a.rb"),
        ("db/log_schema.rb", STATE, "db/log_migrate/1_a.rb"),
        ("schema.rb", STATE, "migrate/1_a.rb"),
    ],
)
def test_migrations_that_lead_to_a_state_are_passed_over(state: str, data: bytes, migration: str) -> None:
    assert READER.read((Document(state, data), Document(migration, MIGRATION))).tables == ()


@pytest.mark.parametrize(
    ("state", "data", "migration"),
    [
        ("app/graphql/app_schema.rb", b"class AppSchema < GraphQL::Schema\nend\n", "db/migrate/1_a.rb"),
        ("spec/dummy/db/schema.rb", STATE, "db/migrate/1_a.rb"),
        ("db/log_schema.rb", STATE, "db/migrate/1_a.rb"),
        ("engines/harbour/db/structure.sql", b"", "db/migrate/1_a.rb"),
    ],
)
def test_a_state_of_something_else_hides_no_migrations(state: str, data: bytes, migration: str) -> None:
    schema = READER.read((Document(state, data), Document(migration, MIGRATION)))
    assert [table.name for table in schema.tables] == ["a"]


def test_a_class_of_the_project_is_a_migration_by_its_folder_and_its_calls() -> None:
    table = b"class Tables::Users < Tables::Base\n  create_table(:a) { |t| t.string :b }\nend\n"
    assert READER.recognizes(Document("db/migrate/tables/users.rb", table))
    assert not READER.recognizes(Document("lib/tables/users.rb", table))
