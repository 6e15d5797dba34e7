"""The transfers of an inventory as ways to importers: what each relies on, and what is open about it."""

from __future__ import annotations

from pdmap.questions.transferring.ahead import Ahead
from pdmap.questions.transferring.assessed import Assessed, AssessmentState, assessed
from pdmap.questions.transferring.open_points import OpenPoint, open_points
from pdmap.questions.transferring.paths import Onward, PathKind, TransferPath, transfer_paths
from pdmap.questions.transferring.register import Entry, Register, registers_of
from pdmap.questions.transferring.selecting import select_paths
from pdmap.questions.transferring.steps import Sense, Step

__all__ = [
    "Ahead",
    "Assessed",
    "AssessmentState",
    "Entry",
    "Onward",
    "OpenPoint",
    "PathKind",
    "Register",
    "Sense",
    "Step",
    "TransferPath",
    "assessed",
    "open_points",
    "registers_of",
    "select_paths",
    "transfer_paths",
]
