"""The first tables."""

from typing import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "9f"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None

BOATS = "boats"


def upgrade() -> None:
    op.create_table(
        "crews",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("mail", sa.String(length=200), nullable=False, comment="of the skipper"),
        sa.Column("state", sa.Enum("sailing", "ashore", name="state"), server_default="ashore"),
        sa.Column("cabin", sa.Integer()),
        sa.PrimaryKeyConstraint("id"),
        schema="harbor",
    )
    op.create_table(
        BOATS,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("crew_id", sa.BigInteger(), sa.ForeignKey("harbor.crews.id")),
        sa.Column("berth_id", sa.Integer()),
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text())),
        sa.ForeignKeyConstraint(["berth_id"], ["berths.id"]),
        comment="what sails",
    )
    op.create_table("scraps", sa.Column("note", sa.Text()))
    op.create_table("old_berths", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("tenant", sa.Text()))
    op.create_index("ix_crews_mail", "crews", ["mail"])


def downgrade() -> None:
    op.drop_table("boats")
    op.drop_table("crews", schema="harbor")
