"""A server of one protocol version in plain JSON-RPC, well behaved or not.

`python3 raw.py VERSION [START]`: START is how it begins; in a call, the tool's name says what it
does.
"""

import json
import os
import sys
import time

VERSION = sys.argv[1]
START = sys.argv[2] if len(sys.argv) > 2 else "well"
MODERN = VERSION >= "2026"
COMPLETE = {"resultType": "complete"} if MODERN else {}
CACHE = {"ttlMs": 0, "cacheScope": "public"} if MODERN else {}
ECHOED = {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}


def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def tool(name, **more):
    return {"name": name, "inputSchema": ECHOED, "annotations": {"readOnlyHint": True}, **more}


def discover(params):
    return {"supportedVersions": [VERSION], "capabilities": {"tools": {}}, **CACHE}


def initialize(params):
    return {
        "protocolVersion": VERSION,
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "raw", "version": "1"},
    }


def list_tools(params):
    if START == "no listing":
        time.sleep(600)
    return {**CACHE, **LISTINGS.get(START, two_pages)(params.get("cursor"))}


def two_pages(cursor):
    if not cursor:
        return {"tools": [tool("first", outputSchema=ECHOED)], "nextCursor": "2"}
    return {"tools": [tool("second", description="The second one")]}


LISTINGS = {
    "endless pages": lambda cursor: {
        "tools": [tool(f"t{cursor}")],
        "nextCursor": f"{int(cursor or 0) + 1}",
    },
    "many": lambda cursor: {"tools": [tool(f"t{number}") for number in range(200)]},
    "long": lambda cursor: {"tools": [tool(f"t{x}", description="x" * 900_000) for x in range(6)]},
    "lies": lambda cursor: {"tools": "none"},
}


def text(said, **more):
    return {"content": [{"type": "text", "text": said}], **more}


def call(params):
    name, given = params["name"], params.get("arguments", {})
    if name in ENDLESS:
        for_ever(ENDLESS[name])
    if name == "hangs":
        time.sleep(600)
    return ANSWERS.get(name, lambda given: None)(given)


def for_ever(said):
    while True:
        write(said)


def die(given):
    os._exit(3)


def die_once(given):
    if not os.path.exists(given["marker"]):
        open(given["marker"], "w").close()
        die(given)
    return text("alive")


def stray(given):
    write("a line that is no message\n\n{}\n[1\n")
    return text("ignored", structuredContent=given)


def eat(given):
    held = []
    while True:
        held.append(bytearray(b"x") * (8 << 20))


def writable(path):
    try:
        open(path, "w").close()
    except OSError:
        return False
    return True


def look(given):
    with open("/proc/self/status") as file:
        status = dict(line.split(":\t", 1) for line in file if ":\t" in line)
    seen = {
        "user": os.getuid(),
        "capabilities": int(status["CapBnd"], 16),
        "no new privileges": int(status["NoNewPrivs"]),
        "interfaces": os.listdir("/sys/class/net"),
        "writable": [path for path in ("/x", "/usr/x", "/dev/shm/x", "/tmp/x") if writable(path)],
    }
    return text(json.dumps(seen))


ENDLESS = {
    "floods": "x" * 65536,
    "babbles": "no message\n",
    "notifies": '{"jsonrpc": "2.0", "method": "notifications/tools/list_changed"}\n',
}
ANSWERS = {
    "echo": lambda given: text("ignored", structuredContent=given),
    "strays": stray,
    "eats": eat,
    "looks": look,
    "dies": die,
    "dies_once": die_once,
    "json": lambda given: text(json.dumps([given, None])),
    "text": lambda given: text("plain words, NaN"),
    "fails": lambda given: text("there is no such city", isError=True),
    "breaks": lambda given: text("", structuredContent={"x": "seven"}),
    "picture": lambda given: {"content": [{"type": "image", "data": "eA==", "mimeType": "x/y"}]},
    "large": lambda given: text("x" * given["x"]),
    "shapeless": lambda given: {"content": "no list"},
    "process": lambda given: text(str(os.getpid())),
}
METHODS = {"tools/list": list_tools, "tools/call": call}
METHODS |= {"server/discover": discover} if MODERN else {"initialize": initialize}


def answer(message):
    method = METHODS.get(message["method"])
    result = method and method(message.get("params") or {})
    if result is None:
        return {"error": {"code": -32601, "message": f"no {message['method']} here"}}
    return {"result": COMPLETE | result}


def main():
    if START == "silent":
        time.sleep(600)
    if START == "dies":
        sys.exit("the database is locked")
    if START in ENDLESS:
        for_ever(ENDLESS[START])
    if START == "greets":
        write("Welcome!\n")
    for line in sys.stdin:
        message = json.loads(line)
        if START == "strict" and message["method"] == "server/discover":
            sys.exit("initialize first")
        if "id" in message:
            write(json.dumps({"jsonrpc": "2.0", "id": message["id"], **answer(message)}) + "\n")


main()
