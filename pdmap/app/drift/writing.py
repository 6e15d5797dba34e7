"""Write what drift found into manifests, and prove that nothing else comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pdmap.app.drift.holding import Held, differences_of
from pdmap.app.drift.judging import Drifted, Key, key_of
from pdmap.app.load import Loaded, load_texts
from pdmap.app.terms import Terms
from pdmap.findings import Finding
from pdmap.fixes.edits import apply_edits
from pdmap.frozen import dataclass
from pdmap.scan.drift.checks import INCONSISTENT
from pdmap.scan.drift.compare import Drift
from pdmap.scan.drift.wording import several
from pdmap.scan.drift.writing import Patch, patch_of
from pdmap.source import Plain, plain


@dataclass(frozen=True, slots=True)
class Patched:
    """Manifests with what drift found written into them."""

    contents: Mapping[str, bytes]
    """The bytes of every manifest."""
    loaded: Loaded
    patch: Patch
    """What was written; nothing where something else would have come of it."""
    trouble: str = ""
    """Why nothing was written, and for which columns, where that is so."""


def patched(
    state: Held,
    drifted: Drifted,
    contents: Mapping[str, bytes],
    unreadable: Sequence[Finding],
    terms: Terms,
    day: dt.date,
    program: str = "pdmap drift",
) -> Patched:
    """Return the manifests with undeclared columns added as unreviewed, and renamed ones moved: all of it or nothing.

    Args:
        state: The inventory and its sources.
        drifted: What differs.
        contents: The bytes of each manifest, by path.
        unreadable: Findings on manifests that could not be opened.
        terms: The configuration.
        day: The day that marks name.
        program: The command that marks name.
    """
    patch = patch_of(drifted.open, contents, f"proposed by {program} on {day.isoformat()}")
    if not patch.edits:
        return Patched(contents, state.loaded, patch)
    carrier = replace(patch.taken[0].finding, edits=patch.edits)
    after = apply_edits(contents, [carrier])
    loaded = load_texts(after, unreadable)
    if trouble := _trouble(state, loaded, patch, terms):
        columns = _named(map(key_of, patch.taken))
        return Patched(contents, state.loaded, Patch((), (), patch.refused), f"for {columns}: {trouble}")
    return Patched(after, loaded, patch)


# Private functions


def _trouble(state: Held, after: Loaded, patch: Patch, terms: Terms) -> str:
    """Return what else would come of a patch; empty where nothing does."""
    if len(after.findings) > len(state.loaded.findings) or after.is_whole < state.loaded.is_whole:
        return "the manifests would not be read as they are meant"
    if _without_fields(state.loaded) != _without_fields(after):
        return "something else than fields would change"
    systems = terms.configuration.settings.sources
    before = _keys(differences_of(state, terms, systems))
    left = _keys(differences_of(replace(state, loaded=after), terms, systems))
    mended = {key_of(item) for item in patch.taken}
    if still := left & mended:
        return f"{_named(still)} would still not be declared"
    return f"{_named(left - before)} would differ then" if left - before else ""


def _named(keys: Iterable[Key]) -> str:
    """Return what some differences are about, of many the first ones."""
    names = sorted({address.rpartition("/")[2] for _, address, _ in keys})
    return several(names)


def _keys(drift: Drift) -> set[Key]:
    """Return what differs, but for names of two kinds: where both are true, a field that is added tells of it."""
    return {key_of(item) for item in drift.differences if item.finding.check is not INCONSISTENT}


def _without_fields(loaded: Loaded) -> dict[str, Plain]:
    """Return what manifests say, but for the fields of systems."""
    found: dict[str, Plain] = {}
    for manifest in loaded.manifests:
        content = plain(manifest.root) if manifest.root else None
        systems = content.get("systems") if isinstance(content, dict) else None
        for system in systems.values() if isinstance(systems, dict) else ():
            if isinstance(system, dict):
                system.pop("fields", None)
        if isinstance(content, dict) and isinstance(systems, dict):
            content["systems"] = {name: system or None for name, system in systems.items()}
        found[manifest.path] = content
    return found
