"""Preferences: what can be chosen, in a few small pages."""
