"""The page: how a transcript stands on the screen, and what pointer and keyboard find on it."""
