"""The section `policies`: the organization's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pdmap.findings import Severity
from pdmap.language.common import object_keys, places
from pdmap.language.flows import TRANSPORTS
from pdmap.language.forms import Form, Schema, choice, line, mention, period, text, word
from pdmap.language.lists import one_or_several
from pdmap.language.purposes import PURPOSE_KINDS
from pdmap.language.records import Key, key, record, section
from pdmap.language.systems import DELETION_METHODS
from pdmap.model import (
    Conditions,
    ContractStatus,
    Mention,
    PartyRole,
    Policy,
    Protection,
    Requirements,
    Scope,
    Sense,
)
from pdmap.source import MappingNode, Node, Plain

T = TypeVar("T")

EFFECTS = ("deny", "allow", "require")
"""Keys of which a policy has exactly one."""
RECORDABLE: Mapping[Scope, tuple[str, ...]] = {
    Scope.FIELDS: ("deletion", "encryption", "location", "owner", "protection", "retention", "source", "subjects"),
    Scope.ACTIVITIES: ("dpia", "last_review", "notice", "owner", "recipients", "retention", "source", "subjects"),
    Scope.FLOWS: ("activity", "data", "dpa", "frequency", "retention", "subjects", "transport"),
}
"""What `recorded` may ask for, by what the policy looks at."""


def policies() -> Form[Mapping[str, Policy]]:
    """Return the form of the section."""
    form = section(
        Policy,
        "policy",
        "A rule of the organization's own: what it is about, and one of `deny`, `allow` and `require`.",
        *object_keys(),
        key(
            "on",
            one_or_several(choice(Scope)),
            "What it looks at: fields, activities, flows.",
            "flows",
            attribute="scopes",
            required=True,
        ),
        key("severity", choice(Severity), "How grave a finding is; an error where missing.", "warning"),
        key("match", _conditions(), "What it is about; everything where missing.", {"data": ["health"]}),
        key("except", _conditions(), "What it is not about.", {"subjects": ["worker"]}, attribute="excepted"),
        key("deny", _conditions(), "What must not be.", {"outside": ["EEA"]}),
        key("allow", _conditions(), "The only values that may be, key by key.", {"to": ["aws"]}),
        key("require", _requirements(), "What has to be recorded.", {"transport": ["tls", "ssh"]}),
        key(
            "hops",
            word("any", "one"),
            "Whether data are followed from where they start, or each step is looked at by itself.",
            "one",
        ),
        key("remedy", text(), "What to do about a finding.", "ask the security team for a place in the vault"),
        key("ref", line(), "Where it is laid down; shown where the law of a rule is.", "Security policy 4.2"),
    )
    return _with_one_effect(form)


# Private functions


def _conditions() -> Form[Conditions]:
    return _not_blank(
        record(
            "policy_conditions",
            Conditions,
            "What is meant: all of the written keys, and any of the values of each.",
            *_what_and_why(),
            *_ends(),
            *_places(),
        ),
        "policy_conditions",
    )


def _what_and_why() -> tuple[Key[object], ...]:
    kinds = one_or_several(_purpose_kind())
    return (
        key("data", _ids(), "Data types; each covers its children.", ["health"]),
        key("subjects", _ids(), "Whose data they are; each category covers its kinds.", ["child"]),
        key("activities", _ids(), "The activity, or those that a field or a flow serves.", ["billing"]),
        key("purposes", kinds, "Kinds of purposes, as `kind` names them.", ["marketing"]),
        key("basis", _ids(), "Lawful bases, Article 6(1).", ["consent"], attribute="bases"),
    )


def _ends() -> tuple[Key[object], ...]:
    return (
        key("systems", _ids(), "The system that holds a field, or those that an activity uses.", ["vault"]),
        key("parties", _ids(), "The hosts of a field's system, or the recipients of an activity.", ["aws"]),
        key("from", _ids(), "Where data of a flow start: system, party or subject.", ["clinic"], attribute="sources"),
        key("to", _ids(), "Where data of a flow arrive: system or party.", ["stripe"], attribute="targets"),
        key("receiver", word("party", "system"), "What data of a flow arrive at.", "party"),
        key("roles", one_or_several(choice(PartyRole)), "Roles of these parties.", ["controller"]),
        key(
            "transport",
            one_or_several(word(*TRANSPORTS)),
            "How a flow is protected on the way.",
            ["none"],
        ),
    )


def _places() -> tuple[Key[object], ...]:
    return (
        key("countries", places(), "Countries and areas that a place is in.", ["US"]),
        key("outside", places(), "Countries and areas that a place is in none of.", ["EEA"]),
        key(
            "presence",
            one_or_several(choice(Sense)),
            "In which senses a place counts; all of them where missing.",
            ["location", "establishment"],
            attribute="senses",
        ),
    )


def _requirements() -> Form[Requirements]:
    recordable = sorted({name for names in RECORDABLE.values() for name in names})
    return _not_blank(
        record(
            "policy_requirements",
            Requirements,
            "What has to be recorded: all of the written keys.",
            key("recorded", one_or_several(word(*recordable)), "Keys with an answer; `none` is not one.", ["owner"]),
            key("basis", _ids(), "Lawful bases of which each purpose has one.", ["consent"], attribute="bases"),
            key(
                "dpia",
                one_or_several(word("planned", "in-progress", "done")),
                "How far the impact assessment is, one of these.",
                ["done"],
            ),
            key("review", period(), "How long ago an activity was last reviewed, at most.", "P1Y"),
            key("retention", period(), "How long data are kept, at most.", "P7Y"),
            key("protection", one_or_several(choice(Protection)), "How a field is protected, one of these.", ["vault"]),
            key(
                "encryption",
                one_or_several(word("at_rest", "in_transit")),
                "Where the system of a field encrypts, all of these.",
                ["at_rest"],
            ),
            key(
                "deletion",
                one_or_several(word(*DELETION_METHODS)),
                "How the system of a field erases, one of these.",
                ["automatic"],
            ),
            key(
                "measures",
                _ids(),
                "Measures that all hold: of a field's system, an activity, a receiver.",
                ["access-by-role"],
            ),
            key("transport", one_or_several(word(*TRANSPORTS)), "How a flow travels, one of these.", ["tls", "ssh"]),
            key(
                "dpa",
                one_or_several(choice(ContractStatus)),
                "The data processing agreement with the receiving party, one of these.",
                ["signed", "incorporated"],
            ),
            key(
                "mechanisms",
                _ids(),
                "Transfer mechanisms, one of these for each step that leaves the territory.",
                ["scc", "dpf"],
            ),
        ),
        "policy_requirements",
    )


def _ids() -> Form[tuple[Mention, ...]]:
    return one_or_several(mention())


def _purpose_kind() -> Form[Mention]:
    kinds = word(*PURPOSE_KINDS)

    def bind(node: Node, address: str) -> Mention | None:
        kind = kinds.bind(node, address)
        return None if kind is None else Mention(node, kind)

    return Form(kinds.schema, bind)


def _not_blank(form: Form[T], name: str) -> Form[T]:
    """Return a form of a mapping that has one key or more."""

    def bind(node: Node, address: str) -> T | None:
        return form.bind(node, address) if isinstance(node, MappingNode) and node.entries else None

    return Form(form.schema, bind, _with(form, name, {"minProperties": 1}))


def _with_one_effect(form: Form[Mapping[str, Policy]]) -> Form[Mapping[str, Policy]]:
    """Return the form of policies that have exactly one effect each."""

    def bind(node: Node, address: str) -> dict[str, Policy] | None:
        policies = form.bind(node, address)
        return None if policies is None else {name: item for name, item in policies.items() if _has_one_effect(item)}

    one_effect: list[Plain] = [{"required": [effect]} for effect in EFFECTS]
    return Form(form.schema, bind, _with(form, "policy", {"oneOf": one_effect}))


def _with(form: Form[T], name: str, constraint: Mapping[str, Plain]) -> dict[str, Schema]:
    """Return the definitions of a form with a constraint on one of them."""
    return {**form.definitions, name: {**form.definitions[name], **constraint}}


def _has_one_effect(policy: Policy) -> bool:
    return sum(effect is not None for effect in (policy.deny, policy.allow, policy.require)) == 1
