import pytest

from pdmap.bundles.names import trouble_with

SAFE = [
    "a.yaml",
    "records/controller.html",
    "manifests/åäö 文字.yaml",
    "manifests/a..b",
    "manifests/..b/c",
    "a:b/c"[2:],
]
UNSAFE = {
    "/etc/passwd": "is absolute",
    "C:/windows": "Windows refuses",
    "c:evil": "Windows refuses",
    "../up": "leads out of the bundle",
    "a/../../up": "leads out of the bundle",
    "a/..": "leads out of the bundle",
    "a\\b": "Windows refuses",
    "a/": "is no name of a file",
    "": "is no name of a file",
    "a//b": "is no name of a file",
    "./a": "is no name of a file",
    "a\nb": "cannot be shown",
    "a\x00b": "cannot be shown",
    "a\x1b[2Jb": "cannot be shown",
    "a\u202eb": "cannot be shown",
    "a\ud800b": "cannot be shown",
    "a" * 1001: "is too long",
}


def test_names_of_manifests_in_any_script_may_be_unpacked() -> None:
    assert trouble_with(SAFE) is None


@pytest.mark.parametrize("name", UNSAFE)
def test_a_name_that_leads_elsewhere_may_not_be_unpacked(name: str) -> None:
    told = trouble_with(["good", name]) or ""
    assert UNSAFE[name] in told
    assert told.isprintable()
    assert len(told) < 200


@pytest.mark.parametrize(("one", "other"), [("A.yaml", "a.yaml"), ("ß", "ss"), ("\u00e9", "e\u0301"), ("K", "\u212a")])
def test_names_that_are_one_on_some_systems_may_not_be_unpacked(one: str, other: str) -> None:
    assert "are one on some systems" in (trouble_with([one, other]) or "")
