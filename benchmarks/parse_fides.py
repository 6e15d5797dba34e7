"""Parse a Fides inventory with fideslang's own loader, in the environment of `peers.txt`: `parse_fides.py FOLDER`."""

from __future__ import annotations

import sys

from fideslang.manifests import ingest_manifests
from fideslang.parse import load_manifests_into_taxonomy

taxonomy = load_manifests_into_taxonomy(ingest_manifests(sys.argv[1]))
print(f"{len(taxonomy.system)} systems, {len(taxonomy.dataset)} datasets")
