"""One user for each role of the demo, with passwords that are made on this machine and stay on it."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from core.demo.records import remember
from core.models import DemoObject

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


def _seal(user: Any, password: str) -> str:
    """Proof that this password opens this account; it spares the slow check at every start."""
    return hashlib.sha256(f"{user.password} {password}".encode()).hexdigest()


def _make(name: str, label: str, group: str) -> Any:
    user = get_user_model()(username=name, first_name=label, email=f"{name}@voorbeeld.example")
    user.is_superuser = user.is_staff = not group
    user.set_unusable_password()
    user.save()
    user.groups.set(Group.objects.filter(name=group))
    return user


def _open(record: DemoObject, user: Any, password: str) -> None:
    """Make sure that the password opens the account in this database."""
    if record.state == _seal(user, password):
        return
    if not (user.has_usable_password() and user.check_password(password)):
        user.set_password(password)
        user.save(update_fields=["password"])
    DemoObject.objects.filter(pk=record.pk).update(state=_seal(user, password))


@transaction.atomic
def ensure_demo_users(path: Path, *, reset: bool = False) -> list[str]:
    """Make the users and the password file, and make every password in the file right for this database.

    Passwords in the file stay unless ``reset``: databases may share the file. Returns the names of accounts that
    people made; the demo does not touch those and has no password for them.
    """
    kept = {} if reset else dict(line.split(" ", 1) for line in password_lines(path) if " " in line)
    accounts = get_user_model().objects.filter(username__in=[name for name, _label, _group in DEMO_USERS])
    users = {user.username: user for user in accounts}
    records = {record.key: record for record in DemoObject.objects.filter(key__startswith="user/")}
    lines, others = [], []
    for name, label, group in DEMO_USERS:
        user, record = users.get(name), records.get(f"user/{name}")
        if user is not None and (record is None or record.existed_before or record.object_id != str(user.pk)):
            others.append(name)
            continue
        if user is None or record is None:
            user = _make(name, label, group)
            record = remember(f"user/{name}", user)
        password = kept.get(name) or secrets.token_urlsafe(12)
        _open(record, user, password)
        lines.append(f"{name} {password}")
    if lines != password_lines(path):
        _write(path, lines)
    return others
