"""Judge a column: what its authors, its name, its type and what stands around it say."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.evidence import data_type_of, is_denied, named_in_comment, said_of
from pdmap.scan.classify.facts import fact_of
from pdmap.scan.classify.keys import identifies_row
from pdmap.scan.classify.kinds import Kind, fits, hinted
from pdmap.scan.classify.meanings import meaning
from pdmap.scan.classify.names import Match, parse, spoken_of
from pdmap.scan.classify.people import People
from pdmap.scan.classify.pointers import Pointer, is_plural, pointer_in
from pdmap.scan.classify.pointing import pointer_of
from pdmap.scan.classify.steps import kept, verdict
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Evidence
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier

_LOGINS = frozenset({"user", "member", "admin", "administrator", "usuario", "benutzer", "utilisateur", "utente"})
"""Words for people whose texts are what they sign in as, rather than their names."""
_VALUES = frozenset({("value",), ("address",), ("number",)})
_FINDINGS = frozenset({("reason",), ("value",), ("result",), ("score",)})
"""What a table about health holds as a finding, and others as a text or a mark."""
_SINGLE = frozenset({"email", "mail", "phone", "telephone", "fax"})
_NAMED_BY_TABLE = frozenset({"email", "phone", "fax", "social_profile"})
"""What tables are named for whose rows have a `value`."""
_SHORT = 4
"""Letters of words of other languages that mean something in English, or in short forms, too often to be believed."""
_WRITTEN = frozenset({"email", "email.address", "email.personal", "email.work", "user.id"})
"""What goes by the name of what is sent to it, or taken from it: `email_id` is the key of a letter where there are
`emails`, and `import_id` that of an import where there are `imports`."""
_FINAL = frozenset({"context.sender", "context.accountname"})
"""What is nobody's where nothing speaks for it, whatever shorter phrases within it would mean."""
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
    named = _named_by_table(case, around)
    if named:
        return named
    pointer = None if case.asks else pointer_of(case, people) or _named_beside(case, around)
    matches = tuple(match for match in case.name.matches if _is_believed(match, around))
    is_typed = pointer and pointer.is_bare and hinted(case.column.type)
    if pointer and not is_typed and not (matches and _is_richer(matches[0], pointer, case)):
        return _pointing(case, pointer, around)
    if matches and _is_key(case, matches[0]) and people.is_key_of_others(case.name.words):
        fact = f"it is the key of the table of `{' '.join(case.name.words[:-1])}` rows, which are no people"
        return verdict(case, Tier.NONE, None, (Step("key.others", fact, -0.5),))
    if matches:
        found = tuple(meaning(case, match, around) for match in matches)
        if all(_is_unmet(one) for one in found):
            found = (
                *found,
                *(meaning(case, match, around) for match in case.name.shorter if _is_believed(match, around)),
            )
        if pointer and not is_typed and all(one.tier is Tier.NONE for one in found):
            return _pointing(case, pointer, around)
        found = (*found, *_coded(case, around)) if all(map(_is_unmet, found)) else found
        is_key = bool(around.subject) and identifies_row(case, around)
        if any(one.tier is not Tier.NONE for one in found) or not (hinted(case.column.type) or is_key):
            first = next((one for one in found if one.tier is not Tier.NONE), None)
            if first and first.tier is Tier.LINKED:
                fact = fact_of(case, around) if case.name.words[-1:] in _FINDINGS else None
                first = next(iter(_coded(case, around)), fact or first)
            return first or _fact_of(case, around, found) or found[0]
    return next(iter(_coded(case, around)), None) or _without_phrase(case, around)


def _coded(case: Case, around: Surroundings) -> tuple[ColumnVerdict, ...]:
    """Return what a column holds as a code or a description, where it is somebody's."""
    if case.asks:
        return ()
    found = (meaning(case, match, around) for match in case.name.coded if _is_believed(match, around))
    return tuple(one for one in found if one.tier is not Tier.NONE)


def _named_by_table(case: Case, around: Surroundings) -> ColumnVerdict | None:
    """Return what a table is named for that its rows hold as values: `email_address.value`, `phone_number.number`."""
    if case.name.path or case.name.words not in _VALUES:
        return None
    match = next(iter(parse("_".join(around.name.words)).matches), None)
    if match is None or match.after or not fits(case.kind, match.entry.fits):
        return None
    entry = match.entry
    if len(match.phrase) == 1 and match.phrase[0] not in _SINGLE:
        return None
    if entry.tier is not Tier.DIRECT or entry.data_type.split(".")[0] not in _NAMED_BY_TABLE:
        return None
    return verdict(case, Tier.DIRECT, entry.data_type, (Step("table.named", f"a table of `{match.text}` rows", 0.6),))


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


def _is_believed(match: Match, around: Surroundings) -> bool:
    is_short = len(match.phrase) == 1 and len(match.phrase[0]) <= _SHORT and match.phrase[0] not in words_of("rare")
    is_vague = match.entry.is_vague or (is_short and match.entry.language != "en")
    return not is_vague or match.entry.language in around.languages


def _fact_of(case: Case, around: Surroundings, found: tuple[ColumnVerdict, ...]) -> ColumnVerdict | None:
    return fact_of(case, around) if all(_is_unmet(one) for one in found) else None


def _is_unmet(found: ColumnVerdict) -> bool:
    """Tell whether a phrase means nothing only since nothing near speaks for it."""
    rule = found.steps[0].rule if found.steps else ""
    return found.tier is Tier.NONE and rule.startswith("context.") and rule not in _FINAL


def _is_richer(match: Match, pointer: Pointer, case: Case) -> bool:
    """Tell whether a phrase says more than a pointer does, as `github user id` does."""
    if pointer.is_actor or pointer.role == "provider" or not fits(case.kind, match.entry.fits):
        return False
    return len(match.phrase) >= 2 and all(word.isdigit() for word in match.after)


def _pointing(case: Case, pointer: Pointer, around: Surroundings) -> ColumnVerdict:
    is_named = any(((pointer.role,), phrase) in around.beginnings for phrase in ("name", "email", "full name"))
    is_string = case.type_text.lower() == "string" and pointer.role in words_of("handle")
    is_handle = is_string or (is_named and pointer.role in words_of("handle")) or pointer.role == "owner"
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
    if around.subject and identifies_row(case, around):
        steps = (Step("key.person", "identifies a row, and rows are people", 0.5), Step("table", around.why, 0.2))
        return verdict(case, Tier.POINTER, "user.id", steps)
    if _is_session(case, around):
        return verdict(case, Tier.DIRECT, "session_token", (Step("key.session", "who knows it takes it over", 0.6),))
    hint = hinted(case.column.type)
    is_machine = not (words_of("service") | words_of("infra")).isdisjoint(case.name.words)
    if hint and not case.asks and not is_machine and not around.has_class("org", "infra", "settings", "template"):
        return verdict(case, Tier.DIRECT, hint, (Step("type.says", f"its type is {case.type_text}", 0.6),))
    return _from_comment(case) or fact_of(case, around) or _spoken_of(case)


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
