"""The fonts of the page: a Chinese family by name for each script, and what is measured from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from reader.language.model import Script
from reader.ui.page.missing import Missing
from reader.ui.page.units import Widths

if TYPE_CHECKING:
    from PySide6.QtGui import QStaticText

_PREFERRED = {
    "SC": ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "TC": ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "HK": ("Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HC", "PingFang HK", "Noto Sans CJK TC"),
}
_SERIF = {
    "SC": ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", "NSimSun"),
    "TC": ("Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "PMingLiU"),
    "HK": ("Noto Serif CJK HK", "Noto Serif HK", "Source Han Serif HC", "Noto Serif CJK TC", "Songti TC"),
}
_SYSTEMS = {
    "SC": QFontDatabase.WritingSystem.SimplifiedChinese,
    "TC": QFontDatabase.WritingSystem.TraditionalChinese,
    "HK": QFontDatabase.WritingSystem.TraditionalChinese,
}
_OTHER_LANGUAGES = (" JP", " KR", " Japan", " Korea")
_SIMPLIFIED_ONLY = frozenset("这个们说来时对会国学为样还没话问题点发经现过开关长东见车马")
_TRADITIONAL_ONLY = frozenset("這個們說來時對會國學為樣還沒話問題點發經現過開關長東見車馬")


def looks_traditional(texts: Iterable[str]) -> bool:
    """Whether the common characters of the first few thousand are mostly the traditional ones."""
    balance = seen = 0
    for text in texts:
        balance += sum((c in _TRADITIONAL_ONLY) - (c in _SIMPLIFIED_ONLY) for c in text[:2000])
        seen += len(text)
        if seen > 4000:
            break
    return balance > 0


def region(script: Script, printed_traditional: bool) -> str:
    """Whose forms of the characters to draw: "SC", "TC" or "HK"."""
    if script is Script.HONG_KONG:
        return "HK"
    if script is Script.SIMPLIFIED or (script is Script.AS_PRINTED and not printed_traditional):
        return "SC"
    return "TC"


def chinese_family(region: str, serif: bool = False) -> str | None:
    """The family to draw Chinese with, or None where no installed font has it (Qt would draw boxes)."""
    families = QFontDatabase.families(_SYSTEMS[region])
    for wished in (_SERIF[region] if serif else ()) + _PREFERRED[region]:
        if wished in families:
            return wished
    native = [family for family in families if not any(mark in family for mark in _OTHER_LANGUAGES)]
    return next(iter(native or families), None)


class Face:
    """One font at one size and weight, with what has been measured of it."""

    def __init__(self, family: str | None, pixels: int, weight: QFont.Weight, corner_marks: bool) -> None:
        self.font = QFont()
        if family is not None:
            self.font.setFamilies([family])
        self.font.setPixelSize(max(pixels, 1))
        self.font.setWeight(weight)
        self._metrics = QFontMetricsF(self.font)
        self._measured: dict[str, float] = {}
        self._ready: dict[str, QStaticText] = {}
        self.ascent = self._metrics.ascent()
        self.descent = self._metrics.descent()
        self.em = self.width("国")
        self.widths = Widths(self.em, self.width(" "), self.width, corner_marks)

    def width(self, text: str) -> float:
        """How wide this is drawn; words come again and again, so it is remembered."""
        width = self._measured.get(text)
        if width is None:
            if len(self._measured) > 20_000:
                self._measured.clear()
            width = self._measured[text] = self._metrics.horizontalAdvance(text)
        return width

    def ready(self, text: str) -> QStaticText:
        """This text laid out to be painted again and again: the same syllables stand over every line."""
        static = self._ready.get(text)
        if static is None:
            if len(self._ready) > 4000:
                self._ready.clear()
            from PySide6.QtGui import QStaticText, QTransform

            static = self._ready[text] = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            static.prepare(QTransform(), self.font)
        return static


class TypeCase:
    """All faces that a page has been set in: to change the script and back finds them measured."""

    def __init__(self) -> None:
        self._faces: dict[tuple[str, str | None, bool], Faces] = {}

    def faces(self, region: str, family: str | None = None, serif: bool = False) -> Faces:
        """The faces of a region, in a family or the best of its kind."""
        key = region, family, serif
        faces = self._faces.get(key)
        if faces is None:
            faces = self._faces[key] = Faces(region, family, serif)
        return faces


class Faces:
    """The faces of one region, made when first asked for."""

    def __init__(self, region: str, family: str | None = None, serif: bool = False) -> None:
        self.family = family or chinese_family(region, serif)
        self._corner_marks = region == "SC"
        font = QFont()
        if self.family is not None:
            font.setFamilies([self.family])
        self.missing = Missing(font)
        self._faces: dict[tuple[int, bool], Face] = {}

    def face(self, pixels: float, bold: bool = False) -> Face:
        """The face at this size."""
        key = (round(pixels), bold)
        face = self._faces.get(key)
        if face is None:
            weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
            face = self._faces[key] = Face(self.family, key[0], weight, self._corner_marks)
        return face
