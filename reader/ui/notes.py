"""Notes at work: made on the page, listed beside it, told where the pointer or the keyboard rests on one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect

from reader.desk import Desk
from reader.errors import ReaderError
from reader.noting import PlacedNote, matching
from reader.transcript.notes import Note
from reader.transcript.stretches import Spot
from reader.ui.dialogs.note import NoteDialog
from reader.ui.exporting import save_as
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.note_popup import NotePopup
from reader.ui.page.page import Place
from reader.ui.reading import Reading
from reader.ui.theme import load_theme, theme_name
from reader.ui.words import Words

_LONGEST_TOLD = 600


class NotesOnPage(QObject):
    """Joins the page, the list of notes and the desk."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading, words: Words) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading, self._words = desk, window, reading, words
        self._placed: tuple[PlacedNote, ...] = ()
        self.popup = NotePopup(window.card.page)
        self._connect()

    def show_all(self) -> None:
        """Mark the notes of the open text on the page, and list all that match what is searched for."""
        text = self._desk.text
        self._placed = self._desk.notes.of(text.transcript) if text is not None else ()
        marks = [(Place(*each.place[0]), Place(*each.place[1])) for each in self._placed if each.place]
        self._window.page.set_notes(marks)
        self._list()

    def show_theme(self) -> None:
        """Take the colours that are preferred now."""
        folder = self._desk.paths.resources / "themes"
        self.popup.set_theme(load_theme(folder, theme_name(self._desk.settings.theme)))

    def bookmark(self) -> None:
        """Bookmark what is selected, or the word under keyboard or pointer; take away the bookmark that is there."""
        stretch = self._stretch()
        if stretch is None:
            self._say_how()
            return
        there = next((each.note for each in self._placed if each.place == stretch), None)
        if there is None:
            self._change(lambda: self._add(stretch, ""), self.tr("Bookmarked: %1"), self._quote(stretch))
        elif there.body:
            self._window.say(self.tr("There is a note here already; E opens it."))
        else:
            self.delete(there)
            self._window.page.clear_selection()

    def write(self) -> None:
        """Write a note on what is selected, or on the word; where one stands it is opened."""
        stretch = self._stretch()
        if stretch is None:
            self._say_how()
            return
        there = self._note_at(stretch)
        if there is not None:
            self.edit(there)
            return
        self._words.hover.close()
        dialog = NoteDialog(self._quote(stretch), "", exists=False, parent=self._window)
        accepted, body = dialog.exec() == NoteDialog.DialogCode.Accepted, dialog.body
        dialog.deleteLater()
        if accepted:
            self._change(lambda: self._add(stretch, body), self.tr("Noted: %1"), self._quote(stretch))

    def edit(self, note: Note) -> None:
        """Open a note to be written otherwise, or deleted."""
        self._words.hover.close()
        dialog = NoteDialog(note.quote, note.body, exists=True, parent=self._window)
        accepted, body, delete = (
            dialog.exec() == NoteDialog.DialogCode.Accepted,
            dialog.body,
            dialog.delete_chosen,
        )
        dialog.deleteLater()
        if accepted and delete:
            self.delete(note)
        elif accepted and body != note.body:
            self._change(lambda: self._desk.notes.write(note, body), self.tr("Noted: %1"), note.quote)

    def delete(self, note: Note) -> None:
        """Take a note away."""
        said = self.tr("Deleted: %1 (Ctrl+Z brings it back)")
        self._change(lambda: self._desk.notes.delete(note), said, note.body or note.quote)

    def step(self, by: int) -> None:
        """Go to the next note of the text, or the one before."""
        places = [each.place[0] for each in self._placed if each.place is not None]
        caret = self._window.page.caret()
        here = caret.paragraph, caret.offset
        ahead = (
            [spot for spot in places if spot > here] if by > 0 else [spot for spot in places if spot < here]
        )
        text = self._desk.text
        if text is None or not ahead:
            self._window.say(
                self.tr("There is no further note.") if by > 0 else self.tr("No note before this.")
            )
            return
        self._reading.go_to(text.transcript.digest, *(ahead[0] if by > 0 else ahead[-1]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the popup stood beside has moved."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Leave):
            self.popup.hide()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        """Signals by sender."""
        actions, page, panel = self._window.actions_by_name, self._window.page, self._window.left.notes
        wishes: dict[str, Callable[[], object]] = {
            "bookmark": self.bookmark,
            "card": self._tell_current,
            "export_notes": self._export,
            "next_note": lambda: self.step(1),
            "note": self.write,
            "notes": self._on_notes_triggered,
            "previous_note": lambda: self.step(-1),
        }
        for name, wish in wishes.items():
            actions[name].triggered.connect(lambda _checked=False, wish=wish: wish())
        page.token_focused.connect(self._tell)
        page.token_hovered.connect(self._tell)
        page.token_left.connect(self.popup.hide)
        page.verticalScrollBar().valueChanged.connect(lambda _value: self.popup.hide())
        page.viewport().installEventFilter(self)
        panel.delete_requested.connect(self.delete)
        panel.edit_requested.connect(self.edit)
        panel.export_requested.connect(self._export)
        panel.place_requested.connect(self._on_panel_place_requested)
        panel.search_changed.connect(lambda _query: self._list())
        self._reading.text_opened.connect(self.show_all)
        self._window.card.closed.connect(self.popup.hide)
        self._words.undone.connect(self.show_all)

    def _stretch(self) -> tuple[Spot, Spot] | None:
        """What a key speaks of: the selection, else the term or the word of the card, keyboard or pointer."""
        ends = self._window.page.selection()
        if ends is not None:
            first, last = ends
            stretch = (first.paragraph, first.offset), (last.paragraph, last.offset)
            return stretch if self._quote(stretch).strip() else None
        place, text = self._words.hover.place(), self._desk.text
        token = text.token(*place) if place is not None and text is not None else None
        if place is None or text is None or token is None:
            return None
        term = text.mention(place[0], token) or token
        return (place[0], term.start), (place[0], term.end)

    def _note_at(self, stretch: tuple[Spot, Spot]) -> Note | None:
        """The note on exactly this stretch; without a selection also the one that the word stands in."""
        exact = [each.note for each in self._placed if each.place == stretch]
        around = [each.note for each in self._placed if each.holds(stretch[0])]
        return next(iter(exact if self._window.page.selection() is not None else exact + around), None)

    def _quote(self, stretch: tuple[Spot, Spot]) -> str:
        (first, start), (last, end) = stretch
        assert self._desk.text is not None
        texts = self._desk.text.transcript.paragraphs.texts[first : last + 1]
        if not texts:
            return ""
        texts[-1] = texts[-1][:end]
        texts[0] = texts[0][start:]
        return "\n".join(texts)

    def _add(self, stretch: tuple[Spot, Spot], body: str) -> None:
        text = self._desk.text
        if text is not None:
            self._desk.notes.add(text.transcript, text.entry.title, *stretch, body)
            self._window.page.clear_selection()

    def _change(self, change: Callable[[], object], said: str, name: str) -> None:
        """Do it and say so, or tell why it could not be done."""
        try:
            change()
        except ReaderError as error:
            tell(self._window, error)
            return
        self.popup.hide()
        self.show_all()
        line = " ".join(name.split())
        self._window.say(said.replace("%1", line if len(line) <= 30 else line[:30] + "…"))

    def _list(self) -> None:
        panel, text = self._window.left.notes, self._desk.text
        elsewhere = self._desk.notes.elsewhere(text.transcript.digest if text is not None else "")
        here = self._placed
        if panel.query.strip():
            characters = self._desk.searching.characters
            wanted = {note.key for note in matching([each.note for each in here], panel.query, characters)}
            here = tuple(each for each in here if each.note.key in wanted)
            elsewhere = tuple(matching(elsewhere, panel.query, characters))
        panel.set_notes(here, elsewhere)

    def _tell_current(self) -> None:
        place = self._words.hover.place()
        if place is not None:
            self._tell(*place)

    def _tell(self, paragraph: int, token: int) -> None:
        """Show what the notes say in which a word stands."""
        known = self._window.page.token(paragraph, token)
        spot = (paragraph, known.start) if known is not None else (-1, -1)
        bodies = [each.note.body for each in self._placed if each.note.body and each.holds(spot)]
        if not bodies:
            self.popup.hide()
            return
        told = "\n\n".join(bodies)
        told = told if len(told) <= _LONGEST_TOLD else told[:_LONGEST_TOLD] + "…"
        page, card = self._window.page, self._window.card
        line, word = page.line_rect(paragraph, token), page.word_rect(paragraph, token)
        beside = card.geometry() if card.isVisible() else QRect()
        self.popup.show_note(told, self._on_middle(line), self._on_middle(word), beside)

    def _on_middle(self, place: QRect) -> QRect:
        origin = self._window.page.viewport().mapTo(self._window.card.page, place.topLeft())
        return QRect(origin, place.size())

    def _say_how(self) -> None:
        self._window.say(
            self.tr("Select something first, or choose a word: rest the pointer on it, or press N.")
        )

    def _export(self) -> None:
        kinds = self.tr("Markdown (*.md);;Spreadsheet (*.csv)")
        save_as(self._desk, self._window, self.tr("Export notes"), "notes.md", kinds, self._exported)

    def _exported(self, path: Path) -> bytes:
        return self._desk.notes.exported("csv" if path.suffix.lower() == ".csv" else "md")

    def _on_notes_triggered(self) -> None:
        self._window.sides.show_side("left")
        self._window.left.bring_to_front("notes")
        self._window.left.notes.focus_search()

    def _on_panel_place_requested(self, note: Note) -> None:
        here = next((each.start for each in self._placed if each.note.key == note.key), None)
        place = (note.digest, *here) if here is not None else self._desk.notes.find(note)
        if place is None:
            self._window.say(self.tr("This place is not found any more."))
            return
        self._reading.go_to(*place)
        self._window.page.setFocus()
