"""Entries are made, changed, joined, deleted and restored: on disk before the window says so, and undone by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.candidates import Candidate
from reader.desk import Desk
from reader.errors import ReaderError
from reader.glossary.changing import draft_of
from reader.glossary.model import Category, Concept
from reader.termbase.exchange import simplifier
from reader.termbase.index import Filter, Sort
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell

_EMPTY = Concept("", Category.AI, "", "", (), origin="yours")


class GlossaryEditing(QObject):
    """Carries out what the reader changes in the glossary."""

    changed = Signal()
    concept_requested = Signal(str)

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._simplify = simplifier()
        concept, index = window.glossary.concept, window.glossary.index
        concept.delete_requested.connect(self.delete)
        concept.edit_requested.connect(self.edit)
        concept.merge_requested.connect(self.merge)
        concept.restore_requested.connect(self.restore)
        index.candidate_chosen.connect(self._on_index_candidate_chosen)
        index.candidate_dismissed.connect(self.dismiss)
        index.candidate_wanted_again.connect(self.want_again)
        index.new_requested.connect(self.new)
        index.restore_requested.connect(self.restore)

    def new(self) -> None:
        """Write a new entry, beginning with what is searched for or selected on the page."""
        typed = self._window.page.selected_text() or self._window.glossary.index.typed
        typed = " ".join(typed.split())
        self._edit(draft_of(typed) if typed and not typed.isascii() and len(typed) < 40 else _EMPTY)

    def edit(self, concept_id: str) -> None:
        """Change an entry."""
        concept = self._desk.termbase.entries.concept(concept_id)
        if concept is not None:
            self._edit(concept)

    def merge(self, concept_id: str) -> None:
        """Join another entry with this one."""
        from reader.ui.glossary.edit_dialog import JoinDialog  # dialogs are loaded when they are opened

        entries = self._desk.termbase.entries
        concept = entries.concept(concept_id)
        if concept is None:
            return
        dialog = JoinDialog(
            concept,
            lambda text: self._desk.termbase.lines(Filter(text, sort=Sort.NAME), self._desk.script),
            self._window,
        )
        accepted, chosen = dialog.exec() == JoinDialog.DialogCode.Accepted, dialog.chosen
        dialog.deleteLater()
        if accepted and chosen is not None:
            self._do(lambda: entries.merge(concept_id, chosen), self.tr("Joined: %1"), concept.english)

    def delete(self, concept_id: str) -> None:
        """Take an entry out."""
        entries = self._desk.termbase.entries
        concept = entries.concept(concept_id)
        if concept is not None:
            self._do(lambda: entries.delete(concept_id), self.tr("Deleted: %1"), concept.english)

    def dismiss(self, text: str) -> None:
        """Propose a word no more."""
        self._do(lambda: self._desk.termbase.dismissed.dismiss(text), self.tr("Dismissed: %1"), text)

    def want_again(self, text: str) -> None:
        """Propose a dismissed word again."""
        self._do(lambda: self._desk.termbase.dismissed.bring_back(text), self.tr("Brought back: %1"), text)

    def restore(self, concept_id: str) -> None:
        """Show the shipped entry again."""
        entries = self._desk.termbase.entries
        shipped = entries.shipped(concept_id)
        if shipped is not None:
            self._do(lambda: entries.restore(concept_id), self.tr("Restored: %1"), shipped.english)

    def _edit(self, concept: Concept) -> None:
        from reader.ui.glossary.edit_dialog import EditDialog

        entries = self._desk.termbase.entries
        names = {each.id: each.english for each in entries.concepts if each.id != concept.id}
        dialog = EditDialog(concept, entries.judged, names, self._window)
        accepted, written = dialog.exec() == EditDialog.DialogCode.Accepted, dialog.concept
        dialog.deleteLater()
        if not accepted or written == concept:
            return
        kept: list[Concept] = []
        self._do(
            lambda: kept.append(entries.save(self._simplified(written))),
            self.tr("Saved: %1"),
            written.english,
        )
        for each in kept:
            self.concept_requested.emit(each.id)

    def _simplified(self, concept: Concept) -> Concept:
        """Forms are kept in simplified characters, whatever they were typed in."""
        forms = tuple(
            form if form.text.isascii() else replace(form, text=self._simplify(form.text))
            for form in concept.forms
        )
        return replace(concept, forms=forms)

    def _do(self, work: Callable[[], object], said: str, what: str) -> None:
        """Change something; it is said when it is on disk."""
        try:
            work()
        except ReaderError as error:
            tell(self._window, error)
            return
        self.changed.emit()
        self._window.say(f"{said.replace('%1', what)} {self.tr('(Ctrl+Z takes it back)')}")

    def _on_index_candidate_chosen(self, candidate: Candidate) -> None:
        self._edit(draft_of(candidate.text))
