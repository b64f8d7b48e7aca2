"""OpenAPI documents that are broken, hostile or too large: one refusal, no errors."""

import pytest

from apigen.library.openapi_reading import MAX_BYTES
from apigen.library.refusals import Refusal
from tests.unit.openapi_parts import document_of_3_0, get, imported, query

DEEP = 100_000


def bomb(kind):
    """Nine references to nine references, nine levels deep."""
    lines = ["a0: &a0 {q: 1}"]
    for level in range(1, 10):
        inner = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(
            f"a{level}: &a{level} " + (f"[{inner}]" if kind == "list" else f"{{<<: [{inner}]}}")
        )
    return "\n".join(lines)


WHOLE = {
    "nothing": ("", Refusal.UNREADABLE),
    "prose": ("Not found", Refusal.UNREADABLE),
    "HTML": ("<html><body>Not found: x</body></html>", Refusal.UNREADABLE),
    "broken JSON": ('{"openapi": "3.0.0", ', Refusal.UNREADABLE),
    "broken YAML": ("openapi: '3.0.0\npaths: [", Refusal.UNREADABLE),
    "NUL": ("openapi: \0", Refusal.UNREADABLE),
    "a lone surrogate": ('{"openapi": "3.0.0", "x": "\\ud800"}', Refusal.UNREADABLE),
    "an endless number": ('{"openapi": "3.0.0", "x": 1e999}', Refusal.UNREADABLE),
    "a number of many digits": (
        '{"openapi": "3.0.0", "x": ' + "9" * 5000 + "}",
        Refusal.UNREADABLE,
    ),
    "a list": ("[1]", Refusal.UNREADABLE),
    "another kind of document": ({"asyncapi": "2.0.0"}, Refusal.UNREADABLE),
    "version 1": ({"swagger": "1.2", "paths": {"/x": {}}}, Refusal.UNREADABLE),
    "no paths": (document_of_3_0({}), Refusal.UNREADABLE),
    "paths of another type": (document_of_3_0(["/x"]), Refusal.UNREADABLE),
    "info of another type": (document_of_3_0(get(query()), info=5), Refusal.UNREADABLE),
    "no server": (document_of_3_0(get(query()), servers=[]), Refusal.UNREADABLE),
    "a relative server": (
        document_of_3_0(get(query()), servers=[{"url": "/v1"}]),
        Refusal.UNREADABLE,
    ),
    "a server of another scheme": (
        document_of_3_0(get(query()), servers=[{"url": "file:///etc"}]),
        Refusal.UNREADABLE,
    ),
    "a server with a password": (
        document_of_3_0(get(query()), servers=[{"url": "http://a:b@c.org"}]),
        Refusal.UNREADABLE,
    ),
    "a server that is no URL": (
        document_of_3_0(get(query()), servers=[{"url": "http://[::1"}]),
        Refusal.UNREADABLE,
    ),
    "a server of another type": (document_of_3_0(get(query()), servers=[5]), Refusal.UNREADABLE),
    "paths elsewhere": (
        document_of_3_0({"$ref": "http://x.org/p.json"}),
        Refusal.NETWORK_REFERENCE,
    ),
    "paths in a loop": (document_of_3_0({"$ref": "#/paths"}), Refusal.REFERENCE_LOOP),
    "too large": ("#" * (MAX_BYTES + 1), Refusal.TOO_LARGE),
    "too large in bytes": ("\u00e9" * (MAX_BYTES // 2 + 1), Refusal.TOO_LARGE),
    "deep JSON": ('{"a":' * DEEP, Refusal.UNREADABLE),
    "deep JSON lists": ('{"a":' + "[" * 300 + "]" * 300 + "}", Refusal.UNREADABLE),
    "deep YAML in flow": ("[" * DEEP, Refusal.UNREADABLE),
    "deep YAML in blocks": ("- " * DEEP, Refusal.UNREADABLE),
    "deep YAML by aliases": (
        "a0: &a0 [1]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}]\n" for n in range(300)),
        Refusal.UNREADABLE,
    ),
    "a bomb of aliases": (bomb("list"), Refusal.TOO_LARGE),
    "a bomb of merges": (bomb("merge"), Refusal.TOO_LARGE),
    "an alias of itself": ("a: &a [*a]", Refusal.UNREADABLE),
    "an alias of nothing": ("a: *b", Refusal.UNREADABLE),
    "a key that is a list": ("? [a]\n: 1", Refusal.UNREADABLE),
    "a Python object": ("a: !!python/object/apply:os.getcwd []", Refusal.UNREADABLE),
    "a tag that lies": ("a: !!int b", Refusal.UNREADABLE),
    "two documents": ("a: 1\n---\nb: 2", Refusal.UNREADABLE),
}


@pytest.mark.parametrize(("text", "reason"), WHOLE.values(), ids=WHOLE)
def test_a_document_that_is_of_no_use_is_one_refusal(text, reason):
    library = imported(text, "t.json")
    assert (library.tools, library.modules) == ((), {})
    (refused,) = library.refused
    assert (refused.source, refused.name, refused.reason) == ("openapi:t.json", "", reason)
    assert refused.detail
    assert "\n" not in refused.detail
    assert len(refused.detail) < 600


def test_a_missing_address_is_refused_with_its_remedy():
    (refused,) = imported(document_of_3_0(get(query()), servers=[{"url": "/v1"}])).refused
    assert "give the service's address as base_url" in refused.detail
