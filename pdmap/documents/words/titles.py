"""Titles of records and of their parts, in English."""

from __future__ import annotations

import re

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class TitleWords:
    """Titles of records and of their parts."""

    titled: str = "{title}: {organization}"
    controller_record: str = "Record of processing activities as controller"
    processor_record: str = "Record of processing activities as processor"
    law_controller_record: str = "Article 30(1) GDPR"
    law_processor_record: str = "Article 30(2) GDPR"
    article: str = "Art. {article} GDPR"
    paragraph: str = "({number})"
    point: str = "({number})"
    paragraphs_joined: str = ", "
    letter: str = "({letter})"
    regulation: str = "GDPR"
    regulation_uk: str = "UK GDPR"
    regulation_ch: str = "FADP"
    second_subparagraph: str = "second subparagraph"
    form_of_record: str = "Form"
    form_under_fadp: str = "that of Article 30 GDPR; Article 12 FADP asks for similar content"
    contents: str = "Contents"
    about_record: str = "About this record"
    legal_source: str = "Required by"
    as_of: str = "As of"
    manifests: str = "Made from"
    made_with: str = "Made with"
    revision: str = "Revision of the manifests"
    digest: str = "Digest of the manifests"
    left_out: str = "Left out, because it does not fit the language"
    left_out_answer: str = "left out: does not fit the language"
    manifest: str = "Manifest"
    source: str = "Source"
    sources: str = "Sources"
    overview: str = "Overview"
    register: str = "Processing activities"
    activity: str = "Processing activity"
    third_countries: str = "Third countries"
    no_third_country: str = "none recorded"
    open: str = "Open"
    open_count: str = "{count} open"
    no_activities: str = "The inventory has no activity with this role."
    grounds: str = "Legal grounds, as authorities ask for them beside Article 30"
    further: str = "Further information, beyond Article 30"

    def cite(self, article: str) -> str:
        """Return provisions of the general law, such as `Art. 30(1)(b) GDPR`.

        Args:
            article: Their numbers as English writes them, such as `30(1)(b)`, `28(2), (3)` or `9, 10`.
        """
        return self.article.format(article=self.numbered(article))

    def numbered(self, article: str) -> str:
        """Return the numbers of provisions as the language writes them, such as `30 Abs. 1 lit. b`."""
        last = ""

        def said(found: re.Match[str]) -> str:
            nonlocal last
            last = found["article"] or last
            form = self.point if last == _DEFINITIONS else self.paragraph
            number = form.format(number=found["paragraph"])
            number += self.letter.format(letter=found["letter"]) if found["letter"] else ""
            if found["article"]:
                return f"{last}{number}"
            # Where a point stands between article and paragraph, a paragraph alone would read as an article.
            bare = f"{last}{number}" if number.startswith(".") else number.lstrip()
            return f"{self.paragraphs_joined if found['comma'] else ''}{bare}"

        return _PARAGRAPH.sub(said, article)


# Private tables

_DEFINITIONS = "4"
"""The article whose numbers are not paragraphs: it is a list of definitions."""
_PARAGRAPH = re.compile(r"(?:(?<!\d)(?P<article>\d+)|(?P<comma>, ))?\((?P<paragraph>\d+)\)(?:\((?P<letter>[a-z])\))?")
"""A paragraph with its article, if that stands before it, and with its letter, if one follows."""
