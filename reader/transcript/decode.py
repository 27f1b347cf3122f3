"""Bytes become text: a byte order mark decides, then strict UTF-8, then how common the characters would be.

Measured on Chinese texts: counting common characters and taking off for controls, private use and hangul tells UTF-16,
GB18030 and Big5-HKSCS apart better than the general detectors do.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from pathlib import Path

from reader.errors import EncodingInDoubt, FileRefused

LARGEST = 64 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WEIGHED = ("utf-16-le", "utf-16-be", "gb18030", "big5hkscs")
_ASCII = re.compile(r"[\x00-\x7f]+")
_LAYOUT = {ord(character): None for character in "\t\n\r\f\v"}
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SAMPLE = 60_000
_PREVIEW = 60
_FEWEST_COMMON = 0.12
_CLEAR_LEAD = 0.12
_LEAD_IN_CHARACTERS = 2.0
_SHORT = 120
_SURELY_HAN, _PERHAPS_HAN = 0.8, 0.4
_PENALTY = 5
_ASCII_WEIGHT = 0.2
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同"
    "现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最"
    "重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各"
    "入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五"
    "基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔模型据"
    "算训练智推谈访主持嘉宾记者问答请谢觉得吗呢吧啊嗯哦怎样哪谁为什么就是可以我们他们你们自己因为所以如果但是这个那个没有"
    "這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實無與長機業關點將兩間問並應戰頭體見產話給門東聲員論處義幾認條氣題爾別變總電數報結場"
    "計資許統區隊決馬書則聽達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運訓練談訪賓請謝嗎誰們於後裏臺灣歡開樂讀寫語頭買賣車輕遠選擇議號網"
    "，。、；：？！“”‘’（）《》「」『』—…·　"
)


def read_text(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Raises FileRefused where it is no readable text, EncodingInDoubt where two encodings fit equally well.
    """
    return decode(read_bytes(path), path, encoding)


