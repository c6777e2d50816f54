"""Values as HSDS wants them: what is not known is left out, because its text fields know no null."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from django.utils.encoding import iri_to_uri

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

__all__ = ["LICENCE", "NAMESPACE", "Row", "child_id", "known", "moment", "paragraphs", "term_id", "uri"]

#: Creative Commons Attribution 4.0: anyone may use the data and says where it comes from.
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
#: Identities that are no row in our database follow from this: the same in every installation and for ever.
NAMESPACE: Final = UUID("0f3a5a40-58a9-5d5b-8d5e-3f0c6f1d7c2e")
Row = dict[str, Any]

_BARE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


def known(values: Mapping[str, Any]) -> Row:
    """Without what is empty. Zero and false are known."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [])}


def child_id(parent: UUID, name: str) -> str:
    """Identity of a thing that is an object in HSDS and only a field with us."""
    return str(uuid5(parent, name))


def term_id(taxonomy: str, slug: str = "") -> str:
    """Identity of a term, or of its taxonomy."""
    return str(uuid5(NAMESPACE, f"{taxonomy}/{slug}" if slug else taxonomy))


def moment(value: datetime) -> str:
    """A moment in UTC, after RFC 3339."""
    return value.isoformat().replace("+00:00", "Z")


def uri(address: str) -> str:
    """A web address in which only signs stand that RFC 3986 allows; editors paste others too."""
    safe = _BARE_PERCENT.sub("%25", iri_to_uri(address) or "")
    head, mark, fragment = safe.replace("[", "%5B").replace("]", "%5D").partition("#")
    return f"{head}{mark}{fragment.replace('#', '%23')}"


def paragraphs(*texts: str) -> str:
    """Texts below each other, an empty line between them; empty ones are left out."""
    return "\n\n".join(text.strip() for text in texts if text.strip())
