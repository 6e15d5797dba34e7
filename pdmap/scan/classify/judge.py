"""Judge a column: what its name, its type and what stands around it say."""

from __future__ import annotations

from pdmap.scan.classify.evidence import data_type_of, is_denied, said_of
from pdmap.scan.classify.kinds import Kind, fits, hinted, kind_of
from pdmap.scan.classify.names import Match, parse
from pdmap.scan.classify.needs import need, person_near, sight
from pdmap.scan.classify.places import Places, pointer_of
from pdmap.scan.classify.pointers import Pointer
from pdmap.scan.classify.steps import total, verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Column, Evidence
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_BASE = {Tier.DIRECT: 0.6, Tier.LINKED: 0.25, Tier.SECRET: 0.6, Tier.POINTER: 0.6, Tier.NONE: 0.0}
_FLOOR = {Tier.DIRECT: 0.5, Tier.LINKED: 0.3, Tier.SECRET: 0.5, Tier.POINTER: 0.5, Tier.NONE: 0.0}
"""Confidence from which a tier is proposed."""
_CONTACT = ("email", "phone", "fax", "address", "website", "social_profile")
_LOGINS = frozenset({"user", "member", "admin", "administrator", "usuario", "benutzer", "utilisateur", "utente"})
_KEYS = frozenset({"id", "uuid", "guid", "uid", "pk"})


def judge(table: str, column: Column, around: Surroundings, places: Places) -> ColumnVerdict:
    """Return the verdict on a column."""
    evidence = said_of(column)
    if evidence and is_denied(evidence):
        step = Step(
            f"said.{_slug(evidence)}", f"{evidence.origin} says that it is not personal: {evidence.words}", -0.9
        )
        return verdict(table, column, Tier.NONE, None, (step,))
    guess = _guess(table, column, around, places)
    return _confirmed(table, column, guess, evidence) if evidence else guess


# Private functions


def _slug(evidence: Evidence) -> str:
    return evidence.origin.lower().replace(" ", "-")


def _confirmed(table: str, column: Column, guess: ColumnVerdict, evidence: Evidence) -> ColumnVerdict:
    data_type = data_type_of(evidence, guess.data_type)
    step = Step(f"said.{_slug(evidence)}", f"{evidence.origin} says so: {evidence.words}", 0.9)
    tier = guess.tier if guess.tier in {Tier.POINTER, Tier.LINKED, Tier.DIRECT} else Tier.DIRECT
    if tier is Tier.LINKED and evidence.kinds:
        tier = Tier.DIRECT
    return verdict(table, column, tier, data_type, (step, *guess.steps))


def _guess(table: str, column: Column, around: Surroundings, places: Places) -> ColumnVerdict:
    kind = kind_of(column.type)
    name = parse(column.full_name)
    is_flag = bool(name.words) and name.words[0] in words_of("flag")
    pointer = None if is_flag else pointer_of(column, places)
    matches = tuple(match for match in name.matches if _is_believed(match, around))
    if pointer and not (matches and _is_richer(matches[0], pointer)):
        return _pointing(table, column, pointer, kind, around)
    for match in matches:
        found = _meaning(table, column, match, kind, around, is_flag=is_flag)
        if found:
            return found
    return _without_phrase(table, column, around, is_flag=is_flag)


def _is_believed(match: Match, around: Surroundings) -> bool:
    return not match.entry.is_vague or match.entry.language in around.language_words


def _is_richer(match: Match, pointer: Pointer) -> bool:
    """Tell whether a phrase says more than a pointer does, as `github user id` does."""
    if pointer.is_actor:
        return False
    return len(match.phrase) >= 2 and not match.after


def _pointing(table: str, column: Column, pointer: Pointer, kind: Kind, around: Surroundings) -> ColumnVerdict:
    if pointer.is_bare and not pointer.is_actor and kind in {Kind.TEXT, Kind.LONG_TEXT} and not column.references:
        return _person_as_text(table, column, pointer, kind, around)
    seen = "refers to" if column.references else "token"
    steps = [Step(f"pointer.{'act' if pointer.is_actor else 'person'}", f"{seen} `{pointer.seen}`", 0.75)]
    if kind in {Kind.NUMBER, Kind.UUID, Kind.REFERENCE} or column.references:
        steps.append(Step("type.key", f"{column.type or 'a reference'} holds an identifier", 0.15))
    elif kind is Kind.FRACTION:
        steps.append(Step("type.key", f"{column.type} seldom holds an identifier", -0.2))
    if pointer.is_vague:
        steps.append(Step("pointer.vague", f"`{pointer.role}` is used of others than people too", -0.15))
    if pointer.is_bare:
        steps.append(Step("pointer.bare", "no `id` in its name", -0.1))
    return verdict(table, column, Tier.POINTER, "user.id", steps)


def _person_as_text(table: str, column: Column, pointer: Pointer, kind: Kind, around: Surroundings) -> ColumnVerdict:
    is_login = pointer.role in _LOGINS
    data_type = "username" if is_login else "name.full"
    steps = [Step("person.text", f"`{pointer.role}` is a word for people, {column.type} holds a text", 0.6)]
    if kind is Kind.LONG_TEXT or around.has_class("settings", "lookup", "template", "infra"):
        steps.append(Step("context.table", "texts of such tables seldom name a person", -0.3))
    return _kept(table, column, Tier.DIRECT, data_type, steps)


