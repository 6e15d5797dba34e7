"""What a policy requires of fields and of the systems that hold them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Answer, Deletion, Encryption, Nothing, Options, Requirements, System, Unknown, ids, options
from pdmap.rules.policies.fields import FieldCase
from pdmap.rules.policies.gaps import Gap, Site, all_measures, at_most, measures_everywhere, one_of, recorded


def gaps_of_field(wanted: Requirements, case: FieldCase) -> Iterator[Gap]:
    """Yield what a field or its system lacks."""
    system, field = case.system, case.field
    own = Site(case.survey, field or system, case.name, _field_lines(case))
    whole = Site(case.survey, system, f"`{system.id}`", f"systems:\n  {system.id}:\n    {{}}")
    if wanted.protection:
        protection = field.protection if field else system.protection
        yield from one_of(own, "protection", protection, [item.value for item in wanted.protection], "the protection")
    if wanted.retention:
        clocks = field.retention if field else system.retention
        yield from at_most(own, clocks, wanted.retention, field.type.id if field else "")
    for key in wanted.encryption:
        yield from _encryption(whole, system, key)
    if wanted.deletion:
        method = system.deletion.method if isinstance(system.deletion, Deletion) else system.deletion
        yield from one_of(whole, "deletion", method, wanted.deletion, "the erasure")
    if wanted.measures:
        yield from all_measures(whole, wanted.measures, (*ids(system.measures), *measures_everywhere(case.survey)))
    yield from _recorded(wanted, case, own, whole)


# Private functions


def _recorded(wanted: Requirements, case: FieldCase, own: Site, whole: Site) -> Iterator[Gap]:
    system, field = case.system, case.field
    own_keys = [key for key in wanted.recorded if key in {"protection", "retention", "source", "subjects"}]
    answers = {key: getattr(field or system, key, None) for key in own_keys}
    yield from recorded(own, answers, own_keys)
    others = [key for key in wanted.recorded if key not in own_keys]
    yield from recorded(whole, {key: getattr(system, key) for key in others}, others)


def _field_lines(case: FieldCase) -> str:
    kind = case.field.type.id if case.field else "..."
    return f"systems:\n  {case.system.id}:\n    fields:\n      - type: {kind}\n        {{}}"


def _encryption(site: Site, system: System, key: str) -> Iterator[Gap]:
    answer: Answer[Options[bool]] = None
    match system.encryption:
        case Encryption() as encryption:
            answer = encryption.at_rest if key == "at_rest" else encryption.in_transit
        case Nothing() | Unknown() as other:
            answer = other
    answers: tuple[bool, ...] = options(answer)
    if not answers or not all(answers):
        words = key.replace("_", " ")
        asked = f"whether `{system.id}` encrypts {words}"
        remedy = site.pasted("encrypt the data, then write", f"encryption: {{{key}: ...}}")
        yield site.gap(
            "encryption",
            _encrypted(answer, asked, f"`{system.id}` does not encrypt {words}"),
            f"encryption {words} is required",
            remedy,
            site.survey.open(answer, asked),
            detail=f"encryption {key}",
        )


def _encrypted(answer: Answer[Options[bool]], asked: str, no: str) -> str:
    """Return how far data are encrypted, where they are not in any case."""
    match answer:
        case Options() if any(answer.values):
            return f"{asked} is chosen by `{answer.chosen_by}`" if answer.chosen_by else no
        case None:
            return f"{asked} is not recorded"
        case _:
            return no
