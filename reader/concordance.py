"""Every place in the library where a concept is spoken of, as lines to read, each made when it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from reader.glossary.index import GatheredText, MentionIndex, Occurrence
from reader.language.model import Annotation, Mention, Script, Token, TokenKind
from reader.language.sentences import sentence_at
from reader.records import dataclass
from reader.transcript.model import Transcript

_BEFORE, _AFTER = 60, 90
"""Characters of the paragraph that a line has before and after the keyword; the view shows what it has room for."""

_STEP = 16
"""Mentions that are taken in at one go."""

AnnotationOf = Callable[[str, int], Annotation | None]
"""What is known of a paragraph of a text (digest, index), None where nothing is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One mention in its context; `start` and `end` are its offsets in the paragraph of the source text.

    `reading` is the pinyin of before, keyword and after, empty where it was not asked for or is not known.
    """

    digest: str
    title: str
    paragraph: int
    start: int
    end: int
    before: str
    keyword: str
    after: str
    speaker: str | None
    section: str | None
    time: str | None
    reading: tuple[str, str, str] = ("", "", "")

    @property
    def where(self) -> str:
        """Speaker, time and section, as far as they are known."""
        return " · ".join(part for part in (self.speaker, self.time, self.section) if part)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that has been read: what it is called, and who its speakers are.

    `names` gives the name of each printed label, `roles` "guest" or "interviewer" of each name that has one.
    """

    title: str
    transcript: Transcript
    names: dict[str, str]
    roles: dict[str, str]

    @property
    def date(self) -> str:
        """ISO 8601 as precise as known, "" where it is not."""
        return self.transcript.date or ""


class Concordance:
    """The mentions in all texts that have been read so far, with the texts they stand in."""

    def __init__(self) -> None:
        self.index = MentionIndex()
        self.version = 0
        """Another number after every change."""
        self._texts: dict[str, Text] = {}
        self._expected: frozenset[str] = frozenset()
        self._stale: set[str] = set()
        self._ordered: tuple[int, dict[str, Text]] = (-1, {})
        self._firsts: tuple[int, dict[str, tuple[int, int, int]]] = (-1, {})

    @property
    def complete(self) -> bool:
        """Whether every text of the library has been read."""
        return not self.missing()

    def expect(self, digests: Iterable[str]) -> None:
        """Say which texts belong to the library; others are dropped."""
        self._expected = frozenset(digests)
        for digest in self._texts.keys() - self._expected:
            self.index.remove(digest)
            del self._texts[digest]
            self.version += 1

    def copy(self) -> Concordance:
        """All that has been read so far, for another thread."""
        copied = Concordance()
        copied.index, copied.version = self.index.copy(), self.version
        copied._texts, copied._expected, copied._stale = dict(self._texts), self._expected, set(self._stale)
        return copied

    def forget(self) -> None:
        """All texts are to be read again; what is known of them is shown until then."""
        self._stale = set(self._texts)

    def missing(self) -> list[str]:
        """The texts that have not been read yet."""
        return sorted(self._expected - (self._texts.keys() - self._stale))

    def add(self, title: str, transcript: Transcript, mentions: Iterable[tuple[int, Mention]]) -> None:
        """Take in all mentions of one text as (paragraph, mention); what was known of it goes."""
        for _ in self.adding(title, transcript, mentions):
            pass

    def adding(
        self, title: str, transcript: Transcript, mentions: Iterable[tuple[int, Mention]]
    ) -> Iterator[None]:
        """The same in short steps; the text is there, as a whole, when the last has been done."""
        names = {speaker.label: speaker.name or speaker.label for speaker in transcript.speakers}
        roles = {names[speaker.label]: speaker.role for speaker in transcript.speakers if speaker.role}
        paragraphs, gathered = transcript.paragraphs, GatheredText()
        said, last = None, -1
        for number, (at, each) in enumerate(mentions):
            if at < len(paragraphs):
                if said is None or at != last:
                    said, last = paragraphs[at], at
                speaker = names.get(said.speaker or "", said.speaker)
                gathered.put(
                    Occurrence(at, each.start, each.end, each.concept, speaker, said.section, said.time)
                )
            if number % _STEP == 0:
                yield
        yield from gathered.put_in_order()
        self._texts[transcript.digest] = Text(title, transcript, names, roles)
        self._stale.discard(transcript.digest)
        self.index.put(transcript.digest, gathered)
        self.version += 1

    def transcripts(self) -> dict[str, Transcript]:
        """The texts that have been read, by digest."""
        return {digest: text.transcript for digest, text in self._texts.items()}

    def counts(self) -> dict[str, int]:
        """How often each concept is mentioned."""
        return self.index.counts()

    def texts(self) -> dict[str, Text]:
        """The texts by digest in order of date; those without one last, by title."""
        if self._ordered[0] != self.version:
            ordered = sorted(self._texts.items(), key=lambda each: (each[1].date or "~", each[1].title))
            self._ordered = (self.version, dict(ordered))
        return self._ordered[1]

    def firsts(self) -> dict[str, tuple[int, int, int]]:
        """Where each concept is first mentioned, in order of date: number of the text, paragraph, start."""
        if self._firsts[0] != self.version:
            self._firsts = (self.version, self.index.first_places(self.texts()))
        return self._firsts[1]

    def mentions(self, concept: str, transcript: str | None = None, speaker: str | None = None) -> Mentions:
        """The mentions of a concept, all or those in a text or by a speaker; the texts in order of date."""
        texts = self.texts()
        places = {digest: place for place, digest in enumerate(texts)}
        rows = self.index.rows(concept, transcript, speaker=speaker)
        rows.sort(key=lambda each: places[each[0]])
        return Mentions(texts, self.index, concept, rows)


