"""A command writes while the window is open: the window shows it as soon as the reader comes back to it."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.paths import Paths
from reader.store import Store
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from tests.program import opened
from tests.ui.vocabulary.words import heard, rows_of


def test_what_a_command_has_kept_is_shown_on_coming_back(qapp: QApplication, paths: Paths) -> None:
    key = WordKey("别的", ("bié", "de"))
    with opened(qapp, paths, engine=False) as program:
        with closing(Store.open(paths.database, paths.backups)) as second:
            Vocabulary(second).keep(key, traditional="別的", senses=("other",))
            Vocabulary(second).set_status({key: WordStatus.KNOWN})
        assert program.desk.words.status_of(key) is WordStatus.KNOWN, (
            "a card under the pointer may ask before"
        )
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert heard(rows_of(program.window.vocabulary, "Vocabulary")) == ["别的  bié de, other, Known"]
        assert program.window.page._marks.statuses[key.simplified, key.pinyin] is WordStatus.KNOWN
        assert (key.simplified, key.pinyin) in program.window.page._marks.kept
