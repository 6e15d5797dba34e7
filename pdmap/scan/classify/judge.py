"""Judge a column: what its authors, its name, its type and what stands around it say."""

from __future__ import annotations

import re

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.endings import Match, spoken_of
from pdmap.scan.classify.evidence import data_type_of, is_denied, named_in_comment, said_of
from pdmap.scan.classify.facts import fact_of
from pdmap.scan.classify.keys import identifies_row
from pdmap.scan.classify.kinds import Kind, fits, hinted
from pdmap.scan.classify.names import parse
from pdmap.scan.classify.people import People
from pdmap.scan.classify.phrases import believed, best_of, named_by_table, phrases_in
from pdmap.scan.classify.pointers import Pointer, is_plural, pointer_in
from pdmap.scan.classify.pointing import pointer_of
from pdmap.scan.classify.steps import kept, verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Evidence
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_LOGINS = frozenset({"user", "member", "admin", "administrator", "usuario", "benutzer", "utilisateur", "utente"})
"""Words for people whose texts are what they sign in as, rather than their names."""
_WRITTEN = frozenset({"email", "email.address", "email.personal", "email.work", "user.id"})
"""What goes by the name of what is sent to it, or taken from it: `email_id` is the key of a letter where there are
`emails`, and `import_id` that of an import where there are `imports`."""
_NAMED = frozenset({"name.first", "name.last", "name.full", "username", "email.address"})
"""What people are named by in tables of their own."""
_SHORTEST_SYSTEM = 3
"""Letters of a word that may be the name of a system, and no short form."""
_COUNTED = re.compile(r"^(small|big)?serial\b|auto_?increment|\bidentity\b", re.IGNORECASE)
_COUNTABLE = frozenset({"user.id", "account.customer_number"})
"""What a database counts up itself, and is known by."""
_SESSION_KEYS = frozenset({("id",), ("key",), ("session",), ("a", "session"), ("sess",)})


def judge(case: Case, around: Surroundings, people: People) -> ColumnVerdict:
    """Return the verdict on a column."""
    evidence = said_of(case.column)
    if evidence is None:
        return _guess(case, around, people)
    if is_denied(evidence):
        return verdict(case, Tier.NONE, None, (_said(evidence, "is not personal", -0.9),))
    return _confirmed(case, _guess(case, around, people), evidence)


# Private functions


def _said(evidence: Evidence, what: str, weight: float) -> Step:
    slug = evidence.origin.lower().replace(" ", "-")
    return Step(f"said.{slug}", f"{evidence.origin} says that it {what}: {evidence.words}", weight)


def _confirmed(case: Case, guess: ColumnVerdict, evidence: Evidence) -> ColumnVerdict:
    data_type = data_type_of(evidence, guess.data_type)
    is_vague = guess.tier not in {Tier.POINTER, Tier.LINKED, Tier.DIRECT}
    tier = Tier.DIRECT if is_vague or (guess.tier is Tier.LINKED and evidence.kinds) else guess.tier
    return verdict(case, tier, data_type, (_said(evidence, "is personal", 0.9), *guess.steps))


def _guess(case: Case, around: Surroundings, people: People) -> ColumnVerdict:
    by_table = named_by_table(case, around)
    if by_table:
        return by_table
    pointer = None if case.asks else pointer_of(case, people) or _named_beside(case, around)
    pointer = None if pointer and pointer.is_bare and hinted(case.column.type) else pointer
    pointer = None if case.name.words == ("uid",) and ("user", "id") in around.names else pointer
    matches = believed(case.name.matches, around)
    matches = tuple(match for match in matches if match.entry.data_type in _COUNTABLE or not _is_counted(case))
    if pointer and not (matches and _is_richer(matches[0], pointer, case)):
        return _pointing(case, pointer, around)
    if matches and _is_key(case, matches[0]) and people.is_key_of_others(case.name.words):
        fact = f"it is the key of the table of `{' '.join(case.name.words[:-1])}` rows, which are no people"
        return verdict(case, Tier.NONE, None, (Step("key.others", fact, -0.5),))
    found = phrases_in(case, matches, around)
    if pointer and found and all(one.tier is Tier.NONE for one in found):
        return _pointing(case, pointer, around)
    told = bool(hinted(case.column.type) or (around.subject and identifies_row(case, around)))
    best = best_of(case, around, found)
    if best and (best.tier is not Tier.NONE or not told):
        return best
    return _without_phrase(case, around)


def _is_counted(case: Case) -> bool:
    """Tell whether the database itself counts the values up, so that they are keys, and never telephone numbers."""
    return _COUNTED.search(case.column.type) is not None


def _named_beside(case: Case, around: Surroundings) -> Pointer | None:
    """Return a pointer by a vague word where the person is named beside it: `host_id` where there is `host_email`."""
    pointer = pointer_in(case.name.words)
    if pointer is None or pointer.is_bare or case.column.references:
        return None
    is_named = any(((pointer.role,), phrase) in around.beginnings for phrase in ("email", "first name", "last name"))
    return pointer if is_named else None


def _is_key(case: Case, match: Match) -> bool:
    """Tell whether a name that means something else may be a key: of letters, of imports, of devices by a number."""
    data_type = match.entry.data_type
    return data_type in _WRITTEN or (data_type == "device_id" and case.kind is Kind.UUID)


def _is_richer(match: Match, pointer: Pointer, case: Case) -> bool:
    """Tell whether a phrase says more than a pointer does, as `github user id` does."""
    if pointer.is_actor or pointer.role == "provider" or not fits(case.kind, match.entry.fits):
        return False
    return len(match.phrase) >= 2 and all(word.isdigit() for word in match.after)


