"""What `pdmap records --bundle` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pdmap.cli.issuing import format_called
from pdmap.cli.process import StopError, emit, tell
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.app.edition import Edition
    from pdmap.app.record import Register
    from pdmap.app.settling import Settled
    from pdmap.cli.inventory import Opened


def write_bundle(
    opened: Opened,
    settings: Settled,
    target: Path,
    *,
    registers: tuple[Register, ...],
    template: str,
    edition: Edition,
    without: Sequence[str],
) -> None:
    """Write a bundle, and its SHA-256 to standard output, to be noted when the bundle is handed over.

    Raises:
        StopError: a format that is left out is none, or a format cannot be written here.
        BundleError: a manifest has a name that a bundle may not have.
        FileError: the file cannot be written; nothing was changed.
    """
    from pdmap.app.bundle import Order, bundle
    from pdmap.app.record import writers
    from pdmap.checksums import checksum_list, sha256
    from pdmap.engine import EngineError
    from pdmap.host.writing import write_output

    if str(target) == "-":
        raise StopError("--bundle needs the name of a file, such as records.zip")
    formats = dict(writers())
    left_out = frozenset(format_called("--without", name) for name in without)
    if left_out == formats.keys():
        raise StopError("--without leaves no format")
    opened.spare(target)
    order = Order(registers=registers, template=template, edition=edition, without=left_out)
    try:
        data = bundle(opened.loaded, opened.files.contents, _configuration(settings), order)
    except EngineError as error:
        raise StopError(f"{error} (--without {str(error).partition(':')[0]} leaves the format out)") from error
    write_output(target, data)
    if edition.is_public:
        tell("the bundle is for the public: it has no manifests and no security details")
    tell(f"wrote {shown_path(target)}; note its SHA-256 when you hand it over:")
    emit(checksum_list({shown_path(target): sha256(data)}))


# Private functions


def _configuration(settings: Settled) -> dict[str, bytes]:
    """Return the configuration file if it is pdmap's own; a project's file tells of other things as well."""
    from pdmap.bundles.names import CONFIGURATION_FILE
    from pdmap.config.file import PROJECT_FILE
    from pdmap.host.configuration import read_small_file

    file = settings.file
    if file is None or file.path.name == PROJECT_FILE:
        return {}
    return {CONFIGURATION_FILE: read_small_file(file.path, file.shown)}
