"""Objects that JSON Schema describes, as columns: for JSON Schema itself and for OpenAPI."""

from pdmap.scan.objects.library import Library
from pdmap.scan.objects.walker import Walker

__all__ = ["Library", "Walker"]
