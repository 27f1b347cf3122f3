"""Language and glossary joined: open, annotate, cancel, close."""
