from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Model

from stalls import index
from stalls.settings import bazaar_settings

if TYPE_CHECKING:

    class Typed(Model):
        name = models.CharField(max_length=80)


class Side(models.TextChoices):
    NORTH = "n", "north"
    SOUTH = "s"


class SmallStall(models.Model):
    number = models.IntegerField()
    side = models.CharField(max_length=1, choices=Side)


class Covered(SmallStall):
    stall = models.OneToOneField(SmallStall, parent_link=True, on_delete=models.CASCADE)
    beside = models.ForeignKey(bazaar_settings.SMALL_STALL_MODEL, related_name="+", on_delete=models.CASCADE)


class AbstractPaid(models.Model):
    price = models.IntegerField()
    paid_by = models.CharField(max_length=80)

    class Meta:
        abstract = True


class Gift(index.Indexed, AbstractPaid):
    @property
    def price(self):
        return 0
