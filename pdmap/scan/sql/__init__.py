"""Statements of SQL that define tables, in the dialects of five makes of database."""
