"""What the first migrations do, in a file of its own."""

import sqlalchemy as sa
from alembic import op


def upgrade(owner="cooks"):
    op.create_table(
        "holds",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("keeper_phone", sa.String(40)),
    )
    op.add_column(owner, sa.Column("hold_id", sa.Integer(), sa.ForeignKey("holds.id")))
    upgrade_hatches()


def upgrade_hatches():
    op.create_table("hatches", sa.Column("code", sa.String(8)))
