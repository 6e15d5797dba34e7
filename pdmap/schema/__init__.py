"""Check manifests against the JSON Schema of the language, and explain what does not fit."""

from pdmap.schema.validator import check_manifest, explain_errors, is_valid

__all__ = ["check_manifest", "explain_errors", "is_valid"]
