"""`pdmap rules`: the catalogue."""

from __future__ import annotations

from pdmap.cli.process import emit


def rules() -> None:
    """List every rule with its code, severity, title and legal basis."""
    from pdmap.app.explain import catalogue_text

    emit(catalogue_text())
