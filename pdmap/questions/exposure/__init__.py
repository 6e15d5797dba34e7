"""What a breach of systems or parties exposes, whom it concerns and whom to tell (Articles 33 and 34)."""

from pdmap.questions.exposure.duties import Duties, Engagement, duties_of
from pdmap.questions.exposure.exposure import Exposure, Holding, Opening, exposure_of
from pdmap.questions.exposure.gravity import Gravity, gravity_of

__all__ = [
    "Duties",
    "Engagement",
    "Exposure",
    "Gravity",
    "Holding",
    "Opening",
    "duties_of",
    "exposure_of",
    "gravity_of",
]
