"""Cards, the vocabulary and the glossary: what the reader does with words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.card import WordCard
from reader.cards import Shown
from reader.desk import Desk
from reader.errors import ReaderError
from reader.ui.card_trail import CardTrail
from reader.ui.hover import Hover
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.reading import Reading
from reader.ui.vocabulary.saving import Saving
from reader.vocabulary.model import Sighting, Word, WordStatus


class Words(QObject):
    """Joins page, card and vocabulary with the desk."""

    undone = Signal()
    concept_requested = Signal(str)
    vocabulary_changed = Signal()
    changed = Signal()

    def __init__(
        self, desk: Desk, window: MainWindow, reading: Reading, saving: Saving, hover: Hover
    ) -> None:
        super().__init__(window)
        self._saving = saving
        self._desk, self._window, self._reading = desk, window, reading
        self.hover = hover
        self.card_trail = CardTrail(desk, window, reading, self.hover)
        self._connect()

    def show_all(self) -> None:
        """Fill the vocabulary and mark the kept words."""
        self._show_vocabulary()

    def keep(self) -> None:
        """Keep the word of the card, or the one under keyboard or pointer; the mark comes after the commit."""
        card = self.card()
        if card is None:
            self._window.say(self.tr("Choose a word first: rest the pointer on it, or press N."))
        else:
            self.keep_card(card)

    def keep_card(self, card: WordCard) -> None:
        """Keep the word of a card."""
        if not self._saving.carry_out(self._desk.keeping(card)):
            return
        self.show_known()
        said = self.tr("%1 already has this sentence.") if card.kept else self.tr("Kept: %1")
        self._window.say(said.replace("%1", card.headword))

    def show_concept(self, concept_id: str) -> None:
        """Open a concept in the glossary."""
        self.concept_requested.emit(concept_id)

    def show_concept_of_word(self) -> None:
        """Open the concept of the word that a key speaks of."""
        card = self.card()
        if card is not None and card.concept is not None:
            self.show_concept(card.concept.id)
        elif card is not None:
            self._window.say(self.tr("%1 is not in the glossary.").replace("%1", card.headword))

    def correct(self) -> None:
        """Let the reader say where words end around a word, and how it is read."""
        place, text = self.hover.place(), self._desk.text
        stretch = (
            self._desk.correcting.stretch(text, *place) if place is not None and text is not None else None
        )
        if stretch is None:
            self._window.say(self.tr("Choose a Chinese word first: rest the pointer on it, or press N."))
            return
        self.hover.close()
        form = Shown.of(self._desk.settings).form
        from reader.ui.dialogs.correct import CorrectDialog  # dialogs are loaded when they are opened

        dialog = CorrectDialog(stretch, self._desk.readings_of, self._window, form)
        accepted = dialog.exec() == CorrectDialog.DialogCode.Accepted
        cuts, readings, scope = dialog.cuts, dialog.chosen_readings, dialog.scope
        dialog.deleteLater()
        if not accepted:
            return
        try:
            changed = self._desk.correct(stretch, cuts, readings, scope)
        except ReaderError as error:
            tell(self._window, error)
            return
        if changed:
            self._reading.annotate_again()
            self._window.say(self.tr("Corrected. Ctrl+Z takes it back."))

    def swap_scripts(self) -> None:
        """Show the headword of the card in the other script, or say that there is none."""
        card = self._window.card.card
        if card is not None and not card.other:
            self._window.say(self.tr("%1 is written the same in both scripts.").replace("%1", card.headword))
        self._window.card.swap_script()

    def undo(self) -> None:
        """Take back the last change."""
        self._step(self._desk.undo, self.tr("Undone: %1"), self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(
            self._desk.history.redo, self.tr("Done again: %1"), self.tr("There is nothing to do again.")
        )

    def _step(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        try:
            what = step()
        except ReaderError as error:
            tell(self._window, error)
            return
        self._window.say(done.replace("%1", what) if what else nothing)
        self.show_known()
        self.undone.emit()

    def show_known(self) -> None:
        """Show on page, card and beside them what is kept and known now."""
        self._show_vocabulary()
        self._refresh_card()

    def join_panel(self) -> None:
        """Carry out what is asked of the words beside the page."""
        vocabulary = self._window.vocabulary
        vocabulary.concept_requested.connect(self.show_concept)
        vocabulary.forget_requested.connect(self._on_vocabulary_forget_requested)
        vocabulary.place_requested.connect(self.go_to_sighting)

    def _connect(self) -> None:
        """Signals by sender."""
        actions = self._window.actions_by_name
        actions["card"].triggered.connect(self.hover.show_current)
        actions["close_card"].triggered.connect(self._on_close_card_triggered)
        actions["concept"].triggered.connect(self.show_concept_of_word)
        actions["correct"].triggered.connect(self.correct)
        actions["ignored"].triggered.connect(lambda: self.set_status(WordStatus.IGNORED))
        actions["keep"].triggered.connect(self.keep)
        actions["known"].triggered.connect(lambda: self.set_status(WordStatus.KNOWN))
        actions["swap"].triggered.connect(self.swap_scripts)
        card = self._window.card
        card.concept_requested.connect(self.show_concept)
        card.keep_requested.connect(self.keep)
        self._reading.text_opened.connect(self.hover.close)
        self._saving.saved.connect(self.show_known)
        self._window.page.token_clicked.connect(self._on_page_token_clicked)

    def card(self) -> WordCard | None:
        """The card of the word that a key speaks of."""
        shown = self._window.card.card
        if shown is not None and not shown.stands_here:
            return shown
        if shown is not None and self.hover.stretched:
            return self._desk.stretched(shown, 0)
        place = self.hover.place()
        return self._desk.card(*place) if place is not None else None

    def set_status(self, status: WordStatus) -> None:
        """Say what the reader knows of the word that a key speaks of; said again, it is new once more."""
        card = self.card()
        if card is None:
            self._window.say(self.tr("Choose a word first: rest the pointer on it, or press N."))
            return
        wanted = WordStatus.NEW if card.status is status else status
        if not self._saving.carry_out(lambda: self._desk.set_status(card, wanted)):
            return
        self.show_known()
        words = {WordStatus.KNOWN: self.tr("Known: %1"), WordStatus.IGNORED: self.tr("Ignored: %1")}
        said = words.get(wanted, self.tr("New again: %1"))
        self._window.say(said.replace("%1", card.headword))

    def _refresh_card(self) -> None:
        """Show what has changed of the words whose cards are shown."""
        shown = self.card() if self.hover.stretched else None
        if shown is not None:
            self.hover.show_stretched(shown)
        self.hover.refresh()
        self.changed.emit()

    def _show_vocabulary(self) -> None:
        page, place = self._window.page, self.hover.place()
        at = page.line_rect(*place) if place is not None else page.viewport().rect()
        # the mark comes before lists of thousands are made anew
        page.show_known(self._desk.words.kept, self._desk.statuses(), at)
        self.vocabulary_changed.emit()

    def _on_close_card_triggered(self) -> None:
        if self._window.card.card is not None:
            self.hover.close()
        elif self._window.find_bar.isVisible():
            self._window.find_bar.close_bar()
        else:
            self._window.sides.slide_away()
            self._window.page.clear_focus_token()

    def _on_page_token_clicked(self, paragraph: int, token: int) -> None:
        """A click on a term leads to its concept."""
        card = self._desk.card(paragraph, token)
        if card is not None and card.concept is not None:
            self.show_concept(card.concept.id)

    def _on_vocabulary_forget_requested(self, word: Word) -> None:
        if not self._saving.carry_out(lambda: self._desk.forget(word)):
            return
        self.show_known()
        self._window.say(self.tr("Removed: %1 (Ctrl+Z brings it back)").replace("%1", word.key.simplified))

    def go_to_sighting(self, sighting: Sighting) -> None:
        """Show the place where a word was met."""
        place = self._desk.find_sighting(sighting)
        if place is None:
            self._window.say(self.tr("The text this was met in is no longer in the library."))
        else:
            self._reading.go_to(*place)
