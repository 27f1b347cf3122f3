"""The front door: builds each object once, joins them, starts the loop."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.paths import Paths

# PySide reads the source of each module that is imported after it: what knows no Qt is spared that by going first.
# isort: split
from reader.ui.program import Program, first_entry  # isort: skip
from reader.ui.program_parts import worker_arguments  # isort: skip

from PySide6.QtWidgets import QApplication

from reader.ui.interface_font import latin_first
from reader.ui.messages import install_excepthook

if TYPE_CHECKING:
    from reader.commands.paper import GlossaryPaper, PaperRequest
    from reader.commands.screenshot import ScreenshotRequest

__all__ = [
    "Program",
    "first_entry",
    "make_application",
    "put_on_paper",
    "run",
    "screenshot",
    "worker_arguments",
]

_CHINESE_FACES = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
"""What Chinese in panels and dialogs is set in, so that no Japanese face is picked."""


def run(arguments: Sequence[str]) -> int:
    """Open the window; give the exit code."""
    data, files = _named(arguments) or _parsed(arguments)
    paths = Paths.under(data) if data is not None else Paths.standard()
    application = make_application(paths)
    try:
        desk = Desk.open(paths)
    except ReaderError as error:
        return _refuse(application, error)
    program = Program(application, paths, desk)
    install_excepthook(program.window)
    program.start(files)
    code = application.exec()
    program.close()
    return int(code)


def _named(arguments: Sequence[str]) -> tuple[Path | None, list[Path]] | None:
    """Data folder and files of a plain call; None where there is more in it, which takes longer to read."""
    data: Path | None = None
    files: list[Path] = []
    rest = iter(arguments)
    for word in rest:
        folder = next(rest, "") if word == "--data" else word.removeprefix("--data=")
        if word.startswith("--data") and folder and not folder.startswith("-"):
            data = Path(folder)
        elif word and not word.startswith("-"):
            files.append(Path(word))
        else:
            return None
    return data, files


def _parsed(arguments: Sequence[str]) -> tuple[Path | None, list[Path]]:
    """The same of any call; ends the program where it asks for help or cannot be read."""
    import argparse

    parser = argparse.ArgumentParser(prog="duidu", description="Read Chinese interviews about AI.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="transcripts to open")
    parser.add_argument("--data", metavar="DIR", help="keep all user data in DIR")
    parser.add_argument("--version", action="version", version=f"Duidu {__version__}")
    options = parser.parse_args(arguments)
    return Path(options.data) if options.data else None, options.files


def make_application(paths: Paths) -> QApplication:
    """The Qt application with its name, icon and language."""
    # the style is named here: what `setStyle` gives back would have PySide make the names of all its parts
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("duidu")
    application.setApplicationDisplayName("Duidu")
    application.setDesktopFileName("duidu")
    font = latin_first(application.font(), _CHINESE_FACES)
    application.setFont(font)
    if not _speaks_english():
        _translate(application, paths)
    return application


def _speaks_english() -> bool:
    """Whether the reader's language is surely the one that everything is written in."""
    wishes = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    wishes = [wish for wish in wishes if wish]
    return sys.platform == "linux" and all(wish.startswith(("en", "C", "POSIX")) for wish in wishes)


def _translate(application: QApplication, paths: Paths) -> None:
    """Say everything in the reader's language, as far as there are words for it."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase"),
        (str(paths.resources / "translations"), "duidu"),
    ):
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", folder):
            application.installTranslator(translator)


def _refuse(application: QApplication, error: ReaderError) -> int:
    """The data cannot be opened: say so in a window and on standard error."""
    from reader.ui.main_window import MainWindow
    from reader.ui.messages import tell

    gc.enable()
    print(f"duidu: {error}", file=sys.stderr)
    application.setQuitOnLastWindowClosed(True)
    window = MainWindow(Paths.standard().resources / "icons")
    tell(window, error)
    application.exec()
    return 2


def screenshot(request: ScreenshotRequest) -> None:
    """Draw the window on a text into a PNG, without a display, and without touching the reader's data.

    Raises FileRefused where the text cannot be read, the word is not on it, or the picture cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(request.scale)
    from dataclasses import replace
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="duidu-") as folder:
        paths = replace(request.paths, data=Path(folder))
        application = make_application(paths)
        desk = Desk.open(paths)
        try:
            entry = desk.library.add_file(request.file, request.encoding)
            desk.prefer(theme=request.theme, script=request.script)
            program = Program(application, paths, desk)
            program.window.resize(*request.size)
            program.draw(entry, request.hover)
            picture = program.window.grab()
            if not picture.save(str(request.output), "PNG"):
                raise FileRefused("the picture cannot be written.", path=request.output)
        finally:
            desk.close()


def put_on_paper(request: PaperRequest | GlossaryPaper) -> None:
    """Write a text as PDF or HTML, annotated in this process, or the glossary; the library is not changed.

    Raises FileRefused where the text cannot be read or the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from reader.ui.paper.command import write

    application = make_application(request.paths) if QApplication.instance() is None else None
    write(request)
    del application
