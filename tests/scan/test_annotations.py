import pytest

from pdmap.scan.annotations import LONGEST_COMMENT, OPEN_EDX, answer_of, evidence_in
from pdmap.scan.schema import Evidence

SAYS_PERSONAL = (
    "PII",
    "pii=true",
    "GDPR: yes",
    "@pii",
    "[PII] full name as on the passport",
    "Classification: personal data",
    "NOT NULL, PII",
    "PII is removed after 30 days",
    "may contain personal information",
    "is_personal: ja",
    "personenbezogene Daten",
    "données personnelles du client",
    "Has a special category: health",
    "pdmap: personal",
    "not null, no index, PII: email",
    "not PII: false",
)
SAYS_NOT_PERSONAL = (
    "No PII here",
    "pii: false",
    "non-PII",
    "PII-free",
    "PII stripped",
    "does not contain personal data",
    "We store no names, addresses or other PII",
    "pii: none, a hash of the build",
    "keine personenbezogenen Daten",
    "not personal data: firms only",
    "Not any PII: numbers of machines",
    "non-PII: a hash of the build",
    "pas de données personnelles: entreprises",
    "keine personenbezogenen Daten: nur Firmen",
    "pdmap: not personal (a number of the machine)",
)
LEAVES_OPEN = (
    "PII?",
    "TODO: is this PII?",
    "GDPR",
    "See the GDPR page",
    "pii: unknown",
    ".. pii_retirement: local_api",
)
SAYS_NOTHING = (
    "",
    "E-mail address of the customer",
    "pii_enabled is a switch",
    "copii and philosophy",
    "GDPRs",
    "personal best in seconds",
    "see pdmap: (nothing follows)",
)


@pytest.mark.parametrize("text", SAYS_PERSONAL)
def test_a_comment_says_that_data_are_personal(text: str) -> None:
    assert _answers(text) == [True]


@pytest.mark.parametrize("text", SAYS_NOT_PERSONAL)
def test_a_comment_says_that_data_are_not_personal(text: str) -> None:
    assert _answers(text) == [False]


@pytest.mark.parametrize("text", LEAVES_OPEN)
def test_a_comment_leaves_open_what_data_are(text: str) -> None:
    assert _answers(text) == [None]


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_other_comments_are_no_evidence(text: str) -> None:
    assert evidence_in(text, "comment") == ()


def test_kinds_are_those_that_the_comment_names() -> None:
    assert evidence_in("Used to log in. pdmap: email.address, person.name", "comment") == (
        Evidence(
            "comment", "pdmap: email.address, person.name", is_personal=True, kinds=("email.address", "person.name")
        ),
    )
    (found,) = evidence_in("contains PII: email, phone number", "dbt meta")
    assert (found.origin, found.kinds) == ("dbt meta", ("email", "phone number"))


def test_what_is_addressed_to_pdmap_counts_before_other_words() -> None:
    (found,) = evidence_in("PII? pdmap: not personal (serial number)", "comment")
    assert found == Evidence("comment", "pdmap: not personal (serial number)", is_personal=False)


def test_annotations_of_open_edx_are_read_together_and_over_lines() -> None:
    text = """Profile of a learner.

    .. pii: The name and
        the address of a learner
    .. pii_types: name, email_address
    .. pii_retirement: local_api

    More words.
    """
    words = "pii: The name and the address of a learner; pii_types: name, email_address; pii_retirement: local_api"
    assert evidence_in(text, "docstring") == (
        Evidence(OPEN_EDX, words, is_personal=True, kinds=("name", "email_address")),
    )
    assert evidence_in("# .. no_pii: only counts", "comment") == (
        Evidence(OPEN_EDX, "no_pii: only counts", is_personal=False),
    )


def test_each_sentence_speaks_for_itself() -> None:
    assert _answers("Not null. PII. No PII in archives") == [True, False]


def test_answers_are_told_from_other_words() -> None:
    assert [answer_of(word) for word in ("Yes", " 1 ", "ja")] == [True] * 3
    assert [answer_of(word) for word in ("'false'", "none", "N")] == [False] * 3
    assert [answer_of(word) for word in ("perhaps", "", "null")] == [None] * 3


@pytest.mark.parametrize(
    "piece", ["no ", ".. pii:\n", "not ", "pdmap: ", "pii: a", " a.", "pii\n", "n't ", "a_b-", "pii="]
)
def test_hostile_comments_are_cut_off(piece: str) -> None:
    text = (piece * LONGEST_COMMENT)[:LONGEST_COMMENT]
    assert evidence_in(text + "x" * 1_000_000 + " PII", "comment") == evidence_in(text, "comment")


# Private functions


def _answers(text: str) -> list[bool | None]:
    return [each.is_personal for each in evidence_in(text, "comment")]
