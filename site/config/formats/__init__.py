"""Formats by language that differ from Django's own."""
