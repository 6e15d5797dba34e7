import gc
from collections.abc import Iterator

import pytest

from pdmap.app.load import load_texts
from pdmap.cycles import without_search_for_cycles


@pytest.fixture(autouse=True)
def _enabled() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.parametrize("is_enabled", [True, False])
def test_the_search_is_off_within_and_as_before_behind(*, is_enabled: bool) -> None:
    if not is_enabled:
        gc.disable()
    with pytest.raises(ZeroDivisionError), without_search_for_cycles():  # noqa: PT012
        assert not gc.isenabled()
        with without_search_for_cycles():
            pass
        assert not gc.isenabled()
        raise ZeroDivisionError
    assert gc.isenabled() is is_enabled


def test_what_was_made_is_old_behind_it() -> None:
    with without_search_for_cycles():
        made: list[list[int]] = [[] for _ in range(10_000)]
    assert len(gc.get_objects(generation=0)) < len(made)
    assert gc.get_freeze_count() == 0


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    before = gc.get_freeze_count()
    with without_search_for_cycles():
        pass
    assert gc.get_freeze_count() >= before - 10


def test_an_inventory_is_read_without_a_search() -> None:
    fields = "\n".join(f"      - {{type: email.address, name: f{number}}}" for number in range(2_000))
    searched: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        searched.append(phase)

    gc.callbacks.append(note)
    try:
        load_texts({"a.yaml": f"systems:\n  crm:\n    fields:\n{fields}\n".encode()})
    finally:
        gc.callbacks.remove(note)
    # What comes before and behind the reading may start one each; the 12,000 objects would start a dozen.
    assert searched.count("start") <= 2
