"""Rules about flows: what is sent, what arrives, and who receives it."""
