"""Texts that the tests of all sinks share."""

CONTROLS = [chr(number) for number in (*range(0x20), *range(0x7F, 0xA0))]
INVISIBLE = [
    *"\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2061\u2066\u2067\u2068\u2069\u206f\u3164\ufeff\ufff9\ufffb\U000e0001\U000e007f\U000e0100",
]
SURROGATES = ["\ud800", "\udfff"]
FIT = [
    "webshop",
    "Zürich, 東京, ελλάδα, हिन्दी",
    "naïve ☂️ 🇸🇪 1️⃣",
    "Tiê\u0301ng Viê\u0323t, שָׁלוֹם, تَجْرِبَةٌ",
    "R&D costs <5% of \"turnover\" (it's 'small')",
    "a\\b \\N \\G \\l \\",
    "https://example.org/a?b=1&c=2#d",
    "snake_case *stars* `ticks` ~tildes~ $x$ {{x}} [a](b) ![c](d)",
    "&lt;b&gt; &#60; &nbsp; #quot; #35; ﬂ°lt¶ß",
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    '"]; end; click A "javascript:alert(1)"',
    "%%{init: {'theme': 'dark'}}%% fa:fa-car",
    "]]> --> <!-- ?> </style>",
    "dpo@example.org",
    "| a | b |",
]
"""Texts of visible characters, which every format can hold and which must come back unchanged."""

COMMANDS = ["##[add-mask]x", "a ##vso[task.setvariable variable=a]b", "###[error]", "::error::x", "a\n\ufe0f::error::x"]
LEADING = ["# a", "- a", "+ a", "* a", "> a", "1. a", "12) a", "---", "===", ":-:", "    code", "~~~", "```", "\ta"]


def named(text: str) -> str:
    """Return a name for a test of a text; mutmut does not find those with backslashes again."""
    return ascii(text).replace("\\", "_")
