"""The open transcript and its tools: the one object that the window and the commands speak to. Knows no Qt.

The desk answers and never calls back. Annotation is made elsewhere (an `Engine` in this process, or the worker behind
a pipe) and handed in by `receive`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader import settings as preferences
from reader.desk_tools import DeskTools
from reader.known_terms import terms_digest_of
from reader.language.model import Script
from reader.open_text import OpenText, Remembered
from reader.store import Store, StoreDamaged, backups_in
from reader.transcript.library import Library

if TYPE_CHECKING:
    from reader.backup import Repair
    from reader.card import KeptWord, WordCard
    from reader.cards import Shown
    from reader.correcting import Stretch
    from reader.editing import Details
    from reader.glossary.model import Concept
    from reader.language.corrections import Scope
    from reader.language.model import Annotation, Entry
    from reader.links import Link
    from reader.paths import Paths
    from reader.settings import Settings
    from reader.transcript.library import LibraryEntry
    from reader.transcript.marks import MarkRole
    from reader.transcript.model import Transcript
    from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus


class Desk(DeskTools):
    """The library, the open text, the glossary and the vocabulary of one reader."""

    def __init__(
        self, paths: Paths, store: Store, library: Library, shipped: Sequence[Concept] | None = None
    ) -> None:
        super().__init__(paths, store, library, shipped)
        self.repair: Repair | None = None

    @classmethod
    def open(cls, paths: Paths) -> Desk:
        """Everything of this reader, repaired where it is damaged; raises StoreRefused where it cannot be opened."""
        store, repair = _opened(paths)
        desk = cls(paths, store, Library(paths, store))
        desk.repair = repair
        return desk

    def data_replaced(self) -> None:
        """All user data has become another, from a backup or another computer: what is in memory of it goes."""
        self._settings = preferences.load(self.paths.settings)
        self.history.forget()
        self.words.forget_everything_in_memory()
        self.termbase.entries.reload()

    @property
    def settings(self) -> Settings:
        """The reader's preferences."""
        return self._settings

    def prefer(self, **changes: object) -> None:
        """Change settings and save them; raises ReaderError where they cannot be saved."""
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        preferences.save(self.paths.settings, self._settings)

    @property
    def script(self) -> Script:
        """The form the page is shown in."""
        return Script(self._settings.script)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts, in the order of the files."""
        return tuple(self._concepts.values())

    def open_text(self, entry: LibraryEntry) -> OpenText:
        """Put a transcript on the desk; raises FileRefused where its file cannot be read, the former one stays."""
        transcript = self.library.load(entry)
        if self.text is not None:
            self.text.close()
        corrections = self.corrections_of(transcript)
        remembered = Remembered(self.paths, transcript, self._terms_digest(), corrections)
        self.text = OpenText(entry, transcript, remembered)
        return self.text

    def has_changed(self, text: OpenText) -> bool:
        """Whether the library now holds another reading of a text than the one on the page."""
        entry = self.library.entry(text.transcript.digest)
        return entry is not None and self.library.load(entry) != text.transcript

    def receive(self, digest: str, records: Sequence[tuple[int, bytes]]) -> bool:
        """Take in what the engine says of paragraphs of the open text; whether it is of that text."""
        if self.text is None or self.text.transcript.digest != digest:
            return False
        self.text.records.update(records)
        return True

    def annotations(self, paragraphs: Iterable[int]) -> list[tuple[int, Annotation]]:
        """What is known of these paragraphs of the open text; those the engine has not answered are left out."""
        if self.text is None:
            return []
        known = ((index, self.text.annotation(index)) for index in paragraphs)
        return [(index, annotation) for index, annotation in known if annotation is not None]

    def card(self, paragraph: int, index: int) -> WordCard | None:
        """The card of a token of the open text, None where there is nothing to say of it (yet)."""
        if self.text is None:
            return None
        return self._cards.of(self.text, (paragraph, index), self._concepts, self._shown())

    def prepare_card(self, paragraph: int, index: int) -> None:
        """Look up what takes longest of the card of a token of the open text, before it is asked for."""
        if self.text is not None:
            self._cards.prepare(self.text, paragraph, index)

    def linked_card(self, link: Link) -> WordCard:
        """The card of a word that another card leads to."""
        return self._cards.linked(link, self.text, self._concepts, self._shown())

    def entry_card(self, entry: Entry) -> WordCard:
        """The card of an entry of the dictionary that was looked up."""
        from reader.links import Link

        headword = (
            entry.simplified if self.script in (Script.AS_PRINTED, Script.SIMPLIFIED) else entry.traditional
        )
        return self.linked_card(Link(headword, entry.simplified, entry.traditional, entry.pinyin, ""))

    def renewed_card(self, card: WordCard) -> WordCard:
        """The card of a word that another card led to, as it is now."""
        from reader.links import Link

        senses = card.readings[0].senses if card.readings else ()
        pinyin = tuple(syllable or "" for syllable in card.pinyin)
        return self.linked_card(
            Link(card.headword, card.simplified, card.traditional, pinyin, "".join(senses[:1]))
        )

    def stretched(self, card: WordCard, by: int) -> WordCard | None:
        """The card of the next longer (1) or shorter (-1) word that begins where this one does, or this anew (0).

        None where there is none.
        """
        from reader.stretching import stretched_token

        usual = self.card(card.paragraph, card.token)
        if self.text is None or usual is None:
            return None
        token = stretched_token(self.text, card, by, usual, self._lookups.entries)
        if token is None or (token.start, token.end) == (usual.start, usual.end):
            return usual if token is not None else None
        place = card.paragraph, card.token
        return self._cards.stretched(self.text, token, place, self._shown())

    def use_dictionary(self, file: Path) -> None:
        """Look words up in this file from now on; the engine says which it has built."""
        self._lookups.use(file)

    @property
    def dictionary_file(self) -> Path | None:
        """The file that words are looked up in, None while there is none."""
        return self._lookups.file

    def correct(
        self,
        stretch: Stretch,
        cuts: frozenset[int],
        readings: Mapping[int, tuple[str, tuple[str, ...]]],
        scope: Scope,
    ) -> bool:
        """Keep what the reader says of a stretch; whether it says anything new. The text must be annotated anew."""
        if self.text is None:
            return False
        take_back = self.correcting.correct(self.text, stretch, cuts, readings, scope)
        if take_back is not None:
            self.did(stretch.shown, take_back)
        return take_back is not None

    def choose_reading(self, card: WordCard, reading: tuple[str, ...]) -> Scope | None:
        """Keep the reading that the reader has chosen on a card; where it holds. The text is to be annotated anew."""
        if self.text is None:
            return None
        scope, take_back = self.correcting.choose(self.text, card, reading)
        self.did(card.headword, take_back)
        return scope

    def senses_of(self, key: WordKey) -> tuple[str, ...]:
        """What the dictionary says of a word in its reading, as one reads it."""
        from reader.card import readable

        return tuple(readable(sense) for sense in self._lookups.senses(key.simplified, key.pinyin))

    def readings_of(self, word: str) -> tuple[tuple[str, ...], ...]:
        """All readings the dictionary has for a word."""
        entries = self._lookups.entries(word)
        return tuple(dict.fromkeys(tuple(part.lower() for part in entry.pinyin) for entry in entries))

    def keep(self, card: WordCard) -> WordCard:
        """Put a word into the vocabulary with its sentence, or add the sentence; it is on disk when this returns."""
        return self.keeping(card)()

    def keeping(self, card: WordCard) -> Callable[[], WordCard]:
        """The same to be done now or, where the disk is full, later: the sentence is taken now."""
        sighting = self._sighting(card) if card.stands_here else None
        senses = next((reading.senses for reading in card.readings), ())
        if card.concept is not None:
            from reader.vocabulary.model import senses_with_term

            senses = senses_with_term(card.concept.english, senses)
        concept = card.concept.id if card.concept else None
        level = self._lookups.level(card.key.simplified, card.key.pinyin)

        def keep() -> WordCard:
            kept = self.words.keep(
                card.key,
                traditional=card.traditional,
                senses=senses,
                concept=concept,
                sighting=sighting,
                level=level,
            )
            return replace(card, kept=True, status=kept.status)

        return keep

    def keep_key(self, key: WordKey) -> None:
        """Keep a word of which only the key is known, as the dictionary has it."""
        entries = self._lookups.entries(key.simplified)
        traditional = next(
            (each.traditional for each in entries if each.pinyin == key.pinyin), key.simplified
        )
        level = self._lookups.level(key.simplified, key.pinyin)
        self.words.keep(key, traditional=traditional, senses=self.senses_of(key), level=level)

    def keep_entry(self, entry: Entry) -> None:
        """Keep a word of the dictionary that was looked up; it is on disk when this returns."""
        from reader.vocabulary.model import WordKey

        key = WordKey(entry.simplified, tuple(syllable.lower() for syllable in entry.pinyin))
        level = self._lookups.level(key.simplified, key.pinyin)
        self.words.keep(key, traditional=entry.traditional, senses=entry.senses, level=level)

    def keep_all(self, cards: Iterable[WordCard], what: str) -> int:
        """Keep words with their sentences, undone at one go; how many are new or have a sentence more."""
        with self.history.together(what) as made:
            for card in cards:
                self.keep(card)
        return len(made)

    def set_status(self, card: WordCard, status: WordStatus) -> WordCard:
        """Say what the reader knows of a word, kept or not; it is on disk when this returns."""
        self.words.set_status([card.key], status)
        return replace(card, status=status)

    def statuses(self) -> Mapping[tuple[str, tuple[str | None, ...]], WordStatus]:
        """What the reader knows of each word that has a status, as the page marks it."""
        return self.words.statuses

    def forget(self, word: Word) -> None:
        """Take a word out of the vocabulary; `undo` brings it back as it was."""
        self.words.forget([word.key])

    def remember(self, what: str, take_back: Callable[[], object]) -> None:
        """Let `undo` take back a change that was made by one of the desk's tools."""
        self.did(what, take_back)

    def undo(self) -> str | None:
        """Undo the last change to vocabulary or library; give what it was about, None where there is nothing."""
        return self.history.undo()

    def kept_words(self, numbers: Sequence[int] | None = None) -> tuple[KeptWord, ...]:
        """Words of the vocabulary by their numbers, or all, newest first, in the script of the page."""
        numbers = self.words.find() if numbers is None else numbers
        return tuple(self.kept_word(word) for word in self.words.words(numbers))

    def kept_keys(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """The keys of the kept words, as the page marks them."""
        return frozenset(self.words.kept)

    def adding_mentions(self) -> Iterator[None]:
        """Put the mentions of the open text, all of it annotated, into the concordance, in short steps."""
        if self.text is None:
            return iter(())
        return self.concordance.adding(self.text.entry.title, self.text.transcript, self.text.mentions())

    def find_sighting(self, sighting: Sighting) -> tuple[str, int, int] | None:
        """The place (digest, paragraph, offset) where a word was met, None where its text is gone."""
        entry = next((each for each in self.library.entries() if each.digest == sighting.transcript), None)
        if entry is None:
            return None
        for index, paragraph in enumerate(self._transcript(entry).paragraphs):
            at = paragraph.text.find(sighting.sentence)
            if at >= 0:
                return entry.digest, index, at + sighting.offset
        return None

    def dictionary_date(self) -> str:
        """The day of the dictionary in use, as ISO 8601, "" where it is not known."""
        from reader.language.sources import cedict_date

        return cedict_date(self.paths)

    def details(self, entry: LibraryEntry) -> Details:
        """What can be edited of a transcript; raises FileRefused where its file is gone."""
        from reader.editing import details_of

        return details_of(self.library, entry, self._transcript(entry))

    def edit_details(self, entry: LibraryEntry, details: Details) -> None:
        """Keep what the reader has written of a transcript; `undo` gives back what was there."""
        from reader.editing import edit_details

        self.did(entry.title, edit_details(self.library, entry, details))

    def remove(self, entry: LibraryEntry) -> None:
        """Take a transcript off the list; `undo` brings it back."""
        self.library.remove(entry.digest)
        self.did(entry.title, lambda: self.library.restore(entry.digest))

    def mark_line(self, paragraph: int, role: MarkRole | None) -> None:
        """Decide what the line is that a paragraph of the open text begins with; None leaves it to the layout rules.

        The text must be opened again to show it.
        """
        from reader.editing import mark_line

        if self.text is not None:
            found = self.text.transcript.paragraphs[paragraph]
            undo = mark_line(self.library, self.text.entry, found, role)
            self.did(found.text[:20], undo)

    def _transcript(self, entry: LibraryEntry) -> Transcript:
        """The transcript of an entry; that on the desk is not read again."""
        if self.text is not None and self.text.transcript.digest == entry.digest:
            return self.text.transcript
        return self.library.load(entry)

    def kept_word(self, word: Word) -> KeptWord:
        """A word of the vocabulary in the script of the page."""
        from reader.cards import Shown, kept_as_shown

        return kept_as_shown(word, self._concepts.get(word.concept or ""), Shown.of(self.settings))

    def _sighting(self, card: WordCard) -> Sighting:
        """Where the card's word stands: its sentence, who says it, in which text and when."""
        from reader.language.sentences import sentence_at
        from reader.vocabulary.model import Sighting

        assert self.text is not None
        transcript = self.text.transcript
        paragraph = transcript.paragraphs[card.paragraph]
        start, end = sentence_at(paragraph.text, card.start)
        section = transcript.sections[paragraph.section].title if paragraph.section is not None else None
        return Sighting(
            sentence=paragraph.text[start:end],
            offset=card.start - start,
            speaker=paragraph.speaker,
            transcript=transcript.digest,
            title=self.text.entry.title,
            section=section,
            time=paragraph.time,
            added="",
            file=str(self.text.entry.path),
        )

    def _terms_digest(self) -> str:
        """What the terms are known by; they themselves are looked at only where something has changed."""
        return terms_digest_of(self.paths, self._store, lambda: self.terms)

    def _shown(self) -> Shown:
        """How words are shown."""
        from reader.cards import Shown

        return Shown.of(self._settings)


def _opened(paths: Paths) -> tuple[Store, Repair | None]:
    """The store, repaired where it is damaged or gone."""
    with suppress(StoreDamaged):
        if paths.database.exists() or not backups_in(paths.backups):
            return Store.open(paths.database, paths.backups), None
    from reader.backup import open_or_repair  # few starts need it

    return open_or_repair(paths.database, paths.backups)
