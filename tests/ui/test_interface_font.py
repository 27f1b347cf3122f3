"""English in the interface is drawn by a Latin family, whatever the system's font is."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.ui.interface_font import latin_first


def test_a_chinese_font_of_the_system_comes_behind_a_latin_one(qapp: QApplication) -> None:
    assert qapp is not None
    font = QFont("Noto Sans CJK SC")
    families = latin_first(font, ("Noto Sans CJK SC",)).families()
    assert families[0] == "Noto Sans"
    assert families.index("Noto Sans CJK SC") > 0


def test_a_latin_font_of_the_system_stays_first(qapp: QApplication) -> None:
    assert qapp is not None
    assert latin_first(QFont("Cantarell"), ("Noto Sans CJK SC",)).families() == [
        "Cantarell",
        "Noto Sans CJK SC",
    ]


def test_a_name_that_is_no_family_does_not_make_english_chinese(qapp: QApplication) -> None:
    assert qapp is not None
    assert latin_first(QFont("Sans Serif"), ("Noto Sans CJK SC",)).families()[0] == "Noto Sans"
