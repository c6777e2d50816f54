"""Django app: Regioplan en woordenlijst."""

from django.apps import AppConfig


class RegioplanConfig(AppConfig):
    """The Regioplan in plain words: building blocks, foundations and the glossary."""

    name = "regioplan"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Regioplan en woordenlijst"

    def ready(self) -> None:
        """Make demo types, search documents, addresses for the sitemap, links to check and words known."""
        from core.editor import row_links
        from regioplan import demo, glossary, search_documents, sitemaps
        from regioplan.models import GlossaryTerm

        row_links.register("regioplan.words", GlossaryTerm.objects.all)
        demo.register()
        search_documents.register()
        sitemaps.register()
        glossary.register()
