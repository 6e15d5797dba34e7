"""What has to stand near a phrase for who writes to whom, and who calls whom."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.near import owned, whose
from pdmap.scan.classify.scenes import of_telephony
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.words import words_of

# Private functions

_BEFORE_TEXTS = frozenset({("mail",), ("email",), ("message",), ("comment",), ("note",), ("bugnote",)})
"""Words before the last of tables that keep what is written."""
_WAYS = frozenset({"channel", "mech", "mechanism", "method", "point", "medium", "way"})
"""Words of tables of how somebody is reached, behind `contact`."""
_SUBSCRIBING = frozenset({"subscribe", "unsubscribe", "subscription", "newsletter", "mailing", "optin"})
"""Words of tables whose rows somebody opts out with."""
_PARTS_OF_CALLS = frozenset({"recording", "leg"})
"""What calls consist of, with agents and numbers of their own."""
_DIALED = frozenset({"exten", "extension", "number", "phone"})
"""What the number of somebody who calls, or is called, ends in."""
_POSTED = frozenset({"thread", "forum", "topic", "board", "upload", "submission", "download"})
"""Words of tables of what people post."""
_PAIRS = (frozenset({("from", "number"), ("to", "number")}), frozenset({("from",), ("to",), ("duration",)}))
"""Names which only tables of messages or calls have all of."""


def _mail(seen: Sight) -> Found:
    if (seen.around.has_class("mail") or seen.around.subject) and not seen.before:
        return 0.2, "a table of messages" if seen.around.has_class("mail") else seen.around.why
    return None


def _owned_mail(seen: Sight) -> Found:
    return owned(seen) if seen.around.has_class("mail") else None


def _calls(seen: Sight) -> Found:
    is_plain = _PARTS_OF_CALLS.issuperset(seen.before)
    is_line = seen.around.name.head in ("extension", "peer", "line") and bool(seen.around.subject)
    is_call = (is_line or not words_of("call").isdisjoint(seen.around.name.words)) and is_plain
    is_price = not {"price", "rate", "tariff", "plan", "route"}.isdisjoint(seen.around.name.words)
    is_call = is_call and not is_price and not seen.around.has_class("lookup", "settings")
    return (0.15, "a table of calls") if is_call and seen.kind is not Kind.NUMBER else None


def _dialed(seen: Sight) -> Found:
    """Return that a name is whom a number is of that begins alike: `source_name` beside `source_exten`."""
    first = seen.match.phrase[:1]
    is_dialed = any(words[:1] == first and words[-1] in _DIALED for words in seen.around.names)
    return _calls(seen) if is_dialed else None


def _messages(seen: Sight) -> Found:
    around = seen.around
    is_call = not words_of("call").isdisjoint(around.name.words) or around.has_class("mail")
    is_call = is_call or any(pair <= around.names for pair in _PAIRS)
    return (0.15, "a table of messages or calls") if is_call and not seen.before else None


def _medium(seen: Sight) -> Found:
    names = seen.around.names
    is_medium = ("medium",) in names or "threepid" in seen.around.name.words
    return (0.2, "a column tells its medium") if is_medium and not seen.before else None


def _channel(seen: Sight) -> Found:
    words = seen.around.name.words
    is_table = bool(_WAYS.intersection(words)) and not {"contact", "communication", "telecom"}.isdisjoint(words)
    return (0.1, "a table of how somebody is reached") if is_table and not seen.before else None


def _subscribing(seen: Sight) -> Found:
    around = seen.around
    is_table = not _SUBSCRIBING.isdisjoint(around.name.words) and not seen.before
    return (0.1, whose(around)) if is_table and around.owner else None


def _routed(seen: Sight) -> Found:
    """Return that addresses are those of letters, in a table that says where letters go, or are answered from."""
    is_table = not words_of("mailrouting").isdisjoint(seen.around.name.words) and not seen.before
    return (0.1, "a table of where letters go") if is_table else None


def _letter(seen: Sight) -> Found:
    around = seen.around
    is_mail = around.has_class("mail") or around.name.head in ("attachment", "ticket", "message")
    is_template = around.has_class("template", "settings") or not words_of("no_letter").isdisjoint(around.name.words)
    return (0.15, "headers of mails name people") if is_mail and not is_template and not seen.before else None


def _written(seen: Sight) -> Found:
    around = seen.around
    is_text = around.name.head in words_of("written") or around.name.words[-2:-1] in _BEFORE_TEXTS
    is_other = around.has_class("template", "settings") or not words_of("no_letter").isdisjoint(around.name.words)
    is_other = is_other or ("language",) in around.names
    return (0.1, "a table of what people write") if is_text and not seen.before and not is_other else None


def _sip(seen: Sight) -> Found:
    """Return that addresses of calls are those of people, in a table that telephony over the Internet has."""
    is_table = of_telephony(seen.around) and not seen.before
    return (0.1, "a table of calls, or of who can be called") if is_table else None


def _posting(seen: Sight) -> Found:
    """Return that whoever posted is named by what people go by, beside what was posted."""
    is_table = seen.around.has_class("content") or set(seen.around.name.words) & _POSTED
    is_plain = {"last", "first", "original"}.issuperset(seen.before)
    return (0.15, "people post under such names") if is_table and is_plain else None


NEEDS: Mapping[str, Need] = {
    "mail": _mail,
    "ownedmail": _owned_mail,
    "calls": _calls,
    "dialed": _dialed,
    "messages": _messages,
    "medium": _medium,
    "channel": _channel,
    "subscribing": _subscribing,
    "routed": _routed,
    "letter": _letter,
    "written": _written,
    "sip": _sip,
    "posting": _posting,
}
"""The needs by their names in the dictionary."""
