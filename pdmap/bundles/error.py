"""What is wrong with a file that was said to be a bundle."""

from __future__ import annotations


class BundleError(Exception):
    """A file is no bundle, cannot be read as one, or cannot become one; the message is one clear line."""


class ChangedBundleError(BundleError):
    """A file is no longer the bundle that it was, in a way that leaves nothing else to compare."""


class DamagedFilesError(BundleError):
    """Files of an archive do not have the checksums that the archive itself has of them."""

    def __init__(self, names: tuple[str, ...], files: dict[str, bytes]) -> None:
        """Note which files are damaged, and those that are not."""
        super().__init__(f"it is damaged: {', '.join(names)}")
        self.names = names
        self.files = files
