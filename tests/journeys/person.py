"""Somebody who reads: what they see on the page, and what their hands do.

A line is written as its tokens: `今天[jīntiān] / 天气`, marks left out, a reading where it matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.app import Program
from reader.desk import OpenText
from reader.language.model import Token, TokenKind
from reader.ui.card_text import CardText
from reader.ui.page.blocks import Block, Form

PATIENCE = 120_000
_PIECE = re.compile(r"([^\[\]/\s]+)(?:\[([^\]]*)\])?")


class Person:
    """Reads in one program."""

    def __init__(self, program: Program, qtbot: QtBot, leave: Callable[[], None]) -> None:
        self.program, self.qtbot, self.leave = program, qtbot, leave
        self.window, self.page, self.desk = program.window, program.window.page, program.desk

    @property
    def text(self) -> OpenText:
        """The text that is open."""
        assert self.desk.text is not None
        return self.desk.text

    # what is seen

    def shown(self) -> list[tuple[str, str, str]]:
        """The page from top to bottom as (form, label above, text), pictures and folds as what they say."""
        flow = self.page._flow
        return [self._seen(flow.blocks[index]) for index in range(len(flow.blocks))]

    def _seen(self, block: Block) -> tuple[str, str, str]:
        composer = self.page._flow.composer
        label = composer.label(block)
        above = " ".join(part for part in (label.name, label.time) if part) if label is not None else ""
        text = composer.lay(block).shown.text
        return block.form.name.lower(), above, text

    def forms(self) -> list[str]:
        """Only the forms of what is shown."""
        return [form for form, _, _ in self.shown()]

    def labels(self) -> list[str]:
        """The names over the turns, in order."""
        return [above for form, above, _ in self.shown() if form == "turn"]

    def outline(self) -> list[str]:
        """The lines of the outline."""
        return self._rows("Outline")

    def library(self) -> list[str]:
        """The lines of the library."""
        return self._rows("Library")

    def vocabulary(self) -> list[str]:
        """The lines of the vocabulary."""
        return self._rows("Vocabulary")

    def mentions(self) -> list[str]:
        """The lines under the concept that is open."""
        return self._rows("Where it is spoken of")

    def card(self) -> list[str]:
        """What the card says, headword and other form first; empty where there is none."""
        card = self.window.card
        if not card.isVisible():
            return []
        heads = [card.findChild(QLabel, name).text() for name in ("headword", "other")]
        return heads + card.findChild(CardText).accessibleDescription().split("\n")

    def said(self) -> str:
        """The quiet line below."""
        return self.window.statusBar().currentMessage()

    # what is waited for

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it holds."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def wait_for_words(self) -> None:
        """Until every paragraph of the text has its words."""
        last = len(self.text.transcript.paragraphs) - 1
        self.wait(lambda: not self.page.unannotated(0, last))

    def wait_for_library(self) -> None:
        """Until every text has been read for its mentions."""
        self.wait(lambda: self.desk.concordance.complete)

    # where things are

    def paragraph(self, part: str) -> int:
        """The first paragraph in which this stands."""
        return next(
            index for index, paragraph in enumerate(self.text.transcript.paragraphs) if part in paragraph.text
        )

    def tokens(self, part: str) -> list[Token]:
        """The words of the paragraph in which this stands."""
        annotation = self.page.annotation(self.paragraph(part))
        assert annotation is not None
        return [token for token in annotation.tokens if token.kind is not TokenKind.PUNCTUATION]

    def reads(self, line: str) -> None:
        """Check that the words of this line stand so on the page, with these readings."""
        pieces = _PIECE.findall(line)
        words = [word for word, _ in pieces]
        tokens = self.tokens("".join(words))
        texts = [token.text for token in tokens]
        places = [at for at in range(len(texts)) if texts[at : at + len(words)] == words]
        assert places, f"{line} is read as {' / '.join(texts)}"
        for token, (word, reading) in zip(tokens[places[0] :], pieces, strict=False):
            heard = "".join(syllable or "–" for syllable in token.pinyin)
            assert not reading or heard == reading, f"{word} is read {heard}"

    def place_of(self, word: str, part: str = "") -> tuple[int, int]:
        """Paragraph and number of a word, the first one after `part` has been read."""
        paragraphs = range(self.paragraph(part) if part else 0, len(self.text.transcript.paragraphs))
        for index in paragraphs:
            annotation = self.page.annotation(index)
            for number, token in enumerate(annotation.tokens if annotation else ()):
                if token.text == word:
                    return index, number
        raise AssertionError(f"{word} is not on the page")

    # what the hands do

    def hover(self, word: str, part: str = "") -> list[str]:
        """Rest the pointer on a word; what its card says."""
        self.move_to(word, part)
        self.wait(lambda: self.window.card.isVisible())
        return self.card()

    def move_to(self, word: str, part: str = "") -> QPointF:
        """Scroll to a word and put the pointer on it."""
        paragraph, number = self.place_of(word, part)
        token = self.page.token(paragraph, number)
        assert token is not None
        self.page.go_to(paragraph, token.start)
        QApplication.processEvents()
        point = QPointF(self.page.word_rect(paragraph, number).center())
        self._mouse(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)
        return point

    def click(self, word: str, part: str = "") -> None:
        """Click on a word."""
        point = self.move_to(word, part)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._mouse(kind, point, Qt.MouseButton.LeftButton)

    def click_row(self, name: str, part: str) -> None:
        """Click on the first row of a list in which this stands."""
        rows = self._list(name)
        row = next(number for number, text in enumerate(self._rows(name)) if part in text)
        index = rows.model().index(row, 0)
        rows.scrollTo(index)
        place = rows.visualRect(index).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def press(self, *keys: str) -> None:
        """Press keys on the page, such as "V" or "Ctrl+Z"."""
        for key in keys:
            QTest.keySequence(self.page, key)

    def type(self, text: str) -> None:
        """Type into what has the focus, the way an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def choose_script(self, name: str) -> None:
        """Choose from View → Script."""
        next(each for each in self.window.actions_by_name.scripts.actions() if name in each.text()).trigger()

    def word_is_on_screen(self, paragraph: int, number: int) -> bool:
        """Whether a word can be seen."""
        return self.page.viewport().rect().contains(self.page.word_rect(paragraph, number).center())

    def _mouse(self, kind: QEvent.Type, point: QPointF, button: Qt.MouseButton) -> None:
        where = QPointF(self.page.viewport().mapToGlobal(QPoint(int(point.x()), int(point.y()))))
        event = QMouseEvent(kind, point, where, button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.page.viewport(), event)

    def _list(self, name: str) -> QAbstractItemView:
        lists = self.window.findChildren(QAbstractItemView)
        return next(rows for rows in lists if rows.accessibleName() == name)

    def _rows(self, name: str) -> list[str]:
        model = self._list(name).model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


FOLD = Form.FOLD.name.lower()
