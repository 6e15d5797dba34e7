"""Entities of TypeORM."""
