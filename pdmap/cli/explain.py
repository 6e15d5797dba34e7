"""`pdmap explain CODE`: what a check looks for, why, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from pdmap.cli.options import chosen
from pdmap.cli.process import emit


def explain(code: Annotated[str, typer.Argument(help="The code of a finding, such as TRF001.")]) -> None:
    """Explain a check: what it looks for, why it matters, the law, and what to do."""
    from pdmap.app.explain import explanations

    texts = explanations()
    emit(texts[chosen("CODE", code.upper(), dict(texts))])
