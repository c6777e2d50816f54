"""All addresses. What is outside ``i18n_patterns`` has one address for all languages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.documents.views.serve import authenticate_with_password as open_documents
from wagtail.views import authenticate_with_password

from core.protection.decorators import only_for_reading
from core.protection.passwords import password_brake
from core.routing import serve
from core.views import documents, feeds, health, llms, share_picture, sitemap, uploads, well_known
from core.views.sign_in import sign_in
from core.views.style_guide import style_guide
from readability.editor.gates import approve_in_list
from readability.editor.views import words as b1_words
from search.feeds import search_feed

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.permission_denied"
handler404 = "core.views.errors.page_not_found"
handler500 = "core.views.errors.server_error"

# Before the feeds of sections: none has this address.
urlpatterns = i18n_patterns(
    path("feeds/zoeken.xml", search_feed, name="search_feed"),
    prefix_default_language=False,
)

urlpatterns += [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", well_known.robots, name="robots"),
    path("llms.txt", llms.llms, name="llms"),
    path("favicon.ico", well_known.favicon, name="favicon"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap.sitemap_section, name="sitemap_section"),
    path("feeds/<path:section>.xml", feeds.feed, name="feed"),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", uploads.picture, name="picture"),
    re_path(
        r"^beeld/(?P<page_id>[1-9]\d{0,8})-(?P<digest>[0-9a-f]{16})\.png$",
        share_picture.share_picture,
        name="share_picture",
    ),
    # The open data of the sociale kaart, after HSDS.
    path("api/hsds/", include("directory.api.urls")),
    path("stijlgids/", style_guide, name="style_guide"),
    path("hulp-bijhouden/", include("directory.reviews.urls")),
    # Before the same address of Wagtail, whose view it calls.
    re_path(r"^documents/(\d+)/(.*)$", documents.document, name="document"),
    # Before the same address of Wagtail too.
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        password_brake(open_documents),
        name="documents_password",
    ),
    path("documents/", include(wagtaildocs_urls)),
    path("admin/b1/woorden.js", b1_words, name="b1_words"),
    # Before Wagtail's own view of this decision, which has no hook.
    path(
        "admin/pages/workflow/action/<int:page_id>/approve/<int:task_state_id>/",
        require_admin_access(approve_in_list),
    ),
    path("admin/", include(wagtailadmin_urls)),
]

urlpatterns += i18n_patterns(
    path("zoeken/", include("search.urls")),
    path("hulplijstje/", include("directory.shortlist.urls")),
    path("woordenlijst/", include("regioplan.urls")),
    path("test-uw-tekst/", include("readability.urls")),
    path("hulp/inbedden/", include("directory.embed.urls")),
    path("open-data/", include("directory.urls")),
    path("", include("home.urls")),
    path("", include("directory.reports.urls")),
    path("_util/login/", sign_in, name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        password_brake(authenticate_with_password),
        name="wagtailcore_authenticate_with_password",
    ),
    re_path(r"^((?:[\w\-]+/)*)$", only_for_reading(serve), name="wagtail_serve"),
    prefix_default_language=False,
)
