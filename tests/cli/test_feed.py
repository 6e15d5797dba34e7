"""`pdmap parties --feed` over a real repository: each entry worked out by hand, and what is told where history ends."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import feedparser
import jsonschema
import pytest
from lxml import etree

Run = Callable[..., CompletedProcess[str]]
Golden = Callable[[str, str], None]
JSON_FEED = json.loads((Path(__file__).parent / "json-feed.schema.json").read_bytes())
URL = "https://example.com/subprocessors"
BASE = """\
organization: {name: Example Hosting AB, country: SE}
systems: {app: {kind: application, location: SE, hosted_by: none, subjects: [customer], fields: [email.address, phone]}}
"""
CLIENTS = """\
  clients:
    {name: Secret Client Ltd, role: controller, dpa: {status: signed, ref: vault/clients.pdf, authorization: general,
     notice: P30D}}
"""
POST = "  post: {name: Postbud AB, role: sub-processor, country: SE, service: Sends mail}\n"
DESK = """\
  desk:
    {name: Ticketry GmbH, role: sub-processor, country: DE, service: See vault/desk.pdf, dpa: {ref: vault/desk.pdf}}
"""
PIGEON = """\
  pigeon:
    name: Mailpigeon Inc.
    role: sub-processor
    country: US
    service: Sends mail
    replaces: post
    announced: 2026-02-20
    active_from: 2026-04-01
    description: cheaper, between us
    transfers: [{country: US, mechanisms: [{scc: {ref: vault/scc.pdf}}]}]
"""


def manifest(*parties: str, data: str = "email.address") -> str:
    """Return an inventory whose only activity uses some parties, with the flows that bring them data."""
    names = [text.split(":", 1)[0].strip() for text in parties if "sub-processor" in text]
    flows = "".join(f"  to-{name}: {{from: app, to: {name}, data: [{data}], activity: hosting}}\n" for name in names)
    activity = "  hosting: {role: processor, on_behalf_of: [clients], systems: [app], recipients: [%s]}\n"
    return f"{BASE}parties:\n{CLIENTS}{''.join(parties)}activities:\n{activity % ', '.join(names)}" + (
        f"flows:\n{flows}" if flows else ""
    )


class History:
    """A repository whose commits have the days that are given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-qb", "main", "--object-format=sha1")

    def git(self, *arguments: str, day: str = "2026-01-01") -> str:
        identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
        dates = {"GIT_COMMITTER_DATE": f"{day}T01:00:00+02:00", "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z"}
        command = ["git", *identity, *arguments]
        ended = subprocess.run(
            command, cwd=self.folder, check=True, capture_output=True, text=True, env={**os.environ, **dates}
        )
        return ended.stdout.strip()

    def commit(self, day: str, text: str) -> None:
        path = self.folder / "inv" / "a.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        self.git("add", "inv")
        self.git("commit", "-qm", day, day=day)


