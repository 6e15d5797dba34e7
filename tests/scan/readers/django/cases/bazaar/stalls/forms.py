from django.db import models

from stalls.fields import PhoneField
from stalls.making import base_of_forms


class AskingForm(base_of_forms()):
    phone = PhoneField()
