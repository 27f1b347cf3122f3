"""What a Chinese character is."""

from __future__ import annotations


def is_han(character: str) -> bool:
    """Whether this is a Chinese character, of the rare planes too."""
    return (
        "\u3400" <= character <= "\u9fff"
        or character in "〇々"
        or "\uf900" <= character <= "\ufaff"
        or character >= "\U00020000"
    )
