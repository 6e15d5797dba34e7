from django.db import models
from django.db.models import DateField


class Base(models.Model):
    class Meta:
        abstract = True
