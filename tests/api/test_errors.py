"""What is wrong is one clear line of one family of exceptions; nothing is printed, and nothing ends the process."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

import pdmap

CLOUD = "inventories/cloudkarafka"
AS_OF = dt.date(2026, 1, 1)


@pytest.fixture(scope="module")
def cloud() -> pdmap.Inventory:
    return pdmap.load(Path(__file__).parents[2] / CLOUD)


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"path": "nowhere"}, pdmap.LoadError, "nowhere: there is no such file or folder"),
        ({"path": "docs"}, pdmap.LoadError, "docs: no manifests found (*.yaml, *.yml)"),
        ({"path": "nowhere", "revision": "HEAD"}, pdmap.LoadError, "nowhere: there is no such file or folder"),
        (
            {"path": CLOUD, "revision": "--output=x"},
            pdmap.LoadError,
            "revision `--output=x` is unknown; name a commit, branch or tag, such as HEAD~1 or main",
        ),
        (
            {"path": "docs", "revision": "HEAD"},
            pdmap.LoadError,
            "revision `HEAD` has no manifests at docs",
        ),
        (
            {"path": CLOUD, "revision": ""},
            pdmap.LoadError,
            "the revision is empty; name a commit, branch or tag, such as HEAD~1 or main",
        ),
        ({"path": 5}, pdmap.LoadError, "path is 5, not the path of a file or a folder"),
        ({"path": CLOUD, "config": 5}, pdmap.LoadError, "config is 5, not the path of a file or a folder"),
        (
            {"path": CLOUD, "revision": 5},
            pdmap.LoadError,
            "revision is 5, not the name of a commit, branch or tag, such as 'HEAD~1'",
        ),
        ({"path": CLOUD, "config": "README.md"}, pdmap.ConfigurationError, "README.md:3:4: the file is not TOML"),
    ],
)
def test_load(options: dict[str, str], kind: type[pdmap.Error], message: str) -> None:
    with pytest.raises(kind) as caught:
        pdmap.load(**options)  # type: ignore[arg-type]
    assert_told(caught.value, message)


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (
            lambda cloud: pdmap.trace(cloud, "emial.address"),
            pdmap.UnknownNameError,
            "no kind of data is called emial.address; did you mean email.address?",
        ),
        (
            lambda cloud: pdmap.subject(cloud, None),  # type: ignore[arg-type]
            pdmap.UnknownNameError,
            "the group of people is None, not a name",
        ),
        (
            lambda cloud: pdmap.breach(cloud, None),  # type: ignore[arg-type]
            pdmap.ConfigurationError,
            "None is neither a text nor a list of texts",
        ),
        (
            lambda cloud: pdmap.breach(cloud, ["console", 5]),  # type: ignore[list-item]
            pdmap.ConfigurationError,
            "['console', 5] is neither a text nor a list of texts",
        ),
        (
            lambda cloud: pdmap.trace(cloud, None),  # type: ignore[arg-type]
            pdmap.UnknownNameError,
            "what is None, not a kind of data such as 'email.address'",
        ),
        (
            lambda cloud: pdmap.trace(cloud, "console.email.address", start="console"),
            pdmap.UnknownNameError,
            "the start of the way of a field is its system console: leave start out",
        ),
        (
            lambda cloud: pdmap.trace(cloud, "email.address", end="nobody"),
            pdmap.SelectorError,
            "end `nobody`: column 1: nothing is called nobody; there are aws, azure, billing-records, brokers, ",
        ),
        (
            lambda cloud: pdmap.query(cloud, "(console"),
            pdmap.SelectorError,
            "select `(console`: column 1: ",
        ),
        (
            lambda cloud: pdmap.query(cloud, kind="sistem"),
            pdmap.UnknownNameError,
            "kind is `sistem`; did you mean `system`?",
        ),
        (
            lambda cloud: pdmap.breach(cloud, "consol"),
            pdmap.UnknownNameError,
            "the system or party is `consol`; did you mean `console`?",
        ),
        (
            lambda cloud: pdmap.breach(cloud, "console", aware_at=dt.datetime(2026, 1, 1)),  # noqa: DTZ001
            pdmap.ConfigurationError,
            "aware_at has no time zone; write tzinfo=datetime.UTC or another one",
        ),
        (
            lambda cloud: pdmap.breach(cloud, "console", aware_at="x"),  # type: ignore[arg-type]
            pdmap.ConfigurationError,
            "aware_at is 'x', not a moment such as datetime.datetime(2026, 1, 31, 9, 30, tzinfo=datetime.UTC)",
        ),
        (
            lambda cloud: pdmap.breach(cloud, "console", aware_at=dt.date(2026, 1, 1)),  # type: ignore[arg-type]
            pdmap.ConfigurationError,
            "aware_at is datetime.date(2026, 1, 1), not a moment such as datetime.datetime(2026, 1, 31, 9, 30, ",
        ),
        (
            lambda cloud: pdmap.breach(cloud, "console", aware_at=dt.datetime.max.replace(tzinfo=dt.UTC)),
            pdmap.ConfigurationError,
            "aware_at is 9999-12-31 23:59:59.999999+00:00; no calendar has the 72 hours that follow",
        ),
        (
            lambda cloud: pdmap.breach(cloud, []),
            pdmap.UnknownNameError,
            "no system or party is named; choose from: aws, ",
        ),
        (
            lambda cloud: pdmap.subject(cloud, "customers"),
            pdmap.UnknownNameError,
            "the group of people is `customers`; did you mean `customer`?",
        ),
        (
            lambda cloud: pdmap.records(cloud, template="cnill"),
            pdmap.UnknownNameError,
            "template is `cnill`; did you mean `cnil`?",
        ),
        (
            lambda cloud: pdmap.records(cloud, language="it"),
            pdmap.UnknownNameError,
            "language is `it`; choose from: de, en, fr, nl, sv",
        ),
        (
            lambda cloud: pdmap.validate(cloud, select="NOP"),
            pdmap.ConfigurationError,
            "--select: there is no check `NOP`; did you mean `NOT`?",
        ),
        (
            lambda cloud: pdmap.validate(cloud, baseline="nothing.json"),
            pdmap.ConfigurationError,
            "--baseline: there is no baseline nothing.json; `pdmap baseline` writes it",
        ),
        (
            lambda cloud: pdmap.validate(cloud, as_of="2026"),  # type: ignore[arg-type]
            pdmap.ConfigurationError,
            "as_of is '2026', not a day such as datetime.date(2026, 1, 31)",
        ),
        (
            lambda cloud: pdmap.validate(cloud).render("jsn"),
            pdmap.UnknownNameError,
            "format is `jsn`; did you mean `json`?",
        ),
        (
            lambda cloud: pdmap.draw(cloud, view="sistem"),
            pdmap.UnknownNameError,
            "view is `sistem`; did you mean `system`?",
        ),
        (
            lambda cloud: pdmap.draw(cloud, view="system"),
            pdmap.UnknownNameError,
            "view `system` needs to be told of what, such as system:billing-records",
        ),
        (
            lambda _: pdmap.validate(CLOUD),  # type: ignore[arg-type]
            pdmap.LoadError,
            "this is no inventory but str; pdmap.load(path) reads one",
        ),
    ],
)
def test_functions(
    cloud: pdmap.Inventory,
    call: Callable[[pdmap.Inventory], object],
    kind: type[pdmap.Error],
    message: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(kind) as caught:
        call(cloud)
    assert_told(caught.value, message)
    assert capfd.readouterr() == ("", "")


def test_a_manifest_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("systems: [\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(pdmap.PartialInventoryError) as caught:
        pdmap.load()
    assert_told(caught.value, ".: a part of the manifests cannot be read, at a.yaml:1:10; ")
    assert [finding.location.path for finding in caught.value.findings] == ["a.yaml"]
    inventory = pdmap.load(allow_partial=True)
    report = pdmap.validate(inventory, as_of=AS_OF)
    assert (inventory.is_whole, report.is_checked) == (False, False)
    assert [(finding.location.line, finding.location.column) for finding in report.findings] == [(1, 10)]
    with pytest.raises(pdmap.PartialInventoryError):
        pdmap.query(inventory)


def test_a_day_of_the_environment_that_is_none(cloud: pdmap.Inventory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert pdmap.validate(cloud).as_of == AS_OF
    assert pdmap.validate(cloud, as_of=dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)).as_of == AS_OF
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(pdmap.ConfigurationError) as caught:
        pdmap.validate(cloud)
    assert_told(caught.value, "SOURCE_DATE_EPOCH is `yesterday`, not a count of seconds since 1970")


def test_a_document_is_not_written_where_a_manifest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("organization: {name: Example AB, country: SE}\n")
    document = pdmap.records(pdmap.load(tmp_path), as_of=AS_OF)["controller"]
    assert document.write(tmp_path / "record.md").read_bytes() == document.to_bytes()
    for name, kind in (("b.yaml", pdmap.UnknownNameError), ("none/record.md", pdmap.OutputError)):
        with pytest.raises(kind):
            document.write(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "record.md"]


def assert_told(error: pdmap.Error, message: str) -> None:
    assert str(error).startswith(message)
    assert "\n" not in str(error)
