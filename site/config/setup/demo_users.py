"""One user for each role of the demo, with passwords that are made on this machine and stay on it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from core.demo.run import remember

__all__ = ["DEMO_USERS", "ensure_demo_users", "password_lines"]

#: user name, display name, group; an empty group is an administrator.
DEMO_USERS: tuple[tuple[str, str, str], ...] = (
    ("beheerder", "Beheerder", ""),
    ("redacteur", "Redacteur", "Redacteuren"),
    ("moderator", "Moderator", "Moderatoren"),
    ("expex", "ExpEx-auteur", "ExpEx-auteurs"),
    ("oco", "OCO-auteur", "OCO-auteurs"),
    ("coordinator", "Coördinator", "Coördinatoren academie"),
)


def _write(path: Path, lines: list[str]) -> None:
    """Write the file so that only its owner can read it, from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    temporary.replace(path)


def password_lines(path: Path) -> list[str]:
    """The kept lines "name password"; empty when there is no file yet."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@transaction.atomic
def ensure_demo_users(path: Path, *, reset: bool = False) -> bool:
    """Make the users and the password file. Existing passwords stay unless ``reset`` or the file is gone.

    Returns whether passwords were made now.
    """
    users = get_user_model().objects
    kept = dict(line.split(" ", 1) for line in password_lines(path) if " " in line)
    names = [name for name, _label, _group in DEMO_USERS]
    complete = set(names) <= set(kept) and users.filter(username__in=names).count() == len(names)
    if complete and not reset:
        return False
    lines = []
    for name, label, group in DEMO_USERS:
        password = secrets.token_urlsafe(12)
        user, created = users.get_or_create(
            username=name, defaults={"first_name": label, "email": f"{name}@voorbeeld.example"}
        )
        user.is_superuser = user.is_staff = not group
        user.set_password(password)
        user.save()
        user.groups.set(Group.objects.filter(name=group))
        remember(f"user/{name}", user, existed_before=not created)
        lines.append(f"{name} {password}")
    _write(path, lines)
    return True
