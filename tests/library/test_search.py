"""The words of the files of a publication find it, as far as everybody may read them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomDocument, DocumentText
from core.search import key_of, read_slowly
from core.services import document_texts
from core.services.document_texts import keep_text, public_texts
from search.models import SearchDocument
from tests.support.pages import make_page
from tests.support.papers import paper


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    """What happens in the block happens as in a transaction that ends well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def upload(home: Any, commit: Any, settings: Any, tmp_path: Any) -> Any:
    """Uploads a file: ``upload("woorden")``."""
    settings.MEDIA_ROOT = tmp_path

    def make(*pages: str, name: str = "stuk.pdf", data: bytes | None = None) -> Any:
        with commit():
            return CustomDocument.objects.create(
                title="Stuk", file=ContentFile(paper(*pages) if data is None else data, name=name)
            )

    return make


@pytest.fixture
def publication(fixed: Any, commit: Any) -> Any:
    """Publishes with files: ``publication(document=…)``."""

    def make(**files: Any) -> Any:
        with commit():
            return make_page("library.PublicationPage", fixed("/kennisbank/"), title="Onderzoek", **files)

    return make


def body(page: Any) -> str:
    """What search holds of it."""
    return SearchDocument.objects.get(key=key_of(page)).body


def test_both_files_are_read(upload: Any, publication: Any) -> None:
    page = publication(document=upload("Zeldzaam woord"), plain_summary=upload("Gewone taal"))

    assert [words in body(page) for words in ("Zeldzaam woord", "Gewone taal")] == [True, True]
    assert "zeldzaam" in SearchDocument.objects.get(key=key_of(page)).index_body.split()


def test_a_new_file_takes_the_place_of_the_old_one(upload: Any, publication: Any, commit: Any) -> None:
    document = upload("Oude woorden")
    page = publication(document=document)
    with commit():
        document.file = ContentFile(paper("Nieuwe woorden"), name="ander.pdf")
        document.save()
        inside = public_texts([document.pk])

    assert inside == []
    assert ["Oude" in body(page), "Nieuwe" in body(page)] == [False, True]


@pytest.mark.parametrize("many", [False, True])
def test_a_file_that_is_deleted_is_found_no_more(upload: Any, publication: Any, commit: Any, many: bool) -> None:
    document = upload("Geheimwoordje")
    page = publication(document=document, plain_summary=upload("Gewone taal"))
    with commit():
        CustomDocument.objects.filter(pk=document.pk).delete() if many else document.delete()

    assert ["Geheimwoordje" in body(page), "Gewone taal" in body(page)] == [False, True]


@pytest.mark.parametrize("data", [b"%PDF-1.7 kapot", b""])
def test_a_broken_file_breaks_nothing(data: bytes, upload: Any, publication: Any) -> None:
    page = publication(document=upload(data=data))

    assert (body(page).strip(), DocumentText.objects.get().text) == ("", "")


def test_a_file_that_is_lost_breaks_nothing(upload: Any, publication: Any) -> None:
    document = upload("Woorden")
    DocumentText.objects.all().delete()
    document.file.storage.delete(document.file.name)
    keep_text(document=document)

    assert body(publication(document=document)).strip() == ""


def test_another_kind_of_file_is_not_read(upload: Any, publication: Any) -> None:
    publication(document=upload(name="lijst.txt", data=b"woorden"))

    assert DocumentText.objects.count() == 0


class TestPrivate:
    """What is in a private collection is found by nobody."""

    @pytest.fixture
    def hidden(self, upload: Any) -> tuple[CustomDocument, Collection]:
        above = Collection.get_first_root_node().add_child(name="Intern")
        below = above.add_child(name="Dieper")
        document = upload("Geheime cijfers")
        CustomDocument.objects.filter(pk=document.pk).update(collection=below)
        return document, above

    def restrict(self, collection: Collection) -> CollectionViewRestriction:
        return CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=CollectionViewRestriction.LOGIN
        )

    def test_from_the_moment_that_it_is(self, hidden: Any, publication: Any, commit: Any) -> None:
        document, above = hidden
        page = publication(document=document)
        before = "Geheime" in body(page)
        with commit():
            restriction = self.restrict(above)
        private = "Geheime" in body(page)
        with commit():
            restriction.delete()

        assert (before, private, "Geheime" in body(page)) == (True, False, True)

    def test_a_file_that_moves_there(self, hidden: Any, upload: Any, publication: Any, commit: Any) -> None:
        _document, above = hidden
        self.restrict(above)
        other = upload("Andere cijfers")
        page = publication(document=other)
        before = "Andere" in body(page)
        with commit():
            other.collection = above
            other.save()

        assert (before, "Andere" in body(page)) == (True, False)


class TestLater:
    """What takes too long while somebody waits is read by a rebuild or a repair."""

    def test_a_large_file(self, upload: Any, publication: Any, monkeypatch: pytest.MonkeyPatch, commit: Any) -> None:
        keep = document_texts.keep_text
        monkeypatch.setattr(keep, "__kwdefaults__", {**(keep.__kwdefaults__ or {}), "largest": 10})
        document = upload("Dik boek")
        page = publication(document=document)
        before = (DocumentText.objects.count(), "Dik" in body(page))
        with commit():
            read_slowly()

        assert (before, "Dik" in body(page)) == ((0, False), True)

    def test_a_slow_file(self, upload: Any, publication: Any, commit: Any) -> None:
        document = upload("Dik boek")
        DocumentText.objects.all().delete()
        keep_text(document=document, seconds=0)
        page = publication(document=document)
        before = (DocumentText.objects.get().complete, "Dik" in body(page))
        with commit():
            read_slowly()

        assert (before, DocumentText.objects.get().complete, "Dik" in body(page)) == ((False, False), True, True)

    def test_what_was_read_is_not_read_again(self, upload: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        document = upload("Boek")
        monkeypatch.setattr(document_texts, "read_pdf", None)

        keep_text(document=document)
        read_slowly()

        assert DocumentText.objects.get().text == "Boek"


def test_files_cost_one_query(upload: Any) -> None:
    keys = [upload(f"Woord {number}").pk for number in range(3)]
    with CaptureQueriesContext(connection) as captured:
        found = (public_texts([None]), public_texts(keys[:1]), public_texts(keys))

    assert found == ([], ["Woord 0"], ["Woord 0", "Woord 1", "Woord 2"])
    assert len(captured) == 2
