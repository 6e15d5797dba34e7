from functools import partial

import sqlalchemy as sa
from sqlalchemy import ForeignKey as Key
from sqlalchemy import Table as CoreTable
from sqlalchemy.orm import DeclarativeBase, declared_attr, mapped_column

from . import names
from .names import PREFIX, Tables

_Column = mapped_column
Indexed = partial(mapped_column, index=True)
TASTERS = "tasters"
SCHEMA = "wine"


class Base(DeclarativeBase):
    pass


class Taster(Base):
    __tablename__ = TASTERS
    __table_args__ = {"schema": SCHEMA}

    id = _Column(sa.Integer, primary_key=True)
    email = Indexed(sa.String(200))


class Bottle(Base):
    __tablename__ = Tables.BOTTLES

    id = _Column(sa.Integer, primary_key=True)
    owner_id = _Column(Key(f"{SCHEMA}.{TASTERS}.id"))


class Note(Base):
    __tablename__ = f"{PREFIX}notes"

    bottle_id = _Column(sa.ForeignKey(names.Tables.BOTTLES + ".id"), primary_key=True)
    words = _Column(sa.Text)


class Store:
    shelves = CoreTable("shelves", Base.metadata, sa.Column("label", sa.String(20), primary_key=True))


class Visit(Base):
    __table__ = sa.Table(
        "visits",
        Base.metadata,
        sa.Column("taster", sa.Integer),
        sa.Column("day", sa.Date),
        sa.PrimaryKeyConstraint("taster", "day"),
    )


class Listed:
    """Is shown in lists, and has no table."""

    __tablename__ = None
    title = sa.Column(sa.String(50))


class Shown(Listed):
    subtitle = "none"


class Called:
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower()


class Guest(Called, Base):
    phone = _Column(sa.String(20), primary_key=True)


class Award(Base):
    __tablename__ = "_".join(("wine", "award"))

    winner = _Column(sa.String(80), primary_key=True)
