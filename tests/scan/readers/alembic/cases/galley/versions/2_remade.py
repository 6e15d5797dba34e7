"""A table that is made anew under its own name, on one make of database."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE new_dishes AS SELECT id, name, cook_id, 'mild' AS taste FROM dishes")
        op.drop_table("dishes")
        op.rename_table("new_dishes", "dishes")
    op.add_column("dishes", sa.Column("price", sa.Numeric()))
