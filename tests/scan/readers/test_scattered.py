"""Tables of SQLAlchemy that are not written in one place: what is followed, and that the rest is told."""

from pdmap.scan.reader import Document
from pdmap.scan.readers.sqlalchemy_models import READER
from pdmap.scan.schema import Schema

BASE = """\
from sqlalchemy import Column, Date, MetaData, Table
from sqlalchemy.orm import DeclarativeBase
class Base(DeclarativeBase): pass
"""


def read(**files: str) -> Schema:
    return READER.read(tuple(Document(f"app/{name}.py", text.encode()) for name, text in files.items()))


def names(schema: Schema) -> list[str]:
    return [f"{table.name}.{column.name}" for table in schema.tables for column in table.columns]


def test_a_model_is_read_in_a_file_that_gets_everything_from_its_base() -> None:
    member = 'from .base import *\nclass Member(Base):\n    __tablename__ = "members"\n    birthday = Column(Date)\n'
    schema = read(base=BASE, member=member)
    assert (names(schema), schema.troubles) == (["members.birthday"], ())


def test_an_annotation_in_quotes_or_under_a_condition_is_a_column() -> None:
    body = (
        '    __tablename__ = "members"\n    email: "Mapped[str | None]"\n    if True:\n        phone = Column(Date)\n'
    )
    schema = read(models=f"{BASE}class Member(Base):\n{body}")
    assert names(schema) == ["members.email", "members.phone"]


def test_columns_that_are_added_from_outside_are_told() -> None:
    late = """\
columns = [Column("phone", Date)]
guests = Table("guests", MetaData(), Column("name", Date), *columns)
guests.append_column(Column("email", Date))
class Member(Base):
    __tablename__ = "members"
    id = Column(Date)
Member.phone = Column(Date)
"""
    schema = read(models=BASE + late)
    assert [(each.place.line, each.is_lost) for each in schema.troubles] == [(5, True), (6, True), (10, True)]
    assert schema.troubles[2].fact == "`Member.phone` is added to a class from outside: the column is missing"


def test_a_model_of_flask_has_a_table_where_its_base_has_another_name() -> None:
    base = "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nModel = db.Model\n"
    model = "from .base import Model, db\nclass HTTPGuest(Model):\n    phone = db.Column(db.String)\n"
    assert names(read(base=base, models=model)) == ["http_guest.phone"]


def test_a_model_of_flask_appbuilder_has_a_table() -> None:
    model = "class Guest(Model):\n    day = Column(Date)\n"
    head = "from flask_appbuilder import Model\nfrom sqlalchemy import Column, Date\n"
    assert names(read(models=head + model)) == ["guest.day"]


def test_a_base_gives_its_schema_to_tables_without_one() -> None:
    base = BASE.replace(": pass", ':\n    metadata = MetaData(schema="club")')
    own = '    __tablename__ = "guests"\n    __table_args__ = {"schema": "door"}\n    day = Column(Date)\n'
    shared = '    __tablename__ = "members"\n    day = Column(Date)\n'
    schema = read(models=f"{base}class Guest(Base):\n{own}class Member(Base):\n{shared}")
    assert names(schema) == ["door.guests.day", "club.members.day"]


def test_parts_of_a_composite_are_columns_and_private_names_of_sqlmodel_are_none() -> None:
    body = '    __tablename__ = "members"\n    home = composite(mapped_column("street"), mapped_column("town"))\n'
    assert names(read(models=f"{BASE}class Member(Base):\n{body}")) == ["members.street", "members.town"]
    fields = "    _seen: int = 0\n    day: Union[str, None]\n"
    schema = read(models=f"from sqlmodel import SQLModel\nclass Guest(SQLModel, table=True):\n{fields}")
    assert names(schema) == ["guest.day"]
    assert (schema.tables[0].columns[0].type, schema.tables[0].columns[0].is_nullable) == ("str", True)


def test_an_annotation_is_a_column_where_sqlmodel_is_farther_up() -> None:
    base = "from sqlmodel import SQLModel\nclass Root(SQLModel):\n    id: int\n"
    named = "class Named(Root):\n    name: str\nclass Guest(Named, table=True):\n    day: str\n"
    assert names(read(base=base, models=f"from .base import Root\nimport sqlmodel\n{named}")) == [
        "guest.id",
        "guest.name",
        "guest.day",
    ]
