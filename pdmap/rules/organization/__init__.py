"""Rules about the organization: its officer, its representative (Articles 27, 37, 38)."""
