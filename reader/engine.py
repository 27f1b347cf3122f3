"""Language and glossary joined: open a text, annotate its paragraphs, cancel, close.

Commands and tests call the engine in their own process; the window has it in another one (`reader.worker`). `open`
reads the whole text once for what it teaches, so the order in which paragraphs are asked for changes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reader.glossary.match import Matcher
from reader.glossary.model import Candidate as MatchedCandidate
from reader.glossary.model import Category, Concept, Form
from reader.language.annotate import Annotator
from reader.language.build import ensure_language_file
from reader.language.cache import AnnotationCache, cache_file
from reader.language.learned import Lesson, learn
from reader.language.lexicon import Lexicon
from reader.language.model import Candidate, Correction, TokenKind
from reader.language.sources import language_file
from reader.paths import Paths
from reader.terms import Term, terms_digest, terms_of, text_key
from reader.text_keys import TextKeys

__all__ = ["Engine", "EngineClosed", "Term", "terms_of", "text_key"]

Progress = Callable[[str, float], None]

_COMMON_COST = 13.0
_WRITTEN_TOGETHER = 256


class EngineClosed(RuntimeError):
    """Something was asked of a text that is not open."""


class _OpenText:
    """A text that is open, with what it taught."""

    def __init__(self, paragraphs: Sequence[str], key: str, generation: int) -> None:
        self.paragraphs = paragraphs
        self.key = key
        self.generation = generation
        self.lesson: Lesson | None = None
        self.cached = bytearray(len(self.paragraphs))
        self.finder: _Finder | None = None
        self.corrections: tuple[Correction, ...] = ()


class Engine:
    """Annotates texts; several may be open. Not for two threads at once, except `cancel`."""

    def __init__(self, paths: Paths, progress: Progress | None = None) -> None:
        self._paths = paths
        self._progress = progress
        self._texts: dict[str, _OpenText] = {}
        self._cancelled: set[str] = set()
        self._lock = threading.Lock()
        self._annotator: Annotator | None = None
        self._lexicon: Lexicon | None = None
        self._file: Path | None = None
        self._terms: tuple[Term, ...] = ()
        self._terms_digest = terms_digest(())
        self._latest_finder: _Finder | None = None
        self._cache = AnnotationCache.open(cache_file(paths.cache), writable=True)

    def prepare(self) -> None:
        """Build the dictionary where it is missing and make ready, before a text is opened."""
        self._ready()

    def open(
        self,
        text: str,
        paragraphs: Sequence[str],
        terms: Sequence[Term] = (),
        corrections: Sequence[Correction] = (),
        generation: int = 0,
    ) -> None:
        """Take in a text, known by its digest; opened again it is taken in anew.

        The paragraphs are read when they are asked for: they stay as they are until the text is closed.
        """
        with self._lock:
            self._cancelled.discard(text)
        if self._lexicon is not None and language_file(self._paths) != self._file:
            self._let_go()  # another dictionary has been loaded: nothing of the old one may be cached as its
        terms = tuple(terms)
        finder = self._finder(terms)
        key = TextKeys(self._paths, self._terms_digest).of(paragraphs, corrections)
        opened = _OpenText(paragraphs, key, generation)
        for index in self._cache.paragraphs(text, opened.key):
            opened.cached[index] = True
        opened.finder = finder
        opened.corrections = tuple(corrections)
        self._texts[text] = opened

    def annotate(self, text: str, indices: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """The packed records of paragraphs, in the order asked for; ends early when the text is cancelled or closed.

        Raises EngineClosed for a text that is not open, IndexError for a paragraph it does not have.
        """
        opened = self._texts.get(text)
        if opened is None:
            raise EngineClosed(f"text {text} is not open")
        with self._lock:
            self._cancelled.discard(text)
        made: list[tuple[int, bytes]] = []
        try:
            for index in indices:
                if text in self._cancelled or self._texts.get(text) is not opened:
                    return
                if not 0 <= index < len(opened.paragraphs):
                    raise IndexError(f"text {text} has no paragraph {index}")
                record = self._cache.record(text, opened.key, index) if opened.cached[index] else None
                if record is None:
                    record = self._record(opened, index)
                    made.append((index, record))
                if len(made) >= _WRITTEN_TOGETHER:
                    self._keep(text, opened, made)
                    made.clear()
                yield index, record
        finally:
            self._keep(text, opened, made)

    def cancel(self, text: str) -> None:
        """Stop annotating a text before its next paragraph; it stays open. Any thread may call this."""
        with self._lock:
            self._cancelled.add(text)

    def generation(self, text: str) -> int | None:
        """The generation a text was opened with, None where it is not open."""
        opened = self._texts.get(text)
        return opened.generation if opened is not None else None

    def close(self, text: str | None = None) -> None:
        """Let go of one text, or of everything."""
        if text is not None:
            self._texts.pop(text, None)
            return
        self._texts.clear()
        self._cache.close()
        self._let_go()

    def words(self, paragraph: str) -> list[str]:
        """The words of a string out of any text."""
        return self._ready().words(paragraph)

    def _keep(self, text: str, opened: _OpenText, made: Sequence[tuple[int, bytes]]) -> None:
        """Put records on disk; none is kept in memory, which grows with the words of a text and not its length."""
        self._cache.write(text, opened.key, made)
        for index, _ in made:
            opened.cached[index] = True

    def _let_go(self) -> None:
        """Close the language file; the next text that needs it opens the one that then is in use."""
        if self._lexicon is not None:
            self._lexicon.close()
        self._lexicon = self._annotator = None

    def _ready(self) -> Annotator:
        if self._annotator is None:
            self._file = ensure_language_file(self._paths, self._progress)
            self._lexicon = Lexicon.open(self._file)
            self._annotator = Annotator(self._lexicon, self._paths.resources / "language")
        return self._annotator

    def _finder(self, terms: tuple[Term, ...]) -> _Finder | None:
        """What finds the terms; made anew only when they are others than those of the text opened last."""
        if terms != self._terms:
            self._terms, self._latest_finder = terms, _Finder(terms) if terms else None
            self._terms_digest = terms_digest(terms)
        return self._latest_finder

    def _record(self, opened: _OpenText, index: int) -> bytes:
        annotator = self._ready()
        if opened.lesson is None:
            opened.lesson = self._learned(opened.paragraphs)
        text = opened.paragraphs[index]
        candidates = opened.finder.candidates(annotator.simplified(text)) if opened.finder is not None else ()
        here = [each for each in opened.corrections if each.paragraph in (None, index)]
        return annotator.annotate(text, candidates, opened.lesson, here)

    def _learned(self, paragraphs: Sequence[str]) -> Lesson:
        annotator, lexicon = self._ready(), self._lexicon
        assert lexicon is not None

        def is_common(word: str) -> bool:
            known = lexicon.word(word)
            cost = lexicon.graph.cost(word) or _COMMON_COST
            return known is not None and known.kind is not TokenKind.NAME and cost < _COMMON_COST

        return learn(
            (annotator.simplified(paragraph) for paragraph in paragraphs),
            annotator.names,
            annotator.words,
            is_common,
        )


class _Finder:
    """The glossary's candidates as the language room knows them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._matcher = Matcher(_concepts(terms))
        self._loose = frozenset(term.form for term in terms if not term.whole)
        self._inside: dict[str, tuple[Candidate, ...]] = {}

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The candidates of a paragraph in simplified characters."""
        return tuple(
            Candidate(found.start, found.end, found.concept, found.is_name, found.reading)
            if text[found.start : found.end] not in self._loose
            else self._loose_candidate(found, text[found.start : found.end])
            for found in self._matcher.candidates(text)
        )

    def _loose_candidate(self, found: MatchedCandidate, form: str) -> Candidate:
        inside = self._inside.get(form)
        if inside is None:
            inside = self._inside[form] = tuple(self._parts(form))
        return Candidate(found.start, found.end, found.concept, found.is_name, found.reading, False, inside)

    def _parts(self, form: str) -> Iterator[Candidate]:
        """The forms that are one word inside a longer one, without its first or without its last character."""
        for offset, part in ((0, form[:-1]), (1, form[1:])):
            for found in self._matcher.candidates(part):
                if part[found.start : found.end] not in self._loose:
                    start, end = found.start + offset, found.end + offset
                    yield Candidate(start, end, found.concept, found.is_name, found.reading)


def _concepts(terms: Sequence[Term]) -> list[Concept]:
    """The terms as concepts without words about them, which is what a matcher is made from."""
    forms: dict[tuple[str, bool], list[Form]] = {}
    for term in terms:
        form = Form(text=term.form, reading=term.reading, company=term.company, unless_in=term.unless_in)
        forms.setdefault((term.concept, term.is_name), []).append(form)
    return [
        Concept(concept, Category.OTHER if not is_name else Category.PERSON, "", "", tuple(found))
        for (concept, is_name), found in forms.items()
    ]
