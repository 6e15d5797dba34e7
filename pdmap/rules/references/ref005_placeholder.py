"""A text still holds a placeholder where a fact should stand."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Inventory, Item, Object
from pdmap.questions.placeholders import PLACEHOLDER
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import quotation
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each text with a placeholder."""
    suspected: dict[str, str] = {}
    harmless = set(_identifiers(context.inventory))
    for item in _items(context.inventory):
        # All of its texts are looked at, also behind the first that is suspected.
        found_here = [text for text in _texts(item.node) if _is_suspected(text, harmless, suspected)]
        if found_here:
            for keys, scalar in _scalars(item.node):
                found = suspected.get(scalar.text) if isinstance(scalar.value, str) else None
                if found:
                    yield _observation(item, keys, scalar, found)


RULE = Rule(
    check=Check(
        "REF005",
        "placeholder left in a text",
        Severity.WARNING,
        ("Art. 30(1) GDPR", "Art. 30(2) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="No text of the organization, or of an object with an id, is or begins with a note such as `TODO`, `TBC`, "
    "`TBD`, `FIXME` or `xxx`, or holds `???`, lorem ipsum, a slot such as `[NAME]`, `[DPO_NAME]` or `[INSERT DATE]`, "
    "or a note such as `(TBD)` or `<to be filled in>`; none is just `...`, which the help of findings prints for what "
    "only people know. Names that contain such a word, and ids, are fine.",
    why="Texts go into the records as written. A cell with a placeholder looks answered and says nothing, "
    "and the missing fact is found by whoever reads the record next, which may be the authority.",
    fix="Write the fact. Where it is not known yet, say so with `{unknown: reason, owner: role, due: date}`, "
    "which records show as an open point with somebody who answers for it.",
    ask="Is the fact unknown, or is it only not written down?",
    bad="""\
activities:
  accounts:
    role: controller
    owner: "[NAME]"  # <- finding
""",
    good="""\
activities:
  accounts:
    role: controller
    owner: head-of-operations
""",
    find=find,
    profile=Profile.MINIMAL,
    needs_whole=False,
)


# Private functions


def _items(inventory: Inventory) -> Iterator[Item]:
    if inventory.organization:
        yield inventory.organization
    for section in (
        inventory.parties,
        inventory.systems,
        inventory.activities,
        inventory.flows,
        inventory.measures,
        inventory.policies,
        inventory.breaches,
        inventory.subjects,
        inventory.data_types,
        inventory.countries,
        inventory.regions,
        inventory.lawful_bases,
        inventory.conditions,
        inventory.mechanisms,
    ):
        yield from section.values()
    yield from inventory.waivers


def _identifiers(inventory: Inventory) -> frozenset[str]:
    """Return the ids that are defined: a text that is one of them refers to an object."""
    return frozenset(item.id for item in _items(inventory) if isinstance(item, Object))


def _is_suspected(text: str, harmless: set[str], suspected: dict[str, str]) -> bool:
    """Return whether a text holds a placeholder, and keep the answer: most texts stand in many places."""
    if text not in harmless and text not in suspected:
        found = PLACEHOLDER.search(text)
        if found:
            suspected[text] = found[0]
        else:
            harmless.add(text)
    return text in suspected


def _texts(root: Node) -> Iterator[str]:
    """Yield every text below a node in some order, without the keys that lead to it: most have no placeholder."""
    pending: list[Node] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            if isinstance(node.value, str):
                yield node.text
        elif isinstance(node, MappingNode):
            pending += [entry.value for entry in node.entries.values()]
        elif isinstance(node, SequenceNode):
            pending += node.items


def _scalars(root: Node) -> Iterator[tuple[str, ScalarNode]]:
    """Yield every scalar below a node with the keys that lead to it, without recursion."""
    pending: list[tuple[str, Node]] = [("", root)]
    while pending:
        keys, node = pending.pop()
        match node:
            case ScalarNode():
                yield keys, node
            case SequenceNode():
                pending += [(f"{keys}/{number}", item) for number, item in enumerate(node.items, start=1)]
            case MappingNode():
                pending += [(f"{keys}/{key}", value) for key, value in node.items()]


def _observation(item: Item, keys: str, scalar: ScalarNode, placeholder: str) -> Observation:
    return Observation(
        address=item.address,
        node=scalar,
        message=f"`{item.address}{keys}` still holds the placeholder {quotation(placeholder)}",
        remedy="write the fact; if it is not known yet, leave the key out, "
        "or write `{unknown: reason, owner: role}` where the key takes that",
        label="not a fact yet",
        detail=keys.strip("/"),
    )
