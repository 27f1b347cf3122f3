"""The glossary beside the page: an index of concepts, and one concept with every place it is spoken of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.termbase.page import ConceptPage
from reader.ui.glossary.concept_view import ConceptView
from reader.ui.glossary.index_view import ConceptIndex

_LONGEST_TRACE = 50


class GlossaryPanel(QStackedWidget):
    """Index and concept, one at a time; back leads through the concepts that were looked at to the index."""

    concept_requested = Signal(str)
    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = ConceptIndex()
        self.concept = ConceptView()
        self._trace: list[str] = []
        self.addWidget(self.index)
        self.addWidget(self.concept)
        self.concept.back_requested.connect(self.go_back)
        self.concept.concept_requested.connect(self.concept_requested)
        self.concept.place_requested.connect(self.place_requested)
        self.index.concept_requested.connect(self.concept_requested)

    def show_concept(self, page: ConceptPage) -> None:
        """Show one concept, and bring it to the front."""
        former = self.shown_concept
        if former is not None and former != page.concept.id:
            self._trace.append(former)
            del self._trace[:-_LONGEST_TRACE]
        elif former is None:
            self._trace.clear()
        from_index = self.index.isAncestorOf(self.focusWidget() or self)
        self.concept.set_page(page)
        self.setCurrentWidget(self.concept)
        if from_index:
            self.concept.setFocus()

    def show_index(self) -> None:
        """Go back to all concepts."""
        self._trace.clear()
        self.setCurrentWidget(self.index)
        self.index.setFocus()

    def go_back(self) -> None:
        """To the concept that was looked at before, or to the index."""
        if not self._trace:
            self.show_index()
            return
        former = self._trace.pop()
        depth = len(self._trace)
        self.concept_requested.emit(former)
        del self._trace[depth:]

    @property
    def shown_concept(self) -> str | None:
        """The id of the concept that is shown, None for the index."""
        return self.concept.concept_id if self.currentWidget() is self.concept else None
