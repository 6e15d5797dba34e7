from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, PrimaryKeyConstraint, String, Table
from sqlalchemy.orm import declarative_base

metadata = MetaData()
Base = declarative_base(metadata=metadata)

guests = Table(
    "guests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("surname", String(80), nullable=False),  # pii: name
    Column("passport_no", String(20), comment="As in the passport"),
    comment="Guests of the hotel",
    schema="hotel",
)

stays = Table(
    "stays",
    metadata,
    Column("guest_id", None, ForeignKey(guests.c.id)),
    Column("room", String(5)),
    Column("arrived", DateTime, nullable=False),
    PrimaryKeyConstraint("guest_id", "room"),
    schema="hotel",
)


class Invoice(Base):
    __tablename__ = "invoices"

    number = Column(String(12), primary_key=True)
    guest = Column("guest_id", Integer, ForeignKey("hotel.guests.id"), nullable=False)
    address = Column(String, doc="Street and town, on one line")
