"""What the models of the clinic share."""

from django.db import models


class Stamped(models.Model):
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        "accounts.User", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True


class Named(models.Model):
    title = models.CharField("title", max_length=20, blank=True)
    note = models.TextField(blank=True)  # PII: may hold what a patient told

    class Meta:
        abstract = True


class Setting(models.Model):
    """Switches of the installation. No personal data."""

    key = models.SlugField(primary_key=True)
    value = models.JSONField(null=True)
