import sqlalchemy as sa
from alembic import op

revision = "5c"
down_revision = ("9f",)


def upgrade():
    op.rename_table("old_berths", "berths")
    op.add_column("boats", sa.Column("berth", sa.Integer()))


def downgrade():
    op.drop_column("boats", "berth")
