from collections.abc import Callable

from pdmap.views import whole
from pdmap.views.fitting import LARGEST
from pdmap.views.material import Material
from pdmap.views.view import View

MANY = 70


def test_everything_is_shown_one_by_one_however_much_it_is(material_from: Callable[[str], Material]) -> None:
    systems = ", ".join(f"s{number}: {{kind: application, location: DE, fields: [name]}}" for number in range(MANY))
    view = whole.build(material_from(f"organization: {{name: A, country: DE}}\nsystems: {{{systems}}}"))
    assert len(view.nodes) == MANY > LARGEST
    assert (view.name, view.hidden) == ("whole", "Everything is shown.")


def test_what_cannot_be_drawn_is_told_in_every_view(view_of: Callable[[str, str], View]) -> None:
    manifest = (
        "organization: {name: A, country: DE}\n"
        "systems: {shop: {location: DE, hosted_by: awss}}\nparties: {p: {role: controller, country: DE}}\n"
        "flows: {f: {from: shopp, to: p, data: [email]}}"
    )
    told = (
        "Cannot be drawn: 1 flow, 1 link by hosting or sub-processing,"
        " because what they name is not defined: awss, shopp."
    )
    assert view_of(manifest, "whole").hidden == told
    assert view_of(manifest, "party:p").hidden.endswith(f". {told}")