def _pointing(case: Case, pointer: Pointer, around: Surroundings) -> ColumnVerdict:
    is_named = any(((pointer.role,), phrase) in around.beginnings for phrase in ("name", "email", "full name"))
    is_string = case.type_text.lower() == "string" and pointer.role in words_of("handle")
    is_handle = is_string or (is_named and pointer.role in words_of("handle"))
    is_handle = is_handle or (case.type_text.lower() == "string" and case.name.words == ("owner",))
    is_text = _holds_person(case) and not case.column.references and not is_handle
    if pointer.is_bare and not pointer.is_actor and is_text:
        return _person_as_text(case, pointer, around)
    reference = case.column.references
    fact = f"refers to `{reference.table}`" if reference else f"token `{pointer.seen}`"
    steps = [Step(f"pointer.{'act' if pointer.is_actor else 'person'}", fact, 0.75)]
    if case.kind in {Kind.NUMBER, Kind.UUID, Kind.REFERENCE} or case.column.references:
        steps.append(Step("type.key", f"{case.type_text} holds an identifier", 0.15))
    elif case.kind is Kind.FRACTION:
        steps.append(Step("type.key", f"{case.type_text} seldom holds an identifier", -0.2))
    if pointer.is_vague:
        steps.append(Step("pointer.vague", f"`{pointer.role}` is used of others than people too", -0.15))
    if pointer.is_bare:
        steps.append(Step("pointer.bare", "no `id` in its name", -0.1))
    return kept(case, Tier.POINTER, "user.id", steps)


def _holds_person(case: Case) -> bool:
    """Tell whether values name a person themselves: a text, or an object within another, and no list of keys."""
    is_object = case.kind is Kind.JSON and not is_plural(case.column.name)
    return case.kind is Kind.TEXT or is_object


def _person_as_text(case: Case, pointer: Pointer, around: Surroundings) -> ColumnVerdict:
    data_type = "username" if pointer.role in _LOGINS or around.go_by_usernames else "name.full"
    if around.name.head in words_of("mailserver") and pointer.role in ("sender", "recipient"):
        data_type = "email.address"
    steps = [Step("person.text", f"`{pointer.role}` is a word for people, {case.type_text} holds a text", 0.6)]
    if around.has_class("settings", "lookup", "template", "infra", "system"):
        steps.append(Step("context.table", "texts of such tables seldom name a person", -0.3))
    return kept(case, Tier.DIRECT, data_type, steps)


def _without_phrase(case: Case, around: Surroundings) -> ColumnVerdict:
    is_address = around.has_class("address") and not around.name.subject
    if (around.subject or around.is_parent) and identifies_row(case, around) and not is_address:
        why = around.why or "tables of people refer to it"
        steps = (Step("key.person", "identifies a row, and rows are people", 0.5), Step("table", why, 0.2))
        return verdict(case, Tier.POINTER, "user.id", steps)
    if around.subject and _is_key_elsewhere(case) and not _NAMED.isdisjoint(around.siblings):
        elsewhere = Step("key.elsewhere", "what another system calls a row, and rows are people", 0.4)
        return verdict(case, Tier.POINTER, "user.id", (elsewhere, Step("table", around.why, 0.2)))
    if _is_session(case, around):
        return verdict(case, Tier.DIRECT, "session_token", (Step("key.session", "who knows it takes it over", 0.6),))
    hint = hinted(case.column.type)
    is_machine = not (words_of("service") | words_of("infra")).isdisjoint(case.name.words)
    if hint and not case.asks and not is_machine and not around.has_class("org", "infra", "settings", "template"):
        return verdict(case, Tier.DIRECT, hint, (Step("type.says", f"its type is {case.type_text}", 0.6),))
    return _from_comment(case) or fact_of(case, around) or _spoken_of(case)


def _is_key_elsewhere(case: Case) -> bool:
    """Tell whether a column is the key of its row in a system that nobody knows, as `crocodoc_id` of users is."""
    *stem, last = case.name.words or ("",)
    is_unknown = len(stem) == 1 and stem[0] not in vocabulary() and len(stem[0]) > _SHORTEST_SYSTEM
    return last == "id" and is_unknown and not case.name.path and case.kind in {Kind.TEXT, Kind.NUMBER, Kind.UUID}


def _is_session(case: Case, around: Surroundings) -> bool:
    """Tell whether a column is the key of a session on the web, a text, rather than of one of a class."""
    is_text = case.kind in {Kind.TEXT, Kind.BINARY}
    return is_text and around.name.head == "session" and case.name.words in _SESSION_KEYS


def _from_comment(case: Case) -> ColumnVerdict | None:
    name = named_in_comment(case.column.comment)
    if not name or case.asks:
        return None
    for match in parse(name).matches:
        entry = match.entry
        if entry.tier is Tier.DIRECT and not entry.need and not entry.is_vague and fits(case.kind, entry.fits):
            step = Step("comment", f"its comment ends in `{match.text}`", 0.6)
            return verdict(case, Tier.DIRECT, entry.data_type, (step,))
    return None


def _spoken_of(case: Case) -> ColumnVerdict:
    """Return that nothing counts, and which phrase was seen that other words follow, as in `email_verified`."""
    match = spoken_of(case.name.words)
    if match is None:
        return verdict(case, Tier.NONE, None, ())
    follows = f"`{' '.join(match.after)}` follows: it tells something of it, and does not hold it"
    phrase = Step(match.entry.data_type, f"token `{match.text}`", 0.6)
    return verdict(case, Tier.NONE, None, (Step("context.tail", follows, -0.7), phrase))
