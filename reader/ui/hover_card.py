"""The card of a word: near the word, never over its line, never outside the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.card import WordCard
from reader.ui.card_body import CardBody
from reader.ui.card_choices import CardChoices
from reader.ui.card_head import BORDER, CardHead, card_style
from reader.ui.card_words import card_blocks
from reader.ui.theme import Theme, icon

_WIDTH = 400
_MARGIN = 16
_GAP = 8
_SHARE_OF_PAGE, _LEAST_HEIGHT = 0.4, 230
"""How much of the page's height a card takes at most, and what it may take of a low page, in px."""

_TOP, _BOTTOM, _SPACING = 12, 14, 2
_LEAST_TEXT = 20
"""What is seen of the text at least, in px, however little room there is beside the line."""


class HoverCard(QFrame):
    """Lays out finished `WordCard`s; asks nobody."""

    _pin_icon = "pin"

    keep_requested = Signal()
    pin_requested = Signal()
    concept_requested = Signal(str)
    link_requested = Signal(object)
    """A word that the card leads to is wished for; `open_card` shows its card."""
    reading_chosen = Signal(object)
    """The reader has said which reading it is, as syllables."""
    returned = Signal()
    """The card that led to another one is shown again."""
    focus_returned = Signal()
    """The card has gone with the keyboard on it."""
    entered = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget, icons: Path) -> None:
        super().__init__(parent)
        self._page = parent
        self.icons = icons
        self._theme: Theme | None = None
        self._drawn: dict[tuple[str, str], QIcon] = {}
        self._card: WordCard | None = None
        self._other_first = False
        self._trail: list[tuple[WordCard, int]] = []
        self._beside = (QRect(), QRect())
        self.setObjectName("hover_card")
        self.setAccessibleName(self.tr("Word card"))
        self._forms = CardHead()
        self._toggle = self._button(self.tr("Swap simplified and traditional"), self._on_toggle_clicked)
        self._keep = self._button(self.tr("Keep in the vocabulary (V)"), self.keep_requested.emit)
        self._pin = self._button(self.tr("Pin this card (Shift+P)"), self.pin_requested.emit)
        self._concept = self._button(self.tr("Show in the glossary"), self._on_concept_clicked)
        self._back = self._button(self.tr("Back to the word before (Backspace)"), self.go_back)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QHBoxLayout()
        self._body = CardBody()
        self._choices = CardChoices()
        self._scroll = QScrollArea()
        self._build()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._drawn.clear()
        self._body.set_theme(theme)
        self.setStyleSheet(card_style(theme))
        if self._card is not None:
            self._fill(self._card)

    @property
    def page(self) -> QWidget:
        """The widget whose coordinates `show_card` speaks in."""
        return self._page

    @property
    def card(self) -> WordCard | None:
        """The card that is shown, None while hidden."""
        return self._card if self.isVisible() else None

    def said(self) -> str:
        """What the card says, as a screen reader has it."""
        card = self.card
        forms = (card.headword, card.other) if card is not None else ()
        return "\n".join(part for part in (*forms, self._body.text.accessibleDescription()) if part)

    def show_card(self, card: WordCard, line: QRect, word: QRect) -> None:
        """Show a card for the word at `word`, clear of its `line`, both in the parent's coordinates."""
        if self._card is None or self._card.key != card.key:
            self._other_first = False
        self._beside = (line, word)
        self._trail.clear()
        self.update_card(card)
        self._scroll.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()

    def warming(self, card: WordCard) -> Iterator[None]:
        """Lay out and draw a card unseen, so that the first one that is asked for finds fonts and styles ready."""
        self.update_card(card)
        yield
        if not self.isVisible():
            self.grab()

    def update_card(self, card: WordCard) -> None:
        """Show what has changed of the word that is shown, where it is."""
        self._card = card
        self._fill(card)
        self._place(*self._beside)

    def open_card(self, card: WordCard) -> None:
        """Show a card that this one led to, in its place; `go_back` returns."""
        if self._card is None:
            return
        by_keyboard = self._body.links.has_focus
        self._trail.append((self._card, self._scroll.verticalScrollBar().value()))
        self._show_in_place(card, 0)
        if by_keyboard and not self._body.links.focus_first():
            self._back.setFocus(Qt.FocusReason.TabFocusReason)

    def go_back(self) -> bool:
        """Show the card that led to this one; whether there was one."""
        if not self._trail:
            return False
        has_focus = self._back.hasFocus() or self._body.links.has_focus
        card, scrolled = self._trail.pop()
        self._show_in_place(card, scrolled)
        if has_focus:
            self._body.links.focus_first()
        self.returned.emit()
        return True

    def look_inside(self) -> bool:
        """Put the keyboard on the first word that the card leads to; whether there is one."""
        return self.isVisible() and self._body.links.focus_first()

    def choose_reading(self, number: int) -> None:
        """Choose one of the readings that are offered, from 1 on."""
        if self.isVisible():
            self._choices.choose(number)

    def hide_card(self) -> None:
        """Put the card away."""
        if self.isVisible():
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self.isAncestorOf(focus)
            self.hide()
            if had_focus:
                self.focus_returned.emit()
            self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer has come onto the card, which keeps it."""
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left the card."""
        super().leaveEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the card away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide_card()
            return
        super().keyPressEvent(event)

    def swap_script(self) -> None:
        """Show the headword in the other script."""
        if self._card is not None and self._card.other:
            self._other_first = not self._other_first
            self.update_card(self._card)

    def _button(self, name: str, done: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: done())
        return button

    def _build(self) -> None:
        self._buttons.setSpacing(4)
        for button in (self._back, self._toggle, self._concept, self._keep, self._pin):
            self._buttons.addWidget(button)
        self._head.setSpacing(4)
        self._head.addLayout(self._forms, 1)
        self._head.addLayout(self._buttons)
        self._head.setAlignment(self._buttons, Qt.AlignmentFlag.AlignRight)
        self._scroll.setWidget(self._body)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _TOP, _MARGIN // 2, _BOTTOM)
        column.setSpacing(_SPACING)
        column.addLayout(self._head)
        column.addWidget(self._scroll)
        column.addWidget(self._choices)
        self._body.links.chosen.connect(self.link_requested)
        self._body.links.unfolded.connect(self._on_links_unfolded)
        self._choices.chosen.connect(self.reading_chosen)

    def _show_in_place(self, card: WordCard, scrolled: int) -> None:
        self._other_first = False
        self.update_card(card)
        self._scroll.verticalScrollBar().setValue(scrolled)

    def _fill(self, card: WordCard) -> None:
        width = min(_WIDTH, self._room().width() - 2 * _GAP)
        self._name_buttons(card)
        inside = width - _MARGIN - _MARGIN // 2 - 2 * BORDER
        self._fill_head(card, inside)
        self._choices.set_readings(card.choices, card.form, inside, one_place=len(card.simplified) == 1)
        self._body.set_content(
            card_blocks(card),
            card.links,
            card.form,
            width - 2 * _MARGIN - 10,
            traditional=card.headword_is_traditional,
        )
        self.resize(width, self.height())
        self._fit(self._most())

    def _fit(self, limit: int) -> None:
        """Take the height that the card needs, at most `limit`; what does not fit is scrolled to."""
        self._settle()
        head = self._head.minimumSize().height() + _TOP + _SPACING + _BOTTOM + 2 * BORDER
        if not self._choices.isHidden():
            head += self._choices.height() + _SPACING
        room = max(_LEAST_TEXT, limit - head)
        height = self._body.height() if self._body.height() <= room else self._body.whole_lines(room)
        self._scroll.setFixedHeight(height)
        self.resize(self.width(), head + height)

    def _settle(self) -> None:
        """Have the rows of the head measured anew: they remember what stood in them before."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()

    def _name_buttons(self, card: WordCard) -> None:
        self._back.setVisible(bool(self._trail))
        self._toggle.setVisible(bool(card.other))
        self._toggle.setText("简 ⇄ 繁" if self._first_is_traditional(card) else "繁 ⇄ 简")
        self._concept.setVisible(card.concept is not None)
        self._concept.setText(self.tr("Glossary"))
        if self._theme is not None:
            name, colour = ("kept", self._theme.accent) if card.kept else ("keep", self._theme.muted)
            self._draw(self._keep, name, colour)
            self._draw(self._back, "back", self._theme.muted)
            self._draw(self._pin, self._pin_icon, self._theme.muted)
        name = self.tr("Kept in the vocabulary (V)") if card.kept else self.tr("Keep in the vocabulary (V)")
        self._keep.setToolTip(name)
        self._keep.setAccessibleName(name)

    def _draw(self, button: QToolButton, name: str, colour: str) -> None:
        """Put an icon on a button; each is drawn once for a theme."""
        drawn = self._drawn.get((name, colour))
        if drawn is None:
            drawn = self._drawn[name, colour] = icon(self.icons, name, colour)
        if button.icon().cacheKey() != drawn.cacheKey():
            button.setIcon(drawn)

    def _first_is_traditional(self, card: WordCard) -> bool:
        return card.headword_is_traditional is not self._other_first

    def _fill_head(self, card: WordCard, room: int) -> None:
        """Both forms beside the buttons, above them where they are long."""
        forms = (card.other, card.headword) if self._other_first else (card.headword, card.other)
        self._settle()
        buttons = self._buttons.sizeHint().width() + self._head.spacing()
        beside = self._forms.set_forms(forms, self._first_is_traditional(card), room, buttons)
        across = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across)

    def _most(self) -> int:
        """How high a card may be; where there is less room beside its line it is lower."""
        return max(int(self._room().height() * _SHARE_OF_PAGE), _LEAST_HEIGHT)

    def _room(self) -> QRect:
        return self._page.rect()

    def _place(self, line: QRect, word: QRect) -> None:
        """Below the line where there is room, else above it; shifted sideways to stay inside."""
        room = self._room()
        x = min(max(_GAP, word.left() - _MARGIN), max(_GAP, room.width() - self.width() - _GAP))
        above, below = line.top() - 2 * _GAP, room.height() - line.bottom() - 2 * _GAP
        goes_below = below >= self.height() or (above < self.height() and below >= above)
        if max(above, below) < self.height():
            self._fit(max(above, below))
        top = line.bottom() + _GAP if goes_below else line.top() - _GAP - self.height()
        self.move(QPoint(x, top))

    def _on_toggle_clicked(self) -> None:
        self.swap_script()

    def _on_links_unfolded(self) -> None:
        if self._card is not None:
            self._fit(self._most())
            self._place(*self._beside)

    def _on_concept_clicked(self) -> None:
        if self._card is not None and self._card.concept is not None:
            self.concept_requested.emit(self._card.concept.id)
