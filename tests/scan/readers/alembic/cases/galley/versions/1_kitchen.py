"""Tables that functions of the project make, from a file that is not here."""

import sqlalchemy as sa
from alembic import op
from galley.migrations.helpers import add_columns, create_table, create_unique_constraint, drop_columns, drop_table
from galley.migrations import helpers, sauces

revision = "1"
down_revision = None

TABLES = ["cooks", "guests"]
PHONE = sa.Column("phone", sa.String(40), nullable=True)
DISHES = [sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(80))]


def upgrade():
    create_table(
        "cooks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(80), nullable=True),
        sa.Column("spare", sa.Integer()),
        sa.PrimaryKeyConstraint("id"),
    )
    helpers.safe_create_table_if_missing("guests", sa.Column("allergies", sa.Text()))
    create_table("scraps", sa.Column("id", sa.Integer()))
    op.create_table("dishes", *DISHES)
    add_columns("cooks", sa.Column("email", sa.String(320)), sa.Column("born", sa.Date()))
    drop_columns("cooks", "spare")
    drop_table("scraps")
    for table in TABLES:
        op.add_column(table, PHONE)
    cook_id("dishes", column="cook_id")
    move_rows(3)
    create_unique_constraint(op, "cooks")
    sauces.stir("dishes", sa.Column("sauce", sa.Text()))
    Menu.__table__.create(op.get_bind())


def cook_id(table, column):
    op.add_column(table, sa.Column(column, sa.Integer(), sa.ForeignKey("cooks.id")))


def move_rows(count):
    if count:
        move_rows(count - 1)


def downgrade():
    drop_table("cooks")
