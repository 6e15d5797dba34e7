"""Judge a phrase of the dictionary where it stands."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.evidence import covers
from pdmap.scan.classify.kinds import Kind, fits, hinted, length_of
from pdmap.scan.classify.names import Match
from pdmap.scan.classify.near import person_near
from pdmap.scan.classify.needs import need
from pdmap.scan.classify.sights import Sight, sight
from pdmap.scan.classify.steps import kept, verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_BASE = {Tier.DIRECT: 0.6, Tier.LINKED: 0.25, Tier.SECRET: 0.6, Tier.POINTER: 0.6, Tier.NONE: 0.0}
_CONTACT = frozenset({"email", "phone", "fax", "address", "website", "social_profile"})
_FINANCIAL = frozenset({"credit_score", "tax_id", "vat_id"})
"""What firms have too."""
_SHORT_TITLE = 16
"""Letters that `Dr`, `Mrs` and the like take at most, in any language."""
_SECRETS = frozenset({"api key", "api secret", "private key", "secret"})
"""Phrases for secrets that are a system's wherever they are nobody's."""


def meaning(case: Case, match: Match, around: Surroundings) -> ColumnVerdict:
    """Return what a phrase at the end of a column's name says of it."""
    entry = match.entry
    if entry.tier is Tier.NONE:
        return verdict(case, Tier.NONE, None, (Step("thing", f"`{match.text}` is of a thing", -0.5),))
    phrase = Step(entry.data_type or "secret", f"token `{match.text}`", _BASE[entry.tier])
    asks = case.asks and entry.fits != "flag" and not (entry.need == "patientfact" and case.measures)
    if asks or not fits(case.kind, entry.fits):
        what = "its name asks a question" if asks else f"{case.type_text} holds no {entry.fits}"
        return verdict(case, Tier.NONE, None, (Step("type.misfit", what, -0.8), phrase))
    seen = sight(match, case.kind, around)
    near = need(entry.need)(seen)
    if near is None:
        return _unmet(case, match, phrase, around)
    steps = [phrase, Step(f"context.{entry.need or 'clear'}", near[1] or "means the same wherever it stands", near[0])]
    steps += _from_type(case, match)
    steps += _from_table(seen, around)
    data_type = entry.data_type
    if data_type == "name.full" and (match.before, "slug") in around.beginnings:
        data_type = "username"
    if data_type == "name.full" and match.phrase == ("name",) and around.go_by_usernames and _is_of_writer(seen):
        data_type = "username"
    if data_type == "email.address" and match.phrase in (("to",), ("from",)) and _is_of_calls(around):
        data_type = "phone"
    if match.phrase == ("title",) and _is_salutation(case, match, around):
        data_type = "salutation"
    if data_type == "name.full" and match.phrase == ("name",) and not match.before and _is_login(around):
        data_type = "username"
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


def _is_of_writer(seen: Sight) -> bool:
    """Tell whether a name is that of somebody who did something in the software, as `poster_name` is."""
    return seen.nearest == "by" or seen.nearest in words_of("author") | words_of("actor") | {"actor", "reporter"}


def _is_salutation(case: Case, match: Match, around: Surroundings) -> bool:
    """Tell whether a title is `Dr` rather than what somebody works as: few letters fit, or nothing tells of work."""
    is_short = 0 < length_of(case.column.type) <= _SHORT_TITLE and {"name.first", "name.last"} <= around.siblings
    is_alone = not match.before and _has_only_names(around)
    return case.kind is Kind.CHOICE or is_short or is_alone


def _has_only_names(around: Surroundings) -> bool:
    """Tell whether people are named in parts, and nothing tells where they work."""
    works = {
        ("department",),
        ("company",),
        ("office",),
        ("employee", "number"),
        ("manager",),
        ("salutation",),
        ("prefix",),
    }
    is_named = {"name.first", "name.last"} <= around.siblings
    return is_named and works.isdisjoint(around.names) and {"employer", "email.work"}.isdisjoint(around.siblings)


def _is_login(around: Surroundings) -> bool:
    """Tell whether the `name` of people who sign in is what they sign in as, rather than their name."""
    signs_in = bool(around.subject) and not {"password", "password_hash"}.isdisjoint(around.siblings)
    is_elsewhere = not {("real", "name"), ("full", "name"), ("display", "name")}.isdisjoint(around.names)
    has_mail = "email.address" in around.siblings
    has_login = not {("username",), ("user", "name"), ("login",)}.isdisjoint(around.names)
    return signs_in and not has_login and (is_elsewhere or not has_mail)


