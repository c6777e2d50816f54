"""The fields of each HSDS object that we tell: the OpenAPI document and the CSV package are made from this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["SHAPES", "Shape", "fields_of"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of object.

    ``fields`` has a type for each name: ``string``, ``uuid``, ``uri``, ``email``, ``number``, ``date``, ``time``,
    ``datetime``, or the name of another shape (``=Phone`` for one, ``+Phone`` for a list).
    ``table`` and ``file`` are its name in the CSV package; ``points`` leads from a field to the table it points to.
    """

    table: str
    file: str
    fields: dict[str, str]
    required: tuple[str, ...] = ("id",)
    points: tuple[tuple[str, str], ...] = ()


def fields_of(text: str) -> dict[str, str]:
    """Fields from words: ``name`` is a string, ``amount:number`` a number; ``id`` and ``…_id`` are identities."""
    found = {}
    for word in text.split():
        name, _colon, kind = word.partition(":")
        is_id = name == "id" or name.endswith("_id")
        found[name] = kind or ("uuid" if is_id else "string")
    return found


_SERVICE: Final = fields_of(
    "id organization_id name description url:uri email:email status application_process fees_description wait_time "
    "eligibility_description minimum_age:number maximum_age:number assured_date:date alert last_modified:datetime "
    "organization:=Organization additional_urls:+Url phones:+Phone schedules:+Schedule service_areas:+ServiceArea "
    "service_at_locations:+ServiceAtLocation languages:+Language cost_options:+CostOption contacts:+Contact "
    "attributes:+Attribute"
)
SHAPES: Final = {
    "Organization": Shape(
        *("organization", "organizations.csv"),
        fields_of(
            "id name description email:email website:uri organization_identifiers:+OrganizationIdentifier "
            "services:+ServiceSummary"
        ),
        ("id", "name", "description"),
    ),
    "Service": Shape(
        *("service", "services.csv", _SERVICE),
        ("id", "name", "status", "last_modified"),
        (("organization_id", "organization"),),
    ),
    "Location": Shape(
        *("location", "locations.csv"),
        fields_of(
            "id location_type name description transportation latitude:number longitude:number addresses:+Address "
            "accessibility:+Accessibility"
        ),
        ("id", "location_type"),
    ),
    "ServiceAtLocation": Shape(
        *("service_at_location", "service_at_location.csv"),
        fields_of("id service_id location_id description location:=Location schedules:+Schedule"),
        ("id", "service_id", "location_id"),
        (("service_id", "service"), ("location_id", "location")),
    ),
    "Address": Shape(
        *("address", "addresses.csv"),
        fields_of("id location_id address_1 city state_province postal_code country address_type"),
        ("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
        (("location_id", "location"),),
    ),
    "Contact": Shape(
        *("contact", "contacts.csv", fields_of("id service_id name title phones:+Phone")),
        points=(("service_id", "service"),),
    ),
    "Phone": Shape(
        *("phone", "phones.csv", fields_of("id service_id contact_id number type description"), ("id", "number")),
        points=(("service_id", "service"), ("contact_id", "contact")),
    ),
    "Schedule": Shape(
        *("schedule", "schedules.csv"),
        fields_of(
            "id service_id location_id service_at_location_id valid_from:date valid_to:date dtstart:date until:date "
            "wkst freq interval:number byday description opens_at:time closes_at:time attending_type notes "
            "attributes:+Attribute"
        ),
        points=(
            *(("service_id", "service"), ("location_id", "location")),
            ("service_at_location_id", "service_at_location"),
        ),
    ),
    "ServiceArea": Shape(
        *("service_area", "service_areas.csv", fields_of("id service_id name extent extent_type")),
        points=(("service_id", "service"),),
    ),
    "Language": Shape(
        *("language", "languages.csv", fields_of("id service_id name code note")), points=(("service_id", "service"),)
    ),
    "CostOption": Shape(
        *("cost_option", "cost_options.csv"),
        fields_of("id service_id option currency amount:number amount_description"),
        points=(("service_id", "service"),),
    ),
    "Accessibility": Shape(
        *("accessibility", "accessibility.csv", fields_of("id location_id description details")),
        points=(("location_id", "location"),),
    ),
    "OrganizationIdentifier": Shape(
        *("organization_identifier", "organization_identifiers.csv"),
        fields_of("id organization_id identifier_scheme identifier_type identifier"),
        ("id", "identifier_type", "identifier"),
        (("organization_id", "organization"),),
    ),
    "Url": Shape(
        *("url", "url.csv", fields_of("id service_id label url:uri"), ("id", "url")),
        points=(("service_id", "service"),),
    ),
    "Attribute": Shape(
        *("attribute", "attributes.csv"),
        fields_of("id link_id taxonomy_term_id link_type link_entity value label taxonomy_term:=TaxonomyTerm"),
        points=(("taxonomy_term_id", "taxonomy_term"),),
    ),
    "Taxonomy": Shape(*("taxonomy", "taxonomies.csv", fields_of("id name description"), ("id", "name", "description"))),
    "TaxonomyTerm": Shape(
        *("taxonomy_term", "taxonomy_terms.csv"),
        fields_of("id code name description taxonomy language taxonomy_id taxonomy_detail:=Taxonomy"),
        ("id", "name", "description"),
        (("taxonomy_id", "taxonomy"),),
    ),
}
