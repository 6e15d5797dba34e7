from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.paths import path_to

Load = Callable[[str], Loaded]

MANIFEST = """\
systems:
  shop: {fields: [email.address], hosted_by: cloud}
  crm: {fields: [phone]}
parties:
  mailer: {subprocessors: [cloud]}
  cloud: {subprocessors: [support]}
  support: {subprocessors: [mailer]}
  lone: {subprocessors: [lonely]}
  lonely: {subprocessors: [lone]}
flows:
  collect: {from: customer, to: mailer, data: [email.address], activity: newsletter}
  call: {from: crm, to: mailer, data: [phone], activity: calls}
  share: {from: lone, to: lonely, data: [phone]}
activities:
  newsletter: {role: controller}
  calls: {role: controller}
"""


@pytest.mark.parametrize(
    ("link", "activity", "path"),
    [
        ("call", "", "crm -> mailer"),
        ("collect", "", "customer -> mailer"),
        ("hosting:shop:cloud", "", "shop -> cloud"),
        ("subprocessing:cloud:support", "", "shop -> cloud -> support"),
        ("subprocessing:cloud:support", "calls", "crm -> mailer -> cloud -> support"),
        ("subprocessing:cloud:support", "newsletter", "customer -> mailer -> cloud -> support"),
        ("subprocessing:support:mailer", "", "shop -> cloud -> support -> mailer"),
        ("share", "", "lone -> lonely"),
    ],
)
def test_a_path_starts_where_the_data_left_the_organization(load: Load, link: str, activity: str, path: str) -> None:
    graph = load(MANIFEST).graph
    (last,) = (found for found in graph.links if found.id == link)
    assert str(path_to(graph, last, activity)) == path


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (set(), "shop -> mailer -> support"),
        ({"health"}, "clinic -> mailer -> support"),
        ({"phone"}, "shop -> mailer -> support"),
        ({"name"}, "desk -> mailer -> support"),
    ],
)
def test_a_path_is_one_that_brings_the_data(load: Load, data: set[str], path: str) -> None:
    graph = load("""\
systems: {clinic: {fields: [health]}, desk: , shop: {fields: [phone]}, web: {fields: [name]}}
parties: {mailer: {subprocessors: [support]}, support: }
flows:
  a-phone: {from: shop, to: mailer, data: [phone]}
  b-counts: {from: web, to: mailer, data: [name], transforms: [{data: [name], into: []}]}
  c-open: {from: desk, to: mailer, data: {unknown: not told}}
  b-health: {from: clinic, to: mailer, data: [health]}
""").graph
    (last,) = (found for found in graph.links if found.id == "subprocessing:mailer:support")
    assert str(path_to(graph, last, data=frozenset(data))) == path
