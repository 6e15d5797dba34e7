"""Rules about security: how data are protected (Article 32)."""
