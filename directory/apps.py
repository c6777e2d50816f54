"""Django app: Sociale kaart."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The sociale kaart: services after HSDS 3.1, with their Dutch pages."""

    name = "directory"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Sociale kaart"

    def ready(self) -> None:
        """Make known: demo types, shelves, receivers, links to check, what is wiped, what the sitemap leaves out."""
        from core.editor import row_links
        from core.places import register_places
        from core.search import register_open_now
        from core.services import retention
        from core.sitemaps import leave_out
        from directory import demo, search_documents, shelves, signals
        from directory.importing.uploads import purge_uploads
        from directory.listing import given_services, stopped_pages
        from directory.memory.changes import forget_old
        from directory.models import Organisation, ServicePage
        from directory.open_data import forget_removed
        from directory.places import every_place
        from directory.reachable import open_now_of_documents
        from directory.reports.services import purge_reports
        from directory.reviews.retention import purge_addresses, purge_rounds

        row_links.register("directory.organisations", Organisation.objects.all)
        row_links.register("directory.services", given_services)
        retention.register("directory.addresses", purge_addresses)
        retention.register("directory.rounds", purge_rounds)
        retention.register("directory.reports", purge_reports)
        retention.register("directory.imports", purge_uploads)
        retention.register("directory.changes", forget_old)
        demo.register()
        shelves.register()
        search_documents.register()
        signals.connect()
        register_open_now(ServicePage.kind_slug, open_now_of_documents)
        register_places(every_place)
        leave_out("directory", stopped_pages)
        retention.register("directory.removed", forget_removed)
