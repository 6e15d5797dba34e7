"""Where the data of a group of people are, and how they are erased (Articles 17 and 19)."""

from pdmap.questions.erasure.groups import customer_groups, is_meant, links_of
from pdmap.questions.erasure.keeping import Kept
from pdmap.questions.erasure.places import Category, Duty, Receiver, Store
from pdmap.questions.erasure.plan import ErasurePlan, erasure_plan
from pdmap.questions.erasure.reach import ANY, State
from pdmap.questions.erasure.steps import Task, steps_of

__all__ = [
    "ANY",
    "Category",
    "Duty",
    "ErasurePlan",
    "Kept",
    "Receiver",
    "State",
    "Store",
    "Task",
    "customer_groups",
    "erasure_plan",
    "is_meant",
    "links_of",
    "steps_of",
]
