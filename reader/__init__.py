"""Duidu 对读: read Chinese interviews about AI with the words, the readings and the terms at hand."""

__version__ = "0.1.0"
