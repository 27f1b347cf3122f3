"""Every place in the loaded transcripts where a concept is spoken of, in arrays that a thousand transcripts fit in.

Of each transcript the occurrences lie side by side, those of one concept together and in the order of the text:

    spans     agent → 0‥3     compute → 3‥5
    starts    4  17  2        8  30
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.records import dataclass

_NONE = -1
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention: where it stands, in code points of the paragraph, who speaks, and in which section and when."""

    paragraph: int
    start: int
    end: int
    concept: str
    speaker: str | None = None
    section: int | None = None
    time: str | None = None


class MentionIndex:
    """The occurrences of all transcripts that were added, in the order in which those were first added."""

    def __init__(self) -> None:
        self._texts: dict[str, GatheredText] = {}
        self._totals: Counter[str] = Counter()
        self._spread: Counter[str] = Counter()
        self._by_speaker: dict[str | None, Counter[str]] = {}

    def add(self, transcript: str, occurrences: Iterable[Occurrence]) -> None:
        """Take in the occurrences of a transcript (its digest); what was known of it goes, its place stays."""
        gathered = GatheredText()
        for each in occurrences:
            gathered.put(each)
        for _ in gathered.put_in_order():
            pass
        self.put(transcript, gathered)

    def put(self, transcript: str, gathered: GatheredText) -> None:
        """The same with occurrences that have been gathered and put in order."""
        if transcript in self._texts:
            self._count(self._texts[transcript], -1)
        self._texts[transcript] = gathered
        self._count(gathered, 1)

    def copy(self) -> MentionIndex:
        """The index as it is now, for another thread; what is known of a transcript is never changed in place."""
        copied = MentionIndex()
        copied._texts = dict(self._texts)
        copied._totals, copied._spread = self._totals.copy(), self._spread.copy()
        copied._by_speaker = {speaker: counts.copy() for speaker, counts in self._by_speaker.items()}
        return copied

    def remove(self, transcript: str) -> None:
        """Drop a transcript, if it is there."""
        text = self._texts.pop(transcript, None)
        if text is not None:
            self._count(text, -1)

    def transcripts(self) -> tuple[str, ...]:
        """The digests of the transcripts in order."""
        return tuple(self._texts)

    def counts(self, transcript: str | None = None, *, speaker: str | None = None) -> dict[str, int]:
        """Mentions by concept, in all transcripts or one, of all speakers or one; none where it is not mentioned."""
        if transcript is not None:
            text = self._texts.get(transcript)
            counts = Counter[str]() if text is None else text.totals(speaker)
        else:
            counts = self._totals if speaker is None else self._by_speaker.get(speaker, Counter())
        return {concept: count for concept, count in counts.items() if count}

    def spread(self) -> dict[str, int]:
        """In how many transcripts each concept is mentioned."""
        return {concept: count for concept, count in self._spread.items() if count}

    def by_transcript(self, concept: str) -> dict[str, int]:
        """Mentions of a concept by transcript, in order; only where there are any."""
        counts = {digest: len(text.of(concept)) for digest, text in self._texts.items()}
        return {digest: count for digest, count in counts.items() if count}

    def by_speaker(self, concept: str, transcript: str | None = None) -> dict[str | None, int]:
        """Mentions of a concept by speaker, the most first; None where nobody is named."""
        counts: Counter[str | None] = Counter()
        for text in self._chosen(transcript):
            counts.update(text.speaker(row) for row in text.of(concept))
        return dict(counts.most_common())

    def rows(
        self, concept: str, transcript: str | None = None, *, speaker: str | None = None
    ) -> list[tuple[str, Sequence[int]]]:
        """The rows of a concept in each transcript that has any, in order; `at` gives what is in a row."""
        chosen = self._texts if transcript is None else {transcript} & self._texts.keys()
        found: list[tuple[str, Sequence[int]]] = []
        for digest in chosen:
            text = self._texts[digest]
            rows: Sequence[int] = text.of(concept)
            if speaker is not None:
                rows = [row for row in rows if text.speaker(row) == speaker]
            if rows:
                found.append((digest, rows))
        return found

    def at(self, transcript: str, row: int, concept: str) -> Occurrence:
        """What is in a row that `rows` gave for a concept."""
        return self._texts[transcript].occurrence(row, concept)

    def speakers(self) -> dict[str | None, int]:
        """All mentions by speaker, the most first; None where nobody is named."""
        totals = {speaker: counts.total() for speaker, counts in self._by_speaker.items()}
        return dict(
            sorted(((who, count) for who, count in totals.items() if count), key=lambda each: -each[1])
        )

    def first_places(self, transcripts: Iterable[str]) -> dict[str, tuple[int, int, int]]:
        """Where each concept is first mentioned: number of the transcript in this order, paragraph, start."""
        found: dict[str, tuple[int, int, int]] = {}
        for number, digest in enumerate(transcripts):
            text = self._texts.get(digest)
            if text is not None:
                for concept, rows in text.spans.items():
                    if concept not in found:
                        found[concept] = (number, *text.place(rows[0]))
        return found

    def firsts_in(self, transcript: str) -> dict[str, Occurrence]:
        """The first mention of each concept of a transcript."""
        text = self._texts.get(transcript)
        if text is None:
            return {}
        return {concept: text.occurrence(rows[0], concept) for concept, rows in text.spans.items()}

    def by_paragraph(self, transcript: str) -> dict[int, set[str]]:
        """The concepts that are mentioned in each paragraph of a transcript."""
        found: dict[int, set[str]] = {}
        text = self._texts.get(transcript)
        if text is not None:
            for concept, rows in text.spans.items():
                for row in rows:
                    found.setdefault(text.place(row)[0], set()).add(concept)
        return found

    def places(self, concept: str, transcript: str) -> Iterator[tuple[int, int]]:
        """Paragraph and start of each mention of a concept in a transcript, in order."""
        text = self._texts.get(transcript)
        return (text.place(row) for row in text.of(concept)) if text is not None else iter(())

    def _chosen(self, transcript: str | None) -> list[GatheredText]:
        if transcript is None:
            return list(self._texts.values())
        return [self._texts[transcript]] if transcript in self._texts else []

    def _count(self, text: GatheredText, sign: int) -> None:
        """Add the numbers of a text to the sums, or take them away."""
        for (concept, speaker), count in text.by_speaker.items():
            self._totals[concept] += sign * count
            self._by_speaker.setdefault(speaker, Counter())[concept] += sign * count
        for concept in text.spans:
            self._spread[concept] += sign


