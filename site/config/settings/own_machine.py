"""The environment of a site on one's own machine: what nobody set makes itself, and a real site is left alone."""

from __future__ import annotations

import os

from config.settings import variables
from config.settings.environment import Environment, EnvironmentFault, data_folder, read_environment, read_file
from config.settings.local_secret import local_secret

__all__ = ["read_own_machine"]

_YES = "ja"


def read_own_machine() -> Environment:
    """For the settings ``dev`` and ``demo``, which may fill the database with invented content.

    They refuse the environment of a real site: a ``.env`` with its ``BASE_URL`` also names its database. Who wants
    a trial site behind HTTPS says so with ``DEMO_SITE=ja``.
    """
    read_file()
    env = read_environment(
        secret_key=os.environ.get("SECRET_KEY", "").strip() or local_secret(data_folder()),
        allowed_hosts="localhost,127.0.0.1,[::1]",
        base_url=f"http://localhost:{variables.port()}",
        email_url="consolemail://",
        contact_email="team@voorbeeld.example",
        trusted_proxies="0",
    )
    if env.is_https and variables.text("DEMO_SITE", "").lower() != _YES:
        problem = (
            "hoort bij een echte site, en deze opdracht is voor een site op een eigen computer. "
            "Zet DJANGO_SETTINGS_MODULE=config.settings.production in de omgeving, "
            "of DEMO_SITE=ja als hier echt voorbeeldinhoud mag staan."
        )
        raise EnvironmentFault(name="BASE_URL", problem=problem)
    return env
