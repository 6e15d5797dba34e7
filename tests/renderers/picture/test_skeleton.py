from collections.abc import Callable

import pytest

from pdmap.renderers.picture.skeleton import skeleton_dot, skeleton_of
from pdmap.renderers.picture.spacing import Spacing
from pdmap.views.view import View


@pytest.mark.parametrize("case", ["shop", "hosting"])
@pytest.mark.parametrize(("name", "is_simplified"), [("labels", False), ("numbers", True)])
def test_the_graph_for_the_engine_is_as_before(
    case: str, name: str, *, is_simplified: bool, view_of: Callable[[str], View], golden: Callable[[str, str], None]
) -> None:
    skeleton = skeleton_of(view_of(case), is_simplified=is_simplified)
    golden(f"{case}.{name}.dot", skeleton_dot(skeleton, has_new_ranks=not is_simplified))


def test_a_compact_graph_keeps_room_for_numbers_only(view_of: Callable[[str], View]) -> None:
    view = view_of("shop")
    full, compact = skeleton_of(view), skeleton_of(view, spacing=Spacing.NUMBERS)
    assert compact.labels == full.labels
    assert set(compact.rooms) == set(full.rooms)
    assert all(compact.rooms[id_].width <= room.width for id_, room in full.rooms.items())
    assert sum(room.width for room in compact.rooms.values()) < sum(room.width for room in full.rooms.values())


def test_orthogonal_lines_are_never_asked_for(view_of: Callable[[str], View]) -> None:
    for is_simplified in (False, True):
        dot = skeleton_dot(skeleton_of(view_of("shop"), is_simplified=is_simplified), has_new_ranks=True)
        assert "ortho" not in dot


def test_a_tight_graph_keeps_no_room_for_labels_and_all_that_they_say(view_of: Callable[[str], View]) -> None:
    view = view_of("shop")
    full, tight = skeleton_of(view), skeleton_of(view, spacing=Spacing.TIGHT)
    assert tight.labels == full.labels
    assert not tight.rooms
    assert "ranksep=0.35" in skeleton_dot(tight, has_new_ranks=True)
