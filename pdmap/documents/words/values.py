"""The language's own values, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.model import Authorization, ContractStatus, PartyRole, SystemKind
from pdmap.questions.transfers import Presence


@dataclass(frozen=True, kw_only=True)
class ValueWords:
    """The language's own values."""

    role_names: Mapping[PartyRole, str] = field(default_factory=lambda: _ROLE_NAMES)
    system_kinds: Mapping[str, str] = field(default_factory=lambda: _SYSTEM_KINDS)
    recipient_kinds: Mapping[str, str] = field(default_factory=lambda: _RECIPIENT_KINDS)
    contract_states: Mapping[ContractStatus, str] = field(default_factory=lambda: _CONTRACT_STATES)
    authorizations: Mapping[Authorization, str] = field(default_factory=lambda: _AUTHORIZATIONS)
    presences: Mapping[Presence, str] = field(default_factory=lambda: _PRESENCES)
    statuses: Mapping[str, str] = field(default_factory=lambda: _STATUSES)
    assessment_states: Mapping[str, str] = field(default_factory=lambda: _ASSESSMENT_STATES)
    measure_types: Mapping[str, str] = field(default_factory=lambda: _MEASURE_TYPES)
    article_32: Mapping[str, str] = field(default_factory=lambda: _ARTICLE_32)
    """Titles of measures by the letter of Article 32(1); the empty letter is for those that name none."""


# Private tables

_ROLE_NAMES: Mapping[PartyRole, str] = {
    PartyRole.PROCESSOR: "processor",
    PartyRole.SUB_PROCESSOR: "sub-processor",
    PartyRole.CONTROLLER: "controller",
    PartyRole.JOINT_CONTROLLER: "joint controller",
    PartyRole.RECIPIENT: "recipient",
    PartyRole.AUTHORITY: "authority",
}
_SYSTEM_KINDS: Mapping[str, str] = {
    SystemKind.APPLICATION: "application",
    SystemKind.DATASTORE: "data store",
    SystemKind.SERVICE: "service",
    SystemKind.ENDPOINT: "endpoint",
    SystemKind.PAPER: "paper file",
}
_RECIPIENT_KINDS: Mapping[str, str] = {
    "internal": "internal",
    "external": "external",
    "processor": "processor",
    "authority": "authority",
}
_CONTRACT_STATES: Mapping[ContractStatus, str] = {
    ContractStatus.SIGNED: "signed",
    ContractStatus.INCORPORATED: "part of the terms of service",
    ContractStatus.OFFERED: "offered",
    ContractStatus.DRAFT: "draft",
    ContractStatus.EXPIRED: "expired",
    ContractStatus.MISSING: "no contract",
}
_AUTHORIZATIONS: Mapping[Authorization, str] = {
    Authorization.GENERAL: "general",
    Authorization.SPECIFIC: "specific",
    Authorization.MISSING: "none given",
}
_PRESENCES: Mapping[Presence, str] = {
    Presence.LOCATION: "data are stored there",
    Presence.ESTABLISHMENT: "the recipient is established there",
    Presence.PARENT: "the recipient's parent company is established there",
    Presence.ACCESS: "data can be reached from there",
    Presence.DECLARED: "a transfer there is written down",
}
_STATUSES: Mapping[str, str] = {"live": "live", "planned": "planned", "ended": "ended"}
_ASSESSMENT_STATES: Mapping[str, str] = {"planned": "planned", "in-progress": "in progress", "done": "done"}
_MEASURE_TYPES: Mapping[str, str] = {"technical": "technical", "organizational": "organizational"}
_ARTICLE_32: Mapping[str, str] = {
    "a": "Article 32(1)(a), pseudonymization and encryption",
    "b": "Article 32(1)(b), confidentiality, integrity, availability and resilience",
    "c": "Article 32(1)(c), restoring availability and access",
    "d": "Article 32(1)(d), testing, assessing and evaluating",
    "": "Other measures",
}
