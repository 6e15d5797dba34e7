"""Rules about impact assessments (Articles 35, 36)."""
