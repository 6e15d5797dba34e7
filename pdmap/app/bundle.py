"""Make bundles: the records in every format, with what they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap import __version__
from pdmap.app.edition import Edition
from pdmap.app.load import Loaded
from pdmap.app.record import Register, record, templates, writers, written
from pdmap.bundles.archive import packed
from pdmap.bundles.listing import Listing, files_of
from pdmap.bundles.names import CONFIGURATION, MANIFESTS, RECORDS
from pdmap.documents.document import Document
from pdmap.engine import Engine, EngineError
from pdmap.frozen import dataclass
from pdmap.host.engine import engine
from pdmap.writers.libraries import versions
from pdmap.writers.writer import Writer

SOURCE_URL = "../manifests/{path}#L{line}"
"""From a record in a bundle to the manifests beside it, where no other pattern was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be in a bundle."""

    registers: tuple[Register, ...]
    template: str
    """Name of the template."""
    edition: Edition
    without: frozenset[str] = frozenset()
    """Names of formats to leave out."""


def bundle(loaded: Loaded, contents: Mapping[str, bytes], configuration: Mapping[str, bytes], order: Order) -> bytes:
    """Return a bundle; the same inventory and order give the same bytes.

    Args:
        loaded: The inventory.
        contents: The bytes of its manifests by path.
        configuration: The bytes of its configuration by file name; empty where there is none.
        order: What is to be in the bundle.

    Raises:
        EngineError: a format needs something that is not installed, or that failed; the message names the format.
        BundleError: a manifest has a name that a bundle may not have.
    """
    edition, organization = order.edition, loaded.inventory.organization
    files = record_files(loaded, order)
    if not edition.is_public:
        files |= {f"{MANIFESTS}{path}": data for path, data in contents.items()}
        files |= {f"{CONFIGURATION}{name}": data for name, data in configuration.items()}
    listing = Listing(
        organization=(organization.name or "") if organization else "",
        as_of=edition.as_of.isoformat(),
        template=order.template,
        language=edition.language,
        is_public=edition.is_public,
        revision=edition.revision,
        digest=loaded.digest,
        version=__version__,
        registers=tuple(register.value for register in order.registers),
        formats=tuple(chosen_writers(order)),
        libraries=versions(name for writer in chosen_writers(order).values() for name in writer.libraries),
        source_url="" if edition.is_public else edition.source_url,
        files=files_of(files),
    )
    return packed(listing, files)


def record_files(loaded: Loaded, order: Order) -> dict[str, bytes]:
    """Return the records in every format by their path in the bundle.

    Raises:
        EngineError: a format needs something that is not installed, or that failed; the message names the format.
    """
    form, programs = templates()[order.template], engine()
    documents = {register: record(loaded, register, order.edition, form) for register in order.registers}
    return {
        record_name(register, writer): _bytes(document, name, writer, programs)
        for register, document in documents.items()
        for name, writer in chosen_writers(order).items()
    }


def record_name(register: Register, writer: Writer) -> str:
    """Return the path of a record in a bundle."""
    return f"{RECORDS}{register}{writer.suffix}"


def chosen_writers(order: Order) -> dict[str, Writer]:
    """Return the formats of a bundle by name."""
    return {name: writer for name, writer in writers().items() if name not in order.without}


# Private functions


def _bytes(document: Document, name: str, writer: Writer, programs: Engine) -> bytes:
    try:
        return written(_linked(document, writer), writer, programs)
    except EngineError as error:
        raise EngineError(f"{name}: {error}") from error


def _linked(document: Document, writer: Writer) -> Document:
    """Return a document that links to the manifests in its bundle, where the format can and nothing else was asked."""
    metadata = document.metadata
    if metadata.is_public or metadata.source_url or not writer.has_relative_links:
        return document
    return replace(document, metadata=replace(metadata, source_url=SOURCE_URL))
