"""Concepts: model, matching, index over the texts, what is exchanged."""
