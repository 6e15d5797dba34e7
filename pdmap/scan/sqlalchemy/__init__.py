"""Models of SQLAlchemy and SQLModel, by their syntax trees."""