@pytest.fixture
def history(folder: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """Make a history of six revisions: add, replace, move, rename an id, remove."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    made = History(folder)
    made.commit("2026-01-10", manifest(POST))
    made.commit("2026-02-02", manifest(POST, DESK))
    made.commit("2026-03-02", manifest(PIGEON, DESK))
    made.commit("2026-04-02", manifest(PIGEON, DESK.replace("DE", "CH")))
    made.commit("2026-04-16", manifest(PIGEON, DESK.replace("DE", "CH").replace("desk:", "helpdesk:")))
    made.commit("2026-05-02", manifest(PIGEON, data="email.address, phone"))
    return made


def items(run: Run, *arguments: str) -> list[dict[str, Any]]:
    ended = run("parties", "-i", "inv", "--feed", "json", *arguments)
    assert (ended.returncode, ended.stderr) == (0, "")
    content = json.loads(ended.stdout)
    jsonschema.Draft202012Validator(JSON_FEED, format_checker=jsonschema.FormatChecker()).validate(content)
    found = content["items"]
    assert isinstance(found, list)
    return found


def told(item: dict[str, Any]) -> tuple[str, str]:
    return item["date_published"], item["title"]


def test_the_entries_are_those_worked_out_by_hand(pdmap: Run, history: History) -> None:
    # One hour past midnight two hours east of Greenwich is the evening before.
    assert [told(item) for item in items(pdmap)] == [
        ("2026-05-01T23:00:00Z", "No longer a sub-processor: Ticketry GmbH"),
        ("2026-05-01T23:00:00Z", "Further categories of personal data: Mailpigeon Inc."),
        ("2026-04-01T23:00:00Z", "Another country of establishment: Ticketry GmbH"),
        ("2026-04-01T23:00:00Z", "New mechanism for transfers: Ticketry GmbH"),
        ("2026-03-01T23:00:00Z", "New sub-processor: Mailpigeon Inc. replaces Postbud AB"),
        ("2026-02-01T23:00:00Z", "New sub-processor: Ticketry GmbH"),
    ]


def test_the_days_are_those_worked_out_by_hand(pdmap: Run, history: History) -> None:
    # Pigeon was announced on 20 February, which has 28 days this year; desk was not, so its commit's day counts.
    days = {item["_pdmap"]["party"]: item["_pdmap"] for item in items(pdmap, "--since", "main~5..main~3")}
    assert (days["pigeon"]["takes_effect"], days["pigeon"]["object_until"]) == ("2026-04-01", "2026-03-22")
    assert (days["desk"]["takes_effect"], days["desk"]["object_until"]) == (None, "2026-03-03")


def test_a_feed_contains_the_feeds_of_its_parts_with_the_same_ids(pdmap: Run, history: History) -> None:
    for middle in range(1, 5):
        first, last = (items(pdmap, "--since", part) for part in (f"main~5..main~{middle}", f"main~{middle}"))
        assert [*last, *first] == items(pdmap, "--since", "main~5")
    history.commit("2026-06-02", manifest(PIGEON, POST, data="email.address, phone"))
    later = items(pdmap, "--since", "main~6")
    assert later[1:] == items(pdmap, "--since", "main~6..main~1")
    assert len({item["id"] for item in later}) == len(later) == 7


@pytest.mark.parametrize("form", ["rss", "json"])
def test_a_feed_is_as_it_was_read_by_eye_and_has_the_same_bytes_again(
    form: str, pdmap: Run, history: History, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("parties", "-i", "inv", "--feed", form, "--url", URL)
    first = pdmap(*command)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    assert pdmap(*command).stdout == first.stdout
    assert (first.returncode, first.stderr) == (0, "")
    golden(f"feed.{form}", first.stdout)


@pytest.mark.parametrize("form", ["rss", "json"])
def test_nothing_that_is_not_for_the_public_is_in_a_feed(form: str, pdmap: Run, history: History) -> None:
    text = pdmap("parties", "-i", "inv", "--feed", form, "--url", URL).stdout
    assert "Ticketry" in text
    commits = history.git("log", "--format=%H").split()
    for secret in ("vault", "between us", "Secret Client", "a.yaml", *(commit[:7] for commit in commits)):
        assert secret not in text


def test_ids_do_not_depend_on_the_language_or_the_format(pdmap: Run, history: History) -> None:
    ids = [item["id"] for item in items(pdmap)]
    assert [item["id"] for item in items(pdmap, "--lang", "sv")] == ids
    rss = pdmap("parties", "-i", "inv", "--feed", "rss", "--url", URL, "--lang", "de").stdout
    assert [entry.id for entry in feedparser.parse(rss).entries] == ids


def test_a_reader_of_feeds_reads_it(pdmap: Run, history: History) -> None:
    ended = pdmap("parties", "-i", "inv", "--feed", "rss", "--url", URL, "-o", "news.xml", "--title", "News & <more>")
    assert ended.stderr == "pdmap: wrote news.xml\n"
    data = Path("news.xml").read_bytes()
    read = feedparser.parse(data)
    assert (read.bozo, read.version, read.feed.link, read.feed.title) == (False, "rss20", URL, "News & <more>")
    (own,) = [link for link in read.feed.links if link.rel == "self"]
    assert (own.href, own.type) == ("https://example.com/news.xml", "application/rss+xml")
    assert read.entries[0].link == f"{URL}#party-helpdesk"
    assert etree.fromstring(data).tag == "rss"


def test_a_revision_that_cannot_be_read_is_passed_over_and_makes_no_entry(pdmap: Run, history: History) -> None:
    good = manifest(PIGEON, data="email.address, phone")
    broken = ["systems: [\n", good.replace("country: US", "country: 7"), good.replace("  pigeon:", "  pidgin:"), ""]
    for text in broken:
        history.commit("2026-06-02", text)
    history.commit("2026-06-03", good)
    ended = pdmap("parties", "-i", "inv", "--feed", "json", "--since", "main~5")
    assert (ended.returncode, json.loads(ended.stdout)["items"]) == (0, [])
    (line,) = ended.stderr.splitlines()
    short = history.git("rev-parse", "main~4")[:10]
    assert line.startswith("pdmap: 4 revisions cannot be read as a whole, so that what changed there is told with")
    assert f"{short} (2026-06-01)" in line
    assert line.endswith("and 1 more")


def test_what_a_passed_over_revision_changed_is_told_with_the_next(pdmap: Run, history: History) -> None:
    history.commit("2026-06-02", manifest(PIGEON, POST).replace("country: SE, service", "country: 7, service"))
    history.commit("2026-06-03", manifest(PIGEON, POST))
    ended = pdmap("parties", "-i", "inv", "--feed", "json", "--since", "main~2")
    assert [told(item) for item in json.loads(ended.stdout)["items"]] == [
        ("2026-06-02T23:00:00Z", "New sub-processor: Postbud AB")
    ]


def test_what_a_branch_changed_is_told_when_it_is_merged(pdmap: Run, history: History) -> None:
    history.git("checkout", "-qb", "work")
    history.commit("2026-05-20", manifest(PIGEON, POST, data="email.address, phone"))
    history.git("checkout", "-q", "main")
    history.git("merge", "-q", "--no-ff", "-m", "merged", "work", day="2026-06-02")
    assert told(items(pdmap)[0]) == ("2026-06-01T23:00:00Z", "New sub-processor: Postbud AB")
    assert len(items(pdmap, "--since", "main~1")) == 1


def test_what_is_not_committed_is_told_not_to_be_there(pdmap: Run, history: History) -> None:
    (history.folder / "inv/a.yaml").write_text(manifest())
    ended = pdmap("parties", "-i", "inv", "--feed", "json")
    assert len(json.loads(ended.stdout)["items"]) == 6
    assert ended.stderr == (
        "pdmap: the manifests differ from the last commit: what is not committed is not in the feed\n"
    )


def test_a_shallow_clone_tells_of_what_is_missing(pdmap: Run, history: History, folder: Path) -> None:
    history.git("clone", "-q", "--depth=2", folder.as_uri(), "clone")
    ended = pdmap("parties", "-i", "clone/inv", "--feed", "json")
    assert len(json.loads(ended.stdout)["items"]) == 2
    assert ended.stderr == (
        "pdmap: this clone is shallow: what changed before its first commit is missing (git fetch --unshallow)\n"
    )
    ended = pdmap("parties", "-i", "clone/inv", "--feed", "json", "--since", "HEAD~4")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "is not in this shallow clone" in ended.stderr


def test_the_number_of_revisions_is_bounded_and_that_is_told(pdmap: Run, history: History) -> None:
    ended = pdmap("parties", "-i", "inv", "--feed", "json", "--revisions", "1")
    assert json.loads(ended.stdout)["items"] == items(pdmap, "--since", "main~1")
    assert ended.stderr == "pdmap: only the last 1 change of the inventory are looked at (--revisions)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since=--output=x"], "revision `--output=x` is unknown"),
        (["--since", "-rf"], "revision `-rf` is unknown"),
        (["--since", "main..--output=x"], "revision `--output=x` is unknown"),
        (["--since", ";touch x"], "revision `;touch x` is unknown"),
        (["--since", "$(touch x)..HEAD"], "revision `$(touch x)` is unknown"),
        (["--since", "HEAD\nmain"], "revision `HEAD\\x0amain` is unknown"),
        (["--since", ""], "--since is ``, not a revision such as HEAD~1"),
        (["--since", "main...HEAD"], "--since is `main...HEAD`, not a revision such as HEAD~1"),
        (["--since", "main", "--against", "good"], "--since reads the history, --against a folder: give one"),
        (["--against", "good"], "--against has no date of its own: give the day of the change with --as-of"),
        (["--against", "main", "--as-of", "2026-01-01"], "--against is `main`, and there is no such folder"),
        (["--as-of", "2026-01-01"], "the days of a feed are those of commits: leave --as-of out"),
        (["--role", "processor"], "a feed tells of all sub-processors: leave selectors, --exclude and --role out"),
        (["--format", "json"], "--feed and --format are two answers: give one"),
        (["--url", "javascript:alert(1)"], "--url is `javascript:alert(1)`, not an address"),
        (["-o", "inv/a.yaml"], "inv/a.yaml: is a manifest of the inventory; name another file"),
        (["--lang", "tlh"], "--lang is `tlh`; "),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line_and_does_nothing(
    arguments: list[str], message: str, pdmap: Run, history: History
) -> None:
    before = {path: path.read_bytes() for path in history.folder.rglob("*") if path.is_file()}
    ended = pdmap("parties", "-i", "inv", "--feed", "json", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"pdmap: {message}")
    assert ended.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in history.folder.rglob("*") if path.is_file()} == before


def test_without_git_or_a_repository_it_is_told_in_one_line(
    pdmap: Run, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    (history.folder / ".git").rename(history.folder / "git")
    ended = pdmap("parties", "-i", "inv", "--feed", "json")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "is in no git repository" in ended.stderr
    monkeypatch.setenv("PATH", str(history.folder / "nowhere"))
    ended = pdmap("parties", "-i", "inv", "--feed", "json")
    assert (ended.returncode, ended.stderr) == (2, "pdmap: git is missing: install it, or compare two folders\n")


def test_an_inventory_that_no_revision_has_is_told(pdmap: Run, history: History) -> None:
    (history.folder / "new").mkdir()
    (history.folder / "new/a.yaml").write_text(manifest(POST))
    ended = pdmap("parties", "-i", "new", "--feed", "json")
    assert (ended.returncode, ended.stderr) == (3, "pdmap: revision `HEAD` has no manifests at new\n")


def test_two_folders_are_compared_without_git(pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder / "nowhere"))
    for name, text in (("old", manifest(POST)), ("inv", manifest(PIGEON))):
        (folder / name).mkdir()
        (folder / name / "a.yaml").write_text(text)
    found = items(pdmap, "--against", "old", "--as-of", "2026-03-01")
    assert [told(item) for item in found] == [
        ("2026-03-01T00:00:00Z", "New sub-processor: Mailpigeon Inc. replaces Postbud AB")
    ]
    assert found == items(pdmap, "--against", "old", "--as-of", "2026-03-01")


def test_rss_needs_the_address_of_the_page_and_json_does_not(pdmap: Run, history: History) -> None:
    ended = pdmap("parties", "-i", "inv", "--feed", "rss")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "pdmap: --feed rss needs the address of the page: --url https://example.com/subprocessors\n"
    )
    assert "url" not in items(pdmap)[0]


@pytest.mark.parametrize("option", ["--since", "--against", "--url", "--feed-url", "--title", "--revisions"])
def test_options_of_the_feed_go_with_it(option: str, pdmap: Run) -> None:
    ended = pdmap("parties", option, "1")
    assert (ended.returncode, ended.stderr) == (2, f"pdmap: {option} goes with --feed\n")
