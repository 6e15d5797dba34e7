"""What came later, in a file that stands before the others."""

from alembic import op as alter
from sqlalchemy import Column, Date, ForeignKey, String, text

revision = "1a"
down_revision = "5c"


def upgrade():
    alter.add_column("crews", Column("born", Date()), schema="harbor")
    alter.alter_column("crews", "mail", new_column_name="email", type_=String(320), schema="harbor")
    with alter.batch_alter_table("boats") as batch:
        batch.add_column(Column("insurer", String(80)))  # who pays
        batch.alter_column("papers", new_column_name="documents")
        batch.drop_column("berth_id")
        batch.create_foreign_key("fk_boats_berths", "berths", ["berth"], ["id"])
    for name in ("phone", "fax"):
        alter.add_column("boats", Column(name, String(40)))
    alter.execute("ALTER TABLE boats ADD COLUMN radio varchar(20)")
    alter.execute(text("CREATE TABLE logs (entry text, crew_id bigint)"))
    alter.execute("UPDATE boats SET radio = 'none'")
    add_guests()
    alter.create_view("sailing", "SELECT 1")
    if alter.get_bind().dialect.name == "postgresql":
        alter.drop_column("crews", "cabin", schema="harbor")
    alter.drop_table("scraps")


def add_guests():
    alter.create_table("guests", Column("name", String(80)), Column("boat_id", ForeignKey("boats.id")))


def downgrade():
    alter.drop_table("guests")