class GatheredText:
    """The occurrences of one transcript, which come in any order."""

    def __init__(self) -> None:
        self._gathered: dict[str, array[int]] = {}
        self._paragraphs, self._starts, self._ends = array("i"), array("i"), array("i")
        self._sections, self._speakers, self._times = array("i"), _Names(), _Names()
        self.by_speaker: Counter[tuple[str, str | None]] = Counter()
        self.spans: dict[str, range] = {}

    def put(self, each: Occurrence) -> None:
        """Take in one; it is found when all have been put in order."""
        rows = self._gathered.get(each.concept)
        if rows is None:
            rows = self._gathered[each.concept] = array("i")
        section = _NONE if each.section is None else each.section
        speaker, time = self._speakers.number(each.speaker), self._times.number(each.time)
        rows.extend((each.paragraph, each.start, each.end, section, speaker, time))
        self.by_speaker[each.concept, each.speaker] += 1

    def put_in_order(self) -> Iterator[None]:
        """Lay the occurrences of each concept side by side, one concept in a step."""
        columns = (
            self._paragraphs,
            self._starts,
            self._ends,
            self._sections,
            self._speakers.rows,
            self._times.rows,
        )
        for concept in sorted(self._gathered):
            flat = self._gathered.pop(concept)
            first = len(self._paragraphs)
            rows = sorted(zip(*(flat[at::_COLUMNS] for at in range(_COLUMNS)), strict=True))
            for column, values in zip(columns, zip(*rows, strict=True), strict=True):
                column.extend(values)
            self.spans[concept] = range(first, len(self._paragraphs))
            yield

    def of(self, concept: str) -> range:
        """The rows of a concept."""
        return self.spans.get(concept, range(0))

    def totals(self, speaker: str | None) -> Counter[str]:
        """Mentions by concept, of all speakers or one."""
        counts: Counter[str] = Counter()
        for (concept, who), count in self.by_speaker.items():
            if speaker is None or who == speaker:
                counts[concept] += count
        return counts

    def speaker(self, row: int) -> str | None:
        return self._speakers.at(row)

    def place(self, row: int) -> tuple[int, int]:
        """Paragraph and start."""
        return self._paragraphs[row], self._starts[row]

    def occurrence(self, row: int, concept: str) -> Occurrence:
        section = self._sections[row]
        return Occurrence(
            paragraph=self._paragraphs[row],
            start=self._starts[row],
            end=self._ends[row],
            concept=concept,
            speaker=self._speakers.at(row),
            section=None if section == _NONE else section,
            time=self._times.at(row),
        )


class _Names:
    """A column of few different strings, each stored once; `rows` are their numbers."""

    def __init__(self) -> None:
        self.rows = array("i")
        self._numbers: dict[str | None, int] = {}
        self._names: list[str | None] = []

    def number(self, name: str | None) -> int:
        """What a string is stored by."""
        number = self._numbers.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return number

    def at(self, row: int) -> str | None:
        return self._names[self.rows[row]]
