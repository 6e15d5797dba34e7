from collections.abc import Callable

from pdmap.views import whole
from pdmap.views.fitting import LARGEST
from pdmap.views.material import Material

MANY = 70


def test_everything_is_shown_one_by_one_however_much_it_is(material_from: Callable[[str], Material]) -> None:
    systems = ", ".join(f"s{number}: {{kind: application, location: DE, fields: [name]}}" for number in range(MANY))
    view = whole.build(material_from(f"organization: {{name: A, country: DE}}\nsystems: {{{systems}}}"))
    assert len(view.nodes) == MANY > LARGEST
    assert (view.name, view.hidden) == ("whole", "Everything is shown.")
