from sqlmodel import Field, Relationship, SQLModel


class RiderBase(SQLModel):
    name: str = Field(index=True, description="Full name (PII)")
    age: int | None = None


class Rider(RiderBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
    depot_id: int | None = Field(default=None, foreign_key="depot.id")
    depot: "Depot" = Relationship(back_populates="riders")


class Depot(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    city: str
    riders: list[Rider] = Relationship(back_populates="depot")


class RiderPublic(RiderBase):
    id: int
