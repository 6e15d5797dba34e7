"""Migrations of Laravel."""
