"""What carries data to a country where no mechanism is written for it: a decision, or a recipient's part in one."""

from __future__ import annotations

from pdmap.documents.document import Line, State
from pdmap.documents.elements.hurdles import condition_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import mentioned
from pdmap.questions.grounds import Ground
from pdmap.questions.hurdles import Destination, judged


def reliance_without_mechanism(context: Context, destination: Destination) -> tuple[Line, ...]:
    """Return the decision that carries data, or for whom it is not known to; nothing where there is no decision."""
    words, judgment = context.words, judged(context.inventory, destination, context.as_of)
    match judgment.ground:
        case Ground.ADEQUACY if judgment.adequacy:
            text = words.mechanism.format(text=words.instrument(judgment.adequacy.instrument))
            where = next((transfer.address for transfer in destination.cover.transfers), "")
            return (Line(text, sources=(mentioned(destination.place),), address=where, is_derived=True),)
        case Ground.CONDITION if judgment.adequacy:
            return condition_lines(context, judgment.adequacy, destination)
        case Ground.UNKNOWN if judgment.adequacy:
            found = condition_lines(context, judgment.adequacy, destination)
            return tuple(line for line in found if line.state is State.UNKNOWN)
        case _:
            return ()
