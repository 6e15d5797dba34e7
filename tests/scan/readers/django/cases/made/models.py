"""Models of an invented guest house, of which not all is written out."""

from django.db import models

LANGUAGES = ("en", "de")
EXTRA = {"iban": models.CharField(max_length=34)}


def phone(**options):
    """A column for a number."""
    return models.CharField(max_length=20, **options)


class Guest(models.Model):
    """Somebody who stays."""

    email = models.EmailField()
    mobile = phone()
    fax, pager = models.CharField(max_length=20), models.CharField(max_length=9)
    for language in LANGUAGES:
        locals()[f"name_{language}"] = models.CharField(max_length=80)
    vars().update(EXTRA)
    diet = getattr(models, "TextField")()
    price = make_money_field()
    changes = FieldTracker()
    exec("birthday = models.DateField()")
    while LANGUAGES:
        nickname = models.CharField(max_length=9)
        break


setattr(Guest, "passport", models.CharField(max_length=9))
models.TextField().contribute_to_class(Guest, "notes")
for language in LANGUAGES:
    Guest.add_to_class(f"bio_{language}", models.TextField())
Letter = type("Letter", (models.Model,), {"body": models.TextField(), "__module__": __name__})


def form(name):
    """A form is no table."""
    return type(name, (forms.Form,), {"age": forms.IntegerField()})
