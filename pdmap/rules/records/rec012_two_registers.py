"""The organization acts in both roles, and owes two registers."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield one observation where there are activities in both roles."""
    activities = context.inventory.activities.values()
    controlling = [activity for activity in activities if activity.is_controller]
    processing = [activity for activity in activities if not activity.is_controller]
    if controlling and processing:
        first = processing[0]
        yield Observation(
            address="activities",
            node=first.at("role"),
            message=f"activities make 2 registers: {len(controlling)} as controller, {len(processing)} as processor",
            remedy="nothing to change here; write both, in a file each: `pdmap records --role both`",
            label="as processor",
            related=(controlling[0].at("role").location("as controller"),),
        )


RULE = Rule(
    check=Check(
        "REC012",
        "one register for two roles",
        Severity.NOTE,
        ("Art. 30(1) GDPR", "Art. 30(2) GDPR"),
    ),
    checks="Tells once that the inventory has activities as controller and activities as processor.",
    why="The two registers have different content: purposes, data subjects, data and time limits have no place in that "
    "of a processor, which names its controllers instead. The French authority recommends to keep them apart.",
    fix="Write both registers: `pdmap records` makes a file for each role by itself. The note is information: nothing "
    "in the manifest is to be changed.",
    ask="Is the role right for each activity? It follows from who decides on purposes and means, not from a contract.",
    bad="""\
activities:
  billing: {role: controller}
  hosting: {role: processor}  # <- finding
""",
    good="""\
activities:
  billing: {role: controller}
  support: {role: controller}
""",
    find=find,
    profile=Profile.STRICT,
)
