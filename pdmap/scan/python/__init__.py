"""Models written in Python, by their syntax trees: nothing of a source is ever imported or executed."""

from pdmap.scan.python.classes import Class, Classes
from pdmap.scan.python.constants import Constants
from pdmap.scan.python.expressions import argument, called, dotted, is_true, string
from pdmap.scan.python.modules import Module, called_in, comments_at, docstring
from pdmap.scan.python.projects import Project, read_project

__all__ = [
    "Class",
    "Classes",
    "Constants",
    "Module",
    "Project",
    "argument",
    "called",
    "called_in",
    "comments_at",
    "docstring",
    "dotted",
    "is_true",
    "read_project",
    "string",
]
