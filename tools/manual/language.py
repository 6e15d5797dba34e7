"""`docs/reference/language.md`: every section, record and key of the inventory language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.language import inventory_schema
from pdmap.language.forms import ID_PATTERN
from pdmap.manual.page import Block, Code, Heading, Page, Paragraph, Table
from pdmap.schema.subschemas import Schema, is_unknown, items, leaves, mapping, words
from pdmap.schema.wording import enumerate_phrases, phrases, written
from pdmap.source import Plain
from tools.manual.form import generated

_NONE = "none"


def page() -> str:
    """Return the page."""
    schema = inventory_schema()
    sections = {name: mapping(shape) for name, shape in mapping(schema["properties"]).items()}
    records = {name: mapping(shape) for name, shape in mapping(schema["definitions"]).items()}
    entries = {_record_of(shape): name for name, shape in sections.items()}
    blocks = (*_introduction(), *_sections(sections, records), *_records(records, entries))
    return generated(Page("The inventory language", blocks), "`pdmap/language/`", _links(records, entries))


# Private functions


def _introduction() -> Iterator[Block]:
    yield Paragraph(
        "An inventory is a folder of manifests in YAML 1.2; all of them together are one text. A manifest is a mapping "
        "of sections, and most sections are a mapping of ids to objects. The column of answers says where, beside a "
        "value, `none` (there is none) or `{unknown: reason}` (nobody knows yet) is an answer. Leaving a key out is "
        "silence, and no answer."
    )


def _sections(sections: Mapping[str, Schema], records: Mapping[str, Schema]) -> Iterator[Block]:
    for name, shape in sections.items():
        record = records[_record_of(shape)]
        about = dict.fromkeys((str(shape["description"]), str(record["description"])))
        yield Heading(f"`{name}`")
        yield from (Paragraph(text) for text in about)
        yield from (Code(f"{name}: {written(_example(shape))}", "yaml"), _keys(record))


def _records(records: Mapping[str, Schema], entries: Mapping[str, str]) -> Iterator[Block]:
    yield from (Heading("Records"), Paragraph("Mappings that are values of keys above, in the order of their names."))
    for name, record in records.items():
        if name not in entries:
            yield from (Heading(_title(name), 3), Paragraph(str(record["description"])), _keys(record))


def _keys(record: Schema) -> Table:
    required = items(record.get("required"))
    keys = mapping(record["properties"]).items()
    rows = (_row(name, mapping(shape), is_required=name in required) for name, shape in keys)
    return Table(("key", "meaning", "value", "answers", "example"), tuple(rows))


def _row(name: str, shape: Schema, *, is_required: bool) -> tuple[str, ...]:
    return (
        f"`{name}` (required)" if is_required else f"`{name}`",
        str(shape["description"]),
        enumerate_phrases(_values(shape)),
        _answers(shape),
        f"`{written(_example(shape))}`",
    )


def _values(shape: Schema) -> list[str]:
    """Return what may stand behind a key, other than the answers that are no values."""
    branches = [leaf for leaf in leaves(shape) if not is_unknown(leaf)]
    single = [phrase for leaf in branches if not _is_list(leaf) for phrase in _phrases(leaf) if phrase != f"`{_NONE}`"]
    several = [_values(mapping(leaf.get("items"))) for leaf in branches if _is_list(leaf)]
    return [*dict.fromkeys(single), *(_list_phrase(inner, single) for inner in several)]


def _list_phrase(inner: list[str], single: list[str]) -> str:
    if inner == single:
        return "a list of them"
    return f"a list, each {enumerate_phrases(inner)}"


def _is_list(leaf: Schema) -> bool:
    return leaf.get("type") == "array"


def _phrases(leaf: Schema) -> Iterator[str]:
    """Return what fits one alternative; a reference is named by what it refers to."""
    inner = [item for item in leaves(mapping(leaf.get("additionalProperties"))) if "$ref" in item]
    if "$ref" in leaf:
        yield _named(_reference(leaf))
    elif leaf.get("pattern") == ID_PATTERN:
        yield "an id"
    elif "enum" in leaf:
        yield from (f"`{word}`" for word in words(leaf))
    elif inner:
        yield from (f"an id with {_named(_reference(item))}" for item in inner)
    else:
        yield from phrases(leaf)


def _answers(shape: Schema) -> str:
    """Return the answers that are no values."""
    found = [f"`{_NONE}`"] if _NONE in words(shape) else []
    return ", ".join([*found, *("`unknown`" for leaf in leaves(shape) if is_unknown(leaf))])


def _example(shape: Schema) -> Plain:
    return items(shape["examples"])[0]


def _record_of(section: Schema) -> str:
    """Return the name of the record that the entries of a section are."""
    shapes: Iterable[Schema] = (section, mapping(section.get("additionalProperties")), mapping(section.get("items")))
    return next(_reference(leaf) for shape in shapes for leaf in leaves(shape) if "$ref" in leaf)


def _reference(leaf: Schema) -> str:
    return str(leaf["$ref"]).rpartition("/")[2]


def _links(records: Mapping[str, Schema], entries: Mapping[str, str]) -> dict[str, str]:
    """Return where the names of records lead: to their own heading, or to that of their section."""
    return {_link(name): f"#{entries.get(name) or _title(name).replace(' ', '-')}" for name in records}


def _link(name: str) -> str:
    return f"{_title(name)} record"


def _named(name: str) -> str:
    return f"{'an' if name[0] in 'aeio' else 'a'} {_link(name)}"


def _title(name: str) -> str:
    return name.replace("_", " ")
