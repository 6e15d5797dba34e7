"""Until when controllers may object to a new sub-processor (Article 28(2))."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.documents.kind import Context
from pdmap.documents.siblings.contract_terms import notice_of_changes
from pdmap.documents.siblings.engaged import Engaged
from pdmap.model import Contract, Party, Period, ids
from pdmap.questions.deadlines import period_after


def last_days(context: Context, each: Engaged, day: dt.date) -> tuple[tuple[dt.date, Period], ...]:
    """Return the last days on which controllers may object, each with its notice; sorted, and without their names.

    The notice is that of the contracts with the controllers that the sub-processor is engaged for. It is counted from
    the day on which they were told, which itself does not count (Regulation (EEC, Euratom) No 1182/71, Article 3(1)).

    Args:
        context: What is looked at.
        each: The sub-processor.
        day: When they are told, where no day is recorded.
    """
    told = each.party.announced or day
    notices = {str(notice): notice for notice in _notices(context, each)}
    return tuple(sorted(((period_after(told, notice), notice) for notice in notices.values()), key=lambda end: end[0]))


def missing_notice(context: Context, each: Engaged) -> str:
    """Return what there is in the place of a notice, in a word and without the author's reasons."""
    words = context.words
    cells = [notice_of_changes(context, Engaged(controller)) for controller in _controllers(context, each)]
    states = dict.fromkeys(words.states[line.state] for cell in cells for line in cell.lines if line.level == 0)
    return ", ".join(states) or words.not_recorded


# Private functions


def _controllers(context: Context, each: Engaged) -> tuple[Party, ...]:
    names = dict.fromkeys(name for activity in each.activities for name in ids(activity.on_behalf_of))
    known = (context.inventory.parties.get(name) for name in names)
    return tuple(party for party in known if party)


def _notices(context: Context, each: Engaged) -> Iterator[Period]:
    for party in _controllers(context, each):
        if isinstance(party.dpa, Contract) and party.dpa.notice:
            yield party.dpa.notice
