"""`docs/reference/python.md`: the Python API, from the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pdmap.language import inventory_schema
from pdmap.manual.page import Block, Code, Heading, Items, Page, Paragraph, Table
from pdmap.schema.subschemas import mapping
from tools.manual.form import generated
from tools.manual.surface import Entry, entries

_CHAPTERS = (
    ("Results", "What functions return.", ("pdmap.api", "pdmap.app")),
    ("Findings", "What is wrong, where, and what to write instead.", ("pdmap.findings", "pdmap.reporters")),
    ("The graph", "What personal data move between, and along.", ("pdmap.graph",)),
    (
        "The model",
        "What manifests say. Objects never change. Attributes that are not listed are for pdmap itself.",
        ("pdmap.model",),
    ),
    ("Changes", "What `diff` finds.", ("pdmap.questions", "pdmap.comparisons")),
)
"""Classes by the modules that they are from, as readers look for them."""


def page() -> str:
    """Return the page."""
    return generated(Page("Python", tuple(_blocks(entries()))), "`pdmap/api/`")


# Private functions

_DEFINITIONS = {"DataProtectionOfficer": "dpo", "MechanismUse": "mechanism", "SubjectDefinition": "subject"}
"""Classes of the model by the names of their definitions in the schema, where the two differ."""
_MODEL = "pdmap.model"
_WIDTH = 100
"""Characters of a signature that stays in one line."""


def _blocks(found: tuple[Entry, ...]) -> Iterator[Block]:
    yield Paragraph(
        "Everything here is a name of the package: `import pdmap`, then `pdmap.load`. These names are stable: none is "
        "removed or given another meaning without a release that says so before. What is not on this page may change "
        "at any time. `docs/how-to/python.md` shows them at work."
    )
    yield from _chapter("Functions", "Each does what the command of its name does.", found, "function")
    yield from _chapter(
        "Exceptions",
        "Functions raise these and nothing else for what users can mend; none prints, and none ends the process.",
        found,
        "exception",
    )
    for title, text, modules in _CHAPTERS:
        own = [entry for entry in found if entry.kind in {"class", "alias"} and entry.module.startswith(modules)]
        yield Heading(title)
        yield Paragraph(text)
        yield from (block for entry in own for block in _entry(entry))
    helpers = [entry for entry in found if entry.kind == "function" and entry.module.startswith(_MODEL)]
    yield Heading("Helpers")
    yield Paragraph("They take the values out of answers, where `none`, `unknown` and silence make no difference.")
    yield from (block for entry in helpers for block in _entry(entry))


def _chapter(title: str, text: str, found: Iterable[Entry], kind: str) -> Iterator[Block]:
    yield Heading(title)
    yield Paragraph(text)
    for entry in found:
        if entry.kind == kind and not entry.module.startswith(_MODEL):
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[Block]:
    yield Heading(f"`{entry.name}`", 3)
    yield Code(_folded(entry.signature), "python")
    yield from _text(entry.text)
    if entry.members:
        keys = _keys(entry)
        rows = tuple(
            (f"`{member.signature}`", _summary(member.text or keys.get(member.name, ""))) for member in entry.members
        )
        yield Table(("member", "what it is"), rows)


def _keys(entry: Entry) -> Mapping[str, str]:
    """Return what the language says of the keys that the attributes of a class of the model are written with."""
    if not entry.module.startswith(_MODEL):
        return {}
    name = _DEFINITIONS.get(entry.name, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", entry.name).lower())
    definitions = mapping(inventory_schema()["definitions"])
    keys = mapping(mapping(definitions.get(name, {})).get("properties", {}))
    return {key: str(mapping(shape)["description"]) for key, shape in keys.items()}


def _folded(signature: str) -> str:
    """Return a long signature with each argument on a line of its own."""
    head, opening, rest = signature.partition("(")
    arguments, closing, end = rest.rpartition(") -> ")
    if len(signature) <= _WIDTH or not closing:
        return signature
    lines = "".join(f"    {argument},\n" for argument in re.split(r", (?![^\[(]*[\])])", arguments))
    return f"{head}{opening}\n{lines}{closing.strip()[0]} -> {end}"


def _text(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a docstring, and its arguments and exceptions as lists."""
    for part in text.split("\n\n"):
        title, _, rest = part.partition("\n")
        if title in {"Args:", "Raises:", "Returns:"}:
            yield Paragraph(title)
            yield Items(tuple(_items(rest)))
        else:
            yield Paragraph(" ".join(part.split()))


def _items(text: str) -> Iterator[str]:
    """Yield the entries of a section, whose further lines are set in deeper."""
    item = ""
    for line in text.splitlines():
        is_new = not line.startswith(" " * 8)
        if is_new and item:
            yield _item(item)
        item = line.strip() if is_new else f"{item} {line.strip()}"
    yield _item(item)


def _item(text: str) -> str:
    name, colon, rest = text.partition(": ")
    return f"`{name}`: {rest}" if colon and name.isidentifier() else text


def _summary(text: str) -> str:
    """Return the first paragraph of a docstring, in one line."""
    return " ".join(text.partition("\n\n")[0].split())
