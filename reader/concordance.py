"""Every place in the library where a concept is spoken of, as lines to read."""

from __future__ import annotations

from collections.abc import Iterable

from reader.card import MentionLine
from reader.glossary.index import MentionIndex, Occurrence
from reader.language.model import Mention
from reader.language.sentences import sentence_at
from reader.transcript.model import Transcript

_BEFORE, _AFTER = 22, 60
"""Characters of the sentence that a line shows before and after the mention: it must be seen in a narrow panel."""


class Concordance:
    """The mentions in all texts that have been read so far, with the texts they stand in."""

    def __init__(self) -> None:
        self._index = MentionIndex()
        self._texts: dict[str, tuple[str, Transcript]] = {}
        self._expected: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether every text of the library has been read."""
        return self._expected <= self._texts.keys()

    def expect(self, digests: Iterable[str]) -> None:
        """Say which texts belong to the library; others are dropped."""
        self._expected = frozenset(digests)
        for digest in self._texts.keys() - self._expected:
            self._index.remove(digest)
            del self._texts[digest]

    def forget(self) -> None:
        """Let go of all texts, which are to be read again."""
        for digest in self._texts:
            self._index.remove(digest)
        self._texts.clear()

    def missing(self) -> list[str]:
        """The texts that have not been read yet."""
        return sorted(self._expected - self._texts.keys())

    def add(self, title: str, transcript: Transcript, mentions: Iterable[tuple[int, Mention]]) -> None:
        """Take in all mentions of one text as (paragraph, mention); what was known of it goes."""
        occurrences = [
            Occurrence(
                paragraph,
                mention.start,
                mention.end,
                mention.concept,
                transcript.paragraphs[paragraph].speaker,
                transcript.paragraphs[paragraph].section,
                transcript.paragraphs[paragraph].time,
            )
            for paragraph, mention in mentions
        ]
        self._texts[transcript.digest] = (title, transcript)
        self._index.add(transcript.digest, occurrences)

    def counts(self) -> dict[str, int]:
        """How often each concept is mentioned."""
        return self._index.counts()

    def lines(self, concept: str) -> tuple[MentionLine, ...]:
        """The mentions of a concept, text by text, in order."""
        return tuple(self._line(digest, each) for digest, each in self._index.mentions(concept))

    def _line(self, digest: str, occurrence: Occurrence) -> MentionLine:
        title, transcript = self._texts[digest]
        text = transcript.paragraphs[occurrence.paragraph].text
        start, end = sentence_at(text, occurrence.start)
        start = max(start, occurrence.start - _BEFORE)
        end = min(max(end, occurrence.end), occurrence.end + _AFTER)
        section = occurrence.section
        return MentionLine(
            digest=digest,
            title=title,
            paragraph=occurrence.paragraph,
            start=occurrence.start,
            sentence=text[start:end],
            set_off=(occurrence.start - start, occurrence.end - start),
            speaker=occurrence.speaker,
            section=transcript.sections[section].title if section is not None else None,
            time=occurrence.time,
        )
