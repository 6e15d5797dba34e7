"""Entities of Doctrine, the object-relational mapper of PHP."""
