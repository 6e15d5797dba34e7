"""Models of Django and a dump of their database are one thing, whichever of the two names somebody uses."""

from __future__ import annotations

import pytest

from pdmap.app.load import load_texts
from pdmap.scan.classify.classifier import classify
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.compare import Drift, compare
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Places
from pdmap.scan.drift.sources import Compared
from pdmap.scan.reader import Document
from pdmap.scan.reading import read_sources

MODELS = Document(
    "clinic/patients/models.py",
    b"""from django.db import models

class Patient(models.Model):
    email = models.EmailField()
    phone = models.CharField(max_length=20)

class Visit(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
""",
)
DUMP = Document(
    "dump.sql",
    b"""CREATE TABLE public.patients_patient (email character varying(254), phone character varying(20));
CREATE TABLE public.patients_visit (patient_id bigint REFERENCES public.patients_patient);
""",
)
BOTH = pytest.mark.parametrize("documents", [(MODELS, DUMP), (DUMP, MODELS)], ids=["models first", "dump first"])


def _drift(documents: tuple[Document, ...], fields: str, negative: str = "") -> Drift:
    manifest = f"systems: {{app: {{kind: application, fields: [{fields}], not_personal: [{negative}]}}}}"
    loaded = load_texts({"inventory.yaml": manifest.encode()})
    assert loaded.findings == ()
    schema = read_sources(documents)
    assert schema.troubles == ()
    basis = Basis(loaded.inventory.reference, Places(), Dictionary("new"))
    return compare(loaded.inventory, [Compared(loaded.inventory.systems["app"], schema, classify(schema))], basis)


def _told(drift: Drift) -> set[tuple[str, str]]:
    return {(each.finding.code, each.finding.address.rpartition("/")[2]) for each in drift.differences}


@BOTH
def test_a_column_of_both_is_told_by_its_name_in_the_database(documents: tuple[Document, ...]) -> None:
    drift = _drift(documents, "name")
    assert _told(drift) == {
        ("DRF001", "patients_patient.email"),
        ("DRF001", "patients_patient.phone"),
        ("DRF001", "patients_visit.patient_id"),
    }
    assert drift.counts[0].columns == 3


@BOTH
@pytest.mark.parametrize("name", ["Patient.email", "patients_patient.email", "public.patients_patient.email"])
def test_a_declaration_means_the_column_of_both(documents: tuple[Document, ...], name: str) -> None:
    drift = _drift(documents, f"{{type: email.address, column: {name}}}")
    assert _told(drift) == {("DRF001", "patients_patient.phone"), ("DRF001", "patients_visit.patient_id")}


@BOTH
@pytest.mark.parametrize("name", ["Visit.patient", "Visit.patient_id", "patients_visit.patient_id", "Visit.*"])
def test_a_foreign_key_has_two_names(documents: tuple[Document, ...], name: str) -> None:
    everything = "{type: email.address, column: Patient.email}, {type: phone, column: Patient.phone}"
    assert _told(_drift(documents, f'{everything}, {{type: user.id, column: "{name}"}}')) == set()
    drift = _drift(documents, everything, f'{{column: "{name}", reason: x}}')
    assert {code for code, _ in _told(drift)} <= {"DRF004"}


@pytest.mark.parametrize("name", ["Patient.email", "patients_patient.email"])
def test_models_alone_go_by_both_names(name: str) -> None:
    drift = _drift((MODELS,), f"{{type: email.address, column: {name}}}")
    assert _told(drift) == {("DRF001", "Patient.phone"), ("DRF001", "Visit.patient")}


def test_an_entity_of_doctrine_is_the_table_that_symfony_makes_of_it() -> None:
    entity = rb"""<?php
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity]
class ClubMember { #[ORM\Column] private string $firstName; #[ORM\Column] private string $phone; }
"""
    dump = b"CREATE TABLE club_member (first_name varchar(80), phone varchar(20));\n"
    documents = Document("src/ClubMember.php", entity), Document("dump.sql", dump)
    for name in ("ClubMember.firstName", "club_member.first_name"):
        drift = _drift(documents, f"{{type: name.first, column: {name}}}")
        assert _told(drift) == {("DRF001", "club_member.phone")}
        assert drift.counts[0].columns == 2
