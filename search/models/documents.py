"""The projection that search reads: one row for each public thing in each language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.fields import PlainOrderField

__all__ = ["SearchDocument", "SearchDraft", "SearchState", "SearchSuggestion", "SearchWord", "UnsentDocument"]


class DocumentFields(models.Model):
    """The columns of a document."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.SlugField(_("soort"), max_length=40, db_index=True)
    #: The same for a row and its translations; empty for a row that has none.
    translation_key = models.CharField(max_length=36, blank=True)
    language = models.CharField(_("taal"), max_length=10, db_index=True)
    title = models.CharField(_("titel"), max_length=255)
    url = models.CharField(_("adres"), max_length=500)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    gemeenten = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    dimensions = models.JSONField(default=list)
    audiences = models.JSONField(default=list)
    forms = models.JSONField(_("vormen van hulp"), default=list)
    costs = models.JSONField(_("kosten"), default=list)
    spoken = models.JSONField(_("talen die men spreekt"), default=list)
    #: Other names of the same thing, for suggestions.
    names = models.JSONField(default=list, editable=False)
    place = models.CharField(_("plaats"), max_length=80, blank=True)
    #: Rounded to 0.01 degree, and only of what everybody may know.
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    #: By phone, on line, or in the whole province: near for everybody.
    everywhere = models.BooleanField(_("overal"), default=False)
    #: The day somebody last checked that it is true.
    checked = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    icon = models.CharField(max_length=40, blank=True)
    theme_class = models.CharField(max_length=40, blank=True)
    date = models.DateField(null=True, blank=True)
    weight = models.FloatField(default=1.0)
    sensitive = models.BooleanField(default=False)
    changed = models.DateTimeField(null=True, blank=True)
    # What the engines read: the words of each text with their stems and parts (search.analysis), and the values of
    # facets as words ("gemeente_urk thema_geld").
    index_title = models.TextField(blank=True, editable=False)
    index_terms = models.TextField(blank=True, editable=False)
    index_summary = models.TextField(blank=True, editable=False)
    index_body = models.TextField(blank=True, editable=False)
    index_facets = models.TextField(blank=True, editable=False)
    #: Of the analyser that made them.
    analyser = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class SearchDocument(DocumentFields):
    """What can be found, ready to show: results need nothing else."""

    #: Grows with every write of any document: who keeps something in memory asks what is newer.
    version = models.PositiveBigIntegerField(default=0, db_index=True, editable=False)

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("zoekdocument")
        verbose_name_plural = _("zoekdocumenten")


class SearchDraft(DocumentFields):
    """A document as a rebuild makes it, until all of them are made and take their place.

    Whatever is written meanwhile takes its draft away: that is newer.
    """

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("zoekdocument in opbouw")
        verbose_name_plural = _("zoekdocumenten in opbouw")


class SearchWord(models.Model):
    """A word that documents of a language hold: a word that is not here is perhaps a slip of the pen."""

    language = models.CharField(max_length=10)
    #: Without capitals and accents, as the index has it.
    word = models.CharField(max_length=40)
    #: As the documents write it, in small letters.
    shown = models.CharField(max_length=80)
    #: In how many documents it was seen. Counted down only when everything is counted anew.
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """Each word once in a language."""

        verbose_name = _("woord van het zoekregister")
        verbose_name_plural = _("woorden van het zoekregister")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["language", "word"], name="search_word_once_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.shown}"


class SearchSuggestion(models.Model):
    """What is suggested while somebody types, one row for each word with which a title can begin.

    All rows between "een" and "een" with the last sign of all behind it begin with "een": one look in the index.
    """

    language = models.CharField(max_length=10)
    #: The title from one of its words on, without capitals, accents and signs.
    start = PlainOrderField(max_length=80)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500)
    kind = models.SlugField(max_length=40, db_index=False)
    weight = models.FloatField(default=1.0)
    #: Whose title it is; None for a row of a source.
    document = models.ForeignKey(
        SearchDocument, on_delete=models.CASCADE, null=True, blank=True, related_name="suggestions"
    )
    #: The name under which an area gives it; empty for the title of a document.
    source = models.CharField(max_length=40, blank=True)

    class Meta:
        """Looked up by what somebody typed."""

        verbose_name = _("zoeksuggestie")
        verbose_name_plural = _("zoeksuggesties")
        indexes: ClassVar[list[Any]] = [models.Index(fields=["language", "start"], name="search_suggestion_start")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=False, source="")
                | models.Q(models.Q(document__isnull=True), ~models.Q(source="")),
                name="search_suggestion_has_one_origin",
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.start}"


class SearchState(models.Model):
    """One row about the index as a whole."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    #: The version of the newest write; each write makes it one more.
    version = models.PositiveBigIntegerField(default=0)
    #: Of the last document that was taken away. Who keeps documents in memory from before reads all of them anew.
    removed_at = models.PositiveBigIntegerField(default=0)
    #: The analyser and the settings of editors by which the whole index was last made.
    analyser = models.CharField(max_length=40, blank=True)
    rebuilt_at = models.DateTimeField(null=True, blank=True)
    #: While everything is made anew: until when nobody else may begin, unless whoever is busy says so again.
    busy_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row."""

        verbose_name = _("stand van het zoekregister")
        verbose_name_plural = _("stand van het zoekregister")
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=models.Q(id=1), name="search_state_is_one_row")
        ]

    def __str__(self) -> str:
        return f"versie {self.version}"


class UnsentDocument(models.Model):
    """A document that a search server has not heard of yet: it was down when the document changed or went."""

    key = models.CharField(max_length=120, unique=True)

    class Meta:
        """Dutch names."""

        verbose_name = _("nog te versturen zoekdocument")
        verbose_name_plural = _("nog te versturen zoekdocumenten")

    def __str__(self) -> str:
        return self.key
