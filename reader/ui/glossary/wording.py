"""The words for categories, statuses and regions that the reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.glossary.model import Category, Region, Status

if TYPE_CHECKING:  # the card needs none of them
    from reader.termbase.index import Sort
    from reader.termbase.page import Origin
    from reader.termbase.proposals import Doubt


def _tr(text: str) -> str:
    return QCoreApplication.translate("glossary", text)


def category_names() -> dict[Category, str]:
    """The categories in their order."""
    return {
        Category.AI: _tr("Artificial intelligence"),
        Category.COMPUTE: _tr("Computing"),
        Category.BUSINESS: _tr("Business"),
        Category.POLICY: _tr("Policy"),
        Category.ENERGY: _tr("Energy"),
        Category.ORGANISATION: _tr("Organisations"),
        Category.PRODUCT: _tr("Products"),
        Category.PERSON: _tr("People"),
        Category.PLACE: _tr("Places"),
        Category.OTHER: _tr("Other"),
    }


def shown_categories() -> tuple[tuple[str, str], ...]:
    """What the page can underline, all or one category, with the words for it."""
    names = ((str(category), name) for category, name in category_names().items())
    return (("", _tr("All terms")), *names)


def status_names() -> dict[Status, str]:
    """How a form stands to its concept."""
    return {
        Status.PREFERRED: _tr("preferred"),
        Status.ADMITTED: _tr("admitted"),
        Status.DEPRECATED: _tr("better not used"),
        Status.MISSPELLING: _tr("misspelling"),
    }


def region_names() -> dict[Region, str]:
    """Where a form is used."""
    return {
        Region.MAINLAND: _tr("mainland"),
        Region.TAIWAN: _tr("Taiwan"),
        Region.HONG_KONG: _tr("Hong Kong"),
    }


def sort_names() -> dict[Sort, str]:
    """The orders of the index."""
    from reader.termbase.index import Sort

    return {
        Sort.COUNT: _tr("Most mentions"),
        Sort.SPREAD: _tr("In most texts"),
        Sort.FIRST: _tr("First mention"),
        Sort.NAME: _tr("Name"),
    }


def doubt_names() -> dict[Doubt, str]:
    """Why a concept wants a second look, as a heading."""
    from reader.termbase.proposals import Doubt

    return {
        Doubt.NO_DEFINITION: _tr("Without a definition"),
        Doubt.SHARED_FORM: _tr("Sharing a form"),
        Doubt.DELETED: _tr("Deleted by you"),
        Doubt.UNUSED: _tr("Spoken of in none of your texts"),
    }


def origin_names() -> dict[Origin, str]:
    """Whose entry it is; nothing is said of a shipped one."""
    from reader.termbase.page import Origin

    return {Origin.SHIPPED: "", Origin.YOURS: _tr("yours"), Origin.CHANGED: _tr("changed by you")}


def numbered(one: str, many: str, number: int) -> str:
    """`one` for 1, otherwise `many` with the number for %1."""
    return one if number == 1 else many.replace("%1", f"{number:,}")


def mentions(number: int) -> str:
    """So many mentions."""
    return numbered(_tr("1 mention"), _tr("%1 mentions"), number)


def texts(number: int) -> str:
    """So many texts."""
    return numbered(_tr("1 text"), _tr("%1 texts"), number)
