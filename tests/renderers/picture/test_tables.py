"""Facts beside a map: what a cell lists is there as a whole, until it is long."""

import pytest

from pdmap.renderers.picture.geometry import Point
from pdmap.renderers.picture.tables import table_part
from pdmap.renderers.picture.text import ELLIPSIS
from pdmap.views.tables import Table


@pytest.mark.parametrize(("kinds", "is_cut"), [(12, False), (200, True)])
def test_what_a_cell_lists_is_cut_only_where_it_is_long(kinds: int, *, is_cut: bool) -> None:
    names = ", ".join(f"Kind of data {number}" for number in range(kinds))
    table = Table("Notification", ("Element", "Known", "Open"), (("Records", names, "how many"),) * 3)
    drawn = table_part(table, 500).draw(Point(0, 0))
    assert (ELLIPSIS in drawn) is is_cut
    assert f"Kind of data {kinds - 1}" in " ".join(drawn.split()) or is_cut
