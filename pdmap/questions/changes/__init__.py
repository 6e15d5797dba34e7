"""What differs between two inventories, by meaning: not by line, by order, or by the way that something is spelled.

Each object says what it is in facts, such as "holds `email.address`" or "is kept for two years". Facts are
compared, not text. Whatever of an object no fact speaks of is compared as a whole, so that no change is lost.
"""

from pdmap.questions.changes.compare import Changes, compare
from pdmap.questions.changes.difference import Difference, Kind, ObjectChange
from pdmap.questions.changes.facts import Aspect, Fact, Side
from pdmap.questions.changes.highlights import Highlight, Topic, highlights
from pdmap.questions.changes.lengths import BACKUP
from pdmap.questions.changes.links import link_id
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.reasons import Reason
from pdmap.questions.changes.reviewable import Matter, Reviewable, reviewable
from pdmap.questions.changes.reviews import Look, Review, reviews
from pdmap.questions.changes.verdicts import new_and_solved

__all__ = [
    "BACKUP",
    "Aspect",
    "Changes",
    "Difference",
    "Fact",
    "Highlight",
    "Kind",
    "Look",
    "Matter",
    "Names",
    "ObjectChange",
    "Reason",
    "Review",
    "Reviewable",
    "Side",
    "Topic",
    "compare",
    "highlights",
    "link_id",
    "new_and_solved",
    "reviewable",
    "reviews",
]
