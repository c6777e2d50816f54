"""The list of facts in the admin, with the download of all columns as CSV and XLSX."""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max
from wagtail.admin.views.mixins import Echo
from wagtail.snippets.views.snippets import IndexView

from directory.importing.export import headings, rows_of
from directory.models import ServiceAtLocation

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ServiceIndexView"]


class ServiceIndexView(IndexView):
    """The table of the import, filled. Only who may import gets what is not public too."""

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        """The columns depend on who asks, and on the entry with the most places."""
        policy = self.permission_policy
        internal = all(policy.user_has_permission(self.request.user, name) for name in ("add", "change"))
        services = list(queryset)
        links = ServiceAtLocation.objects.filter(service__in=queryset.order_by().values("pk"))
        most = links.values("service").annotate(places=Count("pk")).aggregate(most=Max("places"))["most"]
        self.list_export = headings(most or 0, internal=internal)
        return super().as_spreadsheet(rows_of(services, internal=internal), spreadsheet_format)

    def to_row_dict(self, item: dict[str, str]) -> dict[str, str]:
        """A row is made already."""
        return {name: item.get(name, "") for name in self.list_export}

    def get_heading(self, queryset: Any, field: str) -> str:
        """Columns are called as the import calls them, in every language."""
        return field

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """With the mark and the semicolon by which a Dutch Excel knows the file, as in the example of the import."""
        yield codecs.BOM_UTF8
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, delimiter=";")
        yield writer.writerow({name: name for name in self.list_export})
        for row in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(row))
