"""What the name of a table says of its rows."""

from __future__ import annotations

from functools import lru_cache

from pdmap.frozen import dataclass
from pdmap.scan.classify.tokens import abbreviates, pieces, words_in
from pdmap.scan.classify.vocabulary import lemma, vocabulary
from pdmap.scan.classify.words import is_vague_person, people, person_in, words_of

FAMILIES_OF_THINGS = frozenset(
    {
        *((word, "family") for word in ("job", "product", "font", "address", "instance", "column", "color")),
        *((word, "subject") for word in ("course", "school", "exam", "email", "mail", "class", "grade", "teaching")),
        *((word, "profile") for word in ("job", "position", "company", "firm", "risk", "device", "product", "store")),
        *((word, "profile") for word in ("tax", "network", "configuration", "security", "price", "shipping", "server")),
    }
)
"""Families that are kinds of things, subjects that are taught or written of, and profiles of what is no person."""
LAYERS = frozenset({"source", "src", "prep", "mart", "latest", "dedupe", "deduped", "xf", "unioned", "joined"})
"""How warehouses end names of tables."""
_CLASSES = (
    *("org", "infra", "settings", "lookup", "template", "system", "thing"),
    *("mail", "session", "address", "part", "request", "content", "deal", "animal"),
)
_PERHAPS_FIRMS = frozenset({"customer", "client", "account"})
"""Words for people that mean a firm behind a word such as `enterprise`."""
_SERVES_PEOPLE = frozenset(
    {
        "bank",
        "shop",
        "store",
        "hotel",
        "restaurant",
        "gym",
        "clinic",
        "library",
        "school",
        "pharmacy",
        "airline",
        "studio",
    }
)
"""Firms whose customers are people: `shop_customers`."""
_DIRECTIONS = frozenset({"inbound", "outbound"})
"""What makes a mailbox one of the system, which letters come in or go out by."""
_LONGEST_PREFIX = 2
"""Letters of what only tells of which part of a program a table is."""
_SHORTEST_IN_WAREHOUSES = 2
_SORTS = frozenset({"d", "f"})
_LAYERS = frozenset({"dim", "fact", "fct", "w"})
"""How warehouses mark dimensions and facts, at the end and in front: `W_EMPLOYEE_D`, `dim_worker_d`."""
_OF_PERSONS = frozenset(
    {
        *(("personal", word) for word in ("information", "info", "data", "detail")),
        *((word, "suggestion") for word in ("friend", "contact", "people", "follow", "follower")),
    }
)
"""What tables are called whose rows are people, though no word for people is in it."""
_BESIDE = {"provider": "provided", "manager": "managed"}
"""The classes of words behind which words for people mean software or firms: identity providers, file managers."""
_DATA = frozenset({"dato", "datos", "dati", "dados", "daten", "donnee"})


@dataclass(frozen=True, slots=True)
class TableName:
    """What the name of a table says."""

    words: tuple[str, ...]
    subject: str
    """The word for people that its rows are; empty where they are none."""
    is_vague: bool
    """Whether that word is used of others than people too."""
    holder: str
    """The word for people whom its rows belong to, as in `user_sessions`; empty where there is none."""
    classes: frozenset[str]
    """The classes of its last word that counts."""
    head: str
    """That word."""


@lru_cache(maxsize=16_384)
def table_name(name: str) -> TableName:
    """Return what the name of a table says of its rows; the name of a database schema may stand before a dot."""
    words = words_in(name)
    kept = _without_dull(_without_layer(name, words))
    head = kept[-1] if kept else ""
    firm = is_firm(kept)
    person = person_in(kept)
    subject = person if person and not firm else _leading_person(kept)
    if kept[-1:] == ("personal",) or kept in _OF_PERSONS:
        subject = subject or "person"
    if kept[-2:] in FAMILIES_OF_THINGS or (
        subject in ("provider", "manager") and len(kept) > 1 and kept[-2] in words_of(_BESIDE[subject])
    ):
        subject = ""
    holder = "" if subject else _holder(kept[:-1])
    classes = frozenset(name for name in _CLASSES if any(word in words_of(name) for word in _telling(kept)))
    if not words_of("network").isdisjoint(kept):
        classes |= {"infra"}
    if head in words_of("mailserver") and not _DIRECTIONS.isdisjoint(kept):
        classes |= {"settings"}
    # The name of a database schema, as `shop` in `shop.addresses`, is no firm whose they are.
    own = words_in(name.rsplit(".", 1)[-1])
    if head in words_of("address") and own[-1:] == (head,) and not words_of("org").isdisjoint(own[-2:-1]):
        classes |= {"org"}
    if head == "association" and holder:
        classes -= {"org"}
    if kept[-2:] == ("address", "book"):
        classes = classes - {"thing"} | {"address"}
    if holder in words_of("account_holder") and head in words_of("joined"):
        classes -= {"org", "settings", "thing"}
    return TableName(words, subject, is_vague_person(subject), holder, classes | {"org"} if firm else classes, head)


def _telling(kept: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that a table is about: the last, and the one before a word such as `log`."""
    start = len(kept) - 1
    while start > 0 and kept[start] in ("log", "queue", "entry", "list", "record"):
        start -= 1
    return kept[max(start, 0) :]


def is_firm(words: tuple[str, ...]) -> bool:
    """Tell whether words end in a customer that is a firm, as `enterprise customer` does."""
    return len(words) > 1 and words[-1] in _PERHAPS_FIRMS and words[-2] in words_of("org") - _SERVES_PEOPLE


# Private functions


def _without_layer(name: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without the layer of a warehouse behind a plural: `users_source`, and no `lead_source`."""
    last, before = (*pieces(name)[-1:], ""), pieces(name)[-2:-1]
    is_layer = last[0] in LAYERS and bool(before) and lemma(before[0]) != before[0]
    return words[:-1] if is_layer and len(words) > 1 else words


def _without_dull(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without those at the end that only say how rows are kept, such as `history`."""
    end = len(words) - 2 if words[-2:] == ("field", "data") else len(words)
    if end > _SHORTEST_IN_WAREHOUSES and words[end - 1] in _SORTS and words[0] in _LAYERS:
        end -= 1
    if end > 1 and _is_short_for(words[end - 1], words[end - 2]):
        end -= 1
    while end > 1 and (words[end - 1] in words_of("rows") or words[end - 1].isdigit()):
        is_unknown = all(len(word) <= _LONGEST_PREFIX or word not in vocabulary() for word in words[: end - 1])
        if person_in(words[end - 1 : end]) and is_unknown:
            break
        end -= 1
    return words[:end]


def _is_short_for(last: str, before: str) -> bool:
    """Tell whether the last word of a table is its own short name, as in `family_fam`."""
    return abbreviates(last, before) and (last not in vocabulary() or before.startswith(last))


def _leading_person(words: tuple[str, ...]) -> str:
    """Return the person in a name such as `clientes_datos`, which other languages put first."""
    is_foreign = len(words) > 1 and people().language.get(words[0], "en") != "en"
    return words[0] if is_foreign and words[-1] in _DATA else ""


def _holder(words: tuple[str, ...]) -> str:
    named = people().language
    for end in range(len(words), 0, -1):
        if words[end - 1] in named:
            return "" if is_firm(words[:end]) else words[end - 1]
    return ""
