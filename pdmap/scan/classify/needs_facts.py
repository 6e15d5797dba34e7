"""What has to stand near a phrase for what is known of people by their part in something: patients, staff, accused."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.near import is_own, whose
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.words import words_of

# Private functions

_CLINICAL = 4
"""Columns about health after which a table is one of a clinic, whatever it is called."""


def _patient(seen: Sight) -> Found:
    around = seen.around
    speaks = not words_of("clinic").isdisjoint((*around.name.words, around.holder, around.subject))
    speaks = speaks or around.ailments >= _CLINICAL
    is_firm = around.has_class("org") and around.holder != "patient"
    return (0.2, "rows are about patients") if speaks and around.is_owned and not is_firm else None


def _clinical(seen: Sight) -> Found:
    """Return that a text in a table about a patient tells of health, other than in the table of patients itself."""
    around = seen.around
    is_case = around.holder in words_of("cared_for") or not words_of("medical").isdisjoint(around.name.words)
    return _patient(seen) if is_case and not around.subject else None


def _conduct(seen: Sight) -> Found:
    around = seen.around
    is_table = not words_of("conduct").isdisjoint(around.name.words) and around.holder not in words_of("serving")
    return (0.1, whose(around)) if is_table and around.is_owned and not seen.before else None


def _accused(seen: Sight) -> Found:
    around = seen.around
    is_accused = not words_of("accused").isdisjoint((around.subject, around.holder, *around.name.words))
    return (0.1, around.why or whose(around)) if is_accused and around.is_owned and is_own(seen) else None


def _evaluation(seen: Sight) -> Found:
    around = seen.around
    is_table = not words_of("evaluation").isdisjoint(around.name.words)
    is_of_worker = around.holder in words_of("role_table") | {"candidate", "applicant"}
    return (0.1, whose(around)) if is_table and is_of_worker and not seen.before else None


def _face_table(seen: Sight) -> Found:
    is_table = not {"face", "facial"}.isdisjoint((*seen.around.name.words, *seen.match.before))
    return (0.15, "a table of faces") if is_table else None


def _death_table(seen: Sight) -> Found:
    is_table = "death" in seen.around.name.words and not seen.before
    return (0.1, "a table of deaths") if is_table and seen.around.is_owned else None


def _insurance_table(seen: Sight) -> Found:
    is_table = seen.around.name.head == "insurance" and not seen.before
    return (0.15, "a table of insurances") if is_table else None


def _staff_role(seen: Sight) -> Found:
    is_staff = not words_of("role_table").isdisjoint((*seen.around.name.words, seen.around.subject))
    return (0.15, "a table of staff") if is_staff and is_own(seen) else None


def _named_by_reference(seen: Sight) -> Found:
    """Return that a name which refers to a row names whom this one is of, as tables of clinics have it."""
    around = seen.around
    is_of_one = around.is_owned or not words_of("medical").isdisjoint(around.name.words)
    return (0.1, "refers to whom the row is of") if is_of_one and not seen.before else None


NEEDS: Mapping[str, Need] = {
    "namedref": _named_by_reference,
    "patient": _patient,
    "patientfact": _patient,
    "clinical": _clinical,
    "conduct": _conduct,
    "accused": _accused,
    "evaluation": _evaluation,
    "face": _face_table,
    "deathtable": _death_table,
    "insurancetable": _insurance_table,
    "staffrole": _staff_role,
}
"""The needs by their names in the dictionary."""
