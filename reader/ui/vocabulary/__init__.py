"""The vocabulary on the screen: panel, window, coverage, import, export, review."""
