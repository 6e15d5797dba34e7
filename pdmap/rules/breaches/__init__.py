"""Rules about the breach register (Articles 33 and 34)."""
