"""The screen of the admin: choose a file, read what would happen, then import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from directory.importing.bulk_pages import Tree
from directory.importing.faults import BadFile, Outcome, Report
from directory.importing.uploads import keep_upload, look_at, run_upload
from directory.models import ImportFile

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["EXAMPLE", "MOST_BYTES", "ImportViewSet", "may_import"]

EXAMPLE: Final = Path(__file__).parents[1] / "data" / "sociale-kaart-voorbeeld.csv"
#: About a thousand entries: more than that takes longer than a browser waits. JSON says the same in more signs.
MOST_BYTES: Final = {".csv": 1024 * 1024, ".json": 10 * 1024 * 1024}
#: So many faults and remarks are shown, the rest follows when these are gone; and so many pages.
_SHOWN: Final = 200
_NEEDED: Final = [
    f"directory.{verb}_{model}" for verb in ("add", "change") for model in ("service", "organisation", "location")
]


def may_import(user: Any) -> bool:
    """Who may add and change all facts, and put pages under the list."""
    if not user.has_perms(_NEEDED):
        return False
    try:
        parent = Tree.find().parent
    except BadFile:
        return bool(user.is_superuser)
    permissions = parent.permissions_for_user(user)
    return bool(permissions.can_add_subpage() and permissions.can_publish_subpage())


class UploadForm(forms.Form):
    """A file, and who wins when facts were changed here."""

    file = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Een bestand dat eindigt op .csv (tot 1 MB) of .json (tot 10 MB)."),
    )
    source = forms.CharField(
        label=gettext_lazy("Naam van de lijst"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Komt het bestand van iemand anders? Zeg dan van wie, elke keer hetzelfde."),
    )
    overwrite = forms.BooleanField(
        label=gettext_lazy("Overschrijf wat hier veranderd is"),
        required=False,
        help_text=gettext_lazy("Doe dit alleen als u zeker weet dat het bestand nieuwer is."),
    )

    def clean_file(self) -> Any:
        """Small enough, and of a kind that we read."""
        file = self.cleaned_data["file"]
        most = MOST_BYTES.get(Path(file.name).suffix.lower())
        if most is None:
            raise forms.ValidationError(_("Kies een bestand dat eindigt op .csv of .json."))
        if file.size > most:
            raise forms.ValidationError(_("Dit bestand is te groot. Knip het in stukken, of vraag het de beheerder."))
        return file


class _ImportMixin(WagtailAdminTemplateMixin):
    """What the three views share."""

    page_title = gettext_lazy("Importeren")
    header_icon = "upload"
    template_name: ClassVar[Any] = "admin/directory_import.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Nobody else."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def _shown(report: Report) -> dict[str, Any]:
    return {
        "faults": report.faults[:_SHOWN],
        "notes": report.notes[:_SHOWN],
        "more": max(0, len(report.faults) - _SHOWN) + max(0, len(report.notes) - _SHOWN),
        "summary": report.summary(),
        "written": report.written[:_SHOWN],
        "can_import": not report.faults and report.counts[Outcome.NEW] + report.counts[Outcome.CHANGED] > 0,
    }


class UploadView(_ImportMixin, FormView[UploadForm]):
    """Takes the file, and shows what would happen. Nothing is changed here."""

    form_class = UploadForm

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Look at the whole file first."""
        file = form.cleaned_data["file"]
        upload = keep_upload(
            name=file.name,
            data=file.read(max(MOST_BYTES.values())),
            overwrite=form.cleaned_data["overwrite"],
            source=form.cleaned_data["source"],
            user=self.request.user,
        )
        try:
            report = look_at(upload)
        except BadFile as fault:
            upload.delete()
            form.add_error("file", str(fault))
            return self.form_invalid(form)
        shown = _shown(report)
        if not shown["can_import"]:
            upload.delete()
        return self.render_to_response(self.get_context_data(form=UploadForm(), upload=upload, report=shown))


class ConfirmView(_ImportMixin, View):
    """Imports the file that was looked at."""

    def post(self, request: HttpRequest, key: Any) -> HttpResponse:
        """Write, and tell what happened."""
        upload = ImportFile.objects.filter(key=key, uploaded_by=request.user.pk).first()
        if upload is None:
            messages.warning(request, _("Dit bestand is al geïmporteerd, of het is te oud. Kies het opnieuw."))
            return redirect("directory_import:index")
        try:
            report = run_upload(upload=upload)
        except BadFile as fault:
            messages.error(request, str(fault))
            return redirect("directory_import:index")
        tell = messages.error if report.faults else messages.success
        tell(request, " ".join(report.summary()))
        context = self.get_context_data(form=UploadForm(), done=True, report={**_shown(report), "can_import": False})
        response: HttpResponse = self.render_to_response(context)
        return response


class ExampleView(_ImportMixin, View):
    """The table to begin with."""

    def get(self, request: HttpRequest) -> FileResponse:
        """As a file."""
        return FileResponse(EXAMPLE.open("rb"), as_attachment=True, filename=EXAMPLE.name, content_type="text/csv")


class _MenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Who may change all facts; the screen itself also asks whether they may publish. No query."""
        return bool(request.user.has_perms(_NEEDED))


class ImportViewSet(ViewSet):
    """The screen in the menu of the sociale kaart."""

    name = "directory_import"
    url_prefix = "sociale-kaart/import"
    menu_label = gettext_lazy("Importeren")
    icon = "upload"
    menu_item_class = _MenuItem
    menu_item_is_registered: ClassVar[bool] = True

    def get_urlpatterns(self) -> list[Any]:
        """The form, the import itself, and the example."""
        return [
            path("", UploadView.as_view(), name="index"),
            path("voorbeeld.csv", ExampleView.as_view(), name="example"),
            path("<uuid:key>/", ConfirmView.as_view(), name="confirm"),
        ]
