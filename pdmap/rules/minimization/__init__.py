"""Rules about minimization: data that no purpose needs (Articles 5(1)(c), 25)."""
