"""The glossary joined with the texts and the reader's own entries: what the window shows of it and changes in it."""
