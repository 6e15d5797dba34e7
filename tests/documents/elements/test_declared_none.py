from collections.abc import Callable

from pdmap.documents.coverage import CONTROLLER, coverage
from pdmap.documents.kind import Context
from pdmap.documents.marks import Mark

HOSTED = """
parties: {host: {name: Host, role: processor, country: DE}}
systems: {db: {name: DB, hosted_by: host, fields: [email.address]}}
activities: {sell: {role: controller, systems: [db], recipients: none}}
"""


def test_recipients_that_are_declared_none_are_partly_open_where_some_follow(around: Callable[[str], Context]) -> None:
    (register,) = coverage(around(HOSTED), (CONTROLLER,)).registers
    assert register.marks_of("d") == (Mark.PARTLY,)
    (register,) = coverage(around(HOSTED.replace(", hosted_by: host", "")), (CONTROLLER,)).registers
    assert register.marks_of("d") == (Mark.NONE,)
