"""What a change does to privacy, in formats: what `pdmap diff` writes."""
