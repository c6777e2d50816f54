"""Take out of a picture what a camera or program hides in it: place, time, device, owner, thumbnail.

Pixels stay as they are seen: a picture that was stored on its side with a note to turn it is turned for real.
The colour profile stays, because without it colours change.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import IO, Any, Final

from django.core.files.base import ContentFile
from PIL import Image, ImageOps, ImageSequence, JpegImagePlugin

__all__ = ["has_metadata", "without_metadata"]

#: What ``Image.info`` may keep: it says how pixels look, not who made them.
_HARMLESS: Final = frozenset(
    {"icc_profile", "transparency", "gamma", "duration", "loop", "disposal", "blend", "background", "default_image"}
)
_PRIVATE: Final = frozenset(
    {"exif", "xmp", "comment", "photoshop", "mp", "mpoffset", "xml:com.adobe.xmp", "raw profile type exif"}
)
_EXIF_ORIENTATION: Final = 0x0112
_QUALITY: Final = {"WEBP": 92, "AVIF": 88}


def has_metadata(file: IO[bytes]) -> bool:
    """Whether the picture holds more than pixels, colours and timing."""
    file.seek(0)
    with Image.open(file) as image:
        if image.format == "PNG":
            image.load()  # its notes may come after the pixels
        names = {str(name).lower() for name in image.info}
        found = bool(names & _PRIVATE) or bool(getattr(image, "text", None)) or bool(image.getexif())
        if image.format in {"JPEG", "MPO"}:
            found = found or image.format == "MPO" or any(_is_private(*marker) for marker in _markers(image))
    file.seek(0)
    return found


def without_metadata(file: IO[bytes], name: str) -> ContentFile[bytes]:
    """The same picture, upright, with pixels, colour profile and frames only."""
    file.seek(0)
    with Image.open(file) as image:
        kind = "JPEG" if image.format == "MPO" else str(image.format)
        target = BytesIO()
        if getattr(image, "n_frames", 1) > 1 and kind != "JPEG":
            _save_frames(image, kind, target)
        else:
            _save_one(image, kind, target)
    file.seek(0)
    return ContentFile(target.getvalue(), name=PurePath(name).name)


def _markers(image: Any) -> list[tuple[str, bytes]]:
    return list(getattr(image, "applist", []))


def _is_private(marker: str, data: bytes) -> bool:
    """JFIF, the colour profile and Adobe's note on colours are needed to show a JPEG; all else is not."""
    if marker == "APP0":
        return not data.startswith(b"JFIF")
    if marker == "APP2":
        return not data.startswith(b"ICC_PROFILE")
    return marker != "APP14"


def _cleaned(image: Image.Image) -> Image.Image:
    """A copy that is upright and whose ``info`` holds harmless things only."""
    turned = ImageOps.exif_transpose(image) if image.getexif().get(_EXIF_ORIENTATION, 1) != 1 else image.copy()
    turned.info = {key: value for key, value in turned.info.items() if key in _HARMLESS}
    turned.getexif().clear()
    return turned


def _save_one(image: Image.Image, kind: str, target: BytesIO) -> None:
    options: dict[str, Any] = {"format": kind}
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        # The same tables as the source: the picture loses next to nothing and does not grow.
        options |= {"qtables": image.quantization, "subsampling": JpegImagePlugin.get_sampling(image), "optimize": True}
        options["progressive"] = bool(image.info.get("progressive"))
        if options["subsampling"] == -1:
            del options["subsampling"]
    elif kind in _QUALITY:
        options["quality"] = _QUALITY[kind]
    cleaned = _cleaned(image)
    if "icc_profile" in cleaned.info:
        options["icc_profile"] = cleaned.info["icc_profile"]
    cleaned.save(target, **options)


def _save_frames(image: Image.Image, kind: str, target: BytesIO) -> None:
    """An animation, with the pace of every frame."""
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(frame.info.get("duration", 0))
        frames.append(_cleaned(frame))
    options: dict[str, Any] = {"format": kind, "save_all": True, "append_images": frames[1:], "duration": durations}
    options["loop"] = image.info.get("loop", 0)
    if kind in _QUALITY:
        options["quality"] = _QUALITY[kind]
    frames[0].save(target, **options)
