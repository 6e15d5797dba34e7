"""Rules about what people are told (Articles 13 and 14)."""
