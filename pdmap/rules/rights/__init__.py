"""Rules about the rights of data subjects (Articles 12 to 22)."""
