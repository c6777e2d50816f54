"""Search: Wagtail's own on the database, until the site's own engine takes over."""

__all__ = ["WAGTAILSEARCH_BACKENDS", "WAGTAILSEARCH_HITS_MAX_AGE"]

WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"},
}
#: Days. Queries of visitors are not kept in words; this is for the rows that editors make.
WAGTAILSEARCH_HITS_MAX_AGE = 30
