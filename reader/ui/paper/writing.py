"""An edition as the bytes of a file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter

from reader import __version__
from reader.ui.page.tone_colours import TonePalette
from reader.ui.paper.edition import Edition
from reader.ui.paper.pages import Report, Setting, paint
from reader.ui.paper.web import html_of

_RESOLUTION = 1200


def setting(serif: bool = False, tones: TonePalette | None = None) -> Setting:
    """How a text is set, with the headings of the end matter in the reader's language."""
    return Setting(_tr("Terms"), _tr("Words you keep"), serif, tones)


def html_bytes(edition: Edition) -> bytes:
    """One HTML file."""
    return html_of(edition, _tr("Terms"), _tr("Words you keep"))


def pdf_bytes(edition: Edition, chosen: Setting, report: Report | None = None) -> bytes:
    """A PDF file on A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(edition.title)
    writer.setCreator(f"Duidu {__version__}")
    paint(edition, chosen, writer, report)
    del writer
    return bytes(buffer.data().data())


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
