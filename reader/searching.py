"""Search over all transcripts: which texts there are, and how each is searched in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.correcting import Correcting
from reader.finding.characters import Characters
from reader.finding.texts import Found, Report, Source, find_in
from reader.language.cache import cache_file
from reader.language.model import Script
from reader.language.sources import language_file
from reader.paths import Paths
from reader.terms import Term, text_key
from reader.transcript.library import Library, LibraryEntry
from reader.transcript.model import Transcript


class Searching:
    """The texts of the library, to be searched one after the other; those that were loaded are kept meanwhile."""

    def __init__(
        self, paths: Paths, library: Library, correcting: Correcting, terms: Callable[[], Sequence[Term]]
    ) -> None:
        self._paths, self._library, self._correcting, self._terms = paths, library, correcting, terms
        self._characters: Characters | None = None
        self._loaded: dict[str, Transcript] = {}

    @property
    def characters(self) -> Characters:
        """What is known of single characters; read once there is a dictionary."""
        if self._characters is None or not self._characters.read:
            self._characters = Characters.of_file(language_file(self._paths))
        return self._characters

    def sources(
        self, opened: Transcript | None = None, known: Mapping[str, Transcript] | None = None
    ) -> list[Source]:
        """All texts of the library, that on the page first; those that are `known` need not be loaded."""
        entries = self._library.entries()
        self._loaded |= known or {}
        if opened is not None:
            self._loaded[opened.digest] = opened
            entries.sort(key=lambda entry: entry.digest != opened.digest)
        return [self._source(entry) for entry in entries]

    def find(self, source: Source, query: str, script: Script, report: Report) -> Found:
        """Every place in one text; for a thread. Raises ReaderError where the text cannot be read."""
        return find_in(source, query, script, self.characters, cache_file(self._paths.cache), report)

    def forget(self) -> None:
        """Let go of the texts, which may change before the next search."""
        self._loaded.clear()

    def _source(self, entry: LibraryEntry) -> Source:
        load, corrections = self._library.loader(entry), self._correcting.later(entry.digest)
        terms = self._terms()

        def loaded() -> Transcript:
            transcript = self._loaded.get(entry.digest) or load()
            self._loaded[entry.digest] = transcript
            return transcript

        def key(transcript: Transcript) -> str:
            return text_key(self._paths, transcript.paragraphs.texts, terms, corrections(transcript))

        return Source(entry.digest, entry.title, loaded, key)
