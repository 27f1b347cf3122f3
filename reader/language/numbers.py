"""A paragraph cut into pieces by form: runs of Han characters, numbers and dates, Latin words, addresses, marks.

What stands in figures or letters is a token by its form alone (`2023年11月16日`, `87.5%`, `7万亿`, `GPT-4o`,
`DALL-E 3`, `Q*`); only runs of Han characters go on to the word graph. A unit stands alone (7万亿|美元, 10|小时).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
DOTS = "·•‧・"

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿḀ-ỿＡ-Ｚａ-ｚ"
_DIGIT = "0-9０-９"
_ASCII = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
_UNITS = "(?:[KMGTPk]?[BWb]h?|[GMk]?Hz|[nckmµ]m|kg|fps|ms|[sxKMT])(?![A-Za-z0-9])"
_SPANS = "年代|小时|分钟|秒钟|倍|岁"
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
_MODELS = (
    "DALL[-·]?E|GPT|Claude|Llama|Gemini|Gemma|Grok|Sora|Qwen|Kimi|Copilot|Mistral|Phi|Veo|Imagen|Whisper|Codex|iPhone"
    "|iPad|Windows|Office|Web|Python|CUDA|Falcon|Transformer|AlphaGo|AlphaFold|PaLM|LaMDA|BERT|Stable Diffusion"
)


class Piece(StrEnum):
    """What a piece is by its form."""

    HAN = "han"
    ADDRESS = "address"
    NUMBER = "number"
    MODEL = "model"
    LATIN = "latin"
    MARK = "mark"
    OTHER = "other"


_GROUPED = rf"[{_DIGIT}]{{1,3}}(?:[,，][{_DIGIT}]{{3}})+(?:\.[{_DIGIT}]+)?(?![{_DIGIT}])"
_NUMBER = rf"{_GROUPED}|[{_DIGIT}]+(?:[.．][{_DIGIT}]+)?"
# The parts of addresses are bounded: 1-1-1-… would be read to its end from each of its numbers.
_PIECES = re.compile(
    rf"(?P<han>[{HAN}]+(?:[{DOTS}][{HAN}]+)*)"
    rf"|(?P<address>(?:https?|ftp)://{_ASCII}+|www\.{_ASCII}+|[A-Za-z0-9._+-]{{1,64}}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    rf"|(?:[A-Za-z0-9-]{{1,63}}\.){{1,20}}(?:com|org|net|cn|edu|gov|io|ai)(?:/{_ASCII}*)?(?![A-Za-z0-9]))"
    rf"|(?P<model>(?:{_MODELS}) ?[0-9]+(?:\.[0-9]+)*[a-z]{{0,2}}(?![A-Za-z0-9]))"
    rf"|(?P<number>[{_DIGIT}]{{4}}[-/.][{_DIGIT}]{{1,2}}[-/.][{_DIGIT}]{{1,2}}(?![{_DIGIT}])"
    rf"|[{_DIGIT}]{{4}} ?年(?: ?[{_DIGIT}]{{1,2}} ?月(?: ?[{_DIGIT}]{{1,2}} ?[日号])?)?(?!代)"
    rf"|[{_DIGIT}]{{1,2}} ?月(?: ?[{_DIGIT}]{{1,2}} ?[日号])?|[{_DIGIT}]{{1,2}}[日号](?![{HAN}]?[线楼室])"
    rf"|[{_DIGIT}]{{1,2}}[:：][{_DIGIT}]{{2}}(?:[:：][{_DIGIT}]{{2}})?(?![{_DIGIT}])"
    rf"|[{_DIGIT}]{{1,2}}(?:[点时][{_DIGIT}]{{1,2}}分|点(?:半|整|钟))"
    rf"|(?:{_NUMBER})(?:[-–~～](?:{_NUMBER}))?(?: ?(?:万亿|千万|百万|[万亿]))?(?:[%％‰℃°]|{_SPANS}|{_UNITS})?"
    rf"(?![A-Za-z]))"
    rf"|(?P<latin>[A-Z]\*|[{_LATIN}{_DIGIT}]+[\u0300-\u036f]*(?:(?:[-–'’&_.](?=[{_LATIN}{_DIGIT}])|[\u0300-\u036f]+)"
    rf"[{_LATIN}{_DIGIT}]*)*(?:\+\+|\+|#)?)"
    rf"|(?P<picture>[{_PICTURES}](?:\ufe0f|[\U0001f3fb-\U0001f3ff]|\u200d[{_PICTURES}])*)"
    r"|(?P<mark>(?P<one>[^\w\s])(?P=one)*)"
    r"|(?P<other>[^\W_]+|_+|.)",
    re.DOTALL,
)
_KINDS = {piece.value: piece for piece in Piece}
_TRAILING = ".,;:!?)]'"


def pieces(text: str) -> Iterator[tuple[int, int, Piece]]:
    """The pieces of a text in order: start, end, form; white space lies between them.

    `在2023年11月16日用GPT-4o` gives 在 (han), 2023年11月16日 (number), 用 (han), GPT-4o (latin).
    """
    at = 0
    while at < len(text):
        for found in _PIECES.finditer(text, at):
            start, at = found.span()
            kind = found.lastgroup or "other"
            if kind == "address" and text[at - 1] in _TRAILING:
                while at > start + 1 and text[at - 1] in _TRAILING:
                    at -= 1
                yield start, at, Piece.ADDRESS
                break  # what was taken off is a piece of its own
            if kind == "picture" or (kind == "mark" and unicodedata.category(text[start])[0] in "CM"):
                kind = "other"
            elif kind == "other" and text[start].isspace():
                continue
            yield start, at, _KINDS[kind]
