"""A file becomes a Transcript: model, one module per layout or format, library."""

from reader.transcript.loading import load, parse

__all__ = ["load", "parse"]
