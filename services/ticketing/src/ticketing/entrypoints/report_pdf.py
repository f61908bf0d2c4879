"""The monthly report as a PDF, to keep and to hand on.

ReportLab draws it: twenty-five years old and released this autumn, under BSD, in Python alone but for Pillow, with
tables that break over pages and fonts that are embedded. Its own font has Latin letters only: see `_Letters`.
"""

import io
import unicodedata
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from ticketing.application.read_report import ReadMonth
from ticketing.entrypoints.report_rows import (
    AGENT_COLUMNS,
    CATEGORY_COLUMNS,
    MEANINGS,
    agent_rows,
    category_rows,
    issue_rows,
    rated,
    said,
)

_FONT, _BOLD = "Vera", "VeraBd"
_GREY, _LINE = colors.HexColor("#57606f"), colors.HexColor("#d5d9e0")
_TITLE = ParagraphStyle("title", fontName=_BOLD, fontSize=16, leading=20)
_HEAD = ParagraphStyle("head", fontName=_BOLD, fontSize=11, leading=14, spaceBefore=6 * mm, spaceAfter=2 * mm)
_TEXT = ParagraphStyle("text", fontName=_FONT, fontSize=8, leading=11)
_MUTED = ParagraphStyle("muted", parent=_TEXT, textColor=_GREY)
_CELL_HEAD = ParagraphStyle("cell", fontName=_BOLD, fontSize=7, leading=9)


class _Letters:
    """What the font can draw: an accent it lacks is left out; a name in other letters gives way to what else is known.

    The page and the CSV have every name as it is.
    """

    def __init__(self) -> None:
        self._known = pdfmetrics.getFont(_FONT).face.charToGlyph

    def drawn(self, text: str, otherwise: str) -> str:
        """The text, without the accents that are missing; `otherwise` where letters are."""
        found = "".join(letter if ord(letter) in self._known else _plain(letter) for letter in text)
        return found if all(ord(letter) in self._known for letter in found) else otherwise


def write(read: ReadMonth, brand: str, told: str) -> bytes:
    """The file. `told`: what it covers, in words."""
    for name in (_FONT, _BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    letters = _Letters()
    out = io.BytesIO()
    title = f"Support in {read.month.title}"
    document = SimpleDocTemplate(
        out, pagesize=landscape(A4), title=title, author=brand, lang="en",
        leftMargin=15 * mm, rightMargin=15 * mm, topMargin=15 * mm, bottomMargin=15 * mm,
    )  # fmt: skip
    parts = [Paragraph(title, _TITLE), Paragraph(escape(f"{letters.drawn(brand, '')} · {told}"), _MUTED)]
    document.build(parts + _body(read, letters), onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _body(read: ReadMonth, letters: _Letters) -> list[Any]:
    total = read.report.total
    summary = (
        f"{total.opened} tickets opened, {total.resolution.count} solved. First answer: half within "
        f"{said(total.first_response.median)}. Solution: half within {said(total.resolution.median)}. "
        f"Satisfaction: {rated(total.rating)}."
    )
    known = {name: user_id for user_id, name in read.names.items()}
    people = [(letters.drawn(row[0], known.get(row[0], row[0])), *row[1:]) for row in agent_rows(read)]
    issues = [
        (letters.drawn(", ".join(issue.words), "in other letters: see the page"), issue.about, str(issue.tickets),
         issue.number)
        for issue in issue_rows(read)
    ]  # fmt: skip
    return [
        Spacer(1, 4 * mm),
        Paragraph(summary, _TEXT),
        *_section("By category", CATEGORY_COLUMNS, category_rows(read), "No ticket was opened or handled."),
        *_section("By person", AGENT_COLUMNS, people, "Nobody handled a ticket."),
        *_section("Recurring issues", ("Words they share", "About", "Tickets", "Latest"), issues,
                  "No three customers wrote about the same thing."),
        Spacer(1, 6 * mm),
        *(Paragraph(meaning, _MUTED) for meaning in MEANINGS),
    ]  # fmt: skip


def _section(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> list[Any]:
    head = Paragraph(title, _HEAD)
    if not rows:
        return [head, Paragraph(nothing, _MUTED)]
    cells = [[Paragraph(column, _CELL_HEAD) for column in columns]]
    cells += [[Paragraph(escape(cell), _TEXT) for cell in row] for row in rows]
    widths = [55 * mm, *[(267 - 55) / (len(columns) - 1) * mm] * (len(columns) - 1)]
    lines = TableStyle([
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ])  # fmt: skip
    return [head, Table(cells, colWidths=widths, repeatRows=1, style=lines, hAlign="LEFT")]


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont(_FONT, 7)
    canvas.setFillColor(_GREY)
    canvas.drawRightString(landscape(A4)[0] - 15 * mm, 8 * mm, f"Page {document.page}")


def _plain(letter: str) -> str:
    """The letter without its accents; itself where it has none."""
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)) or letter