def decode(content: bytes, path: Path, encoding: str | None = None) -> tuple[str, str]:
    """Decode the content of a file; `path` is only named in what is raised."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe") and len(content) < 1_000_000:
        raise FileRefused("the file is empty.", path=path, advice="Choose a file with text in it.")
    _refuse_known_formats(content, path)
    if encoding is not None:
        return _decode_as(content, path, encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, path, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(content, path, error)
    else:
        if "\x00" not in text:
            _ask_about_short(content, text, path)
            return _checked(text, path), "utf-8"
    return _weigh(content, path)


def read_bytes(path: Path) -> bytes:
    """The content of an ordinary file that is not too long."""
    try:
        if path.is_dir():
            raise FileRefused("this is a folder, not a file.", path=path, advice="Name a text file in it.")
        if path.exists() and not path.is_file():
            raise FileRefused("this is not an ordinary file.", path=path, advice="Choose a text file.")
        size = path.stat().st_size
        if size > LARGEST:
            raise FileRefused(
                f"the file is too long ({size // 1_000_000} MB; at most {LARGEST // 1_000_000} MB can "
                f"be read).",
                path=path,
                advice="Cut it into several files.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("there is no such file.", path=path, advice="Check the name.") from None
    except PermissionError:
        raise FileRefused(
            "you may not read this file.", path=path, advice="Change its permissions."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileRefused(
            f"the file cannot be read ({reason}).", path=path, advice="Try a copy of it."
        ) from None


_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or a document of an office program)"),
    (b"\xd0\xcf\x11\xe0", "an old document of an office program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"{\\rtf", "a rich text document"),
)


def _refuse_known_formats(content: bytes, path: Path) -> None:
    """Say what a file is, where its first bytes tell."""
    for magic, name in _FORMATS:
        if content.startswith(magic):
            raise FileRefused(
                f"this is {name}, not a text file.",
                path=path,
                advice="Save its text as a .txt file and open that.",
            )


def _decode_as(content: bytes, path: Path, encoding: str) -> tuple[str, str]:
    """Decode as a named encoding, strictly."""
    try:
        name = codecs.lookup(encoding).name
        text = content.decode("utf-8-sig" if name == "utf-8" else encoding)
    except LookupError:
        raise FileRefused(
            f"there is no encoding called {encoding}.",
            path=path,
            advice="Try utf-8, gb18030, big5 or utf-16.",
        ) from None
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"the text is not valid {encoding} (byte {error.start + 1}).",
            path=path,
            line=content[: error.start].count(b"\n") + 1,
            advice="Save the file again as UTF-8.",
            option="Or name another --encoding.",
        ) from None
    return _checked(text, path), {"utf-8-sig": "utf-8"}.get(encoding, encoding)


def _checked(text: str, path: Path) -> str:
    """The text without its byte order mark, if there is something in it and no NUL."""
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        raise FileRefused(
            "there are NUL characters in it, so it is no text.",
            path=path,
            line=text[: text.index("\x00")].count("\n") + 1,
            advice="Save the text again as UTF-8.",
        )
    if not text.strip():
        raise FileRefused("the file is empty.", path=path, advice="Choose a file with text in it.")
    return text


def _refuse_damaged_utf8(content: bytes, path: Path, error: UnicodeDecodeError) -> None:
    """A file that is UTF-8 but for a few bytes (lone surrogates, a cut end) is no text in another encoding."""
    what = ""
    if _SURROGATE.match(content, error.start) and _is_utf8(_SURROGATE.sub(b"", content)):
        what = "half of a character pair (a lone surrogate) stands"
    else:
        text = content[: 4 * _SAMPLE].decode("utf-8", errors="replace")
        wrong = text.count("\ufffd")
        wide = sum(character >= "\u0800" for character in text) - wrong
        if wide > 10 * wrong:
            what = "bytes that are not valid UTF-8 stand"
    if what:
        raise FileRefused(
            f"the text is damaged: {what} at byte {error.start + 1}.",
            path=path,
            line=content[: error.start].count(b"\n") + 1,
            advice="Save the text again as UTF-8.",
            option="Or say how it is encoded with --encoding NAME.",
        )


def _ask_about_short(content: bytes, text: str, path: Path) -> None:
    """A few bytes that are UTF-8, but no Chinese in it, and common Chinese in another encoding, are in doubt.

    你好 in UTF-16 without its mark is `O}Y in ASCII; some words in GB18030 are letters of other scripts in UTF-8.
    """
    if len(content) > _SHORT or (not text.isascii() and commonness(_ASCII.sub("", text)) >= _PERHAPS_HAN):
        return
    strange = not text.isascii() or any(map(_is_odd, text.translate(_LAYOUT)))
    enough = _PERHAPS_HAN if strange else _SURELY_HAN
    likely = [each for score, *each in _readings(content) if score >= enough]
    if likely:
        raise EncodingInDoubt(
            path, tuple((name, _preview(read)) for name, read in [("utf-8", text), *likely])
        )


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _weigh(content: bytes, path: Path) -> tuple[str, str]:
    """The encoding whose characters are the most common ones, if it is clearly ahead."""
    scored = sorted(_readings(content), key=lambda found: found[0], reverse=True)
    if not scored or scored[0][0] < _FEWEST_COMMON:
        raise FileRefused(
            "there are NUL bytes in it, so it is no text."
            if b"\x00" in content
            else "this does not look like a text in an encoding that can be recognised.",
            path=path,
            advice="If it is a text, save it again as UTF-8.",
            option="Or say how it is encoded with --encoding NAME.",
        )
    best, name, text = scored[0]
    lead = max(_CLEAR_LEAD, _LEAD_IN_CHARACTERS / max(len(_telling(text, name)), 1))
    close = [(name, _preview(text)) for score, name, text in scored if best - score < lead and score > 0]
    if len(close) > 1:
        raise EncodingInDoubt(path, tuple(close))
    return _checked(text, path), name


def _readings(content: bytes) -> list[tuple[float, str, str]]:
    """How ordinary the text would be, the name of the encoding, and the text, for each one that fits."""
    found: list[tuple[float, str, str]] = []
    for name in _WEIGHED:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        found.append((commonness(_telling(text, name)), name, text))
    return found


def _telling(text: str, encoding: str) -> str:
    """The characters that tell whether an encoding is right: all 8-bit ones read ASCII alike."""
    text = text[:_SAMPLE]
    return text if encoding.startswith("utf-16") else _ASCII.sub("", text)


def commonness(text: str) -> float:
    """How ordinary a text looks: the share of common characters, ASCII counting little, less oddities."""
    total = good = bad = 0.0
    for character, count in Counter(text).items():
        if character.isascii() and (character.isprintable() or character in "\t\n\r\f"):
            total += count * _ASCII_WEIGHT
            good += count * _ASCII_WEIGHT / 2
            continue
        total += count
        if character in _COMMON:
            good += count
        elif _is_odd(character):
            bad += count
    return (good - _PENALTY * bad) / total if total else 0.0


def _is_odd(character: str) -> bool:
    """Controls, private use, unassigned code points and hangul: not seen in Chinese texts."""
    return unicodedata.category(character) in ("Cc", "Co", "Cn", "Cs") or "\uac00" <= character <= "\ud7a3"


def _preview(text: str) -> str:
    return " ".join(text[: 4 * _PREVIEW].split())[:_PREVIEW]
