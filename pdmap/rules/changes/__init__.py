"""Rules about changes: what was announced, approved and reviewed before it happened (Articles 24, 28(2))."""
