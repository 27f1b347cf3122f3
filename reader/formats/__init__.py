"""Rows, notes or pages to bytes and back; knows no concept and no word."""
