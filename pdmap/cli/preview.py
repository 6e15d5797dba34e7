"""`pdmap map --serve`: show a map in the browser, and draw it anew whenever its manifests are saved."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pdmap.app.load import blocking
from pdmap.app.preview.site import PreviewSite
from pdmap.app.preview.state import Preview, drawn, failed, unread
from pdmap.app.settling import Settled
from pdmap.app.validate import validate
from pdmap.cli.inventory import Opened, open_inventory
from pdmap.cli.process import tell, told
from pdmap.cli.settings import settled
from pdmap.config.error import ConfigurationError
from pdmap.config.file import CONFIGURATION_FILE, PROJECT_FILE
from pdmap.frozen import dataclass
from pdmap.host.configuration import candidates
from pdmap.host.files import FileError
from pdmap.host.paths import absolute, working_folder
from pdmap.host.preview import PreviewServer, ended_by_signal
from pdmap.host.watching import changes

if TYPE_CHECKING:
    from pdmap.views.material import Material
    from pdmap.views.view import View

Seen: TypeAlias = "tuple[Material, View]"
"""What a map is made from, and the map."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown."""

    path: Path | None
    """The inventory that the user named."""
    config: Path | None
    """The configuration that the user named."""
    day: Callable[[], dt.date]
    """The day that the inventory is judged as of: another one after midnight."""
    see: Callable[[Opened, Settled], Seen]
    draw: Callable[[Material, View], bytes]
    """Return the page that shows the map."""


def show(wanted: Wanted, port: int) -> None:
    """Show a map until somebody ends it.

    Raises:
        StopError: there are no manifests to begin with, or the view is not one of theirs.
        FileError: the inventory cannot be read, or the port cannot be listened on.
        ConfigurationError: the configuration cannot be used.
    """
    gc.enable()  # unlike other commands, this one goes on
    with ended_by_signal() as end:
        watch = changes(lambda: _watched(wanted), end)
        next(watch)
        site = PreviewSite(_look(wanted, Preview()))
        server = PreviewServer(site, port)
        try:
            tell(f"the map is at {server.url} and follows the manifests (Ctrl-C ends it)")
            for _ in watch:
                site.show(_look_again(wanted, site.preview))
                server.tell()
        finally:
            server.close()


# Private functions


def _look_again(wanted: Wanted, before: Preview) -> Preview:
    """Return the preview of the manifests as they are now; whatever is wrong is shown, and mended by the next save."""
    try:
        return _look(wanted, before)
    except Exception as error:  # noqa: BLE001 - nothing that a manifest says ends the preview
        return failed(before, told(error))


def _look(wanted: Wanted, before: Preview) -> Preview:
    settings = settled(wanted.path, wanted.config)
    opened = open_inventory(settings)
    if not opened.loaded.is_whole:
        report = validate(opened.loaded, wanted.day(), terms=settings.terms(opened.files.root))
        return unread(before, report.findings, blocking(report.findings, opened.loaded))
    material, view = wanted.see(opened, settings)
    return drawn(wanted.draw(material, view), material.findings or ())


def _watched(wanted: Wanted) -> list[Path]:
    """Return what decides how the map looks: manifests, configuration and baseline."""
    start = working_folder() if wanted.path is None else absolute(wanted.path)
    folder = start if start.is_dir() else start.parent
    named = (path for path in (wanted.path, wanted.config) if path)
    watched = [*named, *candidates(folder, (CONFIGURATION_FILE, PROJECT_FILE))]
    # While the configuration is broken, it is enough to wait for it to be mended.
    with contextlib.suppress(ConfigurationError, FileError):
        settings = settled(wanted.path, wanted.config)
        root = settings.path if settings.path.is_dir() else settings.path.parent
        watched += [settings.path, settings.baseline_path(root)]
    return watched
