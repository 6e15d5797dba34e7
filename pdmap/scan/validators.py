"""Tests of single values: whether a text is an e-mail address, an IBAN, a date, and so on."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
from contextlib import suppress
from functools import cache

from pdmap.reference.countries import built_in_countries


def is_email(value: str) -> bool:
    """Tell whether a text is an e-mail address (RFC 5321, without quoted local parts)."""
    return len(value) <= 254 and bool(_EMAIL.fullmatch(value))


def is_ip_address(value: str) -> bool:
    """Tell whether a text is an address of version 4 or 6, with or without its network."""
    if "." not in value and ":" not in value:
        return False
    with suppress(ValueError):
        ipaddress.ip_interface(value)
        return True
    return False


def is_iban(value: str) -> bool:
    """Tell whether a text is an IBAN (ISO 13616): two letters, and a remainder of 1 by 97."""
    text = value.replace(" ", "").upper()
    if not _IBAN.fullmatch(text):
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1


def is_card_number(value: str) -> bool:
    """Tell whether a text is the number of a payment card (ISO/IEC 7812): its last digit checks the others."""
    digits = re.sub(r"[ -]", "", value)
    if (
        not (digits.isascii() and digits.isdecimal() and 13 <= len(digits) <= 19)
        or len(set(digits)) < 2
        or digits[0] not in "23456"
    ):
        return False
    total = 0
    for at, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + at % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0


def is_phone(value: str) -> bool:
    """Tell whether a text is written like a telephone number; a plain number is not."""
    if not _PHONE.fullmatch(value) or _DATE.fullmatch(value) or is_ip_address(value):
        return False
    digits = sum(character.isdecimal() for character in value)
    return 7 <= digits <= 15 and (value[0] in "+0(" or bool(re.search(r"\d[ /().-]+\d", value)))


def is_url(value: str) -> bool:
    """Tell whether a text is an address of the web."""
    return bool(_URL.match(value))


def is_uuid(value: str) -> bool:
    """Tell whether a text is a UUID."""
    return bool(_UUID.fullmatch(value))


def is_mac_address(value: str) -> bool:
    """Tell whether a text is the address of a network card."""
    return bool(_MAC.fullmatch(value))


def is_user_agent(value: str) -> bool:
    """Tell whether a text is how a browser or another program presents itself to web servers."""
    return bool(_USER_AGENT.match(value))


def is_country(value: str) -> bool:
    """Tell whether a text is a code of a country or its English name."""
    return value.casefold() in _country_words()


def is_coordinate(value: str) -> bool:
    """Tell whether a text is a geographical coordinate, or two of them."""
    parts = re.split(r"[,; ]+", value.strip("()POINT "))
    if not 1 <= len(parts) <= 2 or not all(_DECIMAL.fullmatch(part) for part in parts):
        return False
    return all(abs(float(part)) <= 180 for part in parts)


def is_password_hash(value: str) -> bool:
    """Tell whether a text is a hash as programs keep passwords."""
    return bool(_HASH.match(value))


def is_person_name(value: str) -> bool:
    """Tell whether a text is written like a name: a few words of letters, each with a capital."""
    words = value.split()
    return 1 <= len(words) <= 5 and all(_NAME.fullmatch(word) for word in words)


def is_postcode(value: str) -> bool:
    """Tell whether a text is written like a postal code."""
    return bool(_POSTCODE.fullmatch(value)) and any(character.isdecimal() for character in value)


def is_age(value: str) -> bool:
    """Tell whether a text is a number of years that people reach."""
    return value.isascii() and value.isdecimal() and len(value) <= 3 and int(value) <= 120


def is_answer(value: str) -> bool:
    """Tell whether a text is a yes or a no."""
    return value.casefold() in {"0", "1", "true", "false", "t", "f", "yes", "no", "y", "n", "on", "off"}


def is_integer(value: str) -> bool:
    """Tell whether a text is a whole number."""
    return bool(re.fullmatch(r"-?\d{1,20}", value, re.ASCII))


def year_of(value: str) -> int | None:
    """Return the year of a date, or of a date with a time; `None` for any other text."""
    found = _DATE.match(value)
    if not found:
        return None
    if found["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", found["iso"]))
    else:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if month > 12:  # written with the month first
        month, day = day, month
    with suppress(ValueError):
        return dt.date(year, month, day).year
    return None


# Private functions


@cache
def _country_words() -> frozenset[str]:
    return frozenset(
        word.casefold() for each in built_in_countries().values() for word in (each.code, each.name, *each.aliases)
    )


# Private tables

_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\u0080-\uffff-]{1,64}@(?:[A-Za-z0-9\u0080-\uffff](?:[A-Za-z0-9\u0080-\uffff-]{0,61}"
    r"[A-Za-z0-9\u0080-\uffff])?\.)+[A-Za-z\u0080-\uffff][A-Za-z0-9\u0080-\uffff-]{1,62}"
)
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)
_PHONE = re.compile(r"\+?[\d /().-]{6,24}(?: ?(?:x|ext\.?) ?\d{1,6})?", re.ASCII)
_URL = re.compile(r"(?:https?|ftp)://[^\s/]+|www\.[^\s/]+\.", re.IGNORECASE)
_UUID = re.compile(r"\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?", re.IGNORECASE)
_MAC = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}", re.IGNORECASE)
_USER_AGENT = re.compile(
    r"(?:Mozilla|Opera|Dalvik|okhttp|curl|python-requests|PostmanRuntime|Wget|Java|Go-http-client)/\d"
)
_DECIMAL = re.compile(r"-?\d{1,3}\.\d{3,}", re.ASCII)
_HASH = re.compile(
    r"\$(?:2[abxy]|argon2\w*|5|6|y|P|scrypt)\$|\{(?:SSHA|SHA|CRYPT)\}|(?:pbkdf2|bcrypt|argon2|scrypt)\w*[$:]"
)
_NAME = re.compile(
    r"(?:[^\W\d_]['’])?[^\W\d_a-z][^\W\d_]*(?:[-'’.][^\W\d_]*)*|(?:van|von|de|der|den|da|di|la|le|del|bin|al|y)"
)
_POSTCODE = re.compile(r"(?:[A-Z]{1,2}-)?[A-Z0-9]{2,5}[ -]?[A-Z0-9]{0,4}", re.ASCII)
_DATE = re.compile(
    r"(?:(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})|(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4}))(?![\d.-])",
    re.ASCII,
)
