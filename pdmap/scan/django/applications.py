"""Which application a model belongs to: by its own word, by what `apps.py` calls the folder, or by the folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from pdmap.scan.django.models import Models
from pdmap.scan.python import Class
from pdmap.scan.reader import Document


class Applications:
    """The applications of a source."""

    def __init__(self, documents: Iterable[Document], models: Models) -> None:
        self._models = models
        self._labels: dict[tuple[str, ...], str] = {}
        for document in documents:
            if _CONFIGURES in document.data and (label := _LABEL.search(document.data)):
                self._labels.setdefault(PurePosixPath(document.path).parent.parts, label[1].decode())

    def label(self, found: Class) -> str:
        """Return the label of the application that a model belongs to."""
        own = self._models.option(found, "app_label")
        if isinstance(own, str):
            return own
        folders = found.module.parts[:-1] if not found.module.path.endswith("__init__.py") else found.module.parts
        for size in range(len(folders), 0, -1):
            if named := self._labels.get(folders[:size]):
                return named
            if folders[size - 1] != "models":
                return folders[size - 1]
        return ""


# Private tables

_CONFIGURES = b"AppConfig"
_LABEL = re.compile(
    rb"^class[ \t]+\w+\([^)\n]*AppConfig\):(?:\n(?:[ \t][^\n]*)?)*?\n[ \t]+label[ \t]*=[ \t]*[\"'](\w+)[\"']",
    re.MULTILINE,
)
