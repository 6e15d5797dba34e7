import re

import pytest

from pdmap.language.risks import CRITERIA, OPERATIONS
from pdmap.reference import Authority, ListedOperation, authorities, built_in, listed_operations
from pdmap.reference.tables import table

ITEMS = [item for name in authorities() for item in listed_operations(name).values()]
BESIDE_CRITERIA = {"other-criterion", "unstated"}

every_authority = pytest.mark.parametrize("authority", authorities().values(), ids=authorities())
every_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.authority}-{item.operation}")


@every_authority
def test_an_authority_has_a_country_and_a_list(authority: Authority) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", authority.id)
    assert built_in().country(authority.country)
    assert listed_operations(authority.id)


@every_authority
def test_an_authority_is_found_by_each_of_its_names_and_by_no_other(authority: Authority) -> None:
    for name in (authority.name, *authority.names):
        assert [found for found in authorities().values() if found.is_named_in(f"Our authority: {name}.")] == [
            authority
        ]


@every_item
def test_an_item_speaks_the_words_of_the_language(item: ListedOperation) -> None:
    assert item.operation in OPERATIONS
    assert set(item.needs) <= {*CRITERIA, *BESIDE_CRITERIA}
    assert not (BESIDE_CRITERIA & set(item.needs) and len(item.needs) > 1)


@every_item
def test_an_item_tells_its_list_in_own_words(item: ListedOperation) -> None:
    assert re.search(r"\d{4}|ICO", item.source)
    assert len(item.item) < 100
    assert item.item.rstrip(".") == item.item


def test_no_row_is_lost() -> None:
    assert len(ITEMS) == len(table("impact_lists").rows)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Integritetsskyddsmyndigheten (IMY), Stockholm", ["imy"]),
        ("CNIL, 3 place de Fontenoy", ["cnil"]),
        ("LDI NRW", ["dsk"]),
        ("Information Commissioner\u2019s Office", ["ico"]),
        ("cnil; imy", ["cnil", "imy"]),
        ("the mapping authority", []),
        ("Datatilsynet", []),
    ],
)
def test_names_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert [authority.id for authority in authorities().values() if authority.is_named_in(text)] == found


def test_the_list_of_an_authority_that_is_not_known_is_empty() -> None:
    assert listed_operations("datatilsynet") == {}
