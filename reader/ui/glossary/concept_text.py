"""The words of a concept's page: a text to read, select and follow links in, set as plain text with formats."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFont, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.glossary.model import Region, Status
from reader.termbase.page import ConceptPage, Count, FormLine, Link
from reader.ui.glossary.wording import category_names, origin_names, region_names, status_names
from reader.ui.page.guard import guarded

_MOST_COUNTS = 8
"""Texts and speakers that are named with their counts; how many more there are is said."""


class ConceptText(QTextBrowser):
    """Term, forms, definition, note, links and counts of a concept."""

    concept_requested = Signal(str)
    transcript_chosen = Signal(str)
    speaker_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._targets: list[tuple[str, str]] = []
        self._page: ConceptPage | None = None
        super().__init__(parent)
        self.setAccessibleName(self.tr("The concept"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(2)
        self.anchorClicked.connect(self._on_anchor_clicked)

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:
        """Write in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._page is not None:
            self.set_page(self._page)

    def set_page(self, page: ConceptPage) -> None:
        """Show a concept."""
        self._page = page
        scroll = self.verticalScrollBar().value()
        self._targets = []
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._write_head(cursor, page)
        for form in page.forms[:1]:
            self._write_preferred(cursor, form)
        concept = page.concept
        missing = self.tr("There is no definition yet.")
        self._line(cursor, concept.definition or missing, muted=not concept.definition, space=10)
        if concept.note:
            self._line(cursor, concept.note, muted=True, space=6)
        self._write_others(cursor, page.forms[1:])
        for name, links in (
            (self.tr("Broader"), page.broader),
            (self.tr("Narrower"), page.narrower),
            (self.tr("Related"), page.related),
        ):
            self._write_links(cursor, name, links)
        self._write_counts(cursor, self.tr("In"), "transcript", page.by_transcript)
        self._write_counts(cursor, self.tr("Said by"), "speaker", page.by_speaker)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(scroll)

    def _write_head(self, cursor: QTextCursor, page: ConceptPage) -> None:
        concept = page.concept
        facts = (category_names()[concept.category], concept.subject, origin_names()[page.origin])
        self._line(cursor, " · ".join(part for part in facts if part), muted=True, size=0.88)
        english = f"{concept.english} ({concept.abbreviation})" if concept.abbreviation else concept.english
        self._line(cursor, english, size=1.35, weight=QFont.Weight.DemiBold, space=2)

    def _write_preferred(self, cursor: QTextCursor, form: FormLine) -> None:
        self._start(cursor, 6)
        self._write_form(cursor, form, 1.3)

    def _write_others(self, cursor: QTextCursor, forms: tuple[FormLine, ...]) -> None:
        """The other forms in one running line."""
        for number, form in enumerate(forms):
            if number == 0:
                self._start(cursor, 8)
                cursor.insertText(f"{self.tr('Also')}  ", self._format(muted=True))
            else:
                cursor.insertText("、", self._format(muted=True))
            self._write_form(cursor, form, 1.0)

    def _write_form(self, cursor: QTextCursor, form: FormLine, size: float) -> None:
        cursor.insertText(form.text, self._format(size=size))
        if form.reading:
            cursor.insertText(f" {form.reading}", self._format(role=QPalette.ColorRole.Link))
        said = _said(form, status_names(), region_names())
        if said:
            cursor.insertText(f" ({said})", self._format(muted=True))

    def _write_links(self, cursor: QTextCursor, name: str, links: tuple[Link, ...]) -> None:
        if links:
            self._start(cursor, 8)
            cursor.insertText(f"{name}  ", self._format(muted=True))
            for number, link in enumerate(links):
                if number:
                    cursor.insertText(", ", self._format(muted=True))
                cursor.insertText(link.english, self._link("concept", link.id))

    def _write_counts(self, cursor: QTextCursor, name: str, kind: str, counts: tuple[Count, ...]) -> None:
        shown = sorted(counts, key=lambda count: -count.mentions)[:_MOST_COUNTS]
        if not shown or (kind == "speaker" and len(shown) == 1 and shown[0].key is None):
            return
        self._start(cursor, 8)
        cursor.insertText(f"{name}  ", self._format(muted=True))
        for number, count in enumerate(shown):
            if number:
                cursor.insertText(", ", self._format(muted=True))
            if count.key is None:
                cursor.insertText(self.tr("nobody named"), self._format())
            else:
                cursor.insertText(count.name, self._link(kind, count.key))
            cursor.insertText(f" {count.mentions:,}", self._format(muted=True))
        if len(counts) > len(shown):
            more = self.tr(" and %1 more").replace("%1", f"{len(counts) - len(shown):,}")
            cursor.insertText(more, self._format(muted=True))

    def _line(
        self,
        cursor: QTextCursor,
        text: str,
        *,
        muted: bool = False,
        size: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        space: int = 0,
    ) -> None:
        self._start(cursor, space)
        cursor.insertText(text.replace("\n", "\u2028"), self._format(muted=muted, size=size, weight=weight))

    def _start(self, cursor: QTextCursor, space: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(space)
        block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.position() == 0:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _format(
        self,
        *,
        muted: bool = False,
        size: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        role: QPalette.ColorRole = QPalette.ColorRole.Text,
    ) -> QTextCharFormat:
        made = QTextCharFormat()
        role = QPalette.ColorRole.PlaceholderText if muted else role
        made.setForeground(self.palette().color(role))
        made.setFontPointSize(self.font().pointSizeF() * size)
        made.setFontWeight(weight)
        return made

    def _link(self, kind: str, target: str) -> QTextCharFormat:
        """A link by number: what it leads to may hold anything."""
        made = self._format(role=QPalette.ColorRole.Link)
        made.setAnchor(True)
        made.setAnchorHref(f"to:{len(self._targets)}")
        self._targets.append((kind, target))
        return made

    def _on_anchor_clicked(self, url: QUrl) -> None:
        number = int(url.path() or 0)
        kind, target = self._targets[number]
        signals = {
            "concept": self.concept_requested,
            "transcript": self.transcript_chosen,
            "speaker": self.speaker_chosen,
        }
        signals[kind].emit(target)


def _said(form: FormLine, statuses: dict[Status, str], regions: dict[Region, str]) -> str:
    """Status and region where they are not the usual ones."""
    status = "" if form.status in (Status.PREFERRED, Status.ADMITTED) else statuses[form.status]
    region = "" if form.region is Region.MAINLAND else regions[form.region]
    return ", ".join(part for part in (status, region) if part)
