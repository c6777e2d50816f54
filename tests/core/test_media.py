"""Pictures and documents as they get into the library, by code and by the admin."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core.forms.media import ImageForm
from core.metadata import without_metadata
from core.models import CustomDocument, CustomImage
from tests.support.media import HTML_PAGE, document_bytes, make_document, make_image, picture_bytes, picture_with_place

if TYPE_CHECKING:
    from django.test import Client


def stored(image: Any) -> bytes:
    with image.file.storage.open(image.file.name) as file:
        return bytes(file.read())


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("beheer", "beheer@voorbeeld.example", "geheim"))
    return client


def exif_of(content: bytes) -> dict[int, Any]:
    with Image.open(BytesIO(content)) as image:
        return dict(image.getexif())


# -- pictures ------------------------------------------------------------------------------------


def test_picture_of_a_telephone_is_stored_without_its_place(db: None) -> None:
    source = picture_with_place(orientation=6)

    image = CustomImage.objects.create(title="Tuin", file=ContentFile(source, name="tuin.jpg"))

    content = stored(image)
    assert exif_of(source) != {}
    assert (exif_of(content), b"Geheime Camera" in content) == ({}, False)
    assert (image.width, image.height) == (48, 64)
    assert (image.file_size, len(image.file_hash)) == (len(content), 40)


def test_picture_is_stripped_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def count(file: Any, name: str) -> Any:
        calls.append(name)
        return without_metadata(file, name)

    monkeypatch.setattr("core.models.images.without_metadata", count)

    image = make_image()
    image.title = "Anders"
    image.save()

    assert calls == ["tuin.jpg"]


def test_rendition_of_an_unclean_original_is_clean(db: None) -> None:
    image = make_image()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(picture_with_place())

    rendition = CustomImage.objects.get(pk=image.pk).get_rendition("width-32|format-jpeg")

    content = stored(rendition)
    assert (exif_of(content), b"Geheime Camera" in content) == ({}, False)
    assert rendition.width == 32


def test_description_is_the_alternative_text_and_the_title_never(db: None) -> None:
    assert make_image(description="Een tuin").default_alt_text == "Een tuin"
    assert make_image("IMG_1234", description="").get_rendition("width-16").alt == ""


def test_code_that_validates_refuses_a_web_page(db: None) -> None:
    image = make_image()
    image.file = ContentFile(picture_bytes("PNG"), name="tuin.jpg")

    with pytest.raises(ValidationError) as caught:
        image.full_clean()

    assert list(caught.value.message_dict) == ["file"]


def test_stored_file_is_not_judged_again(db: None) -> None:
    image = CustomImage.objects.get(pk=make_image().pk)

    image.clean()

    assert image.file._committed is True


def post_picture(admin: Client, content: bytes, name: str) -> Any:
    return admin.post(
        reverse("wagtailimages:add"),
        {
            "title": "Tuin",
            "file": SimpleUploadedFile(name, content),
            "description": "Een tuin",
            "credit": "Ria",
            "collection": Collection.get_first_root_node().pk,
            "tags": "",
        },
    )


def test_editor_uploads_a_picture(admin: Client) -> None:
    response = post_picture(admin, picture_with_place(orientation=8), "tuin.jpg")

    image = CustomImage.objects.get()
    assert response.status_code == 302
    assert (image.credit, image.width, image.height) == ("Ria", 48, 64)
    assert (exif_of(stored(image)), image.file_size) == ({}, len(stored(image)))


def test_editor_replaces_a_picture(admin: Client) -> None:
    image = make_image()

    response = admin.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {
            "title": "Tuin",
            "file": SimpleUploadedFile("nieuw.jpg", picture_with_place()),
            "collection": Collection.get_first_root_node().pk,
            "tags": "",
        },
    )

    image.refresh_from_db()
    assert response.status_code == 302
    assert (b"Geheime Camera" in stored(image), "nieuw" in image.file.name) == (False, True)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HTML_PAGE, "foto.jpg"),
        (picture_bytes("PNG"), "foto.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"),
        (picture_bytes(size=(640, 480))[:2000], "half.jpg"),
        (picture_bytes("PNG", size=(640, 480))[:300], "half.png"),
        (picture_bytes("WEBP", size=(640, 480))[:200], "half.webp"),
        (picture_bytes("GIF", size=(640, 480))[:900], "half.gif"),
    ],
)
def test_editor_hears_why_a_file_is_refused(admin: Client, content: bytes, name: str) -> None:
    response = post_picture(admin, content, name)

    assert CustomImage.objects.count() == 0
    assert response.context["form"].errors["file"] == [
        (
            "Dit bestand is geen foto of tekening, ook al lijkt de naam zo. "
            "Kies een bestand dat eindigt op .jpg, .png, .webp, .avif of .gif en dat u als beeld kunt openen."
        )
    ]


def test_editor_hears_that_a_picture_has_too_many_points(admin: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100

    response = post_picture(admin, picture_bytes(), "tuin.jpg")

    assert response.context["form"].errors["file"] == [
        "Dit beeld heeft te veel punten: 3072. Het mag er hoogstens 100 hebben. Maak het eerst kleiner."
    ]


def test_form_for_words_alone_has_no_file(db: None) -> None:
    form = get_image_form(CustomImage, fields=["title"])()

    assert isinstance(form, ImageForm)
    assert list(form.fields) == ["title"]


# -- documents -----------------------------------------------------------------------------------


def post_document(admin: Client, content: bytes, name: str) -> Any:
    return admin.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Plan",
            "file": SimpleUploadedFile(name, content),
            "description": "Het plan",
            "language": "en",
            "collection": Collection.get_first_root_node().pk,
            "tags": "",
        },
    )


def test_editor_uploads_a_document(admin: Client) -> None:
    response = post_document(admin, document_bytes("pdf"), "plan.pdf")

    document = CustomDocument.objects.get()
    assert response.status_code == 302
    assert (document.language, document.description) == ("en", "Het plan")
    assert document.file_size == len(document_bytes("pdf"))


def test_editor_hears_why_a_document_is_refused(admin: Client) -> None:
    response = post_document(admin, HTML_PAGE, "plan.pdf")

    assert CustomDocument.objects.count() == 0
    assert response.context["form"].errors["file"] == [
        (
            "De naam eindigt op '.pdf', maar van binnen is het iets anders. "
            "Open het bestand, sla het opnieuw op als pdf en probeer het nog een keer."
        )
    ]


@pytest.mark.parametrize("extension", ["pdf", "txt", "csv"])
def test_a_browser_saves_a_document_and_does_not_run_it(extension: str, client: Client, db: None) -> None:
    document = make_document(extension=extension)

    response = client.get(document.url)

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment;")
    response.close()


def test_many_documents_at_once_need_no_language(admin: Client) -> None:
    response = admin.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "Plan", "files[]": SimpleUploadedFile("plan.pdf", document_bytes("pdf")), "collection": "1"},
    )

    assert response.json()["success"] is True
    assert CustomDocument.objects.get().language == "nl"


def test_size_is_known_after_saving_by_code(db: None) -> None:
    document = CustomDocument.objects.get(pk=make_document().pk)

    document.clean()
    assert document.file_size == len(document_bytes("pdf"))
    document.title = "Anders"
    document.save()
    assert document.file_size == len(document_bytes("pdf"))


def test_choices_of_language_are_those_of_the_site(db: None, settings: Any) -> None:
    assert dict(CustomDocument._meta.get_field("language").choices or []) == dict(settings.WAGTAIL_CONTENT_LANGUAGES)
