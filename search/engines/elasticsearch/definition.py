"""What an index looks like, and how indexes are called."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from search.analysis import ANALYSER_VERSION
from search.engines.elasticsearch.connection import prefix
from search.ranking import WEIGHTS

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

__all__ = ["FIELDS", "WORDS", "alias", "create", "indexes", "new_name", "opened", "template_name"]

#: Goes up when this file, what a document sends or a weight of a kind changes: the index must then be made anew.
_DEFINITION_VERSION: Final = 3
#: The fields with words, and what a word in them counts for.
FIELDS: Final[dict[str, float]] = {
    "title": WEIGHTS.title,
    "terms": WEIGHTS.terms,
    "summary": WEIGHTS.summary,
    "body": WEIGHTS.body,
}

#: The words of all fields together, by which is decided what is found: a server looks in one field instead of four.
WORDS: Final = "words"

_KEYWORD: Final[dict[str, Any]] = {"type": "keyword"}
#: How long a text is counts for nothing.
_TEXT: Final[dict[str, Any]] = {"type": "text", "analyzer": "tokens", "norms": False}
_MAPPINGS: Final[dict[str, Any]] = {
    "dynamic": "strict",
    # The texts stand in the database; results come from there.
    "_source": {"enabled": False},
    "properties": {
        **{name: {**_TEXT, "copy_to": WORDS} for name in FIELDS},
        WORDS: _TEXT,
        "facets": _KEYWORD,
        "key": _KEYWORD,
        "kind": _KEYWORD,
        "kind_weight": {"type": "float"},
        "language": _KEYWORD,
        "translation": _KEYWORD,
        "everywhere": {"type": "boolean"},
        "pk": {"type": "long"},
        "version": {"type": "long"},
        "date": {"type": "date"},
        "checked": {"type": "date"},
    },
}
_SETTINGS: Final[dict[str, Any]] = {
    "number_of_shards": 1,
    # A copy on a second server, as soon as there is one.
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    # The tokens are made by search.analysis; the server only cuts at spaces. No token is cut in two.
    "analysis": {
        "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": 8000}},
        "analyzer": {"tokens": {"type": "custom", "tokenizer": "spaces"}},
    },
}


def alias() -> str:
    """The name that is searched in. It names the analyser: an index with other tokens is not found by accident."""
    return f"{prefix()}-{_DEFINITION_VERSION}-{ANALYSER_VERSION}"


def template_name() -> str:
    """The template that gives each new index its shape."""
    return prefix()


def new_name(now: datetime) -> str:
    """The name of an index that is being made."""
    return f"{alias()}-{now:%Y%m%d%H%M%S%f}"


def indexes(client: Elasticsearch) -> dict[str, set[str]]:
    """All indexes of ours on the server, of older versions too, with their aliases."""
    ours = re.compile(rf"{re.escape(prefix())}-\d+-\d+-\d{{20}}", re.ASCII)
    found = client.indices.get_alias(index=f"{prefix()}-*", expand_wildcards="all")
    return {name: set(about["aliases"]) for name, about in found.items() if ours.fullmatch(name)}


def create(client: Elasticsearch, name: str) -> None:
    """Make an empty index by the template; until ``opened`` nothing in it is found.

    Who may only touch the indexes of this site may make no template; the index then brings its shape along.
    """
    from elasticsearch import AuthorizationException

    closed = {"refresh_interval": "-1"}
    try:
        client.indices.put_index_template(
            name=template_name(),
            index_patterns=[f"{alias()}-*"],
            template={"settings": _SETTINGS, "mappings": _MAPPINGS},
        )
    except AuthorizationException:
        client.indices.create(index=name, settings={**_SETTINGS, **closed}, mappings=_MAPPINGS)
    else:
        client.indices.create(index=name, settings=closed)


def opened(client: Elasticsearch, name: str) -> None:
    """From now on what is written is found a second later."""
    client.indices.put_settings(index=name, settings={"refresh_interval": _SETTINGS["refresh_interval"]})
    client.indices.refresh(index=name)
