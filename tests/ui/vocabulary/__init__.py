"""Tests of the vocabulary on the screen."""
