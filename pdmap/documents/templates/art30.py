"""The elements of Article 30 in its own order, and what authorities ask beside them."""

from __future__ import annotations

from pdmap.documents import controller_record, processor_record
from pdmap.documents.languages import LANGUAGES
from pdmap.documents.record_template import RecordTemplate

TEMPLATE = RecordTemplate(
    description="the elements of Article 30 GDPR, with what authorities ask beside them",
    languages=tuple(LANGUAGES),
    controller=controller_record.build,
    processor=processor_record.build,
)
