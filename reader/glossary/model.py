"""A concept of the field with its English name and its Chinese forms."""

from __future__ import annotations

from enum import StrEnum

from reader.records import dataclass


class Category(StrEnum):
    """The ten categories of the glossary."""

    AI = "ai"
    COMPUTE = "compute"
    BUSINESS = "business"
    POLICY = "policy"
    ENERGY = "energy"
    ORGANISATION = "organisation"
    PRODUCT = "product"
    PERSON = "person"
    PLACE = "place"
    OTHER = "other"


NAME_CATEGORIES = frozenset({Category.ORGANISATION, Category.PRODUCT, Category.PERSON, Category.PLACE})


class Status(StrEnum):
    """How a form stands to its concept."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    MISSPELLING = "misspelling"


class Region(StrEnum):
    """Where a form is used."""

    MAINLAND = "mainland"
    TAIWAN = "taiwan"
    HONG_KONG = "hong-kong"


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form of a concept, in simplified characters or Latin letters.

    `reading` has one syllable a Han character, empty where the dictionary knows it. A form with `company`
    counts only where one of those strings stands in the same paragraph; it does not count inside a string of
    `unless_in`.
    """

    text: str
    status: Status = Status.ADMITTED
    region: Region = Region.MAINLAND
    reading: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    unless_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept; `origin` is "shipped" or "yours"."""

    id: str
    category: Category
    english: str
    definition: str
    forms: tuple[Form, ...]
    subject: str = ""
    abbreviation: str = ""
    note: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    origin: str = "shipped"

    @property
    def preferred(self) -> Form:
        """The form that stands for the concept."""
        return next((form for form in self.forms if form.status is Status.PREFERRED), self.forms[0])

    @property
    def is_name(self) -> bool:
        """Whether its forms are proper names, which keep their characters and a name reading."""
        return self.category in NAME_CATEGORIES


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of characters that a form matches, before the tokens are known.

    Offsets are in code points, `end` exclusive; `reading` is that of the form, None where it gives none.
    """

    start: int
    end: int
    concept: str
    is_name: bool = False
    reading: tuple[str, ...] | None = None
