import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.checksums import checksum_list, digest_of, sha256
from pdmap.host.files import read_inventory

ROOT = Path(__file__).parents[1]
NAMES = ["a.yaml", "b/c.yaml", "ö.yaml", "a b.yaml", "back\\slash.yaml", "two\nlines.yaml", "carriage\rreturn.yaml"]

CONTENTS = st.dictionaries(st.text(min_size=1), st.binary(), max_size=4)


def recipe() -> str:
    """Return the command that the documentation gives."""
    (line,) = re.findall(r"^ {8}(find .*)$", digest_of.__doc__ or "", re.MULTILINE)
    return str(line)


@pytest.mark.parametrize("name", ["cloudkarafka", "minimal", "webshop-flawed"])
def test_anybody_can_compute_the_digest_again_with_the_command_that_is_documented(name: str) -> None:
    folder = ROOT / "inventories" / name
    ended = subprocess.run(["bash", "-c", recipe()], cwd=folder, capture_output=True, check=True, text=True)
    assert ended.stdout == f"{digest_of(read_inventory(folder).contents)}  -\n"


def test_the_list_is_one_that_sha256sum_checks(tmp_path: Path) -> None:
    contents = {name: name.encode() for name in NAMES}
    for name, data in contents.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "SHA256SUMS").write_bytes(checksum_list({name: sha256(data) for name, data in contents.items()}))
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


@given(
    st.dictionaries(st.text(min_size=1), st.binary(), max_size=4),
    st.dictionaries(st.text(min_size=1), st.binary(), max_size=4),
)
def test_two_inventories_have_one_digest_only_if_names_and_bytes_are_the_same(
    one: dict[str, bytes], other: dict[str, bytes]
) -> None:
    assert (digest_of(one) == digest_of(other)) == (one == other)


def test_the_order_in_which_files_were_read_does_not_matter() -> None:
    contents = dict.fromkeys(NAMES, b"")
    assert digest_of(contents) == digest_of(dict(reversed(contents.items())))
