"""The text of printed pages as poppler reads it, which takes far less computing than pypdf needs for it."""

import shutil
import subprocess


def texts_of(pdf: bytes) -> list[str]:
    """Return the text of each page, in the order in which it was set."""
    program = shutil.which("pdftotext")
    assert program, "the tests of printed pages need poppler: apt-get install poppler-utils"
    run = subprocess.run([program, "-raw", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True)
    return run.stdout.decode("utf-8", "replace").split("\f")[:-1]
