"""The index of the glossary: which concepts there are for a filter, in an order, with how much they are spoken of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from reader.concordance import Concordance
from reader.glossary.model import Category, Concept
from reader.glossary.search import ConceptFinder
from reader.language.model import Script
from reader.on_demand import OnDemand
from reader.records import dataclass
from reader.termbase.entries import Entries
from reader.termbase.spoken import SpokenForms


class Sort(StrEnum):
    """Orders of the index."""

    COUNT = "count"
    SPREAD = "spread"
    FIRST = "first"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the index shows: `text` in any script, pinyin or English; `transcript` a digest, `speaker` a name."""

    text: str = ""
    category: Category | None = None
    transcript: str | None = None
    speaker: str | None = None
    sort: Sort = Sort.COUNT


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One concept: its form in the script shown, mentions under the filter, and in how many texts of all."""

    concept: Concept
    form: str
    reading: str
    mentions: int
    spread: int
    first: str


class Index:
    """Answers filters; what finds by text is made again when concepts or readings have changed."""

    def __init__(self, entries: Entries, concordance: Concordance, spoken: SpokenForms) -> None:
        self._entries, self._concordance, self._spoken = entries, concordance, spoken
        self._finder: tuple[tuple[int, int], ConceptFinder] | None = None

    def lines(self, wanted: Filter, script: Script = Script.AS_PRINTED) -> Sequence[IndexLine]:
        """The concepts of a filter in its order; those found by text alone stand with the best first."""
        counts = self._concordance.index.counts(wanted.transcript, speaker=wanted.speaker)
        spread = self._concordance.index.spread()
        firsts = self._concordance.firsts()
        titles = [text.title for text in self._concordance.texts().values()]
        chosen = [concept for concept in self._found(wanted.text) if self._is_wanted(concept, wanted, counts)]
        chosen.sort(key=_order(wanted.sort, counts, spread, firsts))

        def line_of(concept: Concept) -> IndexLine:
            form, first = concept.preferred, firsts.get(concept.id)
            return IndexLine(
                concept,
                self._spoken.shown(form, script),
                " ".join(self._spoken.reading(form)),
                counts.get(concept.id, 0),
                spread.get(concept.id, 0),
                titles[first[0]] if first is not None else "",
            )

        return OnDemand(chosen, line_of)

    def _is_wanted(self, concept: Concept, wanted: Filter, counts: dict[str, int]) -> bool:
        if wanted.category is not None and concept.category is not wanted.category:
            return False
        return (wanted.transcript is None and wanted.speaker is None) or concept.id in counts

    def _found(self, text: str) -> list[Concept]:
        if not text.strip():
            return list(self._entries.concepts)
        key = (self._entries.version, self._spoken.version)
        if self._finder is None or self._finder[0] != key:
            found = ConceptFinder(self._entries.concepts, self._spoken.readings(), self._spoken.spellings())
            self._finder = (key, found)
        return self._finder[1].find(text)


def _order(
    sort: Sort,
    counts: dict[str, int],
    spread: dict[str, int],
    firsts: dict[str, tuple[int, int, int]],
) -> Callable[[Concept], tuple[object, ...]]:
    """The key to sort by; equals stand by their names."""
    never = (len(firsts) + 1, 0, 0)
    keys: dict[Sort, Callable[[Concept], tuple[object, ...]]] = {
        Sort.COUNT: lambda each: (-counts.get(each.id, 0), each.english.casefold()),
        Sort.SPREAD: lambda each: (-spread.get(each.id, 0), -counts.get(each.id, 0), each.english.casefold()),
        Sort.FIRST: lambda each: (*firsts.get(each.id, never), each.english.casefold()),
        Sort.NAME: lambda each: (each.english.casefold(),),
    }
    return keys[sort]
