"""Pictures and files that nothing uses are told, with what a draft shows left out; only to who may throw them away."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.models import CustomDocument, CustomImage, DemoObject
from tests.support.html import PageView
from tests.support.media import make_document, make_image
from tests.support.pages import make_page
from tests.support.queries import warm_queries

pytestmark = pytest.mark.usefixtures("references")

IMAGES, DOCUMENTS = "/admin/ongebruikt/beelden/", "/admin/ongebruikt/bestanden/"


def picture(image: Any) -> dict[str, Any]:
    return {"type": "image", "value": {"image": {"image": image.pk, "alt_text": "", "decorative": True}}}


def text(html: str) -> dict[str, Any]:
    return {"type": "text", "value": html}


def story(parent: Any, *blocks: dict[str, Any], **values: Any) -> Any:
    return make_page("blog.StoryPage", parent, body=list(blocks), **values)


def draft(page: Any, *blocks: dict[str, Any], **values: Any) -> Any:
    """A newer version of a page, which visitors don't see."""
    page.body = json.dumps(list(blocks))
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision()


def told(client: Client, path: str, **choices: Any) -> list[str]:
    """The titles in a list."""
    rows = PageView(client.get(path, choices)).soup.select("table.listing tbody td.title")
    return [" ".join(row.get_text().split()) for row in rows]


def test_what_a_page_shows_is_used(fixed: Any, admin_client: Client) -> None:
    parent = fixed("/verhalen/")
    shown, shared, linked = make_image("In de tekst"), make_image("Bij delen"), make_document("In een link")
    make_image("Nergens")
    make_document("Ook nergens")
    story(parent, picture(shown), text(f'<p><a linktype="document" id="{linked.pk}">lees</a></p>'), social_image=shared)

    assert [told(admin_client, IMAGES), told(admin_client, DOCUMENTS)] == [["Nergens"], ["Ook nergens"]]


def test_what_only_a_draft_shows_is_used(fixed: Any, admin_client: Client) -> None:
    page = story(fixed("/verhalen/"))
    images = {name: make_image(name) for name in ("blok", "rij", "delen", "tekst", "nergens")}
    sound, nothing = make_document("geluid", "mp3"), make_document("niets", "pdf")
    row = {"name": "Stichting", "text": "", "url": "", "logo": images["rij"].pk}
    partners = {"title": "", "items": [{"type": "item", "id": "a", "value": row}]}
    html = f'<embed embedtype="image" id="{images["tekst"].pk}" format="left" alt=""/>'
    blocks = [
        picture(images["blok"]),
        text(f'<p>{html}</p><a linktype="document" id="{sound.pk}">hoor</a>'),
        {"type": "partners", "value": partners},
        {"type": "bestaat-niet-meer", "value": 5},
    ]
    draft(page, *blocks, social_image=images["delen"])

    assert told(admin_client, IMAGES) == ["nergens"]
    assert told(admin_client, DOCUMENTS) == [nothing.title]


def test_a_version_that_goes_out_by_itself_counts_below_a_newer_draft(fixed: Any, admin_client: Client) -> None:
    page, image = story(fixed("/verhalen/")), make_image("Komt")
    planned = draft(page, picture(image))
    planned.approved_go_live_at = timezone.now() + timedelta(days=1)
    planned.save()
    draft(page)

    assert told(admin_client, IMAGES) == []


def test_an_old_version_does_not_count(fixed: Any, admin_client: Client) -> None:
    page, image = story(fixed("/verhalen/")), make_image("Was er")
    draft(page, picture(image)).publish()
    page.refresh_from_db()
    draft(page).publish()

    assert told(admin_client, IMAGES) == ["Was er"]


def test_a_page_with_the_same_key_is_no_picture(fixed: Any, admin_client: Client) -> None:
    page, target = story(fixed("/verhalen/")), story(fixed("/verhalen/"))
    make_image("Tuin", pk=target.pk)
    page.related_links.create(target=Page.objects.get(pk=target.pk))
    page.refresh_from_db()

    draft(page)

    assert told(admin_client, IMAGES) == ["Tuin"]


def test_the_list_of_the_demo_uses_nothing(home: Any, admin_client: Client) -> None:
    image = make_image("Van de demo")
    DemoObject.objects.create(key="media/tuin", target=image)

    assert told(admin_client, IMAGES) == ["Van de demo"]


def test_an_author_sees_the_own_uploads_only(home: Any, colleague: Any, signed_in: Any) -> None:
    ex, mo = colleague("ex", "ExpEx-auteurs"), colleague("mo", "Moderatoren")
    make_image("Van een auteur", uploaded_by_user=ex)
    make_image("Van Mo", uploaded_by_user=mo)
    make_document("Folder", uploaded_by_user=mo)

    seen = [sorted(told(signed_in(user), path)) for user in (ex, mo) for path in (IMAGES, DOCUMENTS)]

    assert seen == [["Van een auteur"], [], ["Van Mo", "Van een auteur"], ["Folder"]]


