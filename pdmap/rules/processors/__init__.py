"""Rules about processors and other recipients (Articles 28, 30(1)(d))."""
