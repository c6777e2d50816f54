"""Pictures, video, sound and files."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.base import GROUP_MEDIA, SiteRichTextBlock, ToolkitBlock
from core.blocks.described import DescribedImageBlock
from core.blocks.link import PublicPageChooserBlock
from core.querysets import is_public
from core.rich_links import page_url
from core.rich_text import RESTRICTED_FEATURES
from core.sound import is_sound

__all__ = [
    "AudioBlock",
    "DownloadBlock",
    "DownloadValue",
    "PictureBlock",
    "VideoBlock",
    "VideoValue",
    "youtube_id",
]

_VIDEO_ID: Final = re.compile(r"^[A-Za-z0-9_-]{11}$")
_YOUTUBE_HOSTS: Final = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com", "youtube-nocookie.com"}
)


def _first_image() -> Any:
    return get_image_model().objects.order_by("pk").first()


def _first_document(*, sound: bool) -> Any:
    documents = get_document_model().objects.order_by("pk")
    return (documents.filter(file__iendswith=".mp3") if sound else documents).first()


class PictureBlock(ToolkitBlock):
    """A picture with an optional caption; the maker's name comes from the library."""

    image = DescribedImageBlock(label=_("Beeld"))
    caption = blocks.CharBlock(label=_("Onderschrift"), required=False, max_length=200)

    def content_value(self, data: dict[str, Any]) -> dict[str, Any]:
        """Content files write ``alt`` and ``decorative`` beside the title of the image."""
        rest = {key: value for key, value in data.items() if key not in {"image", "alt", "decorative"}}
        image = {
            "image": data.get("image"),
            "alt_text": data.get("alt", ""),
            "decorative": data.get("decorative", False),
        }
        return {**rest, "image": image}

    class Meta:
        """What editors see."""

        icon = "image"
        label = _("Beeld")
        label_format = "{caption}"
        description = _("Een foto of tekening. Vertel wat erop staat, ook voor wie hem niet ziet.")
        group = GROUP_MEDIA
        template = "blocks/image.html"

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """The first picture of the library."""
            image = _first_image()
            alt = "Een beeld uit de verzameling" if image else ""
            return {
                "image": {"image": image, "alt_text": alt, "decorative": False},
                "caption": "De tuin in het voorjaar.",
            }


def youtube_id(url: str) -> str:
    """The id of a video on YouTube, from any of its addresses; empty when it is none."""
    parts = urlsplit(url.strip())
    host, path = (parts.hostname or "").lower(), parts.path.strip("/")
    found = ""
    if parts.scheme in {"http", "https"}:
        if host == "youtu.be":
            found = path
        elif host in _YOUTUBE_HOSTS and path == "watch":
            found = parse_qs(parts.query).get("v", [""])[0]
        elif host in _YOUTUBE_HOSTS and path.partition("/")[0] in {"embed", "shorts", "live", "v"}:
            found = path.partition("/")[2]
    return found if _VIDEO_ID.match(found) else ""


class VideoValue(blocks.StructValue):
    """Knows the addresses of the video."""

    @property
    def video_id(self) -> str:
        """Id on YouTube."""
        return youtube_id(self.get("url") or "")

    @property
    def watch_url(self) -> str:
        """Where the link goes when there is no script."""
        return f"https://www.youtube.com/watch?v={self.video_id}"

    @property
    def embed_url(self) -> str:
        """What the script puts in the page after the click; sets no cookie until it plays."""
        return f"https://www.youtube-nocookie.com/embed/{self.video_id}?autoplay=1&rel=0"


class VideoBlock(ToolkitBlock):
    """A video that is fetched after a click only, with all its words as text."""

    title = blocks.CharBlock(label=_("Titel van de video"), max_length=120)
    url = blocks.URLBlock(
        label=_("Adres op YouTube"), help_text=_("Bijvoorbeeld: https://www.youtube.com/watch?v=aqz-KE-bpKQ")
    )
    thumbnail = ImageChooserBlock(
        label=_("Beeld om op te klikken"),
        help_text=_("Uit onze eigen verzameling. YouTube ziet zo niets voor de klik."),
    )
    duration = blocks.CharBlock(label=_("Duur"), required=False, max_length=30, help_text=_("Bijvoorbeeld: 3 minuten."))
    transcript = SiteRichTextBlock(
        label=_("Alles wat er gezegd wordt"),
        features=RESTRICTED_FEATURES,
        help_text=_("Voor wie de video niet kan horen of zien. Noem ook wat er te zien is."),
    )

    def clean(self, value: Any) -> Any:
        """Only videos that the site may show."""
        cleaned = super().clean(value)
        if cleaned["url"] and not youtube_id(cleaned["url"]):
            words = _(
                "Dit is geen adres van een video op YouTube. Andere websites kunnen hier niet. "
                "Open de video op YouTube, kopieer het adres en plak het hier."
            )
            raise StructBlockValidationError({"url": ValidationError(words, code="unknown_host")})
        return cleaned

    class Meta:
        """What editors see."""

        icon = "media"
        label = _("Video")
        label_format = "{title}"
        description = _("Een video van YouTube. Die start pas na een klik. De tekst van de video is verplicht.")
        group = GROUP_MEDIA
        template = "blocks/video.html"
        value_class = VideoValue

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """With the first picture of the library."""
            return {
                "title": "Een dag in het dorpshuis",
                "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                "thumbnail": _first_image(),
                "duration": "3 minuten",
                "transcript": "<p>De deur gaat open. Ria zegt: kom binnen, er is koffie.</p>",
            }


