"""The admin of the core: taxonomies and help lines as ordered snippets."""

from core.viewsets import register_viewsets

register_viewsets()
