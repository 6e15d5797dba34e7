"""How much room a layout keeps for what lines say: the less, the smaller the picture."""

from __future__ import annotations

from enum import StrEnum


class Spacing(StrEnum):
    """What room is kept for, from the ample to the tight."""

    WORDS = "words"
    """Everything that lines say."""
    NUMBERS = "numbers"
    """Their numbers; words are written where there happens to be room."""
    TIGHT = "tight"
    """Nothing: elements are set as close together and in as few columns as a sheet asks for."""
