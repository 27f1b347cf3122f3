"""A file becomes a Transcript: model, one module per layout or format, library."""
