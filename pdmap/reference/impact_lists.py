"""Lists of processing that requires an impact assessment, by supervisory authority (Art. 35(4) GDPR)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.tables import Row, flag, listed, table


@dataclass(frozen=True, slots=True)
class Authority:
    """A supervisory authority whose list is known."""

    id: str
    """Words are joined by `-`."""
    name: str
    """Short name, such as `CNIL`."""
    names: tuple[str, ...]
    """Other names by which a text may mean it."""
    country: str
    """ISO 3166-1 code."""
    private_only: bool
    """Whether its list is for the private sector only."""

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text names the authority by one of its names, in whole words."""
        words = f" {_words(text)} "
        return any(f" {_words(name)} " in words for name in (self.name, *self.names))


@dataclass(frozen=True, slots=True)
class ListedOperation:
    """A kind of operations on an authority's list."""

    authority: str
    """Id of the authority."""
    operation: str
    """Word of the key `operations`."""
    needs: tuple[str, ...]
    """Criteria of WP248 rev.01 of which one has to be met as well; `other-criterion` for any beside the operation's
    own, `unstated` for a circumstance that no key of an inventory tells; empty where the operation alone is listed."""
    item: str
    """The item of the list, in short own words."""
    source: str
    """The list, with its date."""
    verified: bool
    """Whether the item was looked up, in the list or in a summary or translation of it."""


@cache
def authorities() -> Mapping[str, Authority]:
    """Return the authorities whose lists are known by id, sorted."""
    return MappingProxyType({row["id"]: _authority(row) for row in table("authorities").rows})


@cache
def listed_operations(authority: str) -> Mapping[str, ListedOperation]:
    """Return what the list of an authority names, by operation; nothing where the list is not known."""
    rows = (row for row in table("impact_lists").rows if row["authority"] == authority)
    return MappingProxyType({row["operation"]: _operation(row) for row in rows})


# Private functions


def _words(text: str) -> str:
    """Return a text in lower case, with one space for whatever is neither a letter nor a digit."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _authority(row: Row) -> Authority:
    return Authority(row["id"], row["name"], listed(row["names"]), row["country"], flag(row["private_only"]))


def _operation(row: Row) -> ListedOperation:
    return ListedOperation(
        authority=row["authority"],
        operation=row["operation"],
        needs=listed(row["needs"]),
        item=row["item"],
        source=row["source"],
        verified=flag(row["verified"]),
    )
