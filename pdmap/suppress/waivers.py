"""Findings that somebody accepts until a day: the inventory's `waivers`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter

from pdmap.findings import Check, Finding
from pdmap.frozen import dataclass
from pdmap.language import sections
from pdmap.language.checks import EXPIRED_WAIVER, FORM_IGNORE, IDLE_WAIVER, UNKNOWN_OBJECT, UNKNOWN_RULE
from pdmap.model import Inventory, Waiver, owner_of
from pdmap.source.characters import shown, shown_address
from pdmap.spelling import nearest
from pdmap.suppress.codes import Codes


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding and the waiver that accepts it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings apart by whether a waiver accepts them."""

    open: tuple[Finding, ...]
    waived: tuple[Accepted, ...]


def apply_waivers(findings: Iterable[Finding], waivers: Iterable[Waiver], as_of: dt.date) -> Sorted:
    """Return the findings with those set apart that a waiver in force accepts.

    A waiver names a rule and a logical address and holds for the address and all below it, up to
    and including the day on which it expires.
    """
    in_force = _by_place(waiver for waiver in waivers if waiver.expires and as_of <= waiver.expires)
    if not in_force:
        return Sorted(open=tuple(findings), waived=())
    left: list[Finding] = []
    waived: list[Accepted] = []
    for finding in findings:
        waiver = min(_found(in_force, finding), key=itemgetter(0), default=(0, None))[1]
        if waiver:
            waived.append(Accepted(finding, waiver))
        else:
            left.append(finding)
    return Sorted(open=tuple(left), waived=tuple(waived))


def unsuitable_waivers(
    inventory: Inventory, apart: Sorted, codes: Codes, as_of: dt.date, form: Collection[Finding] = ()
) -> Iterator[Finding]:
    """Yield a finding for each waiver that does not do what its author wants.

    Args:
        inventory: The inventory that the waivers are for.
        apart: The findings as the waivers sorted them.
        codes: What is known of codes.
        as_of: The day that waivers are judged as of.
        form: Findings that no waiver accepts, because they are about the form of a manifest.
    """
    accepting = {item.waiver.address for item in apart.waived}
    places = _by_place(inventory.waivers)
    refused = {place for finding in form for place in _places(finding) if place in places}
    for waiver in inventory.waivers:
        is_used = waiver.address in accepting
        is_refused = not is_used and _place(waiver) in refused
        doubt = _doubt(waiver, inventory, codes, as_of, is_refused=is_refused)
        is_idle = waiver.rule in codes.ran and not is_used and not _is_left_out(waiver, inventory)
        if doubt or is_idle:
            yield _finding(waiver, *(doubt or _IDLE))


# Private functions

_Doubt = tuple[Check, str, str, str]
"""A check, the key to point at, what is wrong with it, and what to do."""
_IDLE: _Doubt = (IDLE_WAIVER, "object", "accepts nothing: the rule finds nothing there", "remove it")

_OF_FORM: _Doubt = (
    FORM_IGNORE,
    "rule",
    "accepts nothing: an error of form cannot be waived",
    "mend what it is about, and remove it",
)


def _doubt(waiver: Waiver, inventory: Inventory, codes: Codes, as_of: dt.date, *, is_refused: bool) -> _Doubt | None:
    if not codes.may_exist(waiver.rule):
        code = nearest(waiver.rule, codes.all)
        remedy = f"write `{code}`" if code else "name the code of the finding to accept"
        return UNKNOWN_RULE, "rule", "names a rule that does not exist", remedy
    if waiver.rule in codes.form or is_refused:
        return _OF_FORM
    if not _exists(waiver.object, inventory, codes.possible):
        return UNKNOWN_OBJECT, "object", "names an object that does not exist", _address_remedy(waiver, inventory)
    if waiver.expires and waiver.expires < as_of:
        return EXPIRED_WAIVER, "expires", f"expired on {waiver.expires}", "mend what it accepts, or decide anew"
    return None


def _finding(waiver: Waiver, check: Check, key: str, fact: str, remedy: str) -> Finding:
    return Finding(
        check=check,
        message=f"the waiver of {shown(waiver.rule)} for `{shown_address(waiver.object)}` {fact}",
        location=waiver.at(key).location(),
        address=waiver.address,
        remedy=remedy,
        detail=f"{waiver.rule} {waiver.object}",
    )


def _exists(address: str, inventory: Inventory, possible: Collection[str] | None) -> bool:
    """Return whether there is, or may be, a section or an object at an address; its parts are not looked for.

    The organization is one in every inventory: where nothing is said of it, that is what is found.
    """
    section, _, identifier = owner_of(address.rstrip("/")).partition("/")
    if section == "organization" or section not in sections():
        return section == "organization"
    objects = getattr(inventory, section)
    written = identifier in objects or identifier in inventory.left_out.get(section, ())
    return not identifier or written or possible is None or identifier in possible


def _address_remedy(waiver: Waiver, inventory: Inventory) -> str:
    """Return the address that was meant, where an id stands alone or the section before it is misspelled."""
    section, slash, identifier = waiver.object.partition("/")
    likely = [nearest(section, sections())] if slash else sections()
    wanted = identifier if slash else section
    meant = [f"{name}/{wanted}" for name in likely if name and _holds(inventory, name, wanted)]
    return f"write `{meant[0]}`" if len(meant) == 1 else "name the section and the id, such as `systems/customer-db`"


def _holds(inventory: Inventory, section: str, address: str) -> bool:
    """Return whether a section has the object to which an address without its section belongs."""
    objects = getattr(inventory, section)
    return isinstance(objects, Mapping) and owner_of(f"{section}/{address}").partition("/")[2] in objects


def _is_left_out(waiver: Waiver, inventory: Inventory) -> bool:
    """Return whether rules look at nothing of an object, because it does not fit the language."""
    section, _, identifier = owner_of(waiver.object.rstrip("/")).partition("/")
    return identifier in inventory.left_out.get(section, ())


def _by_place(waivers: Iterable[Waiver]) -> Mapping[tuple[str, str], tuple[int, Waiver]]:
    """Return the first waiver for each rule and address, with its number."""
    first: dict[tuple[str, str], tuple[int, Waiver]] = {}
    for number, waiver in enumerate(waivers):
        first.setdefault(_place(waiver), (number, waiver))
    return first


def _found(waivers: Mapping[tuple[str, str], tuple[int, Waiver]], finding: Finding) -> Iterator[tuple[int, Waiver]]:
    return (waivers[place] for place in _places(finding) if place in waivers)


def _place(waiver: Waiver) -> tuple[str, str]:
    return waiver.rule, waiver.object.rstrip("/")


def _places(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the rule and each address at which a waiver accepts a finding: its own, and those around it."""
    code, address = finding.check.code, finding.address
    while address:
        yield code, address
        address = address.rpartition("/")[0]
