"""Objects that JSON Schema describes, as columns: for JSON Schema itself and for OpenAPI."""

from pdmap.scan.objects.library import Library, Target
from pdmap.scan.objects.walker import Walker

__all__ = ["Library", "Target", "Walker"]