class AudioBlock(ToolkitBlock):
    """Sound: a file of our own with its text, or the episode of a podcast, which has its text itself."""

    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    document = DocumentChooserBlock(label=_("Geluid"), required=False)
    transcript = SiteRichTextBlock(
        label=_("Alles wat er gezegd wordt"),
        features=RESTRICTED_FEATURES,
        required=False,
        help_text=_("Verplicht bij een eigen geluid."),
    )
    episode = PublicPageChooserBlock(
        label=_("Of een aflevering van een podcast"), page_type="blog.PodcastEpisodePage", required=False
    )

    def clean(self, value: Any) -> Any:
        """One of both; a file is sound and has its words."""
        cleaned = super().clean(value)
        document, episode = cleaned["document"], cleaned["episode"]
        faults: dict[str, Any] = {}
        if document and episode:
            faults["episode"] = _("Kies een geluid óf een aflevering. Haal één van de twee weg.")
        elif document and not is_sound(document.filename):
            faults["document"] = _("Dit bestand is geen geluid. Kies een bestand dat eindigt op .mp3 of .m4a.")
        elif not self.is_deferred_validation and not document and not episode:
            faults["document"] = _("Wat kunnen mensen horen? Kies een geluid of een aflevering.")
        elif not self.is_deferred_validation and document and not cleaned["transcript"]:
            faults["transcript"] = _("Schrijf op wat er gezegd wordt, voor mensen die het geluid niet horen.")
        if faults:
            raise StructBlockValidationError(
                {name: ValidationError(words, code="audio") for name, words in faults.items()}
            )
        return cleaned

    def more_context(self, value: Any, request: Any) -> dict[str, Any]:
        """The address of a public episode."""
        episode = value["episode"]
        return {"episode_url": page_url(episode, request) if episode is not None and is_public(episode) else ""}

    class Meta:
        """What editors see."""

        icon = "music"
        label = _("Geluid")
        label_format = "{title}"
        description = _("Een geluid of een aflevering van een podcast, met de tekst erbij.")
        group = GROUP_MEDIA
        template = "blocks/audio.html"

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """With the first sound of the library."""
            return {
                "title": "Ria vertelt",
                "document": _first_document(sound=True),
                "transcript": "<p>Ik kom hier elke dinsdag.</p>",
                "episode": None,
            }


class DownloadValue(blocks.StructValue):
    """What a visitor wants to know before a download."""

    @property
    def label(self) -> str:
        """The words of the link."""
        return str(self.get("title") or self["document"].title)

    @property
    def facts(self) -> str:
        """Kind and size, such as "PDF, 1,2 MB"."""
        return str(self["document"].facts)

    @property
    def language_name(self) -> str:
        """Language of the file when that is not Dutch."""
        document = self["document"]
        return "" if document.language in {"", "nl"} else str(document.get_language_display())


class DownloadBlock(ToolkitBlock):
    """A file to download, with its kind and size."""

    document = DocumentChooserBlock(label=_("Bestand"))
    title = blocks.CharBlock(
        label=_("Tekst van de link"), required=False, max_length=150, help_text=_("Leeg: de naam van het bestand.")
    )
    text = blocks.CharBlock(label=_("Wat staat erin?"), required=False, max_length=250)

    class Meta:
        """What editors see."""

        icon = "download"
        label = _("Bestand")
        label_format = "{title}{document}"
        description = _("Een bestand om te downloaden. Zet belangrijke informatie ook op de pagina zelf.")
        group = GROUP_MEDIA
        template = "blocks/download.html"
        value_class = DownloadValue

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """The first file of the library."""
            return {"document": _first_document(sound=False), "title": "", "text": "Het plan in tien bladzijden."}
