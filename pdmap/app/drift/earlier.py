"""What differed in a revision: of that nothing is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pdmap.app.drift.holding import Held, differences_of, held
from pdmap.app.drift.sources import Names, Sources, sources_of_revision
from pdmap.app.files import EmptyInventoryError
from pdmap.app.load import Loaded, load_texts
from pdmap.app.opening import opened_revision
from pdmap.app.terms import Terms
from pdmap.scan.drift.compare import Drift


def earlier_drift(path: Path, now: Held, sources: Sources, names: Names, revision: str, terms: Terms) -> Drift:
    """Return what differed between the inventory and its sources in a revision, as today's dictionary sees it.

    Args:
        path: The inventory, a folder or one manifest.
        now: The inventory and its sources as they are. A system that was not in the inventory then is compared as it is
            now, so that adding it tells nothing of columns that were there before.
        sources: The sources as they are.
        names: The sources that the configuration named in the revision.
        revision: A commit, branch or tag.
        terms: The configuration.

    Raises:
        RevisionError: git failed, or the revision is unknown.
    """
    then = sources_of_revision(terms.configuration, sources, names, revision)
    loaded = _loaded(path, revision)
    systems = {**now.loaded.inventory.systems, **loaded.inventory.systems}
    both = replace(loaded, inventory=replace(loaded.inventory, systems=systems))
    return differences_of(held(both, now.root, then), terms, terms.configuration.settings.sources)


# Private functions


def _loaded(path: Path, revision: str) -> Loaded:
    try:
        return opened_revision(path, revision).loaded
    except EmptyInventoryError:
        return load_texts({})
