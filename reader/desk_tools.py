"""The tools of the desk, each made when it is asked for first: a start loads only what the first page needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader import settings as preferences
from reader.language.known_sources import known_sources

if TYPE_CHECKING:
    from reader.cards import Cards
    from reader.concordance import Concordance
    from reader.correcting import Correcting
    from reader.glossary.model import Concept
    from reader.history import History
    from reader.language.lookup import Lookup
    from reader.language.model import Correction
    from reader.library_coverage import LibraryCoverage
    from reader.looking_up import LookingUp
    from reader.lookups import Lookups
    from reader.noting import Noting
    from reader.open_text import OpenText
    from reader.paths import Paths
    from reader.phrases import Phrases
    from reader.rereading import Rereading
    from reader.reviewing import Reviewing
    from reader.searching import Searching
    from reader.store import Store
    from reader.termbase.termbase import Termbase
    from reader.terms import Term
    from reader.transcript.library import Library
    from reader.transcript.model import Transcript
    from reader.vocabulary.store import Vocabulary
    from reader.word_list import WordList


class DeskTools:
    """What lies on the desk beside the text; each imports its own room."""

    def __init__(
        self, paths: Paths, store: Store, library: Library, shipped: Sequence[Concept] | None = None
    ) -> None:
        self.paths = paths
        self.library = library
        self.text: OpenText | None = None
        self._store, self._shipped = store, shipped
        self._settings = preferences.load(paths.settings)

    def close(self) -> None:
        """Let go of every file."""
        if self.text is not None:
            self.text.close()
        self._store.close()
        for name in ("_lookups", "looking_up", "termbase"):
            if name in self.__dict__:
                self.__dict__[name].close()

    def did(self, what: str, undo: Callable[[], object]) -> None:
        """A helper of the desk has changed something that `undo` takes back."""
        from reader.history import Change

        self._changes.append(Change(what, undo))

    @cached_property
    def history(self) -> History:
        """What can be undone and done again."""
        from reader.history import History

        return History()

    @property
    def _changes(self) -> History:
        return self.history

    @property
    def terms(self) -> tuple[Term, ...]:
        """What the engine is to find: every form of every concept."""
        return self.termbase.entries.terms

    @property
    def _concepts(self) -> Mapping[str, Concept]:
        """All concepts by id."""
        if "termbase" in self.__dict__:
            return self.termbase.entries.by_id
        from reader.glossary.at_hand import ConceptsAtHand

        folder, cache = self.paths.resources / "glossary", self.paths.cache
        return ConceptsAtHand(self._store, folder, cache, lambda: self.termbase.entries.by_id)

    def corrections_of(self, transcript: Transcript) -> tuple[Correction, ...]:
        """What the reader has corrected in a text; few have corrected anything."""
        if "correcting" not in self.__dict__ and not self._store.rows("SELECT 1 FROM correction LIMIT 1"):
            return ()
        return self.correcting.of(transcript)

    @cached_property
    def concordance(self) -> Concordance:
        """Where concepts are spoken of in the texts that have been read."""
        from reader.concordance import Concordance

        return Concordance()

    @cached_property
    def correcting(self) -> Correcting:
        """What the reader corrects of words and readings."""
        from reader.correcting import Correcting

        return Correcting(self._store)

    @cached_property
    def looking_up(self) -> LookingUp:
        """Anything typed, looked up."""
        from reader.looking_up import LookingUp

        return LookingUp(self.paths, self._store, self._lookups)

    @cached_property
    def words(self) -> WordList:
        """The kept words."""
        from reader.word_list import WordList

        return WordList(self._store, self.history)

    @cached_property
    def rereading(self) -> Rereading:
        """Kept words given another reading."""
        from reader.rereading import Rereading

        return Rereading(self.words, self._lookups)

    @cached_property
    def termbase(self) -> Termbase:
        """The glossary."""
        from reader.glossary.kept import shipped_concepts
        from reader.termbase.termbase import OpenNow, Termbase

        shipped = self._shipped
        if shipped is None:
            shipped = shipped_concepts(self.paths.resources / "glossary", self.paths.cache)
        now = OpenNow(lambda: self.text, self.corrections_of)
        return Termbase(self.paths, self._store, shipped, self.concordance, now, self.did)

    def take_shipped(self, concepts: Sequence[Concept]) -> None:
        """Have the shipped concepts, read elsewhere, before the glossary is asked for."""
        self._shipped = concepts

    @cached_property
    def reviewing(self) -> Reviewing:
        """What is due to be reviewed."""
        from reader.reviewing import Reviewing

        return Reviewing(self._store, self.history)

    @cached_property
    def coverage(self) -> LibraryCoverage:
        """How much of each text the reader knows."""
        from reader.library_coverage import LibraryCoverage

        return LibraryCoverage(lambda: self.words.statuses, self._lookups.level)

    @cached_property
    def notes(self) -> Noting:
        """Notes and bookmarks."""
        from reader.noting import Noting

        return Noting(self._store, self.library, self.did)

    @cached_property
    def searching(self) -> Searching:
        """Search over all transcripts."""
        from reader.searching import Searching

        return Searching(self.paths, self.library, self.correcting, lambda: self.terms)

    @cached_property
    def phrases(self) -> Phrases:
        """The cards of what is selected."""
        from reader.phrases import Phrases

        return Phrases(self._lookups, self.termbase.entries.by_id)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from reader.vocabulary.store import Vocabulary

        return Vocabulary(self._store)

    @cached_property
    def _lookups(self) -> Lookups:
        from reader.lookups import Lookups

        return Lookups(known_sources(self.paths)[0])

    @cached_property
    def _cards(self) -> Cards:
        from reader.cards import Cards
        from reader.related import Related

        related = Related(self._lookups, _IndexAtHand(self))
        return Cards(self._lookups, related, self._vocabulary, self.correcting)


class _IndexAtHand:
    """The index of the dictionary where it has been opened; no card opens it."""

    def __init__(self, tools: DeskTools) -> None:
        self._tools = tools

    @property
    def lookup(self) -> Lookup | None:
        """The index, None while it is not open."""
        opened = self._tools.__dict__.get("looking_up")
        return opened.lookup if opened is not None else None
