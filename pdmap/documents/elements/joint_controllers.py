"""Who decides together with the organization (Article 26, 30(1)(a))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, fact, mentioned, place
from pdmap.documents.parties import party_text
from pdmap.model import Activity, ActivityRole, JointController, listed


def joint_controllers(context: Context, activity: Activity) -> Cell:
    """Return the joint controllers with their contact details and the arrangement.

    The role `controller`, rather than `joint-controller`, says by itself that there are none.
    """
    lines = [line for joint in listed(activity.joint_controllers) for line in _joint(context, joint)]
    if not lines and activity.joint_controllers is None and activity.role is ActivityRole.CONTROLLER:
        source, words = (place(activity, "role"),), context.words
        return Cell((Line(words.sole_controller, State.NONE, source, address(activity, "role"), is_derived=True),))
    return Cell(answered(context.words, activity, "joint_controllers", activity.joint_controllers, lines))


# Private functions


def _joint(context: Context, joint: JointController) -> Iterator[Line]:
    words, party = context.words, context.inventory.parties.get(joint.party.id)
    if party is None:
        yield Line(joint.party.id, sources=(mentioned(joint.party),), address=joint.address)
    else:
        sources = (mentioned(joint.party), place(party))
        reason = assumption(party, "name", "role", "country", "parent_country", "service")
        yield Line(party_text(context, party), sources=sources, address=joint.address, assumption=reason)
        contact = details(contact_lines(words, party, party.contact), words.contact)
        yield from assumed(contact, assumption(party, "contact"))
    if joint.arrangement:
        yield from details([fact(joint, "arrangement", words.arrangement.format(place=joint.arrangement))])
    if joint.essence:
        yield from details([fact(joint, "essence", words.essence.format(place=joint.essence))])
