"""What a register of transfers shows: the transfers under each law, and what has no place."""

from __future__ import annotations

from dataclasses import replace

from pdmap.documents.kind import Context
from pdmap.documents.languages import words_of
from pdmap.documents.laws import words_under_law
from pdmap.frozen import dataclass
from pdmap.model import Party, System
from pdmap.questions.grounds import regime_of
from pdmap.questions.transferring import Register, TransferPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The transfers that a register shows."""

    registers: tuple[Register, ...]
    """Under each law, with the transfers that are shown."""
    unplaced: tuple[System | Party, ...]
    """Systems and recipients without a recorded place."""
    selection: str = ""
    """How the transfers were selected, in the user's words; empty where all are shown."""
    is_open_only: bool = False
    """Whether only those are shown that have something open."""


def under(context: Context, register: Register) -> Context:
    """Return what a document may look at, as it is judged by the law of a register."""
    if register.regime == regime_of(context.inventory):
        return context
    words = words_under_law(words_of(context.words.language), register.inventory)
    return replace(context, inventory=register.inventory, legs=register.legs, words=words)


def anchor_of(register: Register, path: TransferPath) -> str:
    """Return where other parts of the document find a transfer."""
    return f"transfer-{register.regime}-{path.id}"
