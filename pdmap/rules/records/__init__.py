"""Rules about the record of processing activities (Article 30)."""
