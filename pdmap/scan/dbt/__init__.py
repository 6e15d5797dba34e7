"""Projects of dbt: what they say of models, sources, seeds and snapshots."""