def _is_of_calls(around: Surroundings) -> bool:
    return not words_of("call").isdisjoint(around.name.words)


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


def _from_table(seen: Sight, around: Surroundings) -> list[Step]:
    steps = []
    entry = seen.match.entry
    top = entry.data_type.split(".")[0]
    if (top in _CONTACT and _is_of_firm(seen)) or (top in _FINANCIAL and _is_in_table_of_firms(seen)):
        weight = -0.3 if entry.data_type == "email.address" and _may_be_of_person(seen) else -0.6
        steps.append(Step("context.firm", "of a firm or a place, not of a person", weight))
    if _is_of_thing(seen):
        steps.append(Step("context.thing", f"that of a {around.name.head}, not of a person", -0.5))
    is_lesser = entry.data_type == "email.address" and _may_be_of_person(seen)
    if entry.tier is not Tier.SECRET and not around.is_owned and around.has_class("settings", "template"):
        steps.append(Step("context.table", f"a table of `{around.name.head}` rows", -0.3 if is_lesser else -0.45))
    if around.denied and entry.tier is not Tier.SECRET:
        steps.append(Step("said.table", f"{around.denied} says that the table holds nothing personal", -0.3))
    return steps


def _may_be_of_person(seen: Sight) -> bool:
    """Tell whether an email address in a table of firms or settings may be somebody's, not a sender's of the system."""
    is_sender = seen.nearest in words_of("sender_of_system")
    named = not is_sender and (seen.nearest in people().language or seen.nearest in words_of("contact"))
    return named or (not seen.before and not seen.around.has_class("settings", "template", "infra"))


def _is_of_firm(seen: Sight) -> bool:
    if seen.nearest == "contact" and _is_in_table_of_firms(seen) and not _is_named_too(seen):
        return seen.match.entry.data_type.split(".")[0] not in {"name", "email"}
    if person_near(seen):
        return False
    top = seen.match.entry.data_type.split(".")[0]
    if seen.around.subject and (top in {"email", "phone", "fax"} or seen.before == ("location",)):
        return False
    return seen.nearest in words_of("org") or (not seen.before and _is_in_table_of_firms(seen))


def _is_named_too(seen: Sight) -> bool:
    """Tell whether the name of whom a firm is reached by stands beside: `primary_contact.phone` is then a person's."""
    before = seen.match.before
    named = ((before[:-1], "contact name"), (before, "first name"), (before, "last name"))
    return any(name in seen.around.beginnings for name in named)


def _is_in_table_of_firms(seen: Sight) -> bool:
    return seen.around.has_class("org") and not seen.around.subject


def _is_of_thing(seen: Sight) -> bool:
    """Tell whether what people have, as a gender or a date of birth, is that of an animal, an article, a vacancy."""
    top = seen.match.entry.data_type.split(".")[0]
    if _is_of_vacancy(seen) and top in words_of("demographic") | {"address", "geo", "education", "professional"}:
        return not person_near(seen)
    if top in words_of("listed") and _is_listed(seen):
        return True
    is_demographic = top in words_of("demographic")
    if not is_demographic or person_near(seen):
        return False
    if seen.around.has_class("animal") or _is_of_animal(seen.around):
        return True
    return seen.around.has_class("thing", "lookup") and not seen.around.is_owned


def _is_listed(seen: Sight) -> bool:
    """Tell whether a table lists what there is of a thing, as one of `job_titles` does that belong to nobody."""
    return seen.match.phrase[0] in seen.around.name.words and not seen.around.is_owned


def _is_of_animal(around: Surroundings) -> bool:
    """Tell whether rows belong to an animal, as those with a `pet_id` do."""
    return any(words[-1:] == ("id",) and words[-2] in words_of("animal") for words in around.names if len(words) > 1)


def _is_of_vacancy(seen: Sight) -> bool:
    """Tell whether a row is a place to work, which people look after, rather than somebody's."""
    name = seen.around.name
    is_part = not words_of("deal").isdisjoint(name.words[:-1])
    is_vacancy = (name.head in words_of("vacancy") and not is_part) or name.words[-2:] == ("job", "order")
    is_of_worker = seen.around.holder in words_of("served") | words_of("role_table")
    return is_vacancy and not seen.around.subject and not is_of_worker