def _meaning(
    table: str, column: Column, match: Match, kind: Kind, around: Surroundings, *, is_flag: bool
) -> ColumnVerdict | None:
    entry = match.entry
    if entry.tier is Tier.NONE:
        return verdict(
            table, column, Tier.NONE, None, (Step(f"thing.{match.text}", f"`{match.text}` is of a thing", -0.5),)
        )
    rule = f"{entry.data_type or 'secret'}"
    phrase = Step(rule, f"token `{match.text}`", _BASE[entry.tier])
    if not fits(kind, entry.fits) or (is_flag and entry.fits != "flag"):
        what = "its name asks a question" if is_flag else f"{column.type} holds no {entry.fits}"
        return verdict(table, column, Tier.NONE, None, (Step("type.misfit", what, -0.8), phrase))
    seen = sight(match, kind, around)
    near = need(entry.need)(seen)
    if near is None:
        return _unmet(table, column, match, phrase, around)
    steps = [phrase, Step(f"context.{entry.need or 'clear'}", near[1] or "means the same wherever it stands", near[0])]
    steps += _adjustments(column, match, kind, around)
    if _is_contact(entry.data_type) and _is_of_firm(seen.before, around, has_person=bool(person_near(seen))):
        steps.append(Step("context.firm", "of a firm or a place, not of a person", -0.6))
    return _kept(table, column, entry.tier, entry.data_type or None, steps)


def _unmet(table: str, column: Column, match: Match, phrase: Step, around: Surroundings) -> ColumnVerdict | None:
    if match.entry.need in {"holder", "holder_strict"} or _is_system_key(match, around):
        step = Step("context.system", "no person's: a system signs in with it", 0.1)
        return verdict(table, column, Tier.SECRET, None, (phrase, step))
    step = Step(f"context.{match.entry.need}", f"nothing near it says that `{match.text}` is a person's", -0.6)
    return verdict(table, column, Tier.NONE, None, (step, phrase))


def _is_system_key(match: Match, around: Surroundings) -> bool:
    if not match.entry.need.startswith("holder"):
        return False
    return around.has_class("settings", "org", "infra") or match.text in (
        "api key",
        "api secret",
        "private key",
        "secret",
    )


def _adjustments(column: Column, match: Match, kind: Kind, around: Surroundings) -> list[Step]:
    steps = []
    if hinted(column.type) and hinted(column.type) == match.entry.data_type:
        steps.append(Step("type.says", f"its type is {column.type}", 0.1))
    elif kind is Kind.UNKNOWN:
        steps.append(Step("type.unknown", "its type is not known", -0.03))
    if match.after:
        steps.append(Step("context.tail", f"`{' '.join(match.after)}` follows", -0.02))
    if match.entry.is_vague:
        steps.append(Step("language.vague", f"counts as {match.entry.language}, as other names beside it are", -0.1))
    if match.entry.tier is not Tier.SECRET and not around.is_owned:
        steps += _of_things(around)
    return steps


def _of_things(around: Surroundings) -> list[Step]:
    if around.has_class("settings"):
        return [Step("context.settings", "a table of settings", -0.45)]
    if around.has_class("template"):
        return [Step("context.template", f"a table of `{around.name.head}` rows", -0.45)]
    return []


def _is_contact(data_type: str) -> bool:
    return data_type.split(".", maxsplit=1)[0] in _CONTACT


def _is_of_firm(before: tuple[str, ...], around: Surroundings, *, has_person: bool) -> bool:
    if has_person:
        return False
    firm = words_of("org")
    return (bool(before) and before[-1] in firm) or (not before and around.has_class("org") and not around.subject)


def _kept(table: str, column: Column, tier: Tier, data_type: str | None, steps: list[Step]) -> ColumnVerdict:
    """Return a verdict of a tier where the steps suffice for it, otherwise of none."""
    if total(steps) >= _FLOOR[tier]:
        return verdict(table, column, tier, data_type, steps)
    return verdict(table, column, Tier.NONE, None, steps)


def _without_phrase(table: str, column: Column, around: Surroundings, *, is_flag: bool) -> ColumnVerdict:
    if around.subject and _is_own_key(column, around):
        steps = [Step("key.person", "identifies a row, and rows are people", 0.5), Step("table", around.why, 0.2)]
        return verdict(table, column, Tier.POINTER, "user.id", steps)
    hint = hinted(column.type)
    if hint and not is_flag and not around.has_class("org", "infra", "settings", "template"):
        return verdict(table, column, Tier.DIRECT, hint, (Step("type.says", f"its type is {column.type}", 0.6),))
    return verdict(table, column, Tier.NONE, None, ())


def _is_own_key(column: Column, around: Surroundings) -> bool:
    if column.path or "." in column.name:
        return False
    words = parse(column.name).words
    return words[-1:] != () and words[-1] in _KEYS and (len(words) == 1 or words[:-1] == around.name.words)
