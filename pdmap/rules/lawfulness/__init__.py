"""Rules about lawfulness: bases and conditions (Articles 6 to 10)."""
