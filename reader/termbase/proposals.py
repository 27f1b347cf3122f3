"""What the glossary lacks: frequent words that no concept covers, and concepts that want a second look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from reader.candidates import Candidate, CandidateFinder
from reader.concordance import Concordance
from reader.glossary.everyday import word_classes
from reader.glossary.model import Concept
from reader.glossary.spelling import plain
from reader.language.model import Annotation
from reader.records import dataclass
from reader.termbase.entries import Entries


class Doubt(StrEnum):
    """Why a concept wants a second look."""

    NO_DEFINITION = "no definition"
    SHARED_FORM = "shared form"
    UNUSED = "unused"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class ToReview:
    """A concept with why; `detail` is the shared form and whom it is shared with."""

    concept: Concept
    doubt: Doubt
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text of which candidates are sought: how it is known, its paragraphs, and what the engine says of each."""

    digest: str
    paragraphs: Sequence[str]
    annotation: Callable[[int], Annotation | None]


def candidates(
    concepts: Iterable[Concept],
    texts: Sequence[ReadText],
    general: Mapping[str, int],
    report: Callable[[float], None] = lambda _share: None,
) -> list[Candidate]:
    """Words and names frequent in these texts that no concept covers, the most telling first."""
    finder = CandidateFinder(concepts, general, word_classes())
    for number, text in enumerate(texts):
        known = ((each, text.annotation(at)) for at, each in enumerate(text.paragraphs))
        finder.add(text.digest, ((each, found) for each, found in known if found is not None))
        report((number + 1) / len(texts))
    return finder.candidates()


def to_review(entries: Entries, concordance: Concordance) -> list[ToReview]:
    """What wants a second look: no definition, a shared form, deleted by the reader, spoken of nowhere."""
    counts = concordance.counts()
    found = [ToReview(each, Doubt.NO_DEFINITION) for each in entries.concepts if not each.definition.strip()]
    found += _shared(entries.concepts)
    found += [ToReview(each, Doubt.DELETED) for each in entries.hidden()]
    if concordance.complete:
        unused = [each for each in entries.concepts if not counts.get(each.id)]
        unused.sort(key=lambda each: (each.origin != "yours", each.english.casefold()))
        found += [ToReview(each, Doubt.UNUSED) for each in unused]
    return found


def _shared(concepts: Sequence[Concept]) -> list[ToReview]:
    """Concepts of which a form is that of another one, with nothing to tell them apart."""
    owners: dict[str, dict[str, Concept]] = {}
    guarded: set[tuple[str, str]] = set()
    for concept in concepts:
        for form in concept.forms:
            owners.setdefault(plain(form.text), {})[concept.id] = concept
            if form.company:
                guarded.add((plain(form.text), concept.id))
    found = []
    for text, sharing in owners.items():
        bare = [each for each in sharing.values() if (text, each.id) not in guarded]
        if len(bare) > 1:
            for each in bare:
                others = ", ".join(other.english for other in bare if other is not each)
                found.append(ToReview(each, Doubt.SHARED_FORM, f"{text}: {others}"))
    return found
