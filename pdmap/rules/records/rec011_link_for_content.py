"""An element of the record is only a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Inventory, Item, listed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import quotation
from pdmap.source import Node

_LINK = re.compile(
    r"(?:(?:[Ss]ee|[Ss]iehe|[Vv]oir)(?:\s*:)?\s+)?(?:https?://\S+|\S+\.(?:pdf|docx?|odt|xlsx?|md|html?))"
)
"""A text that is a web address or the name of a file, and nothing else."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each mandatory text that is only a link."""
    for activity in context.inventory.activities.values():
        for item, key, name, text in _texts(activity):
            if text and _LINK.fullmatch(text.strip()):
                yield _observation(item, item.at(key), key, name, text)
    yield from _measures(context.inventory)


RULE = Rule(
    check=Check(
        "REC011",
        "link in place of content",
        Severity.WARNING,
        ("Art. 30(1) GDPR", "Art. 30(2) GDPR", "Art. 30(4) GDPR"),
    ),
    checks="The texts that Article 30 asks for (purposes, categories of recipients, criteria and starts of time "
    "limits, categories of processing, names and descriptions of measures) are more than a web address or a file name.",
    why="A record stands alone: whoever receives it may not be able to open a link into the organization's own "
    "network, and what lies behind it may change. The Irish authority asks for records that need no further document "
    "(guidance of April 2023).",
    fix="Write the content in a sentence. The link may stay beside it, in `ref` where the key has one.",
    ask="Would an authority understand the entry on paper?",
    bad="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: https://example.com/privacy  # <- finding
""",
    good="""\
activities:
  newsletter:
    role: controller
    purposes:
      - text: Send the monthly newsletter to those who asked for it (https://example.com/privacy)
""",
    find=find,
)


# Private functions


def _texts(activity: Activity) -> Iterator[tuple[Item, str, str, str | None]]:
    """Yield the mandatory texts of an activity: the item, its key, what messages call it, and the text."""
    for purpose in listed(activity.purposes):
        yield purpose, "text", "purpose", purpose.text
    for recipient in listed(activity.recipients):
        yield recipient, "category", "category of recipients", recipient.category
    for clock in listed(activity.retention):
        yield clock, "criteria", "criteria of retention", clock.criteria
        yield clock, "from", "start of a period", clock.start
    for text in listed(activity.categories_of_processing):
        yield activity, "categories_of_processing", "category of processing", text


def _measures(inventory: Inventory) -> Iterator[Observation]:
    for measure in inventory.measures.values():
        if measure.name and _LINK.fullmatch(measure.name.strip()):
            yield _observation(measure, measure.at("name"), "name", "measure", measure.name)
        elif measure.description and not measure.name and _LINK.fullmatch(measure.description.strip()):
            yield _observation(measure, measure.at("description"), "description", "measure", measure.description)


def _observation(item: Item, node: Node, key: str, name: str, text: str) -> Observation:
    return Observation(
        address=item.address,
        node=node,
        message=f"the {name} {quotation(text)} in `{item.address}` is only a link",
        remedy=f"write what stands there, and keep the link beside it:\n{key}: ...",
        label="what does it say?",
        detail=f"{key} {text}",
    )
