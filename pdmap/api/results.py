"""What results have in common: they can be written in the formats of the command, and be taken apart as plain data."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import cast


class Result(ABC):
    """An answer of pdmap."""

    __slots__ = ()

    @abstractmethod
    def render(self, format: str) -> str:  # noqa: A002 - the word of the command
        """Return it as text in a format of the command.

        Raises:
            UnknownNameError: there is no such format.
        """

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data: the JSON document that the command writes, described by its schema."""
        return cast("dict[str, object]", json.loads(self.render("json")))
