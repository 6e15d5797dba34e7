import pytest

from pdmap.app.load import load_texts
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Unknown


def graph_of(text: str) -> FlowGraph:
    return load_texts({"inventory.yaml": text.encode()}).graph


def link_of(text: str, identifier: str) -> Link:
    (link,) = (link for link in graph_of(text).links if link.id == identifier)
    return link


def test_every_system_and_party_is_an_element_even_alone() -> None:
    graph = graph_of("systems: {console: , broker: }\nparties: {aws: }")
    assert [(element.kind, element.id) for element in graph.elements] == [
        (ElementKind.PARTY, "aws"),
        (ElementKind.SYSTEM, "broker"),
        (ElementKind.SYSTEM, "console"),
    ]


def test_a_flow_carries_what_is_written() -> None:
    link = link_of(
        """\
systems: {console: {fields: [{type: email, subjects: [visitor]}]}}
parties: {paypal: }
flows: {pay: {from: console, to: paypal, data: [paypal_id], subjects: [customer], activity: billing, transport: tls}}
""",
        "pay",
    )
    assert link.kind is LinkKind.FLOW
    assert (str(link.source), str(link.target)) == ("console", "paypal")
    assert link.flow is link.item
    assert [set(link.data), set(link.subjects), set(link.activities)] == [{"paypal_id"}, {"customer"}, {"billing"}]
    assert link.transport == "tls"


@pytest.mark.parametrize(
    ("sent", "subjects"),
    [
        ("[email.address]", {"visitor"}),
        ("[email]", {"visitor"}),
        ("[address.billing]", {"customer"}),
        ("[email, address]", {"visitor", "customer"}),
        ("[phone]", set()),
        ("none", set()),
    ],
)
def test_a_flow_without_subjects_carries_those_of_the_fields_it_takes(sent: str, subjects: set[str]) -> None:
    link = link_of(
        f"""\
systems:
  console: {{fields: [{{type: email.address, subjects: [visitor]}}, {{type: address, subjects: [customer]}}]}}
parties: {{mailer: }}
flows: {{mail: {{from: console, to: mailer, data: {sent}}}}}
""",
        "mail",
    )
    assert link.subjects == subjects


def test_subjects_that_are_not_known_are_not_guessed() -> None:
    text = """\
systems: {console: {fields: [{type: email, subjects: [visitor]}]}}
parties: {mailer: }
flows: {mail: {from: console, to: mailer, data: [email], subjects: {unknown: not said}, transport: {unknown: not said}}}
"""
    link = link_of(text, "mail")
    assert link.subjects == frozenset()
    assert link.transport == Unknown("not said")


@pytest.mark.parametrize(
    "flow", ["{from: nobody, to: console}", "{from: console, to: nobody}", "{from: console, to: customer}"]
)
def test_a_flow_without_two_ends_is_left_out(flow: str) -> None:
    assert graph_of(f"systems: {{console: }}\nflows: {{mail: {flow}}}").links == ()


def test_a_flow_from_a_data_subject_is_a_collection() -> None:
    link = link_of("systems: {console: }\nflows: {signup: {from: customer, to: console, data: [email]}}", "signup")
    assert (link.kind, link.source.kind) == (LinkKind.COLLECTION, ElementKind.SUBJECT)
    assert link.subjects == {"customer"}


FIELDS = "{type: email.address, source: data_subject}, {type: address.billing, source: data_subject}, phone"


@pytest.mark.parametrize(
    ("flows", "collected"),
    [
        ("{}", {"email.address", "address.billing"}),
        ("{signup: {from: customer, to: console, data: [email]}}", {"address.billing"}),
        ("{signup: {from: customer, to: console, data: [email, address.billing]}}", set()),
        ("{signup: {from: customer, to: console}}", set()),
        ("{signup: {from: visitor, to: console, data: [email]}}", {"email.address", "address.billing"}),
    ],
)
def test_fields_from_the_data_subject_are_collected_where_no_flow_brings_them(flows: str, collected: set[str]) -> None:
    graph = graph_of(
        f"""\
systems: {{console: {{subjects: [customer], fields: [{FIELDS}]}}}}
activities: {{accounts: {{role: controller, systems: [console]}}}}
flows: {flows}
"""
    )
    links = [link for link in graph.links if link.id == "collection:customer:console"]
    assert {data_type for link in links for data_type in link.data} == collected
    assert all(link.kind is LinkKind.COLLECTION and link.activities == {"accounts"} for link in links)


def test_a_host_receives_all_that_the_system_holds() -> None:
    link = link_of(
        """\
systems: {console: {hosted_by: aws, subjects: [customer], fields: [email, phone]}}
parties: {aws: }
activities: {accounts: {role: controller, systems: [console]}}
""",
        "hosting:console:aws",
    )
    assert link.kind is LinkKind.HOSTING
    assert [set(link.data), set(link.subjects)] == [{"email", "phone"}, {"customer"}]
    assert link.activities == {"accounts"}
    assert link.chosen_by is None


