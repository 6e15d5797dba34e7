"""What a breach of systems or parties exposes, whom it concerns and whom to tell (Articles 33 and 34)."""

from pdmap.questions.exposure.duties import Duties, Engagement, duties_of
from pdmap.questions.exposure.exposure import Exposure, exposure_of, nearest_first
from pdmap.questions.exposure.gravity import Gravity, gravity_of
from pdmap.questions.exposure.holdings import Holding, Origin
from pdmap.questions.exposure.laws import is_told_by_fadp, is_told_by_gdpr, laws_of
from pdmap.questions.exposure.named import places_by_id
from pdmap.questions.exposure.openings import Opening
from pdmap.questions.exposure.safeguards import measures_in_place
from pdmap.questions.exposure.steps import Step, Task, steps_after

__all__ = [
    "Duties",
    "Engagement",
    "Exposure",
    "Gravity",
    "Holding",
    "Opening",
    "Origin",
    "Step",
    "Task",
    "duties_of",
    "exposure_of",
    "gravity_of",
    "is_told_by_fadp",
    "is_told_by_gdpr",
    "laws_of",
    "measures_in_place",
    "nearest_first",
    "places_by_id",
    "steps_after",
]
