"""What goes out: concepts, what is known of their forms, where they are spoken of, and whose data they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from reader.glossary.model import Category, Concept, Form, Status
from reader.glossary.spelling import has_han, is_han

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
GLOSSARY_NOTICE = f"Duidu glossary, licensed CC BY-SA 4.0 ({LICENCE})."
"""Attribution and licence of the data, which go out with every format."""
READINGS_NOTICE = (
    "Readings with the help of CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), "
    f"licensed CC BY-SA 4.0 ({LICENCE})."
)
"""What goes out too where forms go out with readings that are not the glossary's own."""

CATEGORY_LABELS = {
    Category.AI: "Artificial intelligence",
    Category.COMPUTE: "Computing",
    Category.BUSINESS: "Business",
    Category.POLICY: "Policy",
    Category.ENERGY: "Energy",
    Category.ORGANISATION: "Organisations",
    Category.PRODUCT: "Products",
    Category.PERSON: "People",
    Category.PLACE: "Places",
    Category.OTHER: "Other",
}


class MentionRecord(TypedDict):
    """One mention as `glossary mentions --json` prints it; offsets in code points of the paragraph."""

    concept: str
    file: str
    paragraph: int
    start: int
    end: int
    text: str
    speaker: str | None
    section: str | None
    time: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Export:
    """What is to go out.

    `counts` are mentions by concept, those of `mentions` where it is None; `spoken` gives the traditional form and
    the syllables of forms by their text; `moment` is the time of the export in seconds since 1970, and `guard` says
    whether cells of CSV are kept from becoming formulas; `names` are English names of concepts that do not go out.
    """

    concepts: tuple[Concept, ...]
    counts: Mapping[str, int] | None = None
    mentions: tuple[MentionRecord, ...] | None = None
    attribution: str = GLOSSARY_NOTICE
    spoken: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    title: str = "Duidu glossary"
    moment: float = 946_684_800.0
    guard: bool = True
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, concept: str) -> str:
        """The English name of a concept that another one is linked to, its id where nobody knows it."""
        known = (each.english for each in self.concepts if each.id == concept)
        return self.names.get(concept) or next(known, concept)

    def reading(self, form: Form) -> tuple[str, ...]:
        """The syllables of a form, its own or what the dictionary says."""
        return form.reading or self.spoken.get(form.text, ("", ()))[1]

    def traditional(self, form: Form) -> str:
        """The form in traditional characters, as it is where nothing is known of it."""
        return self.spoken.get(form.text, ("", ()))[0] or form.text

    def mentions_by_concept(self) -> dict[str, list[MentionRecord]]:
        """The mentions of each concept in the order given."""
        found: dict[str, list[MentionRecord]] = {}
        for mention in self.mentions or ():
            found.setdefault(mention["concept"], []).append(mention)
        return found

    def counted(self) -> Mapping[str, int] | None:
        """Mentions by concept, None where nobody asked for them."""
        if self.counts is not None or self.mentions is None:
            return self.counts
        return {concept: len(found) for concept, found in self.mentions_by_concept().items()}

    def by_category(self) -> Iterator[tuple[Category, list[Concept]]]:
        """The concepts of each category that has any, by their English names."""
        for category in Category:
            found = [concept for concept in self.concepts if concept.category is category]
            if found:
                yield category, sorted(found, key=lambda concept: concept.english.casefold())


def preferred_first(concept: Concept) -> tuple[Form, ...]:
    """The forms of a concept, the one that stands for it before the others."""
    return (concept.preferred, *(form for form in concept.forms if form is not concept.preferred))


def good_forms(concept: Concept) -> tuple[Form, ...]:
    """The forms that a learner or a writer should use, the preferred first."""
    bad = (Status.DEPRECATED, Status.MISSPELLING)
    return tuple(form for form in preferred_first(concept) if form.status not in bad)


def chinese_head(concept: Concept) -> Form | None:
    """The form that a Chinese flashcard shows: the first good one with Chinese characters in it."""
    return next((form for form in good_forms(concept) if has_han(form.text)), None)


def english_name(concept: Concept) -> str:
    """The English term with its abbreviation."""
    return f"{concept.english} ({concept.abbreviation})" if concept.abbreviation else concept.english


def read_aloud(text: str, syllables: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each Chinese character with its syllable, what stands between them without one: [("AI", ""), ("芯", "xīn")]."""
    spoken = iter(syllables)
    pairs: list[tuple[str, str]] = []
    for letter in text:
        reading = next(spoken, "") if is_han(letter) else ""
        if pairs and not reading and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0] + letter, "")
        else:
            pairs.append((letter, reading))
    return pairs


def place_of(mention: MentionRecord) -> str:
    """Where a mention stands, in words: transcript, section, speaker, time."""
    parts = (mention["file"], mention["section"], mention["speaker"], mention["time"])
    return ", ".join(part for part in parts if part)
