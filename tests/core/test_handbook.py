"""The guide for editors in the admin: the same pages as in ``docs/redactie/``, for everyone who may enter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from blog.models import BlogIndexPage, BlogPage, StoryPage, VoicesIndexPage
from core.handbook import CONTENTS, anchor_of, folder, handbook_page, page_names, page_url
from home.models import StandardPage
from tests.support.admin import add_url
from tests.support.html import PageView

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

_HTML = """# Over <b>koffie</b>

## Wat kost het?

Lees [meer](thee.md#hoe-zet-u-thee), [alles](README.md), <script>alert(1)</script> en [klik](javascript:alert).

![Een kop koffie.](beelden/koffie.webp)

| soort | prijs |
|---|---|
| zwart | 1 euro |
"""


def _colleague(django_user_model: Any, group: str) -> Any:
    user = django_user_model.objects.create_user("collega", password="een lang wachtwoord")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture(params=["Redacteuren", "ExpEx-auteurs"])
def reader(request: pytest.FixtureRequest, home: Any, client: Client, django_user_model: Any) -> Client:
    """Somebody who may enter the admin."""
    client.force_login(_colleague(django_user_model, request.param))
    return client


def test_every_page_opens(reader: Client) -> None:
    for name in (CONTENTS, *sorted(page_names())):
        seen = PageView(reader.get(page_url(name)))

        assert seen.status == 200, name
        assert seen.soup.select_one("#handbook-title").get_text() == handbook_page(name).title
        assert [link.get_text(strip=True) for link in seen.soup.select(".handbook__pages a[aria-current]")] == [
            handbook_page(name).title
        ]


def test_links_and_pictures_lead_somewhere(reader: Client) -> None:
    found: set[str] = set()
    anchors: dict[str, set[str]] = {}
    for name in (CONTENTS, *page_names()):
        page = PageView(reader.get(page_url(name))).soup.select_one(".handbook")
        found |= {link["href"] for link in page.select(".handbook__page a")} | {
            one["src"] for one in page.select("img")
        }
        anchors[page_url(name)] = {one["id"] for one in page.select("[id]")}
    for address in found:
        path, _, anchor = address.partition("#")
        response = reader.get(path)
        assert response.status_code == 200, address
        assert not anchor or anchor in anchors[path], address


def test_a_visitor_has_to_sign_in(home: Any, client: Client) -> None:
    picture = reverse("handbook_picture", args=[next((folder() / "beelden").glob("*.webp")).stem])
    for address in (page_url(CONTENTS), page_url("verhaal"), page_url("geheim"), picture):
        response = client.get(address)

        assert response.status_code == 302
        assert response["Location"] == f"{reverse('wagtailadmin_login')}?next={address}"


@pytest.mark.parametrize(
    "path",
    [
        "geheim/",
        "README.md/",
        "../beheer/README/",
        "..%2fbeheer%2fREADME/",
        "%2e%2e/beheer/README/",
        "beelden/geheim.webp",
        "beelden/../README.webp",
        "beelden/..%2f..%2fbeheer%2fREADME.webp",
        "beelden/verhaal.md",
    ],
)
def test_nothing_else_comes_out(path: str, reader: Client) -> None:
    assert reader.get(f"/admin/handleiding/{path}", follow=True).status_code == 404


def test_a_picture_is_for_who_signed_in(reader: Client) -> None:
    response = reader.get(reverse("handbook_picture", args=["verhaal-foto"]))

    assert response.content == (folder() / "beelden" / "verhaal-foto.webp").read_bytes()
    assert response["Content-Type"] == "image/webp"
    assert "private" in response["Cache-Control"].split(", ")


def test_the_start_page_and_the_menu_lead_to_the_guide(reader: Client) -> None:
    seen = PageView(reader.get("/admin/"))

    links = {link.get_text(strip=True): link["href"] for link in seen.soup.select("main a")}
    assert links["Lees de handleiding"] == "/admin/handleiding/"
    assert '"/admin/handleiding/"' in seen.html
    assert "guide.wagtail.org" not in str(seen.soup.select_one("#wagtail-sidebar-props"))


@pytest.mark.parametrize(
    ("model", "parent", "name"),
    [(StoryPage, VoicesIndexPage, "verhaal"), (BlogPage, BlogIndexPage, "blog"), (StandardPage, None, "pagina")],
)
def test_a_form_names_the_page_about_its_kind(
    model: Any, parent: Any, name: str, home: Any, admin_client: Client
) -> None:
    place = home if parent is None else home.add_child(instance=parent(title="Hier", slug="hier"))
    if parent is BlogIndexPage:
        voices = home.add_child(instance=VoicesIndexPage(title="Verhalen", slug="v"))
        place = voices.add_child(instance=BlogIndexPage(title="Blogs", slug="blogs"))

    seen = PageView(admin_client.get(add_url(model, place)))

    links = [link["href"] for link in seen.soup.select("#tab-inhoud a[target=_blank]")]
    assert [link for link in links if link.startswith("/admin/")] == [page_url(name)]


def test_markdown_becomes_safe_html(settings: Settings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    folder().mkdir(parents=True)
    (folder() / "koffie.md").write_text(_HTML, encoding="utf-8")

    page = handbook_page("koffie")

    assert (page.name, page.title, page.links) == ("koffie", "Over <b>koffie</b>", ("thee", CONTENTS))
    assert '<h2 id="wat-kost-het">Wat kost het?</h2>' in page.html
    assert '<a href="/admin/handleiding/thee/#hoe-zet-u-thee">meer</a>' in page.html
    assert '<a href="/admin/handleiding/">alles</a>' in page.html
    assert '<img src="/admin/handleiding/beelden/koffie.webp" alt="Een kop koffie." loading="lazy"' in page.html
    assert "&lt;script&gt;" in page.html
    assert "<script" not in page.html
    assert 'href="javascript' not in page.html
    assert "<td>1 euro</td>" in page.html


def test_without_the_documents_only_the_guide_is_missing(
    settings: Settings, tmp_path: Path, home: Any, admin_client: Client
) -> None:
    settings.BASE_DIR = tmp_path

    form = admin_client.get(add_url(StandardPage, home))

    assert form.status_code == 200
    assert "/handleiding/pagina/" not in form.content.decode()
    assert admin_client.get("/admin/handleiding/").status_code == 404


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Is de tekst rood?", "is-de-tekst-rood"),
        ("4. Zet de foto erbij", "4-zet-de-foto-erbij"),
        ("Thema's, pijlers", "themas-pijlers"),
    ],
)
def test_anchors_are_those_of_github(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor
