"""Rules about transfers to third countries (Articles 44 to 49)."""
