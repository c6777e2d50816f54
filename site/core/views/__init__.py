"""Views that belong to no area: health, errors, well-known files, uploads, sitemap."""