class Mentions:
    """The mentions of a concept, text by text, in order."""

    def __init__(
        self,
        texts: dict[str, Text],
        index: MentionIndex,
        concept: str,
        rows: Sequence[tuple[str, Sequence[int]]],
    ) -> None:
        self.concept = concept
        self._texts, self._index, self._rows = texts, index, list(rows)
        self._ends = list(accumulate(len(found) for _, found in self._rows))

    def __len__(self) -> int:
        """How many there are."""
        return self._ends[-1] if self._ends else 0

    def groups(self) -> list[tuple[str, str, int]]:
        """Digest and title of each text with how many mentions it has, in the order of the lines."""
        return [(digest, self._texts[digest].title, len(rows)) for digest, rows in self._rows]

    def line(
        self,
        number: int,
        script: Script = Script.AS_PRINTED,
        annotation_of: AnnotationOf | None = None,
        *,
        reading: bool = False,
    ) -> Line:
        """The line of a mention, in a script where the words of its paragraph are known; IndexError outside."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        group = bisect_right(self._ends, number)
        digest, rows = self._rows[group]
        row = rows[number - (self._ends[group - 1] if group else 0)]
        found = self._index.at(digest, row, self.concept)
        text = self._texts[digest]
        wanted = reading or script is not Script.AS_PRINTED
        annotation = annotation_of(digest, found.paragraph) if wanted and annotation_of is not None else None
        shown, spoken = _context(text.transcript.paragraphs[found.paragraph].text, found, script, annotation)
        section = text.transcript.sections[found.section].title if found.section is not None else None
        return Line(
            digest,
            text.title,
            found.paragraph,
            found.start,
            found.end,
            *shown,
            found.speaker,
            section,
            found.time,
            spoken if reading else ("", "", ""),
        )

    def sentence(self, line: Line) -> str:
        """The whole sentence of a line as it was printed."""
        text = self._texts[line.digest].transcript.paragraphs[line.paragraph].text
        start, end = sentence_at(text, line.start)
        return text[start : max(end, line.end)]


_Three = tuple[str, str, str]


def _context(
    text: str, found: Occurrence, script: Script, annotation: Annotation | None
) -> tuple[_Three, _Three]:
    """What stands before a mention, the mention, and what stands after it, and the pinyin of each."""
    first, last = max(0, found.start - _BEFORE), min(len(text), found.end + _AFTER)
    edges = ((first, found.start), (found.start, found.end), (found.end, last))
    if annotation is None:
        before, keyword, after = (_flat(text[start:end]) for start, end in edges)
        return (before, keyword, after), ("", "", "")
    parts = [_shown(text, annotation.tokens, start, end, script) for start, end in edges]
    return (parts[0][0], parts[1][0], parts[2][0]), (parts[0][1], parts[1][1], parts[2][1])


def _shown(text: str, tokens: Sequence[Token], start: int, end: int, script: Script) -> tuple[str, str]:
    """A stretch in a script with its pinyin; a word that is cut by an edge keeps the printed characters."""
    pieces, spoken, at = [], [], start
    for token in tokens:
        if token.start < start or token.end > end:
            continue
        pieces += [text[at : token.start], token.form(script)]
        if token.kind is not TokenKind.PUNCTUATION:
            spoken.append("".join(syllable or "" for syllable in token.pinyin) or token.text)
        at = token.end
    pieces.append(text[at:end])
    return _flat("".join(pieces)), " ".join(spoken)


def _flat(text: str) -> str:
    return text.replace("\n", " ")
