"""The live preview, driven as a browser does: a process of its own, requests over loopback, news as they come."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import urlsplit

import pytest

INVENTORY = """\
organization: {name: Exempel AB, country: SE}
systems: {console: {name: Konsolen, hosted_by: host, location: SE, subjects: [customer], fields: [email]}}
parties: {host: {name: Host Ltd, role: processor, country: US}}
activities:
  accounts: {role: controller, purposes: [{text: Accounts, basis: contract}], systems: [console], data: [email]}
"""
ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which a request counts as hanging."""

Run = Callable[..., CompletedProcess[str]]


@dataclass
class Served:
    """A preview that runs."""

    process: subprocess.Popen[str]
    url: str

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port
        return port

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Return status, headers and text of an answer."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()

    def text(self, path: str) -> str:
        status, _, text = self.ask(path)
        assert status == 200
        return text

    @contextmanager
    def news(self) -> Iterator[Iterator[str]]:
        """Give what a page that listens is told, from now on."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", "/events")
            answer = connection.getresponse()
            told = events(iter(answer.readline, b""))
            next(told)  # how things stand
            yield told


def events(lines: Iterator[bytes]) -> Iterator[str]:
    """Yield the data of events; a page that is only told that the preview is still there waits in vain."""
    silences = 0
    for line in lines:
        silences = silences + 1 if line.startswith(b":") else 0 if line.strip() else silences
        assert silences < 4
        if line.startswith(b"data: "):
            yield line.decode().removeprefix("data: ").strip()


@pytest.fixture
def manifest(folder: Path) -> Path:
    path = folder / "shop" / "inventory.yaml"
    path.parent.mkdir()
    path.write_text(INVENTORY)
    return path


@pytest.fixture
def served(manifest: Path) -> Iterator[Served]:
    with preview("shop", "--as-of", "2026-11-23") as running:
        yield running


@contextmanager
def preview(*arguments: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "pdmap", "map", *arguments, "--serve"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr
            told = process.stderr.readline()
            found = re.fullmatch(r"pdmap: the map is at (\S+) and follows the manifests \(Ctrl-C ends it\)\n", told)
            assert found, told
            yield Served(process, found[1])
        finally:
            process.kill()


def test_the_page_shows_the_map_in_a_frame_and_the_findings(served: Served) -> None:
    page = served.text("/")
    assert '<iframe title="Map" src="/map"' in page
    assert re.search(r"<summary>\d+ errors?, ", page)
    assert "Konsolen" in served.text("/map")


def test_only_this_machine_can_reach_it(served: Served) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", served.url)
    outside = [info[4][0] for info in socket.getaddrinfo(socket.gethostname(), served.port, socket.AF_INET)]
    for address in {address for address in outside if not str(address).startswith("127.")}:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((str(address), served.port), timeout=PATIENCE).close()


def test_a_save_is_told_and_shown(served: Served, manifest: Path) -> None:
    with served.news() as news:
        manifest.write_text(INVENTORY.replace("Konsolen", "Instrumentbordet"))
        next(news)
    assert "Instrumentbordet" in served.text("/map")


def test_a_manifest_that_comes_or_goes_is_seen(served: Served, manifest: Path) -> None:
    with served.news() as news:
        added = manifest.parent / "more.yaml"
        added.write_text("systems: {archive: {name: Arkivet, location: SE, fields: [email]}}\n")
        next(news)
        assert "Arkivet" in served.text("/map")
        added.unlink()
        next(news)
    assert "Arkivet" not in served.text("/map")


def test_an_editor_that_puts_a_new_file_in_its_place_is_seen(served: Served, manifest: Path) -> None:
    with served.news() as news:
        new = manifest.with_suffix(".new")
        new.write_text(INVENTORY.replace("Konsolen", "Panelen"))
        new.replace(manifest)
        next(news)
    assert "Panelen" in served.text("/map")


def test_a_broken_manifest_leaves_the_last_map_and_tells_where_it_is_broken(served: Served, manifest: Path) -> None:
    with served.news() as news:
        manifest.with_name("other.yaml").write_text("systems: {mail: {nmae: Post}}\n")
        next(news)
        good = served.text("/map")
        manifest.write_text(INVENTORY + "flows: [\n")
        next(news)
        panel = served.text("/panel")
        assert "A part of the manifests cannot be read." in panel
        assert "The map is the last one that could be drawn." in panel
        banner, _, findings = panel.partition("</div>")
        assert "<code>inventory.yaml:" in banner
        assert "<code>other.yaml:1</code>" in findings
        assert "other.yaml" not in banner
        assert served.text("/map") == good
        manifest.write_text(INVENTORY)
        next(news)
    assert "banner" not in served.text("/panel")


def test_a_configuration_that_breaks_is_told_and_mended(served: Served, manifest: Path) -> None:
    with served.news() as news:
        configuration = manifest.with_name("pdmap.toml")
        configuration.write_text("nonsense = [")
        next(news)
        assert "pdmap.toml" in served.text("/panel")
        configuration.write_text('profile = "minimal"\n')
        next(news)
    assert "banner" not in served.text("/panel")


def test_manifests_that_all_go_away_leave_the_map(served: Served, manifest: Path) -> None:
    good = served.text("/map")
    with served.news() as news:
        manifest.unlink()
        next(news)
    assert "shop: no manifests found" in served.text("/panel")
    assert served.text("/map") == good


def test_a_start_with_a_broken_manifest_waits_for_it_to_be_mended(manifest: Path) -> None:
    manifest.write_text("systems: [\n")
    with preview("shop") as served, served.news() as news:
        assert "There is no map yet." in served.text("/")
        assert served.ask("/map")[0] == 404
        manifest.write_text(INVENTORY)
        next(news)
        assert "Konsolen" in served.text("/map")


def test_other_names_methods_and_pages_get_nothing(served: Served) -> None:
    assert served.ask("/map", Host=f"evil.example:{served.port}")[0] == 403
    assert served.ask("/map", Host=f"localhost:{served.port}")[0] == 200
    assert served.ask("/", "POST")[0] == 405
    assert served.ask("/inventory.yaml")[0] == 404
    _, headers, _ = served.ask("/")
    assert (headers["Server"], headers["Cache-Control"]) == ("pdmap", "no-store")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_it_ends_when_it_is_asked_to_while_a_page_listens(number: signal.Signals, code: int, served: Served) -> None:
    with served.news() as news:
        served.process.send_signal(number)
        assert list(news) == []
    out, err = served.process.communicate(timeout=PATIENCE)
    assert (served.process.returncode, out, err) == (code, "", "")


def test_a_port_that_is_taken_is_one_clear_line(served: Served, pdmap: Run) -> None:
    ended = pdmap("map", "shop", "--serve", "--port", str(served.port))
    message = f"pdmap: port {served.port} of 127.0.0.1 cannot be used (address already in use)\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", message)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["good", "--serve", "--format", "svg"],
            2,
            "--serve shows the map in a browser; it takes neither --format nor --output",
        ),
        (
            ["good", "--serve", "-o", "map.svg"],
            2,
            "--serve shows the map in a browser; it takes neither --format nor --output",
        ),
        (["good", "--port", "0"], 2, "--port is for --serve"),
        (["missing", "--serve"], 2, "missing: there is no such file or folder"),
        (["empty", "--serve"], 3, "empty: no manifests found (*.yaml, *.yml)"),
        (["good", "--serve", "--as-of", "soon"], 2, "--as-of is `soon`, not a date such as 2026-01-31"),
    ],
    ids=str,
)
def test_what_cannot_be_served_is_told_in_one_line(pdmap: Run, arguments: list[str], code: int, message: str) -> None:
    ended = pdmap("map", *arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", f"pdmap: {message}\n")
