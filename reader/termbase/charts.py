"""The charts of the glossary: what is counted for each, out of the concordance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, combinations

from reader.charting import Column, Mark, OverTime, Strip, Together, Voice, Voices
from reader.concordance import Concordance, Text
from reader.glossary.model import Concept


def over_time(concordance: Concordance, concepts: Sequence[Concept]) -> OverTime:
    """Mentions of concepts in all texts in order of date."""
    texts = concordance.texts()
    counts = [concordance.index.by_transcript(concept.id) for concept in concepts]
    return OverTime(
        tuple(concept.english for concept in concepts),
        tuple(Column(text.title, text.date, _length(text)) for text in texts.values()),
        tuple(tuple(each.get(digest, 0) for digest in texts) for each in counts),
    )


def strip(concordance: Concordance, concepts: Sequence[Concept], digest: str) -> Strip | None:
    """Where in a text concepts are spoken of; None where the text has not been read."""
    text = concordance.texts().get(digest)
    if text is None:
        return None
    ends = list(accumulate(text.transcript.paragraphs.texts.lengths(), initial=0))
    total = max(1, ends[-1])
    return Strip(
        text.title,
        tuple(concept.english for concept in concepts),
        tuple(
            tuple(
                Mark((ends[paragraph] + start) / total, paragraph, start)
                for paragraph, start in concordance.index.places(concept.id, digest)
            )
            for concept in concepts
        ),
        tuple((ends[each.paragraph] / total, each.title) for each in text.transcript.sections),
    )


def voices(concordance: Concordance, concepts: Sequence[Concept], digest: str | None = None) -> Voices:
    """Who speaks of concepts, in all texts or in one."""
    texts = concordance.texts()
    chosen = [digest] if digest in texts else list(texts)
    rows = []
    for concept in concepts:
        by_role: Counter[str] = Counter()
        for each in chosen:
            for speaker, count in concordance.index.by_speaker(concept.id, each).items():
                by_role[texts[each].roles.get(speaker or "", "")] += count
        rows.append(Voice(concept.english, by_role["guest"], by_role["interviewer"], by_role[""]))
    return Voices(tuple(rows))


def together(concordance: Concordance, concepts: Sequence[Concept], digest: str | None = None) -> Together:
    """In how many paragraphs concepts are spoken of together, in all texts or in one."""
    ids = {concept.id: at for at, concept in enumerate(concepts)}
    pairs: Counter[tuple[int, int]] = Counter()
    texts = concordance.texts()
    for each in [digest] if digest in texts else texts:
        assert each is not None
        for found in concordance.index.by_paragraph(each).values():
            here = sorted(ids[name] for name in found if name in ids)
            pairs.update((at, at) for at in here)
            pairs.update(combinations(here, 2))
    size = range(len(concepts))
    return Together(
        tuple(concept.english for concept in concepts),
        tuple(tuple(pairs[min(one, other), max(one, other)] for other in size) for one in size),
    )


def _length(text: Text) -> int:
    return sum(text.transcript.paragraphs.texts.lengths())
