"""``/livez``: the process answers. ``/readyz``: it can take visitors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from core.health import run_checks
from core.protection import read_only

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["livez", "readyz"]


@read_only
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """200 as long as the process runs; asks nothing of anyone."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@read_only
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every critical part is well, else 503; the body tells how each part stands."""
    results = run_checks()
    ready = all(result.ok for result in results if result.critical)
    status = "ok" if all(result.ok for result in results) else "warning" if ready else "unavailable"
    parts = {result.name: {"ok": result.ok, "critical": result.critical, "detail": result.detail} for result in results}
    return JsonResponse({"status": status, "checks": parts}, status=200 if ready else 503)
