from hypothesis import given
from hypothesis import strategies as st

from pdmap.renderers.picture.geometry import Area, Crowd, Point, Route

places = st.floats(-500, 500)
lengths = st.floats(0.1, 300)
areas = st.builds(Area, places, places, lengths, lengths)


@given(st.lists(areas, max_size=12), areas)
def test_a_crowd_tells_what_looking_at_each_area_tells(taken: list[Area], asked: Area) -> None:
    crowd = Crowd()
    for area in taken:
        crowd.add(area)
    assert crowd.is_free(asked) is not any(area.overlaps(asked) for area in taken)


@given(st.lists(areas, min_size=1, max_size=6))
def test_what_is_given_back_is_free_again(taken: list[Area]) -> None:
    crowd = Crowd()
    for area in taken:
        crowd.add(area)
    for area in taken:
        crowd.remove(area)
    assert all(crowd.is_free(area) for area in taken)


def test_nothing_is_free_outside_of_the_page() -> None:
    crowd = Crowd(Area(0, 0, 100, 50))
    assert crowd.is_free(Area(80, 40, 20, 10))
    assert not crowd.is_free(Area(81, 40, 20, 10))
    assert not crowd.is_free(Area(-1, 0, 5, 5))


@given(areas, areas)
def test_overlap_goes_both_ways(first: Area, second: Area) -> None:
    assert first.overlaps(second) is second.overlaps(first)


@given(areas, places, places)
def test_what_is_moved_keeps_its_size(area: Area, x: float, y: float) -> None:
    moved = area.moved(Point(x, y))
    assert (moved.width, moved.height) == (area.width, area.height)
    route = Route((Point(0, 0),) * 4, Point(1, 1), None).moved(Point(x, y))
    assert route.curve[0] == Point(x, y)
    assert route.tip == Point(1 + x, 1 + y)
