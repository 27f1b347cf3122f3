"""What a person writes as a reading is parted into syllables and checked."""

from __future__ import annotations

import pytest

from reader.errors import ReaderError
from reader.language.typed_reading import typed_reading


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("shù jù", "shù jù"),
        ("shùjù", "shù jù"),
        ("shu4ju4", "shù jù"),
        ("  SHU4 ju4 ", "shù jù"),
        ("suan4li", "suàn li"),
        ("peng2 you5", "péng you"),
        ("peng2you0", "péng you"),
        ("lv4", "lǜ"),
        ("lu:4", "lǜ"),
        ("nǚér", "nǚ ér"),
        ("nu:\u030cr", "nǚ r"),
        ("wánr", "wán r"),
        ("wan2r5", "wán r"),
        ("xi1'an1", "xī ān"),
        ("xīān", "xī ān"),
        ("xian1", "xiān"),
        ("fāngàn", "fān gàn"),
        ("fāng'àn", "fāng àn"),
        ("zhuang4", "zhuàng"),
        ("ng4", "ǹg"),
    ],
)
def test_marks_numbers_and_words_written_together(typed: str, reading: str) -> None:
    assert " ".join(typed_reading(typed, len(reading.split()))) == reading


@pytest.mark.parametrize(
    ("typed", "count"),
    [("", 1), ("shu4", 2), ("shù jù kù", 2), ("shu9", 1), ("hello", 2), ("xīxī", 1), ("shùù", 1), ("数", 1)],
)
def test_what_is_no_reading_is_refused_with_advice(typed: str, count: int) -> None:
    with pytest.raises(ReaderError, match="no reading of"):
        typed_reading(typed, count)
