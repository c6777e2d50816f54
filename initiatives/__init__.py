"""Initiatives of residents and organisations, and the projects of the Human Capital Agenda."""
