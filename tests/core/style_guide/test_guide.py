"""The style guide shows every component and every block, and each of them draws what its state says."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.test import RequestFactory, override_settings
from django.urls import reverse

from core.style_guide import Section, Specimen, sections
from core.style_guide.blocks import page_blocks
from core.style_guide.specimen import drawn, with_own_ids
from tests.project.repository import kept_files
from tests.support.media import make_document, make_image

ADDRESS = "/stijlgids/"
#: The frame around blocks, and their preview in the admin.
NO_STATES = {"blocks/body.html", "blocks/preview.html"}


def templates(folder: str) -> set[str]:
    """The templates of a folder, as Django names them."""
    return {"/".join(path.parts[1:]) for path in kept_files(".html", under=f"templates/{folder}")}


def shown() -> set[str]:
    """The templates of which the style guide shows a state."""
    return {specimen.shown for section in sections() for specimen in section.specimens}


@pytest.fixture
def library(home: Any) -> None:
    """One picture and one sound, for blocks that show the library."""
    make_image()
    make_document("Geluid", "mp3")


@pytest.fixture
def request_(home: Any) -> Any:
    request = RequestFactory().get(ADDRESS)
    request.user = User()
    return request


def editor() -> User:
    """Someone who may enter the admin and nothing else."""
    user = User.objects.create_user("redacteur")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.mark.parametrize("folder", ["components", "blocks"])
def test_every_template_has_a_state(folder: str, home: Any) -> None:
    assert templates(folder) - shown() - NO_STATES == set()


def test_every_block_of_every_page_has_a_state(home: Any) -> None:
    missing = {name: block.meta.template for name, block in page_blocks().items() if block.meta.template not in shown()}

    assert missing == {}
    assert {"text", "contact", "task", "principle", "step"} <= set(page_blocks())


def test_every_state_draws_what_it_says(library: None, request_: Any) -> None:
    drawn_empty = {
        f"{section.key}: {specimen.title}": specimen.draw(request_) == ""
        for section in sections()
        for specimen in section.specimens
        if not (section.changes and "blok-listing" in section.key) and section.key != "blok-glossary"
    }
    said_empty = {
        f"{section.key}: {specimen.title}": specimen.is_empty
        for section in sections()
        for specimen in section.specimens
    }

    assert drawn_empty == {name: said_empty[name] for name in drawn_empty}


def test_every_section_has_a_key_of_its_own(home: Any) -> None:
    keys = [section.key for section in sections()]

    assert len(keys) == len(set(keys))


def test_ids_of_the_page_are_used_once_and_lead_somewhere(library: None, admin_client: Any) -> None:
    soup = BeautifulSoup(admin_client.get(ADDRESS).content, "html.parser")
    ids = [tag["id"] for tag in soup.find_all(id=True)]

    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    for name in ("for", "aria-labelledby", "aria-describedby", "popovertarget"):
        used = {part for tag in soup.select(f"[{name}]") for part in str(tag[name]).split()}
        assert used - set(ids) == set(), name


def test_a_state_keeps_its_ids_when_nobody_else_has_them() -> None:
    html = '<h2 id="a">A</h2><p aria-labelledby="a b"><a href="#a">x</a></p>'

    assert with_own_ids(html, "k", {"c"}) == html
    assert with_own_ids(html, "k", {"a"}) == '<h2 id="k-a">A</h2><p aria-labelledby="k-a b"><a href="#k-a">x</a></p>'


def test_drawn_twice_has_other_ids(request_: Any) -> None:
    box = Specimen("Vak", "components/help_box.html", {"lines": []})

    rows = drawn((Section("vak", "Vak", (box, box)),), request_)[0]["rows"]

    assert ['id="praat"' in row["html"] for row in rows] == [True, False]
    assert 'id="vak-2-praat"' in rows[1]["html"]


def test_only_editors_see_it(home: Any, client: Any) -> None:
    stranger = client.get(ADDRESS)
    client.force_login(User.objects.create_user("bezoeker"))
    visitor = client.get(ADDRESS)
    client.force_login(editor())
    seen = client.get(ADDRESS)

    assert (stranger.status_code, visitor.status_code, seen.status_code) == (404, 404, 200)
    assert not stranger.cookies
    assert not stranger.has_header("Set-Cookie")
    assert seen["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in seen["Cache-Control"]
    assert b'<meta name="robots" content="noindex">' in seen.content


def test_a_developer_sees_it_without_a_name(home: Any, client: Any) -> None:
    with override_settings(DEBUG=True):
        answer = client.get(ADDRESS)

    assert answer.status_code == 200
    assert not answer.cookies


def test_it_is_in_dutch_and_turns_round(home: Any, admin_client: Any) -> None:
    plain = BeautifulSoup(admin_client.get(ADDRESS, headers={"accept-language": "en"}).content, "html.parser")
    turned = BeautifulSoup(admin_client.get(f"{ADDRESS}?richting=rtl").content, "html.parser")

    assert [tag["lang"] for tag in plain.select("html")] == ["nl"]
    assert [tag.get("dir") for tag in (*plain.select(".guide"), *turned.select(".guide"))] == [None, "rtl"]


def test_search_engines_do_not_hear_of_it(home: Any, client: Any) -> None:
    names = [client.get(path).content.decode() for path in ("/sitemap.xml", "/llms.txt")]

    assert [ADDRESS in text for text in names] == [False, False]
    assert reverse("style_guide") == ADDRESS


def test_it_takes_no_other_methods(home: Any, admin_client: Any) -> None:
    assert admin_client.post(ADDRESS).status_code == 405
