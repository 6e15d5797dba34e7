"""The live preview as a person sees it: in a browser, while a manifest is edited."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

INVENTORY = """\
organization: {name: Exempel AB, country: SE}
systems: {console: {name: Konsolen, hosted_by: host, location: SE, subjects: [customer], fields: [email]}}
parties: {host: {name: Host Ltd, role: processor, country: US}}
activities:
  accounts: {role: controller, purposes: [{text: Accounts, basis: contract}], systems: [console], data: [email]}
"""
ROOT = Path(__file__).parents[2]
PATIENCE = 60_000
"""Milliseconds after which a page counts as hanging."""


@pytest.fixture
def manifest(folder: Path) -> Path:
    path = folder / "shop" / "inventory.yaml"
    path.parent.mkdir()
    path.write_text(INVENTORY)
    return path


@pytest.fixture
def process(manifest: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "pdmap", "map", str(manifest.parent), "--serve", "--as-of", "2026-11-23"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


@pytest.fixture
def url(process: subprocess.Popen[str]) -> str:
    assert process.stderr
    told = process.stderr.readline()
    found = re.search(r"http://\S+/", told)
    assert found, told
    return found[0]


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    """Open the preview; nothing may be said on the console."""
    said: list[str] = []
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    opened = context.new_page()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(url)
    yield opened
    context.close()
    assert [line for line in said if "ERR_" not in line] == []


def test_the_map_and_the_findings_follow_each_save(page: Page, manifest: Path) -> None:
    inside = page.frame_locator("iframe")
    expect(inside.get_by_text("Konsolen").first).to_be_attached()
    expect(page.locator("summary")).to_contain_text("error")
    page.locator("summary").click()
    manifest.write_text(INVENTORY.replace("Konsolen", "Panelen"))
    expect(inside.get_by_text("Panelen").first).to_be_attached()
    expect(page.locator("table")).to_be_visible()
    manifest.write_text(INVENTORY + "flows: [\n")
    expect(page.get_by_role("alert").first).to_contain_text("A part of the manifests cannot be read.")
    expect(page.locator(".banner code").first).to_contain_text("inventory.yaml:")
    expect(inside.get_by_text("Panelen").first).to_be_attached()
    manifest.write_text(INVENTORY)
    expect(page.locator(".banner")).to_have_count(0)
    expect(inside.get_by_text("Konsolen").first).to_be_attached()


def test_what_the_map_shows_stays_in_the_address(page: Page, manifest: Path) -> None:
    inside = page.frame_locator("iframe")
    expect(inside.get_by_text("Konsolen").first).to_be_attached()
    page.frames[1].evaluate("location.hash = 'focus=system%3Aconsole'")
    page.wait_for_url("**/#*focus=system%3Aconsole*")
    manifest.write_text(INVENTORY.replace("Konsolen", "Panelen"))
    expect(inside.get_by_text("Panelen").first).to_be_attached()
    assert "#focus=system%3Aconsole" in page.frames[1].url
    page.reload()
    expect(inside.get_by_text("Panelen").first).to_be_attached()
    assert "#focus=system%3Aconsole" in page.frames[1].url


def test_view_and_selection_stay_when_a_manifest_is_saved(page: Page, manifest: Path) -> None:
    inside = page.frame_locator("iframe")
    expect(inside.get_by_text("Konsolen").first).to_be_attached()
    page.frames[1].evaluate("location.hash = 'view=activity%3Aaccounts&focus=system%3Aconsole'")
    expect(inside.locator("#card h2")).to_have_text("Konsolen")
    manifest.write_text(INVENTORY.replace("Konsolen", "Panelen"))
    expect(inside.locator("#card h2")).to_have_text("Panelen")
    expect(inside.locator("#views")).to_have_value("activity:accounts")
    expect(inside.locator("#elsewhere")).to_contain_text("system (1)")
    assert inside.locator("#views option[value='system:console']").count() == 0


def test_the_end_of_the_preview_is_told(page: Page, process: subprocess.Popen[str]) -> None:
    expect(page.locator("#lost")).to_be_hidden()
    process.terminate()
    expect(page.locator("#lost")).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text("Konsolen").first).to_be_attached()
