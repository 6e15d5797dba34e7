"""Rules about ids and texts: what a manifest mentions must exist and be a fact."""
