"""The kept words in the formats of other programs: menu and commands are made from `FORMATS`."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

from reader.errors import ReaderError
from reader.formats import anki_text, apkg, markdown, pleco, quizlet, skritter, xlsx
from reader.formats.anki import Note, NoteDeck
from reader.formats.rows import to_csv
from reader.records import dataclass
from reader.store import folded
from reader.vocabulary.cards import DECK, NOTE_TYPE, Scripts, Shown, definition, note, scripts, source
from reader.vocabulary.columns import COLUMNS, LICENCE, cells
from reader.vocabulary.model import Word

__all__ = ["COLUMNS", "FORMATS", "Export", "Format", "Options", "Order", "Scripts", "csv_of", "format_named"]


class Order(StrEnum):
    """How the words of an export follow each other."""

    NEWEST = "newest"
    OLDEST = "oldest"
    READING = "reading"
    LEVEL = "level"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Options:
    """What of the words goes out, and how; `columns` are those of a table, in order, `deck` the name in Anki."""

    scripts: Scripts = Scripts.SIMPLIFIED
    columns: tuple[str, ...] = COLUMNS
    order: Order = Order.NEWEST
    sentence: bool = True
    note: bool = True
    deck: str = "Duidu"


@dataclass(frozen=True, slots=True)
class Export:
    """What is to go out; `attribution` names the source and licence of the senses and goes with them.

    `progressed` hears the share that is done and stops the export by raising; `moment` (seconds since 1970) is when
    an Anki package says it was made, the present one for 0.
    """

    words: tuple[Word, ...]
    attribution: str
    guard: bool = True
    options: Options = Options()
    progressed: Callable[[float], object] = lambda _: None
    moment: float = 0

    def ordered(self) -> Iterator[Word]:
        """The words as the options want them, heard by `progressed`."""
        words = _ordered(self.words, self.options.order)
        for number, word in enumerate(words):
            if number % 100 == 0:
                self.progressed(number / len(words))
            yield word


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in commands, the end of its files, its label in English and its writer."""

    name: str
    suffix: str
    label: str
    write: Callable[[Export], bytes]


def csv_of(export: Export) -> bytes:
    """One row a word with the sentence it was first kept with, and nothing but words (RFC 4180).

    The attribution is a column of its own, the last: a row of its own would be a word to a flash card program.
    """
    with _naming(export):
        return to_csv(_table(export), guard=export.guard)


def xlsx_of(export: Export) -> bytes:
    """A sheet with the same rows; the attribution stands in the properties too."""
    widths = [_WIDTHS.get(name, 14) for name in export.options.columns]
    with _naming(export):
        sheet = xlsx.Sheet("Words", _table(export), widths)
        return xlsx.to_xlsx([sheet], title="Duidu: vocabulary", comments=export.attribution)


def apkg_of(export: Export) -> bytes:
    """A package for Anki with one deck."""
    return apkg.to_apkg(NOTE_TYPE, [_deck(export)], export.moment or time.time())


def anki_text_of(export: Export) -> bytes:
    """The same notes as text; the note type comes with a package."""
    return anki_text.to_anki_text(NOTE_TYPE, [_deck(export)], remarks=[export.attribution])


def pleco_of(export: Export) -> bytes:
    """Flashcards by transcript; the attribution is a category without cards."""
    cards: dict[str, list[pleco.PlecoCard]] = {}
    for word in export.ordered():
        title = word.sightings[0].title if word.sightings else ""
        category = "/".join(part.replace("/", "／") for part in (export.options.deck, title) if part)
        meaning = definition(word, note=export.options.note)
        card = pleco.PlecoCard(word.key.simplified, word.traditional, word.key.pinyin, meaning)
        cards.setdefault(category, []).append(card)
    if export.attribution:
        cards[export.attribution.replace("/", "／")] = []
    return pleco.to_pleco(cards.items())


def quizlet_of(export: Export) -> bytes:
    """Term and definition; the attribution is the last card."""
    last = [("CC-CEDICT", export.attribution)] if export.attribution else []
    return quizlet.to_quizlet([*(_quizlet_card(word, export.options) for word in export.ordered()), *last])


