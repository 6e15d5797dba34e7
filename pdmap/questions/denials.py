"""What a system says that a measure may not assert the contrary of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pdmap.frozen import dataclass
from pdmap.model import Answer, Backup, Deletion, Encryption, Nothing, Options, System, listed
from pdmap.source import Node

ANYBODY = frozenset({"all", "anybody", "anyone", "everybody", "everyone", "public", "the public"})
"""Words for roles that leave nobody out."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Something that a system says of itself against an assertion."""

    fact: str
    """What is so, behind the name of the system."""
    node: Node
    is_choice: bool = False
    """Whether somebody may choose that it is so, which an optional measure says itself."""


def denial_of(system: System, assertion: str) -> Denial | None:
    """Return what a system says against an assertion of the language; `None` where it says nothing against it.

    Unknown and silence deny nothing.
    """
    return _DENIALS[assertion](system)


# Private functions


def _against_encryption_at_rest(system: System) -> Denial | None:
    encryption = system.encryption
    answer = encryption.at_rest if isinstance(encryption, Encryption) else encryption
    return _against_encryption(system, answer, "at_rest", "at rest")


def _against_encryption_in_transit(system: System) -> Denial | None:
    encryption = system.encryption
    answer = encryption.in_transit if isinstance(encryption, Encryption) else encryption
    return _against_encryption(system, answer, "in_transit", "in transit")


def _against_encryption(system: System, answer: Answer[Options[bool]], key: str, where: str) -> Denial | None:
    node = system.encryption.at(key) if isinstance(system.encryption, Encryption) else system.at("encryption")
    match answer:
        case Nothing():
            return Denial("is not encrypted", node)
        case Options(values=values, chosen_by=chooser) if not all(values):
            if chooser:
                return Denial(f"is encrypted {where} only if the {chooser} chooses so", node, is_choice=True)
            return Denial(f"is {'only partly' if any(values) else 'not'} encrypted {where}", node)
        case _:
            return None


def _against_backup(system: System) -> Denial | None:
    return Denial("has no backup", system.at("backup")) if isinstance(system.backup, Nothing) else None


def _against_restore_tests(system: System) -> Denial | None:
    match system.backup:
        case Nothing():
            return Denial("has no backup that could be restored", system.at("backup"))
        case Backup(tested=Nothing()) as backup:
            return Denial("has had no test of a restore", backup.at("tested"))
        case _:
            return None


def _against_access_control(system: System) -> Denial | None:
    words = [role for role in listed(system.access) if role.strip().casefold() in ANYBODY]
    return Denial(f"can be read by {words[0].strip()}", system.at("access")) if words else None


def _against_automatic_deletion(system: System) -> Denial | None:
    match system.deletion:
        case Nothing():
            return Denial("erases nothing", system.at("deletion"))
        case Deletion(method="manual") as deletion:
            return Denial("is erased by hand", deletion.at("method"))
        case _:
            return None


_DENIALS: Mapping[str, Callable[[System], Denial | None]] = {
    "encryption-at-rest": _against_encryption_at_rest,
    "encryption-in-transit": _against_encryption_in_transit,
    "backup": _against_backup,
    "restore-tests": _against_restore_tests,
    "access-control": _against_access_control,
    "automatic-deletion": _against_automatic_deletion,
}
