"""A vocabulary of 50,000 words: keeping, searching, coverage, export and import, beside baselines of the same run.

    python benchmarks/vocabulary.py [WORDS]

The words are those of the dictionary. The transcripts are the five beside the checkout, or the samples.
"""

from __future__ import annotations

import gc
import itertools
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.commands.transcripts import load_transcript
from reader.commands.words import level_of
from reader.engine import Engine
from reader.formats.archive import zipped
from reader.glossary.load import load_folder
from reader.history import History
from reader.language.build import ensure_language_file
from reader.language.dictionary import unpack_entry
from reader.paths import Paths
from reader.readiness import tally_records
from reader.store import Store
from reader.terms import terms_of
from reader.vocabulary.cards import NOTE_TYPE
from reader.vocabulary.coverage import coverage, words_of
from reader.vocabulary.exchange import Export, format_named, notes_of
from reader.vocabulary.importing import Resolved, carry_out, plan
from reader.vocabulary.incoming import of_list
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus
from reader.vocabulary.search import Query, Search, Sort
from reader.vocabulary.store import Vocabulary
from reader.word_list import WordList

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit

    from reader.ui.program import Program

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parents[1]


def timed(work: Callable[[], object], times: int = 1) -> list[float]:
    """Milliseconds of each run."""
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        found.append((time.perf_counter() - begin) * 1000)
    return found


def say(what: str, value: str, limit: str = "") -> None:
    """A line of the account."""
    print(f"{what:58}{value:>22}  {limit}", flush=True)


def high(values: list[float]) -> float:
    """The 99th hundredth."""
    return sorted(values)[max(0, int(len(values) * 0.99) - 1)]


