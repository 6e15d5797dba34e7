"""A migration that has all its work done by another file."""

from galley import hold_ops
from galley.hold_ops import upgrade_hatches as hatches

revision = "3"
down_revision = "2"
# alembic


def upgrade():
    hold_ops.upgrade(owner="cooks")
    hatches()
