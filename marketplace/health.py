"""Whether the process lives (`/healthz`) and whether it can serve (`/readyz`)."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from marketplace.lib.methods import read_only
from marketplace.lib.tasks.models import WorkerBeat

WORKER_SILENT = timedelta(seconds=60)


@login_not_required
@read_only
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@read_only
def readyz(request: HttpRequest) -> HttpResponse:
    checks = {"database": database, "migrations": migrations, "cache": cached, "worker": worker}
    found = {name: answers(check) for name, check in checks.items()}
    response = JsonResponse(found, status=200 if all(found.values()) else 503)
    if response.status_code == 503:
        response["Retry-After"] = "5"
    return response


def answers(check) -> bool:
    try:
        return check()
    except (DatabaseError, InterfaceError):
        return False


def database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def cached() -> bool:
    cache.set("readyz", 1, 10)
    return cache.get("readyz") == 1


def worker() -> bool:
    return WorkerBeat.objects.filter(at__gt=timezone.now() - WORKER_SILENT).exists()
