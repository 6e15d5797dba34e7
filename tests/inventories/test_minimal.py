import datetime as dt
from collections.abc import Callable

from pdmap.app.load import load_texts
from pdmap.app.validate import validate

AS_OF = dt.date(2026, 11, 23)


def test_minimal_has_no_findings(texts: Callable[[str], dict[str, str]]) -> None:
    loaded = load_texts({path: text.encode() for path, text in texts("minimal").items()})
    assert validate(loaded, AS_OF).findings == ()
