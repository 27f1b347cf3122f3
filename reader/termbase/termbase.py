"""Everything the window asks of the glossary, in one object that the desk holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from reader.concordance import Concordance, Mentions
from reader.glossary.everyday import everyday_words
from reader.glossary.exporters.export import Export
from reader.glossary.model import Concept
from reader.language.cache import AnnotationCache, cache_file
from reader.language.model import Annotation, Correction, Script
from reader.language.packed import RecordRefused, unpack
from reader.open_text import OpenText
from reader.paths import Paths
from reader.store import Store
from reader.termbase.dismissed import Dismissed
from reader.termbase.entries import Entries, Undo
from reader.termbase.exchange import Choice, export_of
from reader.termbase.index import Filter, Index, IndexLine
from reader.termbase.page import ConceptPage, concept_page
from reader.termbase.proposals import ReadText, ToReview, to_review
from reader.termbase.spoken import SpokenForms
from reader.terms import terms_digest
from reader.text_keys import TextKeys
from reader.transcript.model import Transcript

if TYPE_CHECKING:
    from reader.charting import Chart


class OpenNow(NamedTuple):
    """What the desk knows of texts: the one on the page, and what the reader has corrected in any."""

    text: Callable[[], OpenText | None]
    corrections: Callable[[Transcript], tuple[Correction, ...]]


class Termbase:
    """The concepts, where they are spoken of, and what is shown of both."""

    def __init__(
        self,
        paths: Paths,
        store: Store,
        shipped: Iterable[Concept],
        concordance: Concordance,
        now: OpenNow,
        did: Callable[[str, Undo], None],
    ) -> None:
        self.entries = Entries(store, shipped, did)
        self.dismissed = Dismissed(store, did)
        self.concordance = concordance
        self.spoken = SpokenForms()
        self._index = Index(self.entries, concordance, self.spoken)
        self._paths, self._now = paths, now
        self._cache: AnnotationCache | None = None
        self._read: tuple[int, TextKeys, dict[str, ReadText]] | None = None

    def close(self) -> None:
        """Let go of the cache."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def page(self, concept_id: str, script: Script) -> ConceptPage | None:
        """The page of a concept, None where there is none of this id."""
        concept = self.entries.concept(concept_id)
        if concept is None:
            return None
        return concept_page(self.entries, self.concordance, self.spoken, concept, script)

    def mentions(
        self, concept_id: str, transcript: str | None = None, speaker: str | None = None
    ) -> Mentions:
        """The mentions of a concept, all or those of a text or a speaker."""
        return self.concordance.mentions(concept_id, transcript, speaker)

    def lines(self, wanted: Filter, script: Script) -> Sequence[IndexLine]:
        """The index under a filter."""
        return self._index.lines(wanted, script)

    def review(self) -> list[ToReview]:
        """What wants a second look."""
        return to_review(self.entries, self.concordance)

    @cached_property
    def everyday(self) -> dict[str, int]:
        """How often words stand in everyday Chinese; a third of a second the first time."""
        return everyday_words()

    def read_texts(self) -> list[ReadText]:
        """The texts that have been read, with what the engine has said of them."""
        return [self._read_text(digest, text.transcript) for digest, text in self.concordance.texts().items()]

    def annotation(self, digest: str, paragraph: int) -> Annotation | None:
        """What is known of a paragraph of any text that has been read, from the page or from the cache."""
        opened = self._now.text()
        if opened is not None and opened.transcript.digest == digest:
            return opened.annotation(paragraph)
        text = self.concordance.texts().get(digest)
        return self._read_text(digest, text.transcript).annotation(paragraph) if text is not None else None

    def chart(self, kind: str, concepts: Sequence[str], transcript: str | None) -> Chart | None:
        """A chart of concepts: "time", "strip", "voices" or "together"; the last two of one text where it is named."""
        from reader.termbase import charts  # few look at them

        chosen = [found for name in concepts if (found := self.entries.concept(name)) is not None]
        if kind == "time":
            return charts.over_time(self.concordance, chosen)
        if kind == "strip":
            return charts.strip(self.concordance, chosen, transcript) if transcript is not None else None
        make = charts.voices if kind == "voices" else charts.together
        return make(self.concordance, chosen, transcript)

    def exporter(self, choice: Choice, moment: float) -> Callable[[Callable[[float], None]], Export]:
        """Gathers what is to go out, as it is now, in any thread; it is given where to tell how far it is."""
        now = self.entries.concepts, self.concordance.copy(), self.spoken.copy()
        return partial(export_of, *now, choice, moment)

    def _read_text(self, digest: str, transcript: Transcript) -> ReadText:
        """A text with its records, kept for as long as concepts and texts do not change."""
        version = self.entries.version + self.concordance.version
        if self._read is None or self._read[0] != version:
            self._read = (version, TextKeys(self._paths, terms_digest(self.entries.terms)), {})
        _, keys, known = self._read
        if digest not in known:
            paragraphs = transcript.paragraphs.texts
            key = keys.of(paragraphs, self._now.corrections(transcript))
            cache = self._opened_cache()
            known[digest] = ReadText(digest, paragraphs, partial(_unpacked, cache, digest, key, paragraphs))
        return known[digest]

    def _opened_cache(self) -> AnnotationCache:
        if self._cache is None or not self._cache.is_open:
            self._cache = AnnotationCache.open(cache_file(self._paths.cache))
        return self._cache


def _unpacked(
    cache: AnnotationCache, digest: str, key: str, paragraphs: Sequence[str], index: int
) -> Annotation | None:
    """What the cache has of a paragraph, None where it has nothing that can be read."""
    record = cache.record(digest, key, index)
    try:
        return unpack(record, paragraphs[index]) if record is not None else None
    except RecordRefused:
        return None
