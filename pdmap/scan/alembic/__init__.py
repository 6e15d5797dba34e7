"""Migrations of Alembic by their syntax trees: their order, and what their calls do to tables."""
