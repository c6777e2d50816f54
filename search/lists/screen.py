"""The screen of the admin on which a list of words goes in and out: first look, then import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from search.lists.csv_file import BadFile, as_csv, read_upload, text_of, whole_list
from search.lists.rebuilding import tell_when_outdated
from search.lists.rows import LISTS
from search.lists.writing import CHANGED, NEW, SAME, import_rows, planned

if TYPE_CHECKING:
    from collections import Counter

    from django.http import HttpRequest

    from search.lists.csv_file import Upload
    from search.lists.rows import ListKind

__all__ = ["MOST_BYTES", "ListFileViewSet", "lists_of"]

#: Some five thousand rows.
MOST_BYTES: Final = 2 * 1024 * 1024
_SHOWN: Final = 100


def lists_of(user: Any) -> list[ListKind]:
    """The lists that someone may add to and change."""

    def may(kind: ListKind) -> bool:
        return bool(user.has_perms([f"search.{verb}_{kind.model._meta.model_name}" for verb in ("add", "change")]))

    return [kind for kind in LISTS.values() if may(kind)]


class UploadForm(forms.Form):
    """Which list, and the file."""

    kind = forms.ChoiceField(label=gettext_lazy("Lijst"))
    file = forms.FileField(
        label=gettext_lazy("Bestand"), help_text=gettext_lazy("Een bestand dat eindigt op .csv, tot 500 kB.")
    )

    def __init__(self, *args: Any, kinds: list[ListKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.name, kind.label) for kind in kinds]
        self.fields["kind"] = forms.ChoiceField(label=gettext_lazy("Lijst"), choices=choices)

    def clean_file(self) -> Any:
        """Small enough."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is te groot. Knip het in stukken."))
        return file


class _Screen(WagtailAdminTemplateMixin):
    """What the views share."""

    page_title = gettext_lazy("Importeren en downloaden")
    header_icon = "upload"
    template_name: ClassVar[Any] = "admin/search_lists.html"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only for who keeps a list."""
        if not lists_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the lists to download."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "kinds": lists_of(self.request.user)}

    def kind_of(self, name: str) -> ListKind:
        """A list by its name, for who keeps it."""
        found = next((kind for kind in lists_of(self.request.user) if kind.name == name), None)
        if found is None:
            raise PermissionDenied
        return found


def _summary(counts: Counter[str]) -> list[str]:
    words = {NEW: _("Nieuw: %d."), CHANGED: _("Veranderd: %d."), SAME: _("Al goed: %d.")}
    return [text % counts[outcome] for outcome, text in words.items()]


def _shown(kind: ListKind, upload: Upload) -> dict[str, Any]:
    """What the screen tells of a file."""
    if upload.faults:
        lines = [_("Er is niets veranderd: eerst moeten de fouten weg. Aantal fouten: %d.") % len(upload.faults)]
        return {"summary": lines, "faults": upload.faults[:_SHOWN], "can_import": False}
    counts = planned(kind=kind, rows=upload.rows)
    return {"summary": _summary(counts), "faults": [], "can_import": counts[NEW] + counts[CHANGED] > 0}


class UploadView(_Screen, FormView[UploadForm]):
    """Takes the file and shows what would happen. Nothing is changed here."""

    form_class = UploadForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the lists of this person."""
        return {**super().get_form_kwargs(), "kinds": lists_of(self.request.user)}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Look at the whole file first."""
        kind = self.kind_of(form.cleaned_data["kind"])
        try:
            text = text_of(form.cleaned_data["file"].read(MOST_BYTES))
            upload = read_upload(kind, text)
        except BadFile as fault:
            form.add_error("file", str(fault))
            return self.form_invalid(form)
        context = self.get_context_data(form=form, report=_shown(kind, upload), chosen=kind, text=text)
        return self.render_to_response(context)


class ConfirmView(_Screen, View):
    """Imports the text that was looked at; it came along in the form, so nothing is kept in between."""

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Read it again, write, and tell what happened."""
        chosen = self.kind_of(kind)
        try:
            upload = read_upload(chosen, request.POST.get("text", ""))
        except BadFile as fault:
            messages.error(request, str(fault))
            return redirect("search_lists:index")
        if upload.faults:
            messages.error(request, " ".join(_shown(chosen, upload)["summary"]))
            return redirect("search_lists:index")
        counts = import_rows(kind=chosen, rows=upload.rows, user=request.user)
        messages.success(request, " ".join([_("De lijst is bijgewerkt."), *_summary(counts)]))
        tell_when_outdated(request)
        return redirect("search_lists:index")


class DownloadView(_Screen, View):
    """A whole list: what comes with the site and what editors added."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """As a file that the import reads."""
        chosen = self.kind_of(kind)
        name = chosen.files[0]
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(as_csv(chosen, whole_list(chosen)), content_type="text/csv; charset=utf-8", headers=headers)


class _MenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Who keeps a list."""
        return bool(lists_of(request.user))


class ListFileViewSet(ViewSet):
    """The screen in the menu of search."""

    name = "search_lists"
    url_prefix = "zoeken/lijsten"
    menu_label = gettext_lazy("Importeren en downloaden")
    icon = "upload"
    menu_item_class = _MenuItem
    menu_item_is_registered: ClassVar[bool] = True

    def get_urlpatterns(self) -> list[Any]:
        """The form, the import itself, and the lists."""
        return [
            path("", UploadView.as_view(), name="index"),
            path("<slug:kind>/", ConfirmView.as_view(), name="confirm"),
            path("<slug:kind>.csv", DownloadView.as_view(), name="download"),
        ]
