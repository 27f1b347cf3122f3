"""Finding in a whole text of the library: every place with who says it and what stands around it, in a script.

A plain function on plain data, for a thread of its own. Readings and script forms come from the records that the
engine has left on disk; of a paragraph without one, every place that may sound so is given, as printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.finding.characters import Characters, PossibleSounds
from reader.finding.search import Match, Search
from reader.finding.spoken import SpokenText
from reader.language.cache import AnnotationCache
from reader.language.model import Annotation, Script
from reader.language.packed import RecordRefused, unpack
from reader.transcript.model import Transcript

MOST = 1000
"""Places that are given of one text; of more, the first."""

_AROUND = 60
_STEP = 2000

Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: where it is, who says it, and the line of text around it, without line ends."""

    paragraph: int
    start: int
    end: int
    speaker: str
    time: str
    before: str
    match: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in one text; `count` is how many places there are, also those not among `hits`."""

    digest: str
    title: str
    hits: tuple[Hit, ...]
    count: int

    @property
    def speakers(self) -> tuple[tuple[str, int], ...]:
        """Who says it how often, among the hits, most first."""
        counts: dict[str, int] = {}
        for hit in self.hits:
            if hit.speaker:
                counts[hit.speaker] = counts.get(hit.speaker, 0) + 1
        return tuple(sorted(counts.items(), key=lambda item: -item[1]))


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be searched: how it is loaded and under which key its records lie, both asked for in the thread."""

    digest: str
    title: str
    load: Callable[[], Transcript]
    key: Callable[[Transcript], str]


def find_in(
    source: Source, query: str, script: Script, characters: Characters, cache: Path, report: Report
) -> Found:
    """Every place in a text; raises ReaderError where it cannot be read, and what `report` raises."""
    report(0.0)
    transcript = source.load()
    report(0.5)
    texts = transcript.paragraphs.texts
    search = Search(_Reported(texts, report), query, characters.variants, PossibleSounds(characters, texts))
    records = _Records(source, transcript, texts, cache)
    try:
        matches = _certain(search, texts, records, query)
        hits = tuple(_hit(match, transcript, records, script) for match in matches[:MOST])
    finally:
        records.close()
    report(1.0)
    return Found(source.digest, source.title, hits, len(matches))


class _Reported(list[str]):
    """Texts that tell how far a search has come, so that it can be stopped."""

    def __init__(self, texts: Iterable[str], report: Report) -> None:
        super().__init__(texts)
        self._report = report

    def __getitem__(self, index: int) -> str:  # type: ignore[override]
        if index % _STEP == 0:
            self._report(0.5 + 0.4 * index / max(len(self), 1))
        return super().__getitem__(index)


class _Records:
    """What the engine has said of the paragraphs of a text, as far as it lies on disk; read when first needed."""

    def __init__(self, source: Source, transcript: Transcript, texts: Sequence[str], cache: Path) -> None:
        self._source, self._transcript, self._texts, self._file = source, transcript, texts, cache
        self._cache: AnnotationCache | None = None
        self._key = ""
        self._last: tuple[int, Annotation | None] = (-1, None)

    def of(self, paragraph: int) -> Annotation | None:
        """The words of a paragraph; None where there are none."""
        if self._last[0] != paragraph:
            self._last = paragraph, self._read(paragraph)
        return self._last[1]

    def close(self) -> None:
        """Let go of the file."""
        if self._cache is not None:
            self._cache.close()

    def _read(self, paragraph: int) -> Annotation | None:
        if self._cache is None:
            self._cache = AnnotationCache.open(self._file)
            self._key = self._source.key(self._transcript)
        record = self._cache.record(self._source.digest, self._key, paragraph)
        try:
            return unpack(record, self._texts[paragraph]) if record is not None else None
        except RecordRefused:
            return None


def _certain(search: Search, texts: Sequence[str], records: _Records, query: str) -> list[Match]:
    """The matches, those by sound only where the words of their paragraph, if known, are read so."""
    if not search.by_sound:
        return list(search.found)
    certain: list[Match] = []
    by_paragraph: dict[int, list[Match]] = {}
    for match in search.found:
        by_paragraph.setdefault(match.paragraph, []).append(match)
    for paragraph, matches in by_paragraph.items():
        annotation = records.of(paragraph)
        if annotation is None:
            certain += matches
            continue
        spoken = SpokenText()
        spoken.put(0, annotation.tokens)
        read = Search([texts[paragraph]], query, {}, spoken)
        certain += [Match(paragraph, start, end) for _, start, end in read.found]
    return certain


def _hit(match: Match, transcript: Transcript, records: _Records, script: Script) -> Hit:
    paragraph = transcript.paragraphs[match.paragraph]
    text, (_, start, end) = paragraph.text, match
    annotation = records.of(match.paragraph) if script is not Script.AS_PRINTED else None
    pieces = (max(start - _AROUND, 0), start), (start, end), (end, min(end + _AROUND, len(text)))
    before, found, after = (
        " ".join(in_script(text, annotation, *piece, script).splitlines()) for piece in pieces
    )
    return Hit(
        match.paragraph, start, end, paragraph.speaker or "", paragraph.time or "", before, found, after
    )


def in_script(text: str, annotation: Annotation | None, start: int, end: int, script: Script) -> str:
    """Characters of a paragraph in a script; words that the ends divide are as printed."""
    parts: list[str] = []
    at = start
    for token in annotation.tokens if annotation is not None else ():
        if token.start >= at and token.end <= end:
            parts += text[at : token.start], token.form(script)
            at = token.end
    return "".join(parts) + text[at:end]
