"""The OpenAPI 3.1 document: what may be asked here and what the answers look like, no more and no less."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from directory.api.parameters import LONGEST_SEARCH, MOST, MOST_FULL, MOST_METRES, POSTCODE, USUAL
from directory.api.shapes import SHAPES
from directory.api.values import LICENCE
from directory.enums import LocationType, ServiceStatus, Weekday
from directory.memory.changes import LONGEST_WRITE

__all__ = ["document"]

Json = dict[str, Any]

_TEXT: Final[Json] = {"type": "string"}
_TYPES: Final[dict[str, Json]] = {
    "string": _TEXT,
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
    "datetime": {"type": "string", "format": "date-time"},
}
_CHOICES: Final[dict[tuple[str, str], list[str]]] = {
    ("Service", "status"): list(ServiceStatus.values),
    ("Location", "location_type"): list(LocationType.values),
    ("Address", "address_type"): list(LocationType.values),
    ("Schedule", "freq"): ["WEEKLY", "MONTHLY"],
    ("Schedule", "wkst"): list(Weekday.values),
}


def _parameters() -> dict[str, Json]:
    """The schema of each parameter, with what it does."""
    flag: Json = {"type": "string", "enum": ["true", "false"]}
    found: dict[str, tuple[Json, str]] = {
        "search": (_TEXT | {"minLength": 1, "maxLength": LONGEST_SEARCH}, _("Woorden die erin staan.")),
        "page": ({"type": "integer", "minimum": 1, "default": 1}, _("Nummer van de pagina.")),
        "per_page": (
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
            _("Hoeveel er op een pagina staan. Met full=true ten hoogste %(most)d.") % {"most": MOST_FULL},
        ),
        "taxonomy_term_id": (_TYPES["uuid"], _("Alleen met deze term.")),
        "taxonomy_id": (_TYPES["uuid"], _("Alleen met een term van deze lijst.")),
        "organization_id": (_TYPES["uuid"], _("Alleen van deze organisatie.")),
        "modified_after": (
            _TYPES["datetime"],
            _(
                "Alleen wat na dit moment veranderde of van de kaart ging. "
                "Ook wat tot %(minutes)d minuten daarvoor veranderde: een wijziging kan later zichtbaar worden. "
                "U kunt hetzelfde dus twee keer krijgen; herken het aan id."
            )
            % {"minutes": LONGEST_WRITE.seconds // 60},
        ),
        "minimal": (flag, _("Alleen id, name, status en last_modified. Gaat voor full.")),
        "full": (flag, _("Met alles wat erbij hoort.")),
        "postcode": (
            _TEXT | {"pattern": POSTCODE},
            _("Alleen hulp voor inwoners van deze postcode in Flevoland."),
        ),
        "proximity": (
            {"type": "integer", "minimum": 0, "maximum": MOST_METRES},
            _("Samen met postcode: alleen hulp binnen zoveel meter. Hulp zonder adres blijft staan."),
        ),
    }
    return {
        name: {"name": name, "in": "query", "required": False, "description": about, "schema": schema}
        for name, (schema, about) in found.items()
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _property(kind: str, name: str, of: str) -> Json:
    if of.startswith("+"):
        return {"type": "array", "items": _ref(of[1:])}
    if of.startswith("="):
        return _ref(of[1:])
    choices = _CHOICES.get((kind, name))
    return _TYPES[of] | ({"enum": choices} if choices else {})


def _object(properties: Json, required: list[str]) -> Json:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _schemas() -> dict[str, Json]:
    found = {
        kind: _object({name: _property(kind, name, of) for name, of in shape.fields.items()}, list(shape.required))
        for kind, shape in SHAPES.items()
    }
    short = ("id", "name", "status", "last_modified")
    whole = found["Service"]["properties"]
    found["ServiceSummary"] = _object({name: whole[name] for name in short}, list(short))
    count, flag = {"type": "integer", "minimum": 0}, {"type": "boolean"}
    page: Json = {
        **dict.fromkeys(("total_items", "total_pages", "page_number", "size"), count),
        **dict.fromkeys(("first_page", "last_page", "empty"), flag),
        "license": _TYPES["uri"],
        "attribution": _TEXT,
    }
    for kind in ("Service", "Organization", "ServiceAtLocation", "Taxonomy", "TaxonomyTerm"):
        contents = {"type": "array", "items": _ref(kind)}
        found[f"{kind}Page"] = _object({**page, "contents": contents}, [*page, "contents"])
    about: Json = {
        **dict.fromkeys(("version", "timezone", "language"), _TEXT),
        **dict.fromkeys(("profile", "openapi_url", "datapackage_url", "license"), _TYPES["uri"]),
    }
    found["Api"] = _object(about, list(about))
    problem: Json = {**dict.fromkeys(("type", "title", "parameter", "allowed"), _TEXT), "status": {"type": "integer"}}
    found["Problem"] = _object(problem, ["type", "title", "status"])
    return found


def _answers(schema: Json, kind: str, *, may_miss: bool = False) -> Json:
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    found: Json = {
        "200": {"description": _("Het antwoord."), "content": {kind: {"schema": schema}}},
        "304": {"description": _("U hebt dit antwoord al (If-None-Match).")},
        "400": {"description": _("Een parameter is niet goed."), "content": problem},
        "405": {"description": _("U kunt hier alleen lezen."), "content": problem},
    }
    missing = {"404": {"description": _("Dit is er niet."), "content": problem}}
    return found | (missing if may_miss else {})


def _get(identity: str, about: str, schema: Json, *names: str, kind: str = "application/json") -> Json:
    parameters = [{"$ref": f"#/components/parameters/{name}"} for name in names]
    answers = _answers(schema, kind)
    return {"get": {"operationId": identity, "summary": about, "parameters": parameters, "responses": answers}}


def _one(identity: str, about: str, kind: str) -> Json:
    path = {"name": "id", "in": "path", "required": True, "schema": _TYPES["uuid"]}
    answers = _answers(_ref(kind), "application/json", may_miss=True)
    return {"get": {"operationId": identity, "summary": about, "parameters": [path], "responses": answers}}


def _paths() -> dict[str, Json]:
    pages = ("search", "page", "per_page")
    facts = ("taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full", "postcode", "proximity")
    file: Json = {"type": "string", "contentMediaType": "application/zip"}
    return {
        "/": _get("root", _("Wat dit is"), _ref("Api")),
        "/openapi.json": _get("openapi", _("Dit document"), {"type": "object"}),
        "/datapackage.zip": _get("datapackage", _("Alles in CSV"), file, kind="application/zip"),
        "/services": _get("services", _("Hulp"), _ref("ServicePage"), *pages, *facts, "minimal"),
        "/services/{id}": _one("service", _("Eén item"), "Service"),
        "/organizations": _get("organizations", _("Organisaties"), _ref("OrganizationPage"), *pages, *facts),
        "/organizations/{id}": _one("organization", _("Eén organisatie"), "Organization"),
        "/service_at_locations": _get(
            "service_at_locations", _("Hulp op een plek"), _ref("ServiceAtLocationPage"), *pages, *facts
        ),
        "/service_at_locations/{id}": _one("service_at_location", _("Eén plek"), "ServiceAtLocation"),
        "/taxonomies": _get("taxonomies", _("Lijsten van termen"), _ref("TaxonomyPage"), *pages),
        "/taxonomies/{id}": _one("taxonomy", _("Eén lijst"), "Taxonomy"),
        "/taxonomy_terms": _get("taxonomy_terms", _("Termen"), _ref("TaxonomyTermPage"), *pages, "taxonomy_id"),
        "/taxonomy_terms/{id}": _one("taxonomy_term", _("Eén term"), "TaxonomyTerm"),
    }


def document(base: str) -> Json:
    """The whole document; ``base`` is the address of the API."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.WAGTAIL_SITE_NAME}: HSDS",
            "version": "3.1",
            "description": _("De sociale kaart als open data, volgens HSDS 3.1. Alleen lezen."),
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": base}],
        "paths": _paths(),
        "components": {"schemas": _schemas(), "parameters": _parameters()},
    }
