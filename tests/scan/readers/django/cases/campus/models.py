from django.db import models
from model_utils.models import TimeStampedModel

from .mixins import Audited


class Learner(Audited, TimeStampedModel):
    user = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    grade = models.FloatField(null=True)


class Enrollment(models.Model):
    """
    .. no_pii: only counts
    """

    seats = models.IntegerField()
