"""Names are taken apart into words, and nothing is found inside of a word."""

from __future__ import annotations

import pytest

from pdmap.scan.classify.tokens import words_in

CASES = {
    "usrEmailAddr": "user email address",
    "USR_EMAIL_ADDR": "user email address",
    "useremailaddr": "user email address",
    "user-email.address": "user email address",
    "IPAddress": "ip address",
    "userIDs": "user id",
    "HTTPUserAgent": "http user agent",
    "lastip": "last ip",
    "firstnamephonetic": "first name phonetic",
    "createdfromip": "created from ip",
    "imagealt": "image alt",
    "pushid": "push id",
    "address2": "address 2",
    "addresses": "address",
    "people": "person",
    "companies": "company",
    "statuses": "status",
    "news": "news",
    "straße": "strasse",
    "prénom": "prenom",
    "kundentelefonnummer": "kunde telefonnummer",
    "fname": "first name",
    "disablecam": "disablecam",
    "acid_level": "acid level",
    "public": "public",
    "scenario_code": "scenario code",
    "message": "message",
    "package": "package",
    "passage": "passage",
    "tooltip": "tooltip",
    "description": "description",
    "qwrtzpsdfg": "qwrtzpsdfg",
    "": "",
    "___": "",
    "approvedby": "approved by",
    "rcvdto": "rcvdto",
    "hmphone": "home phone",
    "xqcity": "xq city",
    "velocity": "velocity",
    "rowers": "rower",
    "parliamentaddress": "parliamentaddress",
}


@pytest.mark.parametrize(("name", "words"), CASES.items())
def test_a_name_is_made_of_words(name: str, words: str) -> None:
    assert " ".join(words_in(name)) == words


def test_a_name_without_end_is_read_in_no_time_and_no_depth() -> None:
    assert len(words_in("ab" * 100_000)) >= 1
    assert words_in("_".join(["email"] * 50_000))[:2] == ("email", "email")
