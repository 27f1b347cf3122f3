"""Saving a file that the program makes: asked for by name, written whole or not at all, told either way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.paths import write_atomically
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell


def save_as(
    desk: Desk,
    window: MainWindow,
    title: str,
    name: str,
    kinds: str,
    content: Callable[[Path], bytes],
) -> Path | None:
    """Ask for a file and write what `content` makes for it; where it was written, None where it was not.

    `name` is the name that is offered, its ending that of the first of the `kinds` (filters of a file dialog).
    """
    folder = Path(desk.settings.recent_folder or Path.home())
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(folder / name), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    try:
        write_atomically(path, content(path))
        desk.prefer(recent_folder=str(path.parent))
    except OSError as error:
        tell(window, _refusal(path, error))
        return None
    except ReaderError as refusal:
        tell(window, refusal)
        return None
    window.say(_tr("Written: %1").replace("%1", chosen))
    return path


def file_name(title: str, ending: str) -> str:
    """A name for a file out of a title, without what file systems do not take."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or sign < " " else sign for sign in title)
    return f"{' '.join(kept.split())[:60].strip(' .') or 'transcript'}.{ending}"


def _refusal(path: Path, error: OSError) -> FileRefused:
    return FileRefused(
        _tr("the file cannot be written (%1).").replace("%1", error.strerror or str(error)),
        path=path,
        advice=_tr("Choose a folder that exists and is yours."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("exporting", text)
