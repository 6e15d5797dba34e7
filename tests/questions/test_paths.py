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
