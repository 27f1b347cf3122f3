"""XML of unknown origin as a small tree with lines: no document type, no entities, no endless depth or length.

A document type is refused where it begins, so that neither external files are fetched nor entities multiply
(“billion laughs”). Source: OWASP, XML External Entity Prevention; Python's `xml.parsers.expat`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from reader.errors import FileRefused
from reader.formats.tables import LARGEST

_DEEPEST = 60
_MOST = 2_000_000
"""Elements of a document; a termbase of 10,000 concepts has some 400,000."""

_WRAPPED = re.compile(r"\n[ \t]+")
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Node:
    """An element: its name without namespace, its attributes, the line it begins on, and what it holds."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it and in what it holds; a line that was broken and indented is whole again."""
        return _WRAPPED.sub(" ", "".join(self._all_text())).strip()

    def of(self, *names: str) -> list[Node]:
        """Its children of these names."""
        return [child for child in self.children if child.name in names]

    def all(self, *names: str) -> Iterator[Node]:
        """All elements of these names at any depth, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.all(*names)

    def _all_text(self) -> Iterator[str]:
        yield from self.pieces
        for child in self.children:
            yield from child._all_text()


def parse(content: bytes) -> Node:
    """The root of a document; raises FileRefused with the line where it is not XML or not safe."""
    if len(content) > LARGEST:
        raise FileRefused(f"the file is too long (at most {LARGEST // 1_000_000} MB can be read).")
    builder = _Builder()
    try:
        builder.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise FileRefused(
            f"the file is not XML ({expat.ErrorString(error.code)}).", line=error.lineno
        ) from error
    except (LookupError, ValueError) as error:
        raise FileRefused("the file is in an encoding that cannot be read.", line=1) from error
    assert builder.root is not None
    return builder.root


class _Builder:
    """Takes the events of the parser; text between elements stands in the order of `pieces`, apart from children."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.ExternalEntityRefHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self._open) >= _DEEPEST:
            raise FileRefused(f"elements lie more than {_DEEPEST} deep in each other.", line=line)
        self._count += 1
        if self._count > _MOST:
            raise FileRefused(f"the file has more than {_MOST:,} elements.", line=line)
        shown = {
            key.replace(f"{XML} ", "xml:").rpartition(" ")[2]: value for key, value in attributes.items()
        }
        node = Node(name.rpartition(" ")[2], shown, line)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].pieces.append(text)

    def _doctype(self, *_declared: object) -> NoReturn:
        raise FileRefused(
            "the file has a document type or an entity of its own, which is not safe to read.",
            line=self.parser.CurrentLineNumber,
            advice="Remove its <!DOCTYPE …> if you trust it.",
        )
