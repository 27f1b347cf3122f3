"""With thousands of words a screenful is shown at once and the rest follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from reader.paths import Paths
from reader.vocabulary.model import WordKey
from reader.vocabulary.store import Vocabulary
from tests.ui.vocabulary.bench import Bench, bench
from tests.ui.vocabulary.words import WORD

COUNT = 2400


@pytest.fixture
def bench_of_many(paths: Paths, qapp: QApplication) -> Iterator[Bench]:
    """A desk with many words, and the window open."""
    assert qapp is not None
    with bench(paths) as made:
        words = [replace(WORD, key=WordKey(f"词{number}", ("cí",)), sightings=()) for number in range(COUNT)]
        Vocabulary(made.desk._store).put(words)
        made.desk.words.forget_everything_in_memory()
        made.work.show()
        made.table.open()
        yield made


def test_the_table_begins_with_a_screenful_and_goes_on(bench_of_many: Bench) -> None:
    window = bench_of_many.table.window
    assert window is not None
    window.filters.search.setText("ci")
    assert window.table.words.rowCount() == COUNT
    bench_of_many.table._find()
    assert 0 < window.table.words.rowCount() < 200
    first = window.table.words.index(0, 0).data()
    window.table.selectRow(3)
    while bench_of_many.table._resting.isActive():
        QApplication.processEvents()
    assert window.table.words.rowCount() == COUNT
    assert window.table.words.index(0, 0).data() == first
    assert window.table.selected_rows() == [3]


def test_what_is_selected_stays_so_wherever_it_stands(bench_of_many: Bench) -> None:
    window = bench_of_many.table.window
    assert window is not None
    window.table.selectRow(COUNT - 1)
    chosen = window.table.selected_numbers()
    window.filters.search.setText("ci")
    bench_of_many.table._find()
    assert window.table.selected_numbers() == chosen


def test_the_panel_begins_with_a_screenful_and_counts_the_rest(bench_of_many: Bench) -> None:
    index = bench_of_many.main.vocabulary.index
    search = index.findChild(QLineEdit)
    assert search is not None
    search.setText("c")
    bench_of_many.work._find()
    assert 0 < index.rows.model().rowCount() < 200
    while bench_of_many.work._counting.isActive():
        QApplication.processEvents()
    assert index.rows.model().rowCount() == COUNT
    assert f"{COUNT:,} words" in {label.text() for label in index.findChildren(QLabel)}
