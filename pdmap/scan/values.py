"""What the values of a column say for or against a proposal; they themselves are never shown and never kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from itertools import islice
from statistics import median

from pdmap.frozen import dataclass
from pdmap.scan import validators
from pdmap.scan.separated import BREAK, encoding_of, header_in, sign_of
from pdmap.scan.verdicts import Step

FEWEST = 5
"""Fewer values say nothing."""
FEW = 0.05
"""As many of the values at most may be of a type where they speak against it."""
CONFIRMING = 0.25
"""What values of the right kind add to the confidence."""
DOUBTING = -0.4
"""What values of another kind take from it."""
LONGEST_ROW = 4_000
"""Bytes of a row of a file, on average, that are looked at."""


@dataclass(frozen=True, slots=True, repr=False)
class Sample:
    """Some values of a column; how it is written shows none of them."""

    values: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<{len(self.values)} values, not shown>"


def judge_values(data_type: str | None, values: Sequence[str]) -> Step | None:
    """Return what values say of a proposed type of data; `None` where they say nothing.

    Where nothing is proposed, a step tells which type the values are of: its rule is `values.` and the type's key.
    """
    seen = [text for value in values if (text := value.strip())]
    if len(seen) < FEWEST:
        return None
    if data_type is None:
        return _find(seen)
    test = _test_of(data_type)
    if test is None:
        return _contradict(data_type, seen)
    share = test.share(seen)
    if share >= test.enough:
        return Step(f"values.{test.data_type}", f"{_share(share)} of the values {test.what}", CONFIRMING)
    if share <= FEW:
        return Step(f"values.{test.data_type}", f"{_share(share)} of the values {test.what}", DOUBTING)
    return None


def sample_csv(data: bytes, limit: int) -> dict[str, Sample]:
    """Return the first values of the columns of a file of separated values, by the names in its first line."""
    data = data[: limit * LONGEST_ROW]
    before, head = header_in(data)
    encoding = encoding_of(head)
    start = next(islice(BREAK.finditer(data), before - 1, None)).end() if before else 0
    text = data[start:].decode(encoding, "replace")
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign_of(head.decode(encoding, "replace")))
        names = [re.sub(r"\r\n|\r|\n", " ", name).strip() for name in next(rows, [])]
        kept = [row for row, _ in zip(rows, range(limit), strict=False)]
    except csv.Error:
        return {}
    return {name: Sample(tuple(row[at] for row in kept if at < len(row) and row[at])) for at, name in enumerate(names)}


# Private functions


@dataclass(frozen=True, slots=True)
class _Test:
    """How values of a type are told."""

    data_type: str
    """The type, which stands for all below it."""
    what: str
    """What such values are, behind "80 % of the values"."""
    passes: Callable[[str], bool] | None
    """The test of one value."""
    passes_all: Callable[[Sequence[str]], float] | None = None
    """The test of all of them, which gives the share."""
    enough: float = 0.8
    """The share that confirms the type."""
    is_telling: bool = False
    """Whether such values are of this type whatever the column is called."""

    def share(self, values: Sequence[str]) -> float:
        """Return which part of the values passes."""
        if self.passes_all:
            return self.passes_all(values)
        return sum(map(self.passes, values)) / len(values) if self.passes else 0.0


def _find(values: Sequence[str]) -> Step | None:
    """Return the type that values are of beyond doubt."""
    for test in _TESTS:
        if test.is_telling and (share := test.share(values)) >= 0.9:
            return Step(f"values.{test.data_type}", f"{_share(share)} of the values {test.what}", CONFIRMING)
    return None


def _test_of(data_type: str) -> _Test | None:
    """Return the test of a type, or of the nearest one above it."""
    parts = data_type.split(".")
    for length in range(len(parts), 0, -1):
        key = ".".join(parts[:length])
        if key in _BY_TYPE:
            return _BY_TYPE[key]
    return None


def _contradict(data_type: str, values: Sequence[str]) -> Step | None:
    """Return a doubt where values of a type without a test of its own are plainly something else."""
    if data_type.split(".", maxsplit=1)[0] not in _TEXTS:
        return None
    for name, what, passes in _PLAIN:
        share = sum(map(passes, values)) / len(values)
        if share >= 0.95:
            return Step(f"values.{name}", f"{_share(share)} of the values {what}", DOUBTING)
    return None


def _birth_years(values: Sequence[str]) -> float:
    """Return which part of the values are dates, if these are spread as births are; none where all are of late."""
    years = [year for value in values if (year := validators.year_of(value))]
    if not years or not 1920 <= median(years) <= 2015 or max(years) - min(years) < 5 or min(years) >= 2005:
        return 0.0
    return sum(1880 <= year <= 2035 for year in years) / len(values)


def _share(share: float) -> str:
    return f"{share:.0%}" if share else "none"


# Private tables

_TESTS = (
    _Test("email.address", "are e-mail addresses", validators.is_email, is_telling=True),
    _Test("bank_account", "are IBANs with right check digits", validators.is_iban, is_telling=True),
    _Test(
        "card.pan", "are card numbers with a right check digit", validators.is_card_number, enough=0.9, is_telling=True
    ),
    _Test("user_agent", "are names of browsers", validators.is_user_agent, is_telling=True),
    _Test("mac_address", "are addresses of network cards", validators.is_mac_address, is_telling=True),
    _Test("ip_address", "are IP addresses", validators.is_ip_address, is_telling=True),
    _Test("password_hash", "are hashes of passwords", validators.is_password_hash, is_telling=True),
    _Test("phone", "are written like telephone numbers", validators.is_phone, enough=0.7),
    _Test("fax", "are written like telephone numbers", validators.is_phone, enough=0.7),
    _Test("date_of_birth", "are dates spread as births are", None, _birth_years, enough=0.7),
    _Test("address.country", "are countries", validators.is_country),
    _Test("nationality", "are countries", validators.is_country),
    _Test("citizenship", "are countries", validators.is_country),
    _Test("address.postcode", "are written like postal codes", validators.is_postcode),
    _Test("geo.precise", "are coordinates", validators.is_coordinate),
    _Test("website", "are addresses of the web", validators.is_url),
    _Test("name", "are written like names", validators.is_person_name, enough=0.7),
    _Test("age", "are ages that people reach", validators.is_age),
)
_BY_TYPE = {test.data_type: test for test in _TESTS} | {"email": _TESTS[0]}
_TEXTS = frozenset(
    {"address", "birth_place", "job_title", "education", "free_text", "username", "religion", "content", "family"}
)
"""Groups of types whose values are words."""
_PLAIN: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("answer", "are a yes or a no", validators.is_answer),
    ("uuid", "are random identifiers", validators.is_uuid),
    ("number", "are whole numbers", validators.is_integer),
)
