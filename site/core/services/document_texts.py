"""The words of uploaded PDF files, read once and kept."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef

from core.models import CustomDocument, DocumentText
from core.pdf_text import MOST_BYTES, PdfText, read_pdf
from core.uploads import extension_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["keep_text", "public_texts", "read_the_rest"]

logger = logging.getLogger(__name__)

#: Seconds for a file while an editor waits, and when nobody does; a larger file waits for the second.
_SOON, _LATER = 2.0, 120.0
_LARGE: Final = 5 * 1024 * 1024


def _read(document: Any, seconds: float) -> PdfText:
    try:
        with document.open_file() as file:
            return read_pdf(file, seconds=seconds)
    except (OSError, ValueError):
        logger.warning("The file of document %s is not there.", document.pk)
        return PdfText("", complete=False)


def keep_text(*, document: Any, seconds: float = _SOON, largest: int = _LARGE) -> None:
    """Read the text of a PDF, when that was not done for this very file. Another kind of file has none."""
    if extension_of(document.filename) != "pdf" or (document.file_size or 0) > largest:
        return
    if DocumentText.objects.filter(document=document, file_hash=document.file_hash, complete=True).exists():
        return
    found = _read(document, seconds)
    DocumentText.objects.update_or_create(
        document=document,
        defaults={"file_hash": document.file_hash, "text": found.text, "complete": found.complete},
    )


def read_the_rest() -> None:
    """Read what took too long while somebody waited, or was uploaded past us."""
    read = DocumentText.objects.filter(document=OuterRef("pk"), file_hash=OuterRef("file_hash"), complete=True)
    for document in CustomDocument.objects.filter(~Exists(read), file__iendswith=".pdf"):
        keep_text(document=document, seconds=_LATER, largest=MOST_BYTES)


def public_texts(documents: Iterable[int | None]) -> list[str]:
    """The texts of these documents, as far as everybody may have them: not those in a private collection. One query."""
    from wagtail.models import CollectionViewRestriction

    keys = [key for key in documents if key]
    if not keys:
        return []
    path = ExpressionWrapper(OuterRef("document__collection__path"), output_field=CharField())
    private = CollectionViewRestriction.objects.annotate(shown=path).filter(shown__startswith=F("collection__path"))
    rows = DocumentText.objects.filter(~Exists(private), document__in=keys, document__file_hash=F("file_hash"))
    return list(rows.order_by("document").values_list("text", flat=True))
