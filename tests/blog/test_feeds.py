"""The podcast for apps: what Apple asks for, and what the other apps read."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.models import CustomDocument, CustomImage
from tests.support.demo_media import png
from tests.support.html import view
from tests.support.pages import make_page
from tests.support.queries import warm_queries
from tests.support.sound import m4a, mp3

FEED = "/feeds/verhalen/weldoeners.xml"
SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}


@pytest.fixture
def podcast(fixed: Any) -> Any:
    cover = CustomImage(title="Omslag", file=ContentFile(png(size=(1500, 1450)), name="omslag.png"))
    cover.save()
    return make_page(
        "blog.PodcastPage",
        fixed("/verhalen/"),
        title="Weldoeners",
        slug="weldoeners",
        author="Flever",
        feed_summary="Gesprekken & soep.",
        cover=cover,
        last_published_at=datetime(2031, 3, 1, 12, tzinfo=UTC),
    )


def sound(name: str = "soep.mp3", data: bytes = b"", **values: Any) -> CustomDocument:
    document = CustomDocument(title=name, file=ContentFile(data or mp3(75), name=name), **values)
    document.save()
    return document


def test_without_an_author_it_is_the_site(podcast: Any, client: Client, settings: Settings) -> None:
    settings.WAGTAIL_SITE_NAME = "Gezond Flevoland"
    podcast.author = ""
    podcast.save()

    channel = ET.fromstring(client.get(FEED).content).find("channel")  # noqa: S314  # our own

    assert channel is not None
    assert channel.findtext("itunes:author", namespaces=SPACES) == "Gezond Flevoland"


def episode(podcast: Any, number: int, **values: Any) -> Any:
    """An episode of this day of the month, with a sound unless told otherwise."""
    values.setdefault("audio", sound(f"deel-{number}.mp3"))
    moment = datetime(2031, 3, number, 12, tzinfo=UTC)
    return make_page(
        "blog.PodcastEpisodePage",
        podcast,
        title=f"Deel {number}",
        number=number,
        search_description=f"Over {number}.",
        transcript="<p>Dag.</p>",
        first_published_at=moment,
        last_published_at=moment,
        **values,
    )


def read(client: Client) -> ET.Element:
    answer = client.get(FEED)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/rss+xml; charset=utf-8")
    root = ET.fromstring(answer.content)  # noqa: S314  # our own
    channel = root.find("channel")
    assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
    assert channel is not None
    return channel


def texts(element: ET.Element, *names: str) -> dict[str, str | None]:
    return {name: element.findtext(name, None, SPACES) for name in names}


def attributes(element: ET.Element, name: str) -> dict[str, str]:
    found = element.find(name, SPACES)
    assert found is not None
    return dict(found.attrib)


def test_the_podcast_has_all_that_apple_asks_for(podcast: Any, client: Client) -> None:
    channel = read(client)

    names = ("title", "link", "description", "language", "itunes:author", "itunes:summary")
    assert texts(channel, *names, "itunes:type", "itunes:explicit", "itunes:block") == {
        "title": "Weldoeners",
        "link": "http://testserver/verhalen/weldoeners/",
        "description": "Gesprekken & soep.",
        "language": "nl",
        "itunes:author": "Flever",
        "itunes:summary": "Gesprekken & soep.",
        "itunes:type": "episodic",
        "itunes:explicit": "false",
        "itunes:block": None,
    }
    assert attributes(channel, "itunes:category") == {"text": "Health & Fitness"}
    assert attributes(channel, "itunes:category/itunes:category") == {"text": "Mental Health"}
    assert attributes(channel, "atom:link") == {"href": f"http://testserver{FEED}", "rel": "self"}


def test_the_cover_is_a_square_of_the_smallest_size_that_apple_takes(podcast: Any, client: Client) -> None:
    address = attributes(read(client), "itunes:image")["href"]

    answer: Any = client.get(address.removeprefix("http://testserver"))

    with Image.open(BytesIO(b"".join(answer.streaming_content))) as image:
        assert (image.format, image.size) == ("JPEG", (1400, 1400))
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_without_a_cover_there_is_none(podcast: Any, client: Client) -> None:
    type(podcast).objects.update(cover=None)

    assert read(client).find("itunes:image", SPACES) is None


def test_an_episode_has_all_that_apps_show(podcast: Any, client: Client) -> None:
    page = episode(podcast, 2)

    item = read(client).findall("item")[0]

    names = ("title", "link", "guid", "description", "pubDate", "itunes:title", "itunes:episode", "itunes:duration")
    assert texts(item, *names, "itunes:episodeType", "itunes:explicit", "itunes:summary") == {
        "title": "Deel 2",
        "link": "http://testserver/verhalen/weldoeners/deel-2/",
        "guid": f"urn:uuid:{page.translation_key}",
        "description": "Over 2.",
        "pubDate": "Sun, 02 Mar 2031 12:00:00 +0000",
        "itunes:title": "Deel 2",
        "itunes:episode": "2",
        "itunes:duration": "75",
        "itunes:episodeType": "full",
        "itunes:explicit": "false",
        "itunes:summary": "Over 2.",
    }
    assert attributes(item, "guid") == {"isPermaLink": "false"}
    assert attributes(item, "podcast:transcript") == {
        "url": "http://testserver/verhalen/weldoeners/deel-2/#gesprek",
        "type": "text/html",
        "language": "nl",
    }


@pytest.mark.parametrize(
    ("name", "data", "kind"), [("a.mp3", mp3(2), "audio/mpeg"), ("a.m4a", m4a(2), "audio/mp4")], ids=["mp3", "m4a"]
)
def test_the_enclosure_is_the_file(podcast: Any, client: Client, name: str, data: bytes, kind: str) -> None:
    document = sound(name, data)
    episode(podcast, 1, audio=document)

    told = attributes(read(client).findall("item")[0], "enclosure")
    answer: Any = client.get(told["url"].removeprefix("http://testserver"))

    assert told == {"url": f"http://testserver{document.url}", "length": str(len(data)), "type": kind}
    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (data, kind)


def test_says_that_a_computer_reads_the_beginning_of_an_invented_talk(podcast: Any, client: Client) -> None:
    episode(podcast, 1, sample=True, computer_voices=True, is_excerpt=True)

    assert read(client).findtext("item/description") == (
        "Verzonnen voorbeeld. Voorgelezen door een computer. U hoort het begin van het gesprek. Over 1."
    )


def test_only_what_everyone_may_see_and_hear(podcast: Any, client: Client) -> None:
    hidden = Collection.get_first_root_node().add_child(name="Geheim").add_child(name="Nog geheimer")
    CollectionViewRestriction.objects.create(
        collection=hidden.get_parent(), restriction_type=CollectionViewRestriction.LOGIN
    )
    episode(podcast, 1)
    episode(podcast, 2, audio=None)
    episode(podcast, 3, live=False)
    episode(podcast, 4, audio=sound("geheim.mp3", collection=hidden))
    private = episode(podcast, 5)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    episode(podcast, 6)

    assert [item.findtext("title") for item in read(client).findall("item")] == ["Deel 6", "Deel 1"]


def test_a_demo_site_says_so_and_stays_out_of_the_apps(
    podcast: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("core.feeds", "blog.feeds"):
        monkeypatch.setattr(f"{name}.demo_is_present", lambda: True)

    channel = read(client)

    assert texts(channel, "description", "itunes:block") == {
        "description": "Voorbeeldgegevens. Namen, nummers en cijfers zijn verzonnen. Gesprekken & soep.",
        "itunes:block": "Yes",
    }


def test_an_app_that_has_it_need_not_fetch_it_again(podcast: Any, client: Client) -> None:
    episode(podcast, 2)
    first = client.get(FEED)

    same = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    later = client.get(FEED, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (first["Last-Modified"], first["Access-Control-Allow-Origin"]) == ("Sun, 02 Mar 2031 12:00:00 GMT", "*")
    assert [(answer.status_code, answer.content) for answer in (same, later)] == [(304, b""), (304, b"")]
    type(podcast).objects.update(author="WEL")
    assert client.get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_page_leads_to_it(podcast: Any, client: Client) -> None:
    page = view(client, podcast.url)

    assert page.soup.select_one("link[type='application/rss+xml']")["href"] == FEED
    assert page.soup.select_one("[aria-labelledby=app] a").get_text() == f"http://testserver{FEED}"
    assert (
        view(client, f"/en{podcast.url}").soup.select("[aria-labelledby=app], link[type='application/rss+xml']") == []
    )


def test_a_podcast_that_moved_takes_its_listeners_along(podcast: Any, client: Client) -> None:
    Redirect.objects.create(old_path="/verhalen/oud", redirect_page=podcast)
    Redirect.objects.create(old_path="/verhalen/weg", redirect_link="https://voorbeeld.example/")
    Redirect.objects.create(old_path="/verhalen/deel", redirect_page=episode(podcast, 1))

    moved, gone, without = (client.get(f"/feeds/verhalen/{name}.xml") for name in ("oud", "weg", "deel"))

    assert (moved.status_code, moved["Location"]) == (301, FEED)
    assert (gone.status_code, without.status_code) == (404, 404)


def test_as_many_queries_for_three_as_for_one(podcast: Any, client: Client) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            episode(podcast, number)
        counts.append(warm_queries(client, FEED))

    assert counts == [4, 4]
