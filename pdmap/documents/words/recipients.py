"""Recipients and further processors, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class RecipientWords:
    """Recipients and further processors."""

    # Recipients
    recipients: str = "Categories of recipients"
    service: str = "{party}: {service}"
    parent_in: str = "parent company: {country}"
    country: str = "country: {text}"
    undeclared: str = "not declared for this activity; {origin}"
    from_flow: str = "from the data flows: {flow}"
    from_hosting: str = "from the data flows: hosts {system}"
    from_hosting_choice: str = "from the data flows: one of the hosts of {system} that the {chooser} chooses among"
    from_subprocessing: str = "from the data flows: engaged by {party}"

    # Further processors
    subprocessors: str = "Further processors"
    subprocessors_introduction: str = (
        "Article 30(2) does not ask for this table. It shows whom the processor engages and the state of the "
        "contracts (Article 28(2) and (4))."
    )
    subprocessor: str = "Further processor"
    country_of_party: str = "Country"
    used_for: str = "Used for"
    contract: str = "Contract"
    authorization: str = "authorization of further processors: {text}"
    notice_period: str = "notice of changes: {period}"
    objection: str = "objection: {text}"

    clauses: str = "clauses: {text}"
