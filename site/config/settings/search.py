"""Search: of editors in the admin by Wagtail's backend, mended on SQLite; visitors have engines of their own."""

__all__ = ["WAGTAILSEARCH_BACKENDS", "WAGTAILSEARCH_HITS_MAX_AGE"]

WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "search.wagtail_backend", "SEARCH_CONFIG": "dutch"},
}
#: Days. Queries of visitors are not kept in words; this is for the rows that editors make.
WAGTAILSEARCH_HITS_MAX_AGE = 30