@pytest.mark.parametrize("path", [IMAGES, DOCUMENTS])
def test_a_visitor_is_sent_to_the_sign_in_page(path: str, client: Client, home: Any) -> None:
    assert client.get(path).headers["Location"] == f"/admin/login/?next={path}"


def test_filters_by_age_and_kind(home: Any, admin_client: Client) -> None:
    for title, days in (("Nieuw", 1), ("Oud", 60), ("Ouder", 400)):
        image = make_image(title)
        CustomImage.objects.filter(pk=image.pk).update(created_at=timezone.now() - timedelta(days=days), file_size=days)
    for title, extension in (("Lied", "mp3"), ("Stem", "m4a"), ("Plan", "pdf"), ("Lijst", "csv")):
        make_document(title, extension)

    ages = {age: told(admin_client, IMAGES, added=age) for age in ("", "31", "365", "nooit")}
    kinds = {kind: sorted(told(admin_client, DOCUMENTS, kind=kind)) for kind in ("geluid", "pdf", "anders")}

    assert ages == {
        "": ["Ouder", "Oud", "Nieuw"],
        "31": ["Ouder", "Oud"],
        "365": ["Ouder"],
        "nooit": ["Ouder", "Oud", "Nieuw"],
    }
    assert kinds == {"geluid": ["Lied", "Stem"], "pdf": ["Plan"], "anders": ["Lijst"]}


def test_a_row_says_what_one_wants_to_know(home: Any, colleague: Any, signed_in: Any) -> None:
    mo = colleague("mo", "Moderatoren")
    image = make_image("Tuin", uploaded_by_user=mo)
    CustomImage.objects.filter(pk=image.pk).update(file_size=2048)

    view = PageView(signed_in(mo).get(IMAGES))

    row = view.soup.select_one("table.listing tbody tr")
    cells = [" ".join(cell.get_text().split()) for cell in row.select("td")]
    assert (cells[2], cells[4], cells[6]) == ("Tuin", "2,0\xa0KB".replace("\xa0", " "), "Mo")
    assert row.select_one(".title a")["href"] == f"/admin/images/{image.pk}/"
    assert row.select_one("img")["alt"] == ""
    assert "Samen nemen zij 2,0 KB ruimte in." in " ".join(view.text.split())
    assert "Iemand kan het adres van een bestand zelf hebben getypt" in view.text


def test_an_empty_list_says_what_that_means(home: Any, admin_client: Client) -> None:
    assert "Alles wat u mag veranderen, is in gebruik." in PageView(admin_client.get(IMAGES)).text
    assert "Met deze keuze is er niets." in PageView(admin_client.get(IMAGES, {"added": "31"})).text


def test_the_list_as_a_file(home: Any, admin_client: Client) -> None:
    image = make_image("Tuin")
    CustomImage.objects.filter(pk=image.pk).update(file_size=2048)

    answer: Any = admin_client.get(IMAGES, {"export": "csv"})

    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode())))
    assert rows[0] == ["Titel", "Bestand", "Grootte in bytes", "Toegevoegd op", "Toegevoegd door", "Waar het staat"]
    assert rows[1][:3] == ["Tuin", image.filename, "2048"]


def test_throwing_away_asks_first(home: Any, admin_client: Client) -> None:
    image = make_image("Tuin")
    address = f"/admin/bulk/core/customimage/delete/?id={image.pk}&next={IMAGES}"

    asked = PageView(admin_client.get(address))
    assert ("Tuin" in asked.text, CustomImage.objects.count()) == (True, 1)
    assert admin_client.post(address).headers["Location"] == IMAGES
    assert CustomImage.objects.count() == 0


def test_the_footer_offers_no_more_than_what_is_shown(home: Any, admin_client: Client) -> None:
    for number in range(51):
        CustomDocument.objects.create(title=f"Plan {number}", file=f"documents/{number}.pdf")

    view = PageView(admin_client.get(DOCUMENTS))

    assert len(view.soup.select("table.listing tbody tr")) == 50
    actions = [link["href"] for link in view.soup.select("[data-bulk-action-footer=DOCUMENT] a")]
    assert [href.partition("?")[0] for href in actions if "delete" in href] == [
        "/admin/bulk/core/customdocument/delete/"
    ]
    assert view.soup.select("[data-bulk-action-num-objects-in-listing]") == []


@pytest.mark.parametrize(("path", "queries"), [(IMAGES, 14), (DOCUMENTS, 13)])
@pytest.mark.parametrize("more", [0, 3])
def test_the_lists_ask_a_fixed_number_of_queries(
    path: str, queries: int, more: int, fixed: Any, colleague: Any, signed_in: Any
) -> None:
    mo = colleague("mo", "Moderatoren")
    for number in range(more + 1):
        make_image(f"Beeld {number}", uploaded_by_user=mo)
        make_document(f"Bestand {number}", uploaded_by_user=colleague(f"an{number}", "Redacteuren"))
        draft(story(fixed("/verhalen/")), picture(make_image("Gebruikt")))
    client = signed_in(mo)

    assert len(told(client, path)) == more + 1
    assert warm_queries(client, path) == queries
