"""Everything that the reader sees: the only room, with app.py, that knows Qt."""
