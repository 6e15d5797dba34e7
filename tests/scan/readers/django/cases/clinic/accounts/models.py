from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped

LANGUAGES = [("de", _("German")), ("fr", _("French"))]


class User(AbstractUser):
    """Somebody who works at the clinic.

    .. pii: Name and e-mail address of staff
    .. pii_types: name, email_address
    .. pii_retirement: local_api
    """

    last_name = None
    email = models.EmailField(_("e-mail"), unique=True, help_text=_("Used to log in."))
    language = models.CharField(max_length=2, choices=LANGUAGES, default="de")
    mobile = models.CharField(max_length=32, db_column="mobile_phone", null=True)  # pii: phone number

    class Meta:
        db_table = "staff"


class Profile(Stamped):
    class Shift(models.TextChoices):
        EARLY = "early", _("Early")
        LATE = "late"

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True)
    # pdmap: not personal (a plan of the house)
    shift = models.CharField(max_length=5, choices=Shift.choices)
    manager = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    teams = models.ManyToManyField("accounts.Team", blank=True)


class Team(models.Model):
    name = models.CharField(max_length=80, db_comment="As on the door")

    def __str__(self):
        return self.name
