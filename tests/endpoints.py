"""A chat endpoint that says what a test wants it to say."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USAGE = {"prompt_tokens": 100, "completion_tokens": 50}


def said(text, usage=USAGE):
    """A completion's body."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}}
    return 200, {"choices": [choice], "usage": usage}


def error(status, message, code=None):
    """An error's body, as OpenAI's."""
    return status, {"error": {"message": message, "code": code}}


@contextmanager
def endpoint(answer):
    """Serve while the block runs; yields the base URL and the list of (headers, body) asked.

    Args:
        answer: From a request's body, and how many came before, to (status, JSON or text).
    """
    asked, lock = [], threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                number = len(asked)
                asked.append((self.headers, body))
            self._say(*answer(body, number))

        def do_GET(self):
            self._say(*answer({}, 0))

        def _say(self, status, payload):
            text = isinstance(payload, str)
            data = (payload if text else json.dumps(payload)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if text else "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
