import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.importers import is_access_excluded, is_own, staying_inside, transferring
from pdmap.questions.transfers import transfer_legs

Load = Callable[[str], Loaded]

AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("system", "party", "stays"),
    [
        ("location: SE", "{country: US}", True),
        ("location: [SE, US]", "{country: US}", False),
        ("location: {choice: [SE, CH], by: customer}", "{country: US}", False),
        ("location: SE, backup: {location: US}", "{country: US}", False),
        ("location: worldwide", "{country: US}", False),
        ("kind: service", "{country: US}", False),
        ("kind: service", "{country: US, regions: [SE, DE]}", True),
        ("kind: service", "{country: US, regions: [SE, IN]}", False),
    ],
)
def test_data_stay_inside_where_every_known_place_is(load: Load, system: str, party: str, stays: bool) -> None:  # noqa: FBT001
    loaded = load(f"""\
systems:
  shop: {{{system}, hosted_by: host, fields: [email.address]}}
parties:
  host: {party}
""")
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    (link,) = loaded.graph.links
    assert staying_inside(legs)(link) is stays


@pytest.mark.parametrize(
    ("access", "excluded"),
    [
        ("none", True),
        ("[SE, CH]", True),
        ("[SE, US]", False),
        ("worldwide", False),
        ("{unknown: asked}", False),
    ],
)
def test_access_is_excluded_by_what_access_from_leaves_out(load: Load, access: str, excluded: bool) -> None:  # noqa: FBT001
    loaded = load(f"""\
systems:
  shop: {{fields: [email.address]}}
parties:
  mailer: {{country: US, access_from: {access}}}
flows:
  send: {{from: shop, to: mailer, data: [email.address]}}
""")
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    (leg,) = (leg for leg in legs if leg.presence == "establishment")
    assert is_access_excluded(loaded.inventory, leg) is excluded


@pytest.mark.parametrize(
    ("system", "own"),
    [
        ("location: US, hosted_by: none", {"US": True}),
        ("location: US", {"US": False}),
        ("location: US, hosted_by: host", {"US": False}),
        ("access_from: [IN], hosted_by: host", {"IN": True}),
    ],
)
def test_own_people_and_premises_are_told_from_others(load: Load, system: str, own: dict[str, bool]) -> None:
    loaded = load(f"""\
systems:
  shop: {{{system}, fields: [email.address]}}
parties:
  host: {{country: SE}}
""")
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    assert {leg.place.name: is_own(loaded.inventory, leg) for leg in legs if leg.holder == "shop"} == own


@pytest.mark.parametrize(
    ("system", "party", "reached"),
    [
        ("location: SE", "{country: US}", ["US"]),
        ("location: SE", "{country: US, access_from: none}", []),
        ("location: BR", "{country: US, access_from: none}", ["BR", "US"]),
        ("location: SE", "{country: SE, parent_country: US}", []),
        ("location: SE, access_from: [IN]", "{country: SE}", []),
        ("location: SE", "{country: SE, access_from: [IN]}", ["IN"]),
    ],
)
def test_steps_transfer_where_somebody_else_gets_data_abroad(
    load: Load, system: str, party: str, reached: list[str]
) -> None:
    loaded = load(f"""\
systems:
  shop: {{{system}, hosted_by: host, fields: [email.address]}}
parties:
  host: {party}
""")
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    assert sorted(leg.place.name for leg in transferring(loaded.inventory, legs)) == reached
