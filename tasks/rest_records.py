"""Answers of REST services on record: one SQLite file that several processes may write."""

import hashlib
import sqlite3
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from apigen.errors import ConfigError, StorageFault
from apigen.records import canonical_json
from apigen.rest_request import RestRequest

APPLICATION_ID = 0x41504752
FORMAT = 1
BUSY_S = 30.0
_TABLE = """CREATE TABLE IF NOT EXISTS answers (
    key BLOB PRIMARY KEY, status INTEGER NOT NULL, content_type TEXT NOT NULL,
    body BLOB NOT NULL, recorded_at INTEGER NOT NULL)"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered, without secrets; `retry_after_s` is not put on record."""

    status: int
    content_type: str
    body: bytes
    retry_after_s: float | None = None


def request_key(service: str, base: str, request: RestRequest) -> bytes:
    """128 bits that say what is asked for: not where the service is, and no secret.

    Items of the query may come in any order; those of one name keep theirs.
    """
    path, _, query = request.url.removeprefix(base).partition("?")
    items = sorted(query.split("&"), key=lambda item: item.partition("=")[0])
    headers = sorted((name.lower(), text) for name, text in request.headers.items())
    body = (request.body or b"").decode()
    asked = canonical_json([service, request.method, path, items, headers, body])
    return hashlib.sha256(asked.encode()).digest()[:16]


class RecordStore:
    """Answers by request key; the first answer to a request stays.

    Raises:
        ConfigError: The file is none of ours, of a newer version, or missing and `must_exist`.
        StorageFault: The disk does not take or give something; any method.
    """

    def __init__(self, path: Path, *, must_exist: bool = False) -> None:
        self._path = path
        if must_exist and not path.is_file():
            raise ConfigError(f"no record file {path}; make it with mode `record` first")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise self._fault(error) from error
        try:
            self._set_up()
        except BaseException:
            self._connection.close()
            raise

    def _set_up(self) -> None:
        try:
            # In WAL a power cut may cost the last answers, never the file.
            self._connection.execute("PRAGMA synchronous=NORMAL")
            if self._is_new():
                self._make()
        except sqlite3.OperationalError as error:
            raise self._fault(error) from error
        except sqlite3.DatabaseError as error:
            raise ConfigError(f"{self._path} is no record file; name another one") from error

    def _is_new(self) -> bool:
        application, version = self._pragma("application_id"), self._pragma("user_version")
        if application == APPLICATION_ID and version == FORMAT:
            return False
        if application == APPLICATION_ID:
            raise ConfigError(
                f"{self._path} has format {version} of record files, and this version reads "
                f"{FORMAT}; update apigen or name another file"
            )
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application or version or tables:
            raise ConfigError(f"{self._path} is a database of something else; name another file")
        return True

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    def _make(self) -> None:
        """Set the file up; several processes may do so at once."""
        until = time.monotonic() + BUSY_S
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode=WAL")
                break
            except sqlite3.OperationalError:  # this one does not wait by itself
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(_TABLE)
        self._connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version={FORMAT}")
        self._connection.execute("COMMIT")

    def get(self, key: bytes) -> Answer | None:
        """The answer on record."""
        query = "SELECT status, content_type, body FROM answers WHERE key=?"
        try:
            row = self._connection.execute(query, [key]).fetchone()
            return row and Answer(row[0], row[1], zlib.decompress(row[2]))
        except (sqlite3.Error, zlib.error) as error:
            raise self._fault(error) from error

    def put(self, key: bytes, answer: Answer) -> Answer:
        """Put an answer on record unless there is one; gives the one that is there then."""
        row = [key, answer.status, answer.content_type, zlib.compress(answer.body)]
        try:
            self._connection.execute(
                "INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?)", [*row, int(time.time())]
            )
        except sqlite3.Error as error:
            raise self._fault(error) from error
        return self.get(key) or answer

    def close(self) -> None:
        """Close the file; what was put is kept."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _fault(self, error: Exception) -> StorageFault:
        return StorageFault(
            f"record file {self._path}: {error}; check the disk, the folder and its rights"
        )
