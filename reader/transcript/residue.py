"""HTML in a text file: tags become the Markdown that means the same, leftovers of tags go.

`从AI target=_blank class=infotextkey>OpenAI宫斗` is what a careless script leaves of a link: the word before the first
attribute was the end of its address.
"""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,7});")
_ATTRIBUTE = r"(?:target|class|href|rel|style|title|id|src|alt|name|width|height|align|data-[a-z-]{1,30})"
_VALUE = r"(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'|[^\s<>\"']{1,2000})"
_LEFTOVER = re.compile(
    rf"(?<![!-~])[!-;=?-~]{{0,200}}[ \t]{{1,4}}{_ATTRIBUTE}={_VALUE}(?:[ \t]{{1,4}}{_ATTRIBUTE}={_VALUE}){{0,20}}"
    r"[ \t]{0,4}/?>"
)
_TAG = re.compile(
    r"<(/?)(a|abbr|b|blockquote|br|center|code|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|"
    r"input|li|mark|"
    r"ol|p|pre|s|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|video|wbr)"
    r"((?:\s[^<>]{0,2000})?)/?>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--[^\n]{0,2000}?-->")
_HREF = re.compile(r"(?:href|src)\s?=\s?(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ALT = re.compile(r"alt\s?=\s?(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_PARAGRAPHS = frozenset(
    ("blockquote", "div", "figcaption", "figure", "hr", "ol", "p", "pre", "section", "table", "tr", "ul")
)


def clean(line: str) -> list[str]:
    """One source line as the lines it stands for; an empty string among them is a paragraph break.

    A line without HTML comes back as it is.
    """
    if "&" in line:
        line = _ENTITY.sub(_entity, line)
    if ">" not in line:
        return [line]
    if "<" in line:
        links: list[str] = []
        line = _TAG.sub(lambda match: _markdown(match, links), _COMMENT.sub("", line))
        line += "".join(f"]({address})" for address in links)
    return (_LEFTOVER.sub("", line) if "=" in line else line).split("\n")


def _entity(match: re.Match[str]) -> str:
    """The character an entity stands for, an ordinary space for a fixed one."""
    return html.unescape(match.group()).replace("\xa0", " ").replace("\n", " ").replace("\r", " ")


def _markdown(match: re.Match[str], links: list[str]) -> str:
    """What a tag becomes; `links` holds the addresses of the links that are open."""
    closing, name, attributes = bool(match.group(1)), match.group(2).lower(), match.group(3)
    if name in ("b", "strong"):
        return "**"
    if name in ("i", "em"):
        return "*"
    if name == "a":
        return _anchor(closing, attributes, links)
    if name == "img":
        return f"\n\n![{_value(_ALT, attributes)}]({_value(_HREF, attributes)})\n\n"
    if name == "br":
        return "\n"
    if name == "li":
        return "" if closing else "\n- "
    if name[0] == "h" and name[1:].isdigit():
        return "\n\n" if closing else "\n\n" + "#" * int(name[1:]) + " "
    return "\n\n" if name in _PARAGRAPHS else ""


def _anchor(closing: bool, attributes: str, links: list[str]) -> str:
    """The Markdown of a link; one without an address leaves its words only."""
    if closing:
        return f"]({links.pop()})" if links else ""
    address = _value(_HREF, attributes)
    if not address or links:
        return ""
    links.append(address)
    return "["


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return next((value for value in found.groups() if value), "") if found else ""
