"""Every word that documents say of their own, so that they can be translated.

Each subject has a module with a class of words in English, and `Words` joins them. What the other languages
say is data: `languages` reads it. Braces stand for the author's text, a name, a number or a day.
"""

from __future__ import annotations

from pdmap.documents.words.access import AccessWords
from pdmap.documents.words.administration import AdministrationWords
from pdmap.documents.words.announcements import AnnouncementWords
from pdmap.documents.words.answers import AnswerWords
from pdmap.documents.words.assembly import AssemblyWords
from pdmap.documents.words.breach_register import BreachRegisterWords
from pdmap.documents.words.checklists import ChecklistWords
from pdmap.documents.words.evidence import EvidenceWords
from pdmap.documents.words.form_answers import FormAnswerWords
from pdmap.documents.words.forms import FormWords
from pdmap.documents.words.further import FurtherWords
from pdmap.documents.words.grounds import GroundWords
from pdmap.documents.words.incidents import IncidentWords
from pdmap.documents.words.instruments import InstrumentWords
from pdmap.documents.words.laws import LawWords
from pdmap.documents.words.measure_lists import MeasureListWords
from pdmap.documents.words.measures import MeasureWords
from pdmap.documents.words.notices import NoticeWords
from pdmap.documents.words.organization import OrganizationWords
from pdmap.documents.words.page import PageWords
from pdmap.documents.words.parts import PartWords
from pdmap.documents.words.reading import ReadingWords
from pdmap.documents.words.recipients import RecipientWords
from pdmap.documents.words.reliance import RelianceWords
from pdmap.documents.words.requests import RequestWords
from pdmap.documents.words.retention import RetentionWords
from pdmap.documents.words.screening import ScreeningWords
from pdmap.documents.words.sheets import SheetWords
from pdmap.documents.words.shortening import ShorteningWords
from pdmap.documents.words.statements import StatementWords
from pdmap.documents.words.subprocessor_pages import SubprocessorPageWords
from pdmap.documents.words.titles import TitleWords
from pdmap.documents.words.transfer_annexes import TransferAnnexWords
from pdmap.documents.words.transfer_registers import TransferRegisterWords
from pdmap.documents.words.transfers import TransferWords
from pdmap.documents.words.values import ValueWords
from pdmap.documents.words.vocabulary import VocabularyWords
from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Words(
    AnswerWords,
    TitleWords,
    LawWords,
    OrganizationWords,
    GroundWords,
    RecipientWords,
    TransferWords,
    RelianceWords,
    InstrumentWords,
    RetentionWords,
    MeasureWords,
    AdministrationWords,
    ReadingWords,
    EvidenceWords,
    SheetWords,
    FurtherWords,
    FormWords,
    FormAnswerWords,
    PageWords,
    ValueWords,
    VocabularyWords,
    AssemblyWords,
    NoticeWords,
    ChecklistWords,
    SubprocessorPageWords,
    AnnouncementWords,
    MeasureListWords,
    BreachRegisterWords,
    ScreeningWords,
    TransferAnnexWords,
    TransferRegisterWords,
    StatementWords,
    PartWords,
    IncidentWords,
    RequestWords,
    AccessWords,
    ShorteningWords,
):
    """The words of documents in one language; without slots, because its bases have fields."""

    language: str = "en"
    """BCP 47 tag."""


ENGLISH = Words()
