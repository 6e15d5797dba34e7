"""What kind of scene a table is of: visits, answers, calls over the Internet."""

from __future__ import annotations

from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.words import words_of

ANSWERS = frozenset({"response", "submission", "respondent", "answer"})
"""What rows are that hold what one person sent in."""
VISITS = frozenset(
    {"view", "visit", "hit", "click", "impression", "event", "session", "login", "access", "log", "activity", "open"}
)
"""Words of tables that keep who looked at things."""


def of_telephony(around: Surroundings) -> bool:
    """Tell whether a table is one of telephony over the Internet, by its name or by what only such tables have."""
    words = {word for name in around.names for word in (*name, "".join(name))}
    is_sure = not words_of("sip").isdisjoint(around.name.words) or around.name.words[-2:] == ("speed", "dial")
    return is_sure or len(words_of("sip_sign") & words) >= _SIGNS


def is_seen_online(around: Surroundings) -> bool:
    """Tell whether rows are visits or answers of somebody whose network is known too."""
    is_answer = not ANSWERS.isdisjoint(around.name.words[-1:])
    is_other = around.has_class("org", "settings", "lookup", "infra", "template")
    is_visit = is_answer or not VISITS.isdisjoint(around.name.words)
    is_other = is_other or (around.has_class("thing") and not is_visit) or around.name.head == "device"
    is_seen = any(("ip" in words and "range" not in words) or words[-2:] == ("user", "agent") for words in around.names)
    return is_seen and not is_other


# Private functions

_SIGNS = 2
"""Columns of telephony after which a table is one of calls, whatever it is called."""
