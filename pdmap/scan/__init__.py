"""Real schemas: read them, tell which of their columns look personal, and hold them against an inventory."""
