from django.conf import settings
from django.db import models
from django.db.models import CharField as Text
from django.db.models import Model as Row


class Visitor(Row):
    name = Text(max_length=80)
    if settings.WITH_PHONE:
        phone = Text(max_length=40)

    def not_a_column(self):
        number = models.CharField()
        return number


Visitor.add_to_class("email", models.EmailField())
