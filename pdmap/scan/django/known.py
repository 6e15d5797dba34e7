"""What Django and packages beside it bring: classes of models that no file of a source defines."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.schema import Evidence

_BASE_USER = (("password", "CharField"), ("last_login", "DateTimeField"))
_PERMISSIONS = (
    ("is_superuser", "BooleanField"),
    ("groups", "ManyToManyField"),
    ("user_permissions", "ManyToManyField"),
)
_TIMES = (("created", "DateTimeField"), ("modified", "DateTimeField"))

KNOWN_BASES: dict[str, tuple[tuple[str, str], ...]] = {
    "AbstractBaseUser": _BASE_USER,
    "PermissionsMixin": _PERMISSIONS,
    "AbstractUser": (
        *_BASE_USER,
        *_PERMISSIONS,
        ("username", "CharField"),
        ("first_name", "CharField"),
        ("last_name", "CharField"),
        ("email", "EmailField"),
        ("is_staff", "BooleanField"),
        ("is_active", "BooleanField"),
        ("date_joined", "DateTimeField"),
    ),
    "AbstractBaseSession": (
        ("session_key", "CharField"),
        ("session_data", "TextField"),
        ("expire_date", "DateTimeField"),
    ),
    "TimeStampedModel": _TIMES,
    "TitleSlugDescriptionModel": (("title", "CharField"), ("description", "TextField"), ("slug", "AutoSlugField")),
    "SoftDeletableModel": (("is_removed", "BooleanField"),),
    "UUIDModel": (("id", "UUIDField"),),
    "StatusModel": (("status", "StatusField"), ("status_changed", "MonitorField")),
    "TimeFramedModel": (("start", "DateTimeField"), ("end", "DateTimeField")),
}
"""The columns, with their types, that classes of models outside of a source bring, by the names of these classes."""

KNOWN_KINDS: Mapping[str, tuple[Evidence, ...]] = {
    "password": (Evidence("Django", "keeps no password, but its hash", is_personal=True, kinds=("password_hash",)),),
}
"""What Django does to columns that it brings, by their names; as what their names say alone is not what they hold."""

USERS = frozenset(("AbstractUser", "AbstractBaseUser"))
"""Classes that make a model the one of the users."""

OTHER_LIBRARIES = frozenset(
    (
        *("forms", "serializers", "rest_framework", "wtforms", "flask_wtf", "marshmallow", "crispy_forms", "ninja"),
        *("peewee", "mongoengine", "tortoise", "sqlalchemy", "odoo", "elasticsearch_dsl", "django_elasticsearch_dsl"),
        *("graphene", "django_filters", "filters", "dataclasses", "pydantic", "factory", "import_export", "haystack"),
    )
)
"""Packages and modules whose classes end with `Field` or `Model` and are no columns or tables."""

OTHER_CLASSES = ("Serializer", "FilterSet", "ModelForm", "ModelResource", "ModelFactory", "ObjectType")
"""How names of classes end that have fields and are no models, whatever package brings them."""
