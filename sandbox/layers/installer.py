"""Wheels into one folder of an image, by a program that runs inside and leaves nothing else."""

import tarfile
from collections.abc import Sequence
from pathlib import Path

FOLDER = "apigen-wheels"
INSTALL = """
import glob, os, shutil, site, subprocess, sys
folder = sys.argv[1]
place = site.getsitepackages()[0]
os.makedirs(place, exist_ok=True)
def startup_files():
    def is_one(name):
        return name.endswith(".pth") or name.split(".")[0] in ("sitecustomize", "usercustomize")
    return {x: os.lstat(f"{place}/{x}").st_ino for x in os.listdir(place) if is_one(x)}
before = startup_files()
pip = glob.glob(f"{folder}/pip/*.whl")[0] + "/pip"
options = ["--quiet", "--no-cache-dir", "--no-input", "--disable-pip-version-check", "--isolated"]
options += ["--no-index", "--only-binary=:all:", "--upgrade", f"--target={place}"]
wheels = glob.glob(f"{folder}/*.whl")
done = subprocess.run([sys.executable, "-s", "-B", pip, "install", *options, *wheels])
shutil.rmtree(folder)
for name, inode in startup_files().items():
    if before.get(name) != inode:
        path = os.path.join(place, name)
        (shutil.rmtree if os.path.isdir(path) else os.unlink)(path)
sys.exit(done.returncode)
"""
"""Takes the folder of the archive of `pack`; pip runs straight from its wheel."""


def pack(wheels: Sequence[Path], pip: Path, archive: Path) -> Path:
    """Put wheels and a pip into a tar file for an image's root."""
    with tarfile.open(archive, "w") as tar:
        for wheel in wheels:
            tar.add(wheel, f"{FOLDER}/{wheel.name}", filter=_as_root)
        tar.add(pip, f"{FOLDER}/pip/{pip.name}", filter=_as_root)
    return archive


def _as_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mode = 0o644
    return member