def test_hosts_that_somebody_chooses_are_all_in_the_graph() -> None:
    graph = graph_of(
        "systems: {broker: {hosted_by: {choice: [aws, azure, nobody], by: account owner}}}\nparties: {aws: , azure: }"
    )
    assert [(link.id, link.chosen_by) for link in graph.links] == [
        ("hosting:broker:aws", "account owner"),
        ("hosting:broker:azure", "account owner"),
    ]


CHAIN = """\
systems: {shop: {fields: [email, phone], subjects: [customer], hosted_by: host}}
parties:
  host: {subprocessors: [cooling, nobody]}
  cooling: {subprocessors: [support]}
  mailer: {subprocessors: [support]}
  support: {subprocessors: [cooling, support]}
  idle: {subprocessors: [host]}
flows: {mail: {from: shop, to: mailer, data: [address], activity: newsletter}}
"""


def test_sub_processors_receive_what_the_parties_before_them_receive() -> None:
    links = {link.id: link for link in graph_of(CHAIN).links if link.kind is LinkKind.SUBPROCESSING}
    assert {identifier: set(link.data) for identifier, link in links.items()} == {
        "subprocessing:host:cooling": {"email", "phone"},
        "subprocessing:cooling:support": {"email", "phone", "address"},
        "subprocessing:mailer:support": {"address"},
        "subprocessing:support:cooling": {"email", "phone", "address"},
        "subprocessing:support:support": {"email", "phone", "address"},
    }
    assert links["subprocessing:mailer:support"].activities == {"newsletter"}
    assert links["subprocessing:host:cooling"].subjects == {"customer"}
    assert links["subprocessing:host:cooling"].item.address == "parties/host"


TRANSFORMED = """\
systems: {{shop: {{fields: [email, phone]}}}}
parties: {{mailer: {{subprocessors: [support]}}, support: }}
flows: {{mail: {{from: shop, to: mailer, data: {data}, transforms: [{{method: other, data: [email], into: {into}}}]}}}}
"""


@pytest.mark.parametrize(
    ("data", "into", "arriving"),
    [
        ("[email, phone]", "[user.pseudonym]", {"user.pseudonym", "phone"}),
        ("[email.address]", "[health]", {"health"}),
        ("[email, phone]", "[]", {"phone"}),
        ("[phone]", "[health]", {"phone"}),
        ("{unknown: not said}", "[]", set()),
    ],
)
def test_what_arrives_is_what_transforms_leave_and_make_also_further_on(
    data: str, into: str, arriving: set[str]
) -> None:
    text = TRANSFORMED.format(data=data, into=into)
    mail, onward = link_of(text, "mail"), link_of(text, "subprocessing:mailer:support")
    assert [set(data) for data in (mail.arriving, onward.arriving, onward.data)] == [arriving] * 3
    assert not mail.is_empty


def test_a_sub_processor_gets_nothing_of_what_transforms_take_away() -> None:
    (link,) = graph_of(TRANSFORMED.format(data="[email]", into="[]")).links
    assert (link.id, link.arriving, link.is_empty) == ("mail", frozenset(), True)


def test_a_host_serves_every_activity_that_sends_data_to_the_system() -> None:
    text = """\
systems: {shop: {fields: [email]}, store: {hosted_by: cloud, fields: [email]}}
parties: {cloud: {subprocessors: [support]}, support: }
activities:
  orders: {role: controller, systems: [shop]}
  stock: {role: controller, systems: [store]}
  counts: {role: controller, systems: [shop]}
flows:
  export: {from: shop, to: store, data: [email], activity: orders}
  count: {from: shop, to: store, data: [email], activity: counts, transforms: [{data: [email], into: []}]}
"""
    assert link_of(text, "hosting:store:cloud").activities == {"orders", "stock"}
    assert link_of(text, "subprocessing:cloud:support").activities == {"orders", "stock"}


def test_links_are_found_from_both_ends() -> None:
    graph = graph_of(CHAIN)
    support = Element(ElementKind.PARTY, "support")
    assert [link.id for link in graph.links_to(support)] == [
        "subprocessing:cooling:support",
        "subprocessing:mailer:support",
        "subprocessing:support:support",
    ]
    assert [link.target.id for link in graph.links_from(support)] == ["cooling", "support"]
    assert graph.links_from(Element(ElementKind.SYSTEM, "nowhere")) == ()
    assert graph.links_to(Element(ElementKind.SYSTEM, "nowhere")) == ()


def test_an_id_means_a_system_before_a_party_before_a_subject() -> None:
    graph = graph_of(
        """\
systems: {customer: }
parties: {customer: , visitor: }
flows: {a: {from: customer, to: visitor}, b: {from: employee, to: customer}}
"""
    )
    kinds = [element and element.kind for element in map(graph.find, ("customer", "visitor", "employee", "nobody"))]
    assert kinds == [ElementKind.SYSTEM, ElementKind.PARTY, ElementKind.SUBJECT, None]
