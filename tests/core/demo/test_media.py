"""Pictures and documents of the demo: made through an editor's form, kept up to date, and gone with their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page

from core.demo.records import is_stale
from core.demo.remove import remove_demo
from core.demo.run import DemoReport
from core.models import CustomDocument, CustomImage, DemoObject
from tests.support.content import TODAY, ContentTree
from tests.support.demo_media import IMAGE_BLOCK, PLAN, SOUP, fault, png, put, stored, write
from tests.support.media import document_bytes
from tests.support.pages import make_page

pytestmark = pytest.mark.usefixtures("media_root")


def page_at(path: str) -> Any:
    return Page.objects.get(url_path=f"/wel{path}").specific


def test_a_picture_and_a_document_come_with_their_words(content: ContentTree, media_root: Path) -> None:
    write(content, SOUP | {"focus": [25, 50]}, PLAN | {"description": "Wat wij doen.", "language": "en"})

    report = content.load()

    image, document = CustomImage.objects.get(), CustomDocument.objects.get()
    assert report == DemoReport(made=2)
    assert (image.title, image.description, image.credit) == ("Soep", "Een pan soep.", "Tekening: WEL")
    assert (image.width, image.height, image.focal_point_x, image.focal_point_y) == (40, 20, 10, 10)
    assert (document.title, document.description, document.language) == ("Plan", "Wat wij doen.", "en")
    assert stored(media_root) == ["documents/plan.pdf", "original_images/soep.png"]
    assert sorted(DemoObject.objects.filter(key__startswith="media/").values_list("key", flat=True)) == [
        "media/media.yaml",
        "media/plan.pdf",
        "media/soep.png",
    ]


def test_running_again_changes_nothing(content: ContentTree, media_root: Path) -> None:
    write(content, SOUP, PLAN)
    content.load()
    before = (list(CustomImage.objects.values()), list(CustomDocument.objects.values()), stored(media_root))

    report = content.load()

    assert report == DemoReport(unchanged=2)
    assert (list(CustomImage.objects.values()), list(CustomDocument.objects.values()), stored(media_root)) == before
    assert not is_stale(content.root, TODAY)


def test_changed_words_update_the_row_and_keep_the_file(content: ContentTree, media_root: Path) -> None:
    write(content, SOUP)
    content.load()
    pk = CustomImage.objects.get().pk
    CustomImage.objects.get().tags.add("eten en drinken")
    write(content, SOUP | {"alt": "Een volle pan."})
    was_stale = is_stale(content.root, TODAY)

    report = content.load()

    image = CustomImage.objects.get()
    assert was_stale
    assert report == DemoReport(updated=1)
    assert (image.pk, image.description, list(image.tags.names())) == (pk, "Een volle pan.", ["eten en drinken"])
    assert stored(media_root) == ["original_images/soep.png"]


@pytest.mark.parametrize("name", ["soep.png", "plan.pdf"])
def test_a_changed_file_replaces_the_file_and_its_renditions(
    content: ContentTree,
    media_root: Path,
    name: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    write(content, SOUP if name.endswith("png") else PLAN)
    content.load()
    model: Any = CustomImage if name.endswith("png") else CustomDocument
    row = model.objects.get()
    if model is CustomImage:
        row.get_rendition("width-10")
    put(content, name, png((0, 0, 200), (30, 30)) if model is CustomImage else document_bytes("pdf") + b"\n")
    was_stale = is_stale(content.root, TODAY)

    with django_capture_on_commit_callbacks(execute=True):
        report = content.load()

    changed = model.objects.get()
    assert was_stale
    assert report == DemoReport(updated=1)
    assert (changed.pk, changed.file_hash != row.file_hash) == (row.pk, True)
    assert stored(media_root) == [changed.file.name]


def test_a_file_under_another_name_keeps_its_row(content: ContentTree) -> None:
    write(content, SOUP)
    content.load()
    pk = CustomImage.objects.get().pk
    (content.root / "media" / "soep.png").rename(content.root / "media" / "pan.png")
    write(content, SOUP | {"file": "pan.png"})

    content.load()

    assert CustomImage.objects.get().pk == pk
    assert DemoObject.objects.get(object_id=str(pk), key__startswith="media/").key == "media/pan.png"
    assert not is_stale(content.root, TODAY)


def test_what_left_the_list_goes_and_takes_its_files_along(
    content: ContentTree, media_root: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    write(content, SOUP, PLAN)
    content.load()
    (content.root / "media" / "soep.png").unlink()
    write(content, PLAN)

    with django_capture_on_commit_callbacks(execute=True):
        report = content.load()

    assert (report.removed, CustomImage.objects.count()) == (1, 0)
    assert stored(media_root) == ["documents/plan.pdf"]


def test_a_page_that_still_names_a_picture_that_is_gone_is_a_fault(content: ContentTree) -> None:
    write(content, SOUP)
    content.page("home/eten", IMAGE_BLOCK)
    content.load()
    (content.root / "media" / "soep.png").unlink()
    write(content)

    assert "content/home/eten.md, regel 2: in de tekst vanaf regel 6: " in fault(content)
    assert CustomImage.objects.count() == 1


def test_a_picture_that_someone_deleted_comes_back_on_its_pages(content: ContentTree) -> None:
    write(content, SOUP)
    content.page("home/eten", IMAGE_BLOCK, social_image="Soep")
    content.load()
    CustomImage.objects.get().delete()

    content.load()

    page, image = page_at("/eten/"), CustomImage.objects.get()
    assert (page.body[0].value["image"].pk, page.social_image) == (image.pk, image)


def test_a_page_shows_the_picture_with_the_words_of_the_list(content: ContentTree) -> None:
    write(content, SOUP)
    content.page("home/eten", IMAGE_BLOCK, social_image="Soep")

    content.load()

    page = page_at("/eten/")
    assert page.body[0].value["image"].contextual_alt_text == "Een pan soep."
    assert page.social_image == CustomImage.objects.get()


def test_a_page_may_give_a_picture_other_words_or_call_it_decoration(content: ContentTree) -> None:
    write(content, SOUP)
    own = "::: image\nimage: Soep\nalt: Onze soep.\n:::\n\n"
    content.page("home/eten", f"{own}::: image\nimage: Soep\ndecorative: true\n:::\n")

    content.load()

    first, second = (block.value["image"] for block in page_at("/eten/").body)
    assert (first.contextual_alt_text, second.contextual_alt_text, second.decorative) == ("Onze soep.", "", True)


def test_the_picture_for_sharing_goes_when_its_head_goes(content: ContentTree) -> None:
    write(content, SOUP)
    content.page("home/eten", social_image="Soep")
    content.load()
    content.page("home/eten")

    content.load()

    assert page_at("/eten/").social_image is None


def test_an_unknown_picture_for_sharing_is_a_fault(content: ContentTree) -> None:
    content.page("home/eten", social_image="Pap")

    assert fault(content) == (
        "content/home/eten.md, regel 5: 'social_image': het beeld 'Pap' bestaat niet. Kijk in content/media/media.yaml"
    )


def test_the_demo_takes_rows_and_files_away(
    content: ContentTree, media_root: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    write(content, SOUP, PLAN)
    content.page("home/over", IMAGE_BLOCK, social_image="Soep")
    content.page("home/eten", IMAGE_BLOCK)
    content.load()
    CustomImage.objects.get().get_rendition("width-10")

    with django_capture_on_commit_callbacks(execute=True):
        _removed, kept = remove_demo()

    assert kept == []
    assert (CustomImage.objects.count(), CustomDocument.objects.count(), stored(media_root)) == (0, 0, [])
    assert page_at("/over/").social_image is None


def test_a_picture_that_people_use_stays_and_is_theirs_from_then_on(content: ContentTree, fixed: Any) -> None:
    write(content, SOUP)
    content.load()
    make_page("home.StandardPage", fixed("/contact/").get_parent(), title="Ons", social_image=CustomImage.objects.get())

    _removed, kept = remove_demo()
    report = content.load()
    write(content, SOUP | {"alt": "Anders."})
    again = content.load()

    assert kept == ["Soep"]
    assert (report, again) == (DemoReport(unchanged=1), DemoReport(left_alone=["media/soep.png"]))
    assert CustomImage.objects.get().description == "Een pan soep."
    assert not is_stale(content.root, TODAY)


def test_a_run_that_fails_leaves_no_file_behind(content: ContentTree, media_root: Path) -> None:
    write(content, SOUP, PLAN)
    content.page("home/eten", "::: image\nimage: Pap\n:::\n")

    fault(content)

    assert (CustomImage.objects.count(), stored(media_root)) == (0, [])
