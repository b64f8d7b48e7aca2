"""A throw-away PostgreSQL of the tests' own, from Debian's packages."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.ports import free_port
from tests.required import skip_without

USER = "postgres"


@contextmanager
def postgres(folder):
    """Yields its URL in the form that Prefect takes."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    skip_without(programs, "install Debian's package `postgresql`")
    port, data = free_port(), Path(folder, "data")
    folder.mkdir(parents=True)
    user = USER if os.geteuid() == 0 else None  # it refuses to run as root
    if user:
        shutil.chown(folder, user)
        for parent in list(folder.parents)[:-2]:
            parent.chmod(parent.stat().st_mode | 0o011)

    def run(program, *arguments):
        command = [str(programs[-1] / program), *map(str, arguments)]
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "-D", data, "-U", "prefect", "-A", "trust", "--no-sync")
    options = f"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off"
    run("pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql+asyncpg://prefect@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