def skritter_of(export: Export) -> bytes:
    """Words alone: nothing of the dictionary goes out with them."""
    return skritter.to_skritter(scripts(word, export.options.scripts)[0] for word in export.ordered())


def markdown_of(export: Export) -> bytes:
    """A table of the words, then the sentence of each."""
    heads = ("Word", "Pinyin", "Meaning", "Met in")
    rows = [_markdown_row(word, export.options) for word in export.ordered()]
    blocks = [markdown.heading(1, "Vocabulary"), markdown.table(heads, rows)]
    return markdown.document([*blocks, markdown.escaped(export.attribution)])


FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", "Spreadsheet (CSV)", csv_of),
    Format("xlsx", ".xlsx", "Excel workbook", xlsx_of),
    Format("apkg", ".apkg", "Anki package", apkg_of),
    Format("anki-text", ".txt", "Anki text file", anki_text_of),
    Format("pleco", ".txt", "Pleco flashcards", pleco_of),
    Format("quizlet", ".txt", "Quizlet", quizlet_of),
    Format("skritter", ".txt", "Skritter word list", skritter_of),
    Format("markdown", ".md", "Markdown", markdown_of),
)

_WIDTHS = {"senses": 40, "sentence": 50, "note": 30, "transcript": 24, "section": 24, "added": 24}


def format_named(name: str) -> Format | None:
    """The format that the commands and the settings call so."""
    return next((each for each in FORMATS if each.name == name), None)


@contextmanager
def _naming(export: Export) -> Iterator[None]:
    """Tells of which word it is that a table cannot be written."""
    try:
        yield
    except ReaderError as error:
        words = _ordered(export.words, export.options.order)
        if not error.line or not 2 <= error.line < len(words) + 2:
            raise
        word = words[error.line - 2]
        raise ReaderError(f"“{word.key.simplified}”: {error.reason}", advice=error.advice) from error


def _table(export: Export) -> list[list[str]]:
    columns = export.options.columns
    licence = [export.attribution] if export.attribution else []
    heads = [*columns, *([LICENCE] if licence else [])]
    return [heads, *([*cells(word, columns), *licence] for word in export.ordered())]


def notes_of(export: Export) -> list[Note]:
    """The words as notes for Anki."""
    options = export.options
    shown = Shown(options.scripts, options.sentence, options.note, export.attribution)
    return [note(word, shown) for word in export.ordered()]


def _deck(export: Export) -> NoteDeck:
    # a deck of another name is another deck, and the same one in the next export
    number = DECK + zlib.crc32(export.options.deck.encode()) - zlib.crc32(Options().deck.encode())
    return NoteDeck(number, export.options.deck, notes_of(export), export.attribution)


def _quizlet_card(word: Word, options: Options) -> tuple[str, str]:
    lead, other = scripts(word, options.scripts)
    reading = " ".join(word.key.pinyin)
    meaning = "; ".join(definition(word, note=options.note).splitlines())
    return lead + (f" [{other}]" if other else ""), " ".join(part for part in (reading, meaning) if part)


def _markdown_row(word: Word, options: Options) -> tuple[str, str, str, str]:
    lead, other = scripts(word, options.scripts)
    met = word.sightings[0] if word.sightings and options.sentence else None
    sentence = f"{met.sentence} ({source(met)})" if met else ""
    return (
        lead + (f" ({other})" if other else ""),
        " ".join(word.key.pinyin),
        "; ".join(word.senses),
        sentence,
    )


def _ordered(words: Sequence[Word], order: Order) -> list[Word]:
    keys: dict[Order, Callable[[Word], object]] = {
        Order.READING: lambda word: (folded(" ".join(word.key.pinyin)), word.key.pinyin),
        Order.LEVEL: lambda word: (not word.level, word.level),
        Order.TEXT: lambda word: [(met.title, met.time or "") for met in word.sightings[:1]],
    }
    if order in (Order.NEWEST, Order.OLDEST):
        found = sorted(words, key=lambda word: word.added)
        return found if order is Order.OLDEST else list(words)
    return sorted(words, key=keys[order])  # type: ignore[arg-type]
