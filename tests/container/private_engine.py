"""A Docker daemon of the tests' own, which they may stop, kill and start again."""

import contextlib
import os
import shutil
import signal
import struct
import subprocess
import tempfile
from pathlib import Path

import docker
from docker.errors import DockerException

from tests.container.parts import wait_until
from tests.ports import free_port
from tests.required import skip_without

PATIENCE_S = 60
TOKYO = struct.pack("!4s16x6IiBB4s", b"TZif", 0, 0, 0, 0, 1, 4, 9 * 3600, 0, 0, b"JST")


@contextlib.contextmanager
def running_engine():
    """A daemon for the tests of one module; they are skipped where they may not start one."""
    may_start_one = os.geteuid() == 0 and shutil.which("dockerd")
    skip_without(may_start_one, "a Docker daemon of the tests' own needs root and `dockerd`")
    engine = PrivateEngine()
    try:
        engine.start()
        yield engine
    finally:
        engine.remove()


class PrivateEngine:
    """Has data, a socket and a port of its own, a time zone, and no network for its containers."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apigen-engine-"))
        self.socket = self.folder / "sock"
        self.url, self.tcp = f"unix://{self.socket}", f"tcp://127.0.0.1:{free_port()}"
        self.process = None
        zone = self.folder / "zone"
        zone.write_bytes(TOKYO)
        self.environment = {**os.environ, "TZ": f":{zone}"}

    def start(self):
        command = ["dockerd", f"--data-root={self.folder}/data", f"--exec-root={self.folder}/run"]
        command += [f"--pidfile={self.folder}/pid", f"--host={self.url}", f"--host={self.tcp}"]
        command += ["--tls=false", "--bridge=none", "--iptables=false", "--ip-forward=false"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment)
        assert wait_until(self.answers, PATIENCE_S), self.log.read_text()[-2000:]

    @property
    def log(self):
        return self.folder / "log"

    def client(self):
        return docker.DockerClient(base_url=self.url)

    def answers(self):
        if not self.socket.exists():  # Docker's client would leave an open socket behind
            return False
        try:
            client = self.client()
            client.ping()
        except DockerException:
            return False
        client.close()
        return True

    def stop(self, how=signal.SIGTERM):
        helper = (self.folder / "run/containerd/containerd.pid").read_text()
        self.process.send_signal(how)
        self.process.wait(timeout=PATIENCE_S)
        # A next daemon would take even a zombie for a helper that it can use.
        assert wait_until(lambda: not Path("/proc", helper).exists(), PATIENCE_S)

    def load(self, source, tag):
        client = self.client()
        client.api.load_image(source.api.get_image(tag))
        client.close()

    def remove(self):
        if self.process:
            if self.process.poll() is not None:
                self.start()  # it ends what it had running when it was killed
            self.stop()
        subprocess.run(["umount", "--lazy", f"{self.folder}/data"], capture_output=True)
        shutil.rmtree(self.folder)
