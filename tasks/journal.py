"""Completed answers, written down when they arrive, so that no request is paid for twice."""

import fcntl
import json
import threading
import time
from pathlib import Path
from typing import Any, Self

from apigen.errors import StorageFault
from tasks.checkpoints import explain
from tasks.stopping import Stopped, is_stopped

TURN_EVERY_S = 0.2


class Journal:
    """An append-only file of JSON lines `{"id", "answer"}`; the last line may be torn by a kill.

    One at a time has it open: a run that asks for the same waits for the other one's answers.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._answers: dict[str, Any] = {}

    def __enter__(self) -> Self:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a", encoding="utf-8")
            self._take_turn()
        except OSError as error:
            raise StorageFault(explain(error, str(self._path))) from error
        self._answers = dict(_read(self._path))
        return self

    def _take_turn(self) -> None:
        while True:
            try:
                return fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # a kill releases it
            except BlockingIOError:
                if is_stopped():
                    raise Stopped("stopped while another run had the same requests") from None
            time.sleep(TURN_EVERY_S)

    def __exit__(self, *_: object) -> None:
        try:
            self._file.close()
        except OSError:  # what a full disk did not take was said by `put`
            return

    @property
    def name(self) -> str:
        """Of its file, without the folder and the ending: the same wherever the root is."""
        return self._path.stem

    def get(self, key: str) -> Any:
        """The answer under `key`, or None."""
        return self._answers.get(key)

    def put(self, key: str, answer: Any) -> None:
        """Write an answer down.

        Raises:
            StorageFault: The disk does not take it.
        """
        line = json.dumps({"id": key, "answer": answer}, ensure_ascii=False)
        with self._lock:
            try:
                self._file.write(f"\n{line}")
                self._file.flush()
            except OSError as error:
                raise StorageFault(explain(error, str(self._path))) from error
            self._answers[key] = answer


def _read(path: Path) -> Any:
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            entry = json.loads(line)
            yield entry["id"], entry["answer"]
        except (ValueError, KeyError, TypeError):
            continue  # torn by a kill: that request is simply sent again
