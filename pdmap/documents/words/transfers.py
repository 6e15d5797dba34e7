"""Transfers to third countries, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class TransferWords:
    """Transfers to third countries."""

    transfers: str = "Transfers to third countries or international organizations"
    country_missing: str = "country not recorded"
    names_no_country: str = "{place} (names no country)"
    to_importer: str = "{countries}, to {importer}"
    at_flow: str = "declared for the flow {flow}"
    mechanism: str = "relies on: {text}"
    modules: str = "module {modules}"
    signed: str = "signed {day}"
    expires: str = "expires {day}"
    annexes: str = "annexes {annexes}"
    ended: str = "in force until {day}"
    transfer_assessment: str = "assessment of the transfer: {text}"
    copy_of_safeguards: str = "copy of the safeguards: {text}"
    choice: str = "{system}: the {chooser} chooses among {places}"
    undeclared_transfer: str = "{country}, {holder}: not declared for this activity"
    parent_abroad: str = "{country}, {holder}: a parent company abroad alone is no transfer"
    access_from_there: str = "access from there: {text}"
    chosen: str = "one of the places that the {chooser} chooses among"
    condition_open: str = "{instrument}, for some recipients only; {text}"
