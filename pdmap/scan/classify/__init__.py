"""Tell by names, types and context which columns look personal."""
