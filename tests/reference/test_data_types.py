import re
from collections import Counter

import pytest

from pdmap.reference import Special, built_in
from pdmap.reference.hierarchy import ancestors

TYPES = built_in().data_types
GROUPS = [key for key, found in TYPES.items() if not found.parent]

USED_IN_THE_DESIGN = [
    "email.address",
    "address.billing",
    "oauth_token",
    "paypal_id",
    "ip_address",
    "ssh_public_key",
    "invoice",
    "support_ticket",
    "free_text",
    "health",
    "unknown_content",
]
SECRETS = {
    "api_key",
    "credential",
    "mfa_secret",
    "oauth_token",
    "password",
    "pin",
    "security_question",
    "session_token",
    "ssh_private_key",
}


@pytest.mark.parametrize("key", USED_IN_THE_DESIGN)
def test_the_keys_that_manifests_use_exist(key: str) -> None:
    assert key in TYPES


@pytest.mark.parametrize("key", TYPES)
def test_a_key_can_be_an_id_and_names_itself(key: str) -> None:
    assert TYPES[key].key == key
    assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*(\.[a-z0-9]+(_[a-z0-9]+)*)?", key)
    assert TYPES[key].label


@pytest.mark.parametrize("key", TYPES)
def test_every_parent_exists_and_leads_to_a_group(key: str) -> None:
    chain = ancestors(key, TYPES)

    assert chain[-1] in GROUPS
    assert len(chain) <= 3


@pytest.mark.parametrize("key", [key for key in TYPES if "." in key])
def test_a_dotted_key_belongs_to_its_prefix(key: str) -> None:
    assert TYPES[key].parent == key.rpartition(".")[0]


def test_groups_have_codes_of_their_own_and_types_carry_them() -> None:
    codes = [TYPES[group].code for group in GROUPS]

    assert len(set(codes)) == len(codes) == 15
    assert all(re.fullmatch(r"[A-Z]{2,4}", code) for code in codes)
    assert all(found.code == TYPES[ancestors(key, TYPES)[-1]].code for key, found in TYPES.items())


def test_a_column_name_means_one_type() -> None:
    aliases = Counter(alias for found in TYPES.values() for alias in found.aliases)

    assert [alias for alias, count in aliases.items() if count > 1] == []


def test_an_alias_that_is_a_key_as_well_names_that_type_or_a_narrower_one() -> None:
    both = [(alias, key) for key, found in TYPES.items() for alias in found.aliases if alias in TYPES]

    assert all(alias in ancestors(key, TYPES) for alias, key in both)


def test_sensitivity_runs_from_one_to_five() -> None:
    assert {found.sensitivity for found in TYPES.values()} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("key", TYPES)
def test_terms_of_other_vocabularies_are_well_formed(key: str) -> None:
    found = TYPES[key]

    assert re.fullmatch(r"(https://w3id\.org/dpv(/pd)?#\w+)?", found.dpv)
    assert found.dpv_match in ({"exact", "broader", "related", "inferred", "composite"} if found.dpv else {""})
    assert re.fullmatch(r"(user|system)(\.[a-z_]+)*", found.fideslang)


def test_secrets_are_marked_and_what_is_hashed_or_public_is_not() -> None:
    assert {key for key, found in TYPES.items() if found.credential} == SECRETS
    assert {"password_hash", "ssh_public_key", "passkey"} <= {
        key for key, found in TYPES.items() if found.parent == "credential"
    }


@pytest.mark.parametrize(
    ("key", "special"),
    [
        ("health.mental", Special.ARTICLE_9),
        ("biometric", Special.ARTICLE_9),
        ("religion", Special.ARTICLE_9),
        ("criminal_record", Special.ARTICLE_10),
        ("national_id", Special.ARTICLE_87),
        ("free_text", Special.CONTEXT),
        ("unknown_content", Special.CONTEXT),
        ("email.address", Special.NONE),
    ],
)
def test_the_special_rules_of_the_law_are_marked(key: str, special: Special) -> None:
    assert TYPES[key].special is special


@pytest.mark.parametrize("group", ["health", "biometric", "special"])
def test_below_a_special_group_nothing_is_plain(group: str) -> None:
    below = [found for key, found in TYPES.items() if group in ancestors(key, TYPES)]

    assert {found.special for found in below} <= {Special.ARTICLE_9, Special.CONTEXT}
    assert min(found.sensitivity for found in below) >= 3
