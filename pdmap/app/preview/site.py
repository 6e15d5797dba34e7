"""The site of a preview: holds what is shown, and lets it be replaced while browsers ask for it."""

from __future__ import annotations

from pdmap.app.preview.answers import answer
from pdmap.app.preview.page import panel_mark
from pdmap.app.preview.state import Preview
from pdmap.host.preview import Request, Response


class PreviewSite:
    """What is served; replacing the preview is one step, so that no browser sees half of it."""

    def __init__(self, preview: Preview) -> None:
        """Start with a preview."""
        self.show(preview)

    def show(self, preview: Preview) -> None:
        """Show another preview from now on."""
        self._shown = preview, f"{preview.map_mark} {panel_mark(preview)}"

    @property
    def preview(self) -> Preview:
        """Return what is shown."""
        return self._shown[0]

    def answer(self, request: Request, port: int) -> Response:
        """Return the answer to a request; see `host.preview.Site`."""
        return answer(self._shown[0], request, port)

    def news(self) -> str:
        """Return what tells this map and these findings from others."""
        return self._shown[1]
