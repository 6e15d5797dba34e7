from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models

from core.models import Named, Stamped


class Person(Named):
    birth_date = models.DateField(null=True, help_text="Day of birth")
    insurance_number = models.CharField(
        max_length=12,  # personal data
        unique=True,
    )


class Patient(Person, Stamped):
    doctor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="patients")
    allergies = models.TextField(blank=True)


class Appointment(Stamped):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    room = models.ForeignKey(to="booking.Room", to_field="code", on_delete=models.PROTECT)
    booked_by = models.ForeignKey(get_user_model(), null=True, on_delete=models.SET_NULL, related_name="+")
    starts_at = models.DateTimeField()


class Room(models.Model):
    code = models.CharField(max_length=8, unique=True)


class Profile(models.Model):
    """How a patient wants to be reached."""

    patient = models.OneToOneField(Patient, on_delete=models.CASCADE)
    channel = models.CharField(max_length=8, choices=(("sms", "SMS"), ("post", "Letter")))


class PatientProxy(Patient):
    class Meta:
        proxy = True


class BookingForm(forms.Form):
    phone = forms.CharField(max_length=20)
