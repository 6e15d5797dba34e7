"""What stands in a text where a fact should."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(
    r"\A\s*(?:\.{3}|\u2026)\s*\Z"
    r"|\A\s*(?:TODO|TBC|TBD|FIXME)(?=\s*\Z|\s*[:(]|[.,;!?](?:\s|\Z)|\s+[-\u2013\u2014]\s)"
    r"|[(\[<](?:TODO|TBC|TBD|FIXME)[)\]>]"
    r"|\[(?=[A-Z_ ]+\])(?:(?:[A-Z]+ )*(?:NAME|DATE|ADDRESS|COMPANY)\b|[A-Z]+_[A-Z])[A-Z_ ]*\]"
    r"|\[(?:INSERT|Insert|YOUR|Your|TO BE|To be)\b[^\[\]]*\]"
    r"|<[^<>]*\b[Tt]o be (?:filled|completed|deleted)"
    r"|\A\s*[Xx]{3,}(?=\s*\Z|[:@])"
    r"|\?{3,}"
    r"|\b[Ll]orem ipsum\b"
)
"""Each branch ends at the character that could begin it again, so that matching takes linear time.

Words such as `TODO` count where they are the text or lead it, not within a name: people do have a "TODO list app".
The bracket is for slots of templates, such as `[NAME]`, `[START DATE]` or `[DPO_NAME]`, not for `[GDPR]`.
"""
