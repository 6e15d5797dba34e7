"""Rules about retention: how long data are kept (Article 5(1)(e), 30(1)(f))."""
