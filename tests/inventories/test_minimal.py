from collections.abc import Callable

from pdmap.findings import Finding


def test_minimal_has_no_findings(find: Callable[[str], tuple[Finding, ...]]) -> None:
    assert find("minimal") == ()
