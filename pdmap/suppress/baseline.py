"""The baseline: findings that were there when pdmap came, kept in a file until somebody mends them.

An entry names a check, a logical address and a detail, never a line, so that moving text changes nothing.
The file is JSON with an entry to a line, sorted, so that a review shows what was added. It is read by the
reader of manifests, for JSON is YAML and that reader knows where everything stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pdmap.findings import Finding, HiddenFinding, Hiding, Location
from pdmap.frozen import dataclass
from pdmap.language.checks import IDLE_ENTRY
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from pdmap.source.characters import replace_forbidden_in_value, shown_address
from pdmap.source.characters import shown as shown_text
from pdmap.suppress.codes import Codes

FORMAT = "pdmap.baseline/1"
"""Name and version of the format."""
FILE_NAME = "pdmap-baseline.json"
"""What the file is called where nothing else is configured."""
Key = tuple[str, str, str]
"""Code of the check, logical address and detail."""
_FIELDS = ("rule", "address", "detail", "message")


class BaselineError(Exception):
    """A file is not a baseline; the message is one clear line with the place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that the baseline holds."""

    rule: str
    """Code of the check."""
    address: str
    """Logical address, or the path of the file where the finding has none."""
    detail: str
    message: str
    """The finding's message when the entry was written: for people, and compared with nothing."""
    location: Location
    """Where the entry stands in the baseline."""

    @property
    def key(self) -> Key:
        """Return what a finding has to be to be hidden."""
        return self.rule, self.address, self.detail


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline as it was read."""

    entries: tuple[Entry, ...]
    path: str
    """Path of the file relative to the inventory."""
    lines: tuple[str, ...]
    """The text by lines, without line breaks."""

    @property
    def keys(self) -> frozenset[Key]:
        """Return what the entries hide."""
        return frozenset(entry.key for entry in self.entries)


def read_baseline(data: bytes, *, shown: str, path: str) -> Baseline:
    """Return the baseline that the bytes of a file hold.

    Args:
        data: The bytes.
        shown: The file's path for messages to people.
        path: Its path relative to the inventory, for findings.

    Raises:
        BaselineError: they hold something else.
    """
    manifest = parse(shown, data)
    if manifest.findings:
        first = manifest.findings[0]
        raise BaselineError(f"{first.location}: the baseline is damaged: {first.message}")
    root = manifest.root
    if not isinstance(root, MappingNode):
        raise BaselineError(f"{shown}: the baseline is damaged: it is not a mapping")
    if _text(root.get("format")) != FORMAT:
        raise _damaged(root.get("format") or root, f'`format` is not "{FORMAT}"')
    _refuse_other_keys(root, ("format", "entries"))
    entries = root.get("entries")
    if not isinstance(entries, SequenceNode):
        raise _damaged(entries or root, "`entries` is not a list")
    return Baseline(tuple(_entry(node, path) for node in entries.items), path, manifest.lines)


def baseline_text(entries: Iterable[Entry | Finding]) -> str:
    """Return the text of a baseline of findings and entries; the same ones give the same text in any order."""
    rows = {row[:3]: row for row in sorted(map(_row, entries), reverse=True)}
    objects = [dict(zip(_FIELDS, row, strict=True)) for _, row in sorted(rows.items())]
    # Runners of CI obey `##[` wherever it stands in a log, where a baseline is shown as well.
    written = (json.dumps(item, ensure_ascii=False).replace("##", "#\\u0023") for item in objects)
    lines = ",\n".join(f"    {item}" for item in written)
    entries_text = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "format": "{FORMAT}",\n  "entries": {entries_text}\n}}\n'


def key_of(finding: Finding) -> Key:
    """Return what identifies a finding in a baseline, as in its fingerprint."""
    where = finding.address or finding.location.path
    return finding.check.code, replace_forbidden_in_value(where), replace_forbidden_in_value(finding.detail)


def in_baseline(finding: Finding) -> HiddenFinding:
    """Return a finding as hidden by the baseline."""
    return HiddenFinding(finding, Hiding.BASELINE)


def idle_entries(baseline: Baseline, found: Iterable[Finding], codes: Codes) -> Iterator[Entry]:
    """Yield the entries that match no finding, as far as that can be known.

    Args:
        baseline: The baseline.
        found: All findings that can be hidden, also those that something else hides.
        codes: What is known of codes.
    """
    made = {key_of(finding) for finding in found}
    for entry in baseline.entries:
        if entry.key not in made and (entry.rule in codes.judged or not codes.may_exist(entry.rule)):
            yield entry


def idle_entry(entry: Entry) -> Finding:
    """Return the finding on an entry that matches nothing."""
    rule, address = shown_text(entry.rule), shown_address(entry.address)
    return Finding(
        check=IDLE_ENTRY,
        message=f"the baseline entry of `{rule}` for `{address}` matches nothing",
        location=entry.location,
        remedy="remove it: `pdmap baseline --prune`",
        detail=" ".join(entry.key),
    )


# Private functions


def _entry(node: Node, path: str) -> Entry:
    if not isinstance(node, MappingNode):
        raise _damaged(node, "an entry is not a mapping")
    _refuse_other_keys(node, _FIELDS)
    values = {}
    for name in _FIELDS:
        value = _text(node.get(name))
        if value is None:
            raise _damaged(node.get(name) or node, f"`{name}` of an entry is not text")
        values[name] = value
    return Entry(**values, location=Location(path, node.span))


def _refuse_other_keys(node: MappingNode, known: tuple[str, ...]) -> None:
    for entry in node.entries.values():
        if entry.key.text not in known:
            raise _damaged(entry.key, f"it has no key `{shown_text(entry.key.text)}`; known are {', '.join(known)}")


def _text(node: Node | None) -> str | None:
    return node.value if isinstance(node, ScalarNode) and isinstance(node.value, str) else None


def _damaged(node: Node, fact: str) -> BaselineError:
    return BaselineError(f"{node.location()}: the baseline is damaged: {fact}")


def _row(item: Entry | Finding) -> tuple[str, str, str, str]:
    key = item.key if isinstance(item, Entry) else key_of(item)
    return (*key, replace_forbidden_in_value(item.message))
