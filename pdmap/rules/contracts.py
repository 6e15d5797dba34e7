"""Which contracts with parties bind on the day."""

from __future__ import annotations

import datetime as dt

from pdmap.model import Contract, ContractStatus, Party

_BINDING = frozenset({ContractStatus.SIGNED, ContractStatus.INCORPORATED})


def contract_in_place(party: Party, as_of: dt.date) -> Contract | None:
    """Return the contract with a party where it binds on the day; what is wrong with any other is for PRC001."""
    contract = party.dpa
    if not isinstance(contract, Contract) or contract.status not in _BINDING:
        return None
    is_ahead = isinstance(contract.signed, dt.date) and contract.signed > as_of
    is_over = contract.expires is not None and contract.expires < as_of
    return None if is_ahead or is_over else contract
