"""Judge a phrase of the dictionary where it stands."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.endings import Match
from pdmap.scan.classify.evidence import covers
from pdmap.scan.classify.kinds import Kind, fits, hinted, length_of
from pdmap.scan.classify.needs import need
from pdmap.scan.classify.others import from_table
from pdmap.scan.classify.shades import exact_type
from pdmap.scan.classify.sights import sight
from pdmap.scan.classify.steps import kept, verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.words import words_of
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_BASE = {Tier.DIRECT: 0.6, Tier.LINKED: 0.25, Tier.SECRET: 0.6, Tier.POINTER: 0.6, Tier.NONE: 0.0}
_LONGER = frozenset(
    {
        *("email", "phone", "ip_address", "user_agent", "website", "password", "password_hash", "session_token"),
        *("photo", "username", "device_id", "bank_account", "national_id", "social_profile"),
        *("address.postal", "address.street", "address.shipping", "address.billing"),
    }
)
"""What takes more than a few letters."""
_SHORTEST = 3
_SECRETS = frozenset({"api key", "api secret", "private key", "secret"})
"""Phrases for secrets that are a system's wherever they are nobody's."""


def meaning(case: Case, match: Match, around: Surroundings) -> ColumnVerdict:
    """Return what a phrase at the end of a column's name says of it."""
    entry = match.entry
    if entry.tier is Tier.NONE:
        return verdict(case, Tier.NONE, None, (Step("thing", f"`{match.text}` is of a thing", -0.5),))
    phrase = Step(entry.data_type or "secret", f"token `{match.text}`", _BASE[entry.tier])
    is_long = entry.data_type.split(".")[0] in _LONGER or entry.data_type in _LONGER
    if 0 < length_of(case.column.type) <= _SHORTEST and is_long and match.phrase[-1] != "code":
        short = Step("type.misfit", f"{case.type_text} is too short for it", -0.8)
        return verdict(case, Tier.NONE, None, (short, phrase))
    asks = case.asks and entry.fits != "flag" and not (entry.need == "patientfact" and case.measures)
    if asks or not fits(case.kind, entry.fits):
        what = "its name asks a question or counts" if asks else f"{case.type_text} holds no {entry.fits}"
        return verdict(case, Tier.NONE, None, (Step("type.misfit", what, -0.8), phrase))
    seen = sight(match, case.kind, around)
    near = need(entry.need)(seen)
    if near is None:
        return _unmet(case, match, phrase, around)
    steps = [phrase, Step(f"context.{entry.need or 'clear'}", near[1] or "means the same wherever it stands", near[0])]
    steps += _from_type(case, match)
    steps += from_table(seen)
    data_type = exact_type(case, seen)
    if entry.tier is Tier.SECRET and _is_persons(around):
        return kept(case, Tier.DIRECT, "credential", [*steps, Step("context.owned", "of whom the row belongs to", 0.0)])
    is_key = (
        entry.data_type == "user.id"
        and match.phrase[-1] == "id"
        and case.kind in {Kind.NUMBER, Kind.FRACTION, Kind.UUID, Kind.REFERENCE}
    )
    return kept(case, Tier.POINTER if is_key else entry.tier, data_type or None, steps)


# Private functions


def _unmet(case: Case, match: Match, phrase: Step, around: Surroundings) -> ColumnVerdict:
    entry = match.entry
    if any(covers(declared, entry.data_type) for declared in around.declared):
        return kept(
            case, entry.tier, entry.data_type, [phrase, Step("said.table", "its table is said to hold it", 0.2)]
        )
    if entry.need in {"holder", "holder_strict"} or _is_system_key(match, around):
        return verdict(case, Tier.SECRET, None, (phrase, Step("context.system", "no person signs in with it", 0.1)))
    fact = f"nothing near it says that `{match.text}` is a person's"
    return verdict(case, Tier.NONE, None, (Step(f"context.{entry.need}", fact, -0.6), phrase))


def _is_persons(around: Surroundings) -> bool:
    """Tell whether secrets in a table are those of the people whom its rows belong to."""
    is_check = not words_of("verification").isdisjoint(around.name.words)
    return bool(around.subject) or is_check or (bool(around.owner) and around.name.head in words_of("keys"))


def _is_system_key(match: Match, around: Surroundings) -> bool:
    is_key = match.entry.need == "holder_owned"
    return match.text in _SECRETS or (is_key and around.has_class("settings", "org", "infra"))


def _from_type(case: Case, match: Match) -> list[Step]:
    steps = []
    if hinted(case.column.type) and hinted(case.column.type) == match.entry.data_type:
        steps.append(Step("type.says", f"its type is {case.type_text}", 0.1))
    elif case.kind is Kind.UNKNOWN:
        steps.append(Step("type.unknown", "its type is not known", -0.03))
    if match.after:
        steps.append(Step("context.tail", f"`{' '.join(match.after)}` follows", -0.02))
    if match.entry.is_vague:
        steps.append(Step("language.vague", f"a word of `{match.entry.language}`, as others beside it are", -0.1))
    return steps
