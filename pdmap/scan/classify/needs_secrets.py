"""What has to stand near a phrase for what people sign in with."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.near import owned, person_near, strict, whose
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.words import words_of

# Private functions

_PROGRAMS = frozenset({"app", "application", "client", "service", "system", "server"})
"""Words of tables whose tokens are those of programs."""
_KEPT_IN = frozenset({"credential", "password", "authentication", "auth", "login", "authenticator", "secret"})
"""Words of tables that keep what people sign in with."""


def _holder(seen: Sight) -> Found:
    around = seen.around
    is_theirs = around.name.holder in words_of("account_holder") and not around.has_class("infra", "org")
    if is_theirs and not seen.before:
        return 0.1, whose(around)
    if around.has_class("settings", "infra", "org") and not around.subject:
        return None
    near = person_near(seen)
    if near:
        return near
    if around.subject and seen.nearest not in words_of("service"):
        return 0.15, around.why
    if seen.before and seen.nearest not in ("account", "login", "web", "auth", "email"):
        return None
    beside = {"username", "email.address"} & around.siblings
    if beside and not around.has_class("thing", "lookup", "template"):
        return 0.15, "a username or an email address stands in the table"
    return None if around.has_class("thing", "lookup", "template", "system") else owned(seen)


def _holder_salt(seen: Sight) -> Found:
    is_table = seen.around.name.head in _KEPT_IN and seen.around.holder
    return (0.15, whose(seen.around)) if is_table else strict(seen)


def _holder_strict(seen: Sight) -> Found:
    return person_near(seen) or (_holder(seen) if not seen.before else None)


def _holder_owned(seen: Sight) -> Found:
    around = seen.around
    near = person_near(seen)
    if near:
        return near
    is_plain = not seen.before and around.is_owner_key and around.holder in words_of("account_holder")
    is_theirs = seen.match.entry.data_type == "oauth_token" and not around.has_class("settings")
    if is_plain and (is_theirs or not around.has_class("settings", "infra", "org", "system")):
        return 0.1, whose(around)
    if around.has_class("settings", "infra", "org", "lookup", "thing", "system", "deal"):
        return None
    if around.subject and seen.nearest not in words_of("infra") | words_of("dull") | words_of("service"):
        return 0.15, around.why
    if seen.nearest in words_of("infra") | words_of("thing") | words_of("dull"):
        return None
    found = owned(seen) or _holder(seen)
    if found or not seen.before:
        return found or _verifying(seen) or _given_to_one(seen)
    return _given_to_one(seen) if seen.nearest not in words_of("service") else None


def _given_to_one(seen: Sight) -> Found:
    """Return that such a token is given to one person wherever no system is near, as one to reset a password is."""
    words = set(seen.match.phrase)
    is_personal = seen.match.entry.data_type in {"oauth_token", "mfa_secret"} or (
        len(words) > 1 and not words.isdisjoint(words_of("verification"))
    )
    is_system = not words_of("settings").isdisjoint(seen.around.name.words) or seen.around.has_class("template")
    return (-0.05, "given to one person") if is_personal and not is_system else None


def _verifying(seen: Sight) -> Found:
    """Return that a table of verifications, invitations or resets keeps what one person gets."""
    name = seen.around.name
    is_verifying = not words_of("verification").isdisjoint(name.words)
    is_of_system = not _PROGRAMS.isdisjoint(name.words) and not seen.around.is_owned
    is_key = (name.head in ("token", "credential") and not is_of_system) or name.words[-2:] == ("api", "key")
    return (0.1, "a table of what is given to one person") if is_verifying or is_key else None


def _verifying_table(seen: Sight) -> Found:
    is_check = not words_of("verification").isdisjoint(seen.around.name.words)
    is_other = bool(seen.before) or seen.around.has_class("settings", "lookup")
    return _verifying(seen) if is_check and not is_other else None


def _passkey_table(seen: Sight) -> Found:
    is_table = not {"webauthn", "passkey", "fido", "authn"}.isdisjoint(seen.around.name.words)
    return (0.2, "a table of passkeys") if is_table and not seen.before else None


def _key_table(seen: Sight) -> Found:
    around = seen.around
    is_table = around.name.head in words_of("keys") - {"device"} and not around.has_class("settings", "infra", "org")
    return (0.1, whose(around)) if is_table and around.owner and not seen.before else None


def _ssh_table(seen: Sight) -> Found:
    words = seen.around.name.words
    is_table = "ssh" in words or words == ("key",) or words[-2:] == ("public", "key")
    return (0.15, whose(seen.around)) if is_table and seen.around.owner and not seen.before else None


def _api_key_table(seen: Sight) -> Found:
    """Return that keys in a table such as `api_keys` are those of whom they belong to, and of no application."""
    around = seen.around
    words = around.name.words
    is_table = words[-2:] in (("api", "key"), ("api", "token")) or words[-3:] == ("personal", "access", "token")
    is_of_system = not {"app", "application", "client", "service", "system", "project", "server"}.isdisjoint(words)
    return (0.15, "a table of keys that people have") if is_table and not is_of_system and not seen.before else None


def _gpg_table(seen: Sight) -> Found:
    is_table = not {"gpg", "pgp", "openpgp"}.isdisjoint(seen.around.name.words)
    return (0.15, "a table of keys of people") if is_table and seen.around.owner and not seen.before else None


def _grant_table(seen: Sight) -> Found:
    around = seen.around
    is_table = not {"grant", "authorization"}.isdisjoint(around.name.words) and not seen.before
    return (0.1, whose(around)) if is_table and around.is_owned else None


NEEDS: Mapping[str, Need] = {
    "holder": _holder,
    "holder_salt": _holder_salt,
    "holder_strict": _holder_strict,
    "holder_owned": _holder_owned,
    "apikeytable": _api_key_table,
    "sshtable": _ssh_table,
    "gpgtable": _gpg_table,
    "passkeytable": _passkey_table,
    "verifying": _verifying_table,
    "keytable": _key_table,
    "granttable": _grant_table,
}
"""The needs by their names in the dictionary."""
