"""The loans of a lending library of tools."""

import enum
from datetime import datetime
from typing import Annotated, Optional

from sqlalchemy import Enum, ForeignKey, ForeignKeyConstraint, Numeric, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, deferred, mapped_column, relationship

key = Annotated[int, mapped_column(primary_key=True)]


class Base(DeclarativeBase):
    pass


class Standing(enum.Enum):
    GOOD = "good"
    BLOCKED = "blocked"


class Stamped:
    created_at: Mapped[datetime]
    deleted_at: Mapped[Optional[datetime]]

    @declared_attr
    def created_by_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("members.id"), nullable=True)


class Member(Stamped, Base):
    """Somebody who borrows tools. Contains personal data."""

    __tablename__ = "members"

    id: Mapped[key]
    email: Mapped[str] = mapped_column("mail", String(200), unique=True, comment="Reminders go there")
    full_name: Mapped[str] = mapped_column(Text, info={"pii": True})
    phone: Mapped[str | None]  # PII
    standing: Mapped[Standing] = mapped_column(Enum(Standing, values_callable=lambda found: [each.value for each in found]))
    bio: Mapped[Optional[str]] = deferred(mapped_column(Text))
    kind: Mapped[str] = mapped_column(String(10))
    loans: Mapped[list["Loan"]] = relationship(back_populates="member")

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Company(Member):
    """Kept in the table of members."""

    vat_number: Mapped[Optional[str]]

    __mapper_args__ = {"polymorphic_identity": "company"}


class Volunteer(Member):
    __tablename__ = "volunteers"

    id: Mapped[int] = mapped_column(ForeignKey(Member.id), primary_key=True)
    iban: Mapped[str] = mapped_column(String(34))

    __mapper_args__ = {"polymorphic_identity": "volunteer"}


class Loan(Base):
    __tablename__ = "loans"
    __table_args__ = (
        ForeignKeyConstraint(["shelf", "slot"], ["store.places.shelf", "store.places.slot"]),
        {"comment": "Who has which tool"},
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    tool: Mapped[str] = mapped_column(primary_key=True)
    shelf: Mapped[str]
    slot: Mapped[int]
    fee: Mapped[float] = mapped_column(Numeric(10, 2))
    member: Mapped[Member] = relationship(back_populates="loans")


class StoredPlace(Base):
    __tablename__ = "places"
    __table_args__ = {"schema": "store"}

    shelf: Mapped[str] = mapped_column(String(4), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
