"""Inventories as tests read them: each is loaded once in a process, however many tests look at it.

Nothing of what is loaded can be changed. Tests of loading itself, and those that patch what loads, call `load_texts`.
"""

from collections.abc import Mapping
from functools import lru_cache

from pdmap.app.load import Loaded, load_texts


def loaded(texts: str | Mapping[str, str] | Mapping[str, bytes]) -> Loaded:
    """Return manifests by their paths, or one manifest, as an inventory."""
    named = {"inventory.yaml": texts} if isinstance(texts, str) else texts
    return _loaded(tuple((path, text.encode() if isinstance(text, str) else text) for path, text in named.items()))


@lru_cache(maxsize=64)
def _loaded(texts: tuple[tuple[str, bytes], ...]) -> Loaded:
    return load_texts(dict(texts))