def words_of_dictionary(paths: Paths, count: int) -> list[Word]:
    """Words with a sentence each."""
    with closing(sqlite3.connect(ensure_language_file(paths))) as connection:
        rows = connection.execute("SELECT simplified, body FROM entries ORDER BY simplified, position")
        entries = {
            WordKey(entry.simplified, entry.pinyin): entry for entry in itertools.starmap(unpack_entry, rows)
        }
    chosen = list(entries.items())[:: max(1, len(entries) // count)][:count]
    return [
        Word(
            key,
            entry.traditional,
            entry.senses,
            WordStatus.LEARNING_1,
            None,
            f"2025-{at:06}",
            "2025",
            (_met(key, at),),
        )
        for at, (key, entry) in enumerate(chosen)
    ]


def _met(key: WordKey, at: int) -> Sighting:
    sentence = f"我们在这次访谈里谈到了{key.simplified}，也谈到了以后会怎么样。"
    return Sighting(sentence, 11, "嘉宾", f"text {at % 20}", f"访谈 {at % 20}", "第一节", "01:02:03", "2025")


def keeping(store: Store, words: list[Word], folder: Path) -> None:
    """Keep beside a bare insert and commit of the same row."""
    vocabulary = Vocabulary(store)
    bare = _bare(folder)
    plain, kept = [], []
    for word in words:
        row = (word.key.simplified, " ".join(word.key.pinyin), str(word.senses))
        plain += timed(lambda row=row: bare.execute("INSERT INTO word VALUES (NULL, ?, ?, ?)", row))  # type: ignore[misc]
        kept += timed(lambda word=word: _keep(vocabulary, word))  # type: ignore[misc]
    bare.close()
    say("a bare insert and commit, median and p99", f"{statistics.median(plain):.2f} / {high(plain):.2f} ms")
    say("keep, median and p99", f"{statistics.median(kept):.2f} / {high(kept):.2f} ms")


def _bare(folder: Path) -> sqlite3.Connection:
    """A database with one table, which commits as ours does."""
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute(
        "CREATE TABLE IF NOT EXISTS word (id INTEGER PRIMARY KEY, simplified TEXT, pinyin TEXT, senses TEXT)"
    )
    return bare


def _keep(vocabulary: Vocabulary, word: Word) -> None:
    met = word.sightings[0]
    vocabulary.keep(word.key, traditional=word.traditional, senses=word.senses, sighting=met)


def searching(store: Store) -> None:
    """What one types, letter by letter, and one screen of what is found; then every order."""
    words = WordList(store, History())

    def ask(query: Query) -> None:
        words.words(words.find(query)[:60])

    typed = ("shijie", "人工", "國", "to be", "nv", "zzz", "model")
    texts = [word[:end] for word in typed for end in range(1, len(word) + 1)]
    rounds: dict[str, list[float]] = {}
    for _ in range(9):
        for text in texts:
            rounds.setdefault(text, []).extend(timed(lambda text=text: ask(Query(text))))  # type: ignore[misc]
    times = {text: statistics.median(each) for text, each in rounds.items()}
    slowest = max(times, key=times.__getitem__)
    say(
        "all that a letter finds with the first screen, median", f"{statistics.median(times.values()):.1f} ms"
    )
    say("the slowest of them", f"{times[slowest]:.1f} ms ({slowest})", "<= 30 ms")
    search = Search(store)
    for sort in Sort:
        sorts = timed(lambda sort=sort: search.find(Query(sort=sort)), 5)  # type: ignore[misc]
        say(f"all words by {sort}", f"{statistics.median(sorts):.1f} ms")


def typing(paths: Paths) -> None:
    """What one types in the panel and in the window of all words, until the words are painted; and a bulk change."""
    from PySide6.QtWidgets import QApplication

    from reader.app import Program
    from reader.desk import Desk

    application = QApplication.instance() or QApplication(["duidu"])
    assert isinstance(application, QApplication)
    program = Program(application, paths, Desk.open(paths))
    program.furnish()
    program.window.show()
    program.window.show_vocabulary()
    program.words.show_all()
    program.table.open()
    window = program.table.window
    assert window is not None
    index = program.window.vocabulary.index
    fields = {
        "panel": (index.focusProxy(), index.rows, program.vocabulary._counting),
        "window": (window.filters.search, window.table, program.table._resting),
    }
    for name, (field, rows, rest) in fields.items():
        painted, counted = _typed(application, field, rows, rest)  # type: ignore[arg-type]
        for what, medians in (("painted", painted), ("all are counted", counted)):
            slowest = max(medians, key=lambda text, medians=medians: medians[text])  # type: ignore[misc]
            say(
                f"a letter typed in the {name} until {what}, median and slowest",
                f"{statistics.median(medians.values()):.1f} / {medians[slowest]:.1f} ms ({slowest})",
                "<= 30 ms" if what == "painted" else "",
            )
    keys = program.desk.words.keys(program.desk.words.find()[:1])
    statuses = itertools.cycle((WordStatus.KNOWN, WordStatus.LEARNING_1))
    changes = timed(
        lambda: (
            program.vocabulary.do(lambda: program.desk.words.set_status(keys, next(statuses))),
            application.processEvents(),
        ),
        9,
    )
    say("a status changed until page, panel and table show it", f"{statistics.median(changes):.1f} ms")
    whole = timed(lambda: (window.table.selectAll(), application.processEvents()))[0]
    say("all words selected", f"{whole:.0f} ms")
    whole = timed(lambda: (program.table.set_status(WordStatus.KNOWN), application.processEvents()))[0]
    say("all of them marked known", f"{whole:.0f} ms")
    say("and taken back", f"{timed(program.words.undo)[0]:.0f} ms")
    marking(program)
    program.close()
    program.window.close()


def marking(program: Program) -> None:
    """From the key that keeps a word until its mark is painted, beside a bare insert and commit."""
    desk, page = program.desk, program.window.page
    program.draw(desk.library.add_file(files_of()[0]), None)
    marked: list[float] = []
    for slot in ("vocabulary", "table"):  # what else shows the word comes after the mark
        program.words.vocabulary_changed.disconnect(getattr(program, slot).show)
    program.words.vocabulary_changed.connect(lambda: marked.append(time.perf_counter()))
    for slot in ("vocabulary", "table"):
        program.words.vocabulary_changed.connect(getattr(program, slot).show)
    bare, plain, kept = _bare(desk.paths.data), [], []
    for place in _new_words(program):
        page.focus_token(*place)
        program.application.processEvents()  # one key after the other
        plain += timed(lambda: bare.execute("INSERT INTO word VALUES (NULL, '词', 'cí', 'word')"))
        begin = time.perf_counter()
        program.words.keep()
        kept.append((marked[-1] - begin) * 1000)
        program.application.processEvents()
    bare.close()
    say("a bare insert and commit, median and p99", f"{statistics.median(plain):.1f} / {high(plain):.1f} ms")
    say(
        "a key pressed until the mark is painted, median and p99",
        f"{statistics.median(kept):.1f} / {high(kept):.1f} ms",
        "p99 <= 8 ms beyond the bare one",
    )


def _new_words(program: Program, count: int = 400) -> list[tuple[int, int]]:
    """Where words stand that are not kept, each once."""
    desk, found = program.desk, {}
    assert desk.text is not None
    for paragraph, annotation in desk.annotations(range(len(desk.text.transcript.paragraphs))):
        for number in range(len(annotation.tokens)):
            card = desk.card(paragraph, number)
            if card is not None and not card.kept:
                found.setdefault(card.key, (paragraph, number))
    return list(found.values())[:count]


def _typed(
    application: QApplication, field: QLineEdit, rows: QAbstractScrollArea, counting: QTimer
) -> tuple[dict[str, float], dict[str, float]]:
    """Milliseconds from each letter until what is found is painted, and until the rest of it is counted too.

    `counting` is the timer after which the rest is counted.
    """
    painted: dict[str, list[float]] = {}
    counted: dict[str, list[float]] = {}
    eye = _eye_on(rows)
    for word in ("shijie", "人工", "to be", "nv", "model"):
        for _ in range(5):
            field.clear()
            application.processEvents()
            for end in range(1, len(word) + 1):
                text = word[:end]
                eye.has_seen = False
                shown = timed(lambda text=text: (field.setText(text), _until_seen(application, eye)))[0]  # type: ignore[misc]
                rest = timed(lambda: _until_counted(application, counting))[0]
                painted.setdefault(text, []).append(shown)
                counted.setdefault(text, []).append(shown + rest)
    field.clear()
    application.processEvents()
    return (
        {text: statistics.median(each) for text, each in painted.items()},
        {text: statistics.median(each) for text, each in counted.items()},
    )


def _eye_on(rows: QAbstractScrollArea) -> Any:
    """Something that knows whether rows have been painted."""
    from PySide6.QtCore import QEvent, QObject

    class Eye(QObject):
        has_seen = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.has_seen |= event.type() is QEvent.Type.Paint
            return False

    eye = Eye(rows)
    rows.viewport().installEventFilter(eye)
    return eye


def _until_counted(application: QApplication, counting: QTimer) -> None:
    application.processEvents()
    while counting.isActive():
        application.processEvents()
    application.processEvents()


def _until_seen(application: QApplication, eye: Any) -> None:
    for _ in range(10):
        if not eye.has_seen:
            application.processEvents()


def figures(paths: Paths, store: Store) -> None:
    """The figures beside the titles of the library after a status change."""
    from reader.library_coverage import LibraryCoverage

    words = WordList(store, History())
    library = LibraryCoverage(lambda: words.statuses, lambda _word, _pinyin: "")
    for digest, records in records_of_texts(paths):
        library.take(digest, records)
        library.complete(digest)
    library.shares()
    key = next(iter(words.keys(words.find()[:1])))
    statuses = itertools.cycle((WordStatus.KNOWN, WordStatus.LEARNING_1))
    changed = timed(lambda: (words.set_status([key], next(statuses)), library.shares()), 9)
    say(
        f"a status committed and {len(library.shares())} shares anew",
        f"{statistics.median(changed):.1f} ms",
        "<= 100 ms",
    )


def files_of() -> list[Path]:
    """The five transcripts, or the samples where they are not there."""
    real = sorted((HERE.parent / "shared" / "transcripts").glob("0*.txt"))
    return real or sorted((HERE / "texts").glob("*.txt"))


def records_of_texts(paths: Paths) -> list[tuple[str, list[tuple[int, bytes]]]]:
    """The texts with the records of their paragraphs."""
    files = files_of()
    engine, terms, found = Engine(paths), terms_of(load_folder(paths.resources / "glossary")), []
    for file in files:
        transcript = load_transcript(paths, file, None)
        lines = [paragraph.text for paragraph in transcript.paragraphs]
        engine.open(transcript.digest, lines, terms)
        found.append((transcript.digest, list(engine.annotate(transcript.digest, range(len(lines))))))
    engine.close()
    return found


def covering(paths: Paths, store: Store) -> None:
    """Coverage from cached annotation beside jieba's bare segmentation of the same texts."""
    import jieba

    files = files_of()
    engine, terms = Engine(paths), terms_of(load_folder(paths.resources / "glossary"))
    texts = []
    for file in files:
        transcript = load_transcript(paths, file, None)
        lines = [paragraph.text for paragraph in transcript.paragraphs]
        engine.open(transcript.digest, lines, terms)
        texts.append((lines, [record for _, record in engine.annotate(transcript.digest, range(len(lines)))]))
    engine.close()
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(paths.cache)
    jieba.setLogLevel(60)
    tokenizer.initialize()
    vocabulary = Vocabulary(store)

    def segment() -> None:
        for lines, _ in texts:
            for line in lines:
                list(tokenizer.cut(line, HMM=False))

    def cover() -> None:
        for _, records in texts:
            _coverage(vocabulary, tally_records(records))

    tallies = [tally_records(records) for _, records in texts]
    bare, ours = timed(segment, 5), timed(cover, 5)
    ratio = statistics.median(ours) / statistics.median(bare)
    say(f"bare segmentation of {len(texts)} texts", f"{statistics.median(bare):.0f} ms")
    say("their coverage from cached records", f"{statistics.median(ours):.0f} ms = {ratio:.2f} x", "<= 1 x")
    again = timed(lambda: [_coverage(vocabulary, each) for each in tallies], 5)
    say("coverage again after a status change", f"{statistics.median(again):.0f} ms", "<= 100 ms")


def _coverage(vocabulary: Vocabulary, counted: object) -> None:
    coverage(counted, vocabulary.status_of(words_of(counted)), level_of)  # type: ignore[arg-type]


def exporting(words: list[Word]) -> None:
    """A package beside genanki's bare write of the same notes."""
    import genanki

    export = Export(tuple(words), "CC-CEDICT")
    notes = notes_of(export)

    def bare() -> bytes:
        model = genanki.Model(
            NOTE_TYPE.number,
            NOTE_TYPE.name,
            fields=[{"name": name} for name in NOTE_TYPE.fields],
            templates=[
                {"name": card.name, "qfmt": card.front, "afmt": card.back} for card in NOTE_TYPE.cards
            ],
        )
        deck = genanki.Deck(1, "bare")
        for each in notes:
            deck.add_note(
                genanki.Note(model=model, fields=[str(field) for field in each.fields], guid=each.guid)
            )
        with closing(sqlite3.connect(":memory:")) as connection:
            genanki.Package([deck]).write_to_db(connection.cursor(), 1.0, itertools.count(1))
            connection.commit()
            return zipped({"collection.anki2": connection.serialize()})

    plain = timed(bare)[0]
    say(f"genanki's bare write of {len(words)} notes", f"{plain:.0f} ms")
    for name in ("apkg", "csv", "xlsx", "pleco"):
        form = format_named(name)
        assert form is not None
        took = timed(lambda form=form: form.write(export))[0]  # type: ignore[misc]
        limit = "<= 3 x" if name == "apkg" else ""
        say(f"export of them as {name}", f"{took:.0f} ms = {took / plain:.2f} x", limit)


def importing(store: Store) -> None:
    """10,000 words of a list marked known."""
    read = of_list("\n".join(f"词{number:05}表" for number in range(10_000)))
    found = {each: Resolved(WordKey(each.text, ("cí",)), each.text) for each in read.words}
    took = timed(lambda: carry_out(store, plan(read, lambda _: found, Vocabulary(store))))[0]
    say("10,000 words of a list planned and marked known", f"{took:.0f} ms")


def main(count: int) -> int:
    """Fill a store and measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = Paths.under(folder)
        words = words_of_dictionary(paths, count + 300)
        store = Store.open(paths.database, paths.backups)
        filling = timed(lambda: Vocabulary(store).put(words[:count]))[0]
        say(f"{count} words put into the store", f"{filling:.0f} ms")
        gc.collect()
        keeping(store, words[count:], folder)
        searching(store)
        typing(paths)
        figures(paths, store)
        covering(paths, store)
        exporting([replace(word, tags=("t",)) for word in words[:10_000]])
        importing(store)
        say("backup", f"{timed(lambda: store.back_up(paths.backups))[0]:.0f} ms")
        store.close()
        opened = timed(lambda: Store.open(paths.database, paths.backups).close(), 5)
        say("opening with its check", f"{statistics.median(opened):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000))
