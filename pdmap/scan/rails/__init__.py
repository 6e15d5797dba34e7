"""Migrations of Rails."""
