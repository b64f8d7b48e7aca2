"""Answers with status 200 that tell of a failure, and data that holds the same words."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.rest_answers import answer_problem

CAUSES = {"http_error", "empty_answer", "not_json", "error_answer"}

BAD_VALUES: list[Any] = [
    {"error": "City not found"},
    {"error": True},
    {"error": {"code": 17, "message": "No such league"}},
    {"error": 1, "message": "something"},
    {"error": "unknown id", "data": None},
    {"error": "partial", "data": [1, 2]},
    {"Error": "Movie not found!", "Response": "False"},
    {"errors": ["name is too long"]},
    {"errors": [{"msg": "field required", "loc": ["q"]}]},
    {"errors": {"token": "Error/Missing application key."}, "results": 0, "response": []},
    {
        "error_message": "The provided API key is invalid.",
        "results": [],
        "status": "REQUEST_DENIED",
    },
    {"success": False},
    {"success": "false", "message": "Plan does not allow this"},
    {"success": False, "result": [], "query": "x", "message": "nothing"},
    {"success": False, "error": {"code": 101, "type": "missing_access_key"}},
    {"ok": False, "description": "", "detail": "no"},
    {"status": "error"},
    {"status": "ERROR", "message": "bad input"},
    {"status": "error", "data": None, "code": 12},
    {"status": "fail", "message": "Wrong team"},
    {"status": "failed", "detail": "upstream"},
    {"status": 404, "message": "No message available", "path": "/x"},
    {"status": 500},
    {"statusCode": 429, "message": "Slow down"},
    {"cod": "404", "message": "city not found"},
    {"code": 503, "msg": "busy"},
    {"message": "You are not subscribed to this API."},
    {"message": "Too many requests"},
    {"message": "You have exceeded the DAILY quota for Requests on your current plan, BASIC."},
    {"message": "Endpoint '/v9/x' does not exist"},
    {"message": "Invalid API key. Go to the site for more info."},
    {"messages": "The request to the API has timed out. Please try again later."},
    {"detail": "Not found."},
    {"detail": "Authentication credentials were not provided."},
    {"detail": [{"loc": ["query", "city"], "msg": "field required"}]},
    {"message": "Missing required parameter: city"},
    {"message": "parse error near line 1"},
    {"message": "Unauthorized"},
    {"message": "Internal server error", "requestId": "1-2"},
    {"message": "504 Gateway Time-out"},
    {"msg": "invalid parameter"},
    {"Note": "Our standard API call frequency is 5 calls per minute and 500 calls per day."},
    {"Information": "The **demo** API key is for demo purposes only. Claim your free API key."},
    {"data": {"error": "no such user"}},
    {"response": {"status": "error", "message": "x"}},
    {"meta": {"code": 401, "error_message": "expired"}, "data": []},
    {"response": "You have exceeded the rate limit per second for your plan."},
    [{"error": "not found"}],
    ["Error: something broke"],
    "Too many requests, please slow down.",
    "Error 500: Internal",
    "Rate limit exceeded",
    "404 Not Found",
    "Invalid API key",
    "You are not subscribed to this API.",
]

BAD_BODIES = [
    (404, "application/json", b'{"detail": "x"}', "http_error"),
    (500, "text/plain", b"", "http_error"),
    (302, "text/html", b"moved", "http_error"),
    (200, "application/json", b"", "empty_answer"),
    (204, "", b"", "empty_answer"),
    (200, "application/json", b"  \n", "empty_answer"),
    (200, "application/json", b"null", "empty_answer"),
    (200, "application/json", b"{}", "empty_answer"),
    (200, "application/json", b'""', "empty_answer"),
    (200, "application/json", b'{"data": {}}', "empty_answer"),
    (200, "application/json", b'{"data": null, "error": null}', "empty_answer"),
    (200, "text/html", b"<!DOCTYPE html><html><body>Error</body></html>", "not_json"),
    (200, "application/json", b"<html>Just a moment...</html>", "not_json"),
    (200, "text/plain", b"Internal Server Error", "not_json"),
    (200, "application/json", b'{"a": NaN}', "not_json"),
    (200, "application/json", b'{"a": 1', "not_json"),
    (200, "application/json", b'{"a": "\xff\xfe"}', "not_json"),
    (200, "application/json", b"[" * 5000, "not_json"),
    (200, "application/json", b"[" * 100 + b"]" * 100, "not_json"),
]

GOOD_VALUES: list[Any] = [
    {"headline": "Error in the count delays the result", "source": "AP"},
    {"title": "Unauthorised", "price": 12.5, "id": 4},
    {"name": "Unauthorised", "price": 12.5},
    {"title": "404 Not Found", "artist": "Someone", "year": 2012},
    {"data": [{"id": 1}], "errors": []},
    {"data": {"id": 1}, "error": None},
    {"error": "", "result": 5},
    {"error": False, "joke": "Why did the server cross the road?"},
    {"error": 0, "value": 3},
    {"error": "none", "value": 3},
    {"error": {"code": 0, "message": ""}, "value": 3},
    {"error": {"code": 0, "message": "success"}, "items": [1]},
    {"errors": {"count": 0}, "rows": [1]},
    {"estimate": 3.1, "error": 0.02},
    {"team": "Cubs", "runs": 3, "hits": 9, "errors": 2},
    {"codes": [404, 500, 503]},
    [{"code": 404, "message": "Not Found"}, {"code": 500, "message": "Internal Server Error"}],
    [404, 500],
    {"code": 404, "phrase": "Not Found", "description": "The resource is not there."},
    {"code": 420, "country": "Czechia"},
    {"status": 200, "message": "ok", "data": [1]},
    {"status": "ok", "articles": [{"title": "Rate limit exceeded, says bank"}]},
    {"status": "failed", "payment": "p1", "amount": 5},
    {"name": "FalconSat", "success": False, "flight": 1, "details": "Engine failed at 33 seconds"},
    {"id": 9, "status": "error", "monitor": "web", "since": "2024-03-15"},
    {"order": 5, "status": "cancelled", "reason": "Card was not authorised"},
    {"success": True, "message": "Created"},
    {"success": True, "data": {"x": 1}},
    {"ok": True},
    {"valid": False},
    {"result": False},
    {"result": 0},
    {"message": "Hello, Ana"},
    {"message": "Order created", "id": 5},
    {"message": "https://images.example.com/dog.jpg", "status": "success"},
    {"quote": "Failed plans are the mother of success."},
    {"text": "Access denied", "language": "en", "translation": "Zugriff verweigert"},
    {"results": [{"title": "Error"}], "total": 1},
    {"results": [], "total": 0},
    {"results": []},
    [],
    {"count": {}},
    {"results": ["Unauthorised"]},
    {"word": "error", "definitions": ["a mistake"]},
    {"data": {"error_rate": 0.1, "requests": 100}},
    {"city": "Timeout", "population": 12},
    {"http_errors": {"404": 12, "500": 1}},
    {"log": [{"level": "error", "message": "Internal server error"}, {"level": "info"}]},
    {"quota": 1000, "used": 400},
    {"rate_limit": {"limit": 60, "remaining": 59}},
    {"type": "circle", "area": 3.1},
    {"status": "open", "title": "Login returns 500 Internal Server Error", "number": 7},
    "error correction",
    "Unauthorised",
    "Paris",
    "An error-free text about rates and limits.",
    ["Error", "Warning"],
    [0],
    0,
    False,
    42.5,
    [[1, 2], [3, 4]],
    "x" * 1000 + " too many requests",
]


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: json.dumps(value)[:60])
def test_an_answer_that_tells_of_a_failure_is_found(value: Any) -> None:
    problem = answer_problem(200, "application/json", json.dumps(value).encode())
    assert problem is not None
    assert problem[0] == "error_answer"
    assert "\n" not in problem[1]


@pytest.mark.parametrize(("status", "kind", "body", "cause"), BAD_BODIES)
def test_an_answer_without_data_is_found(status: int, kind: str, body: bytes, cause: str) -> None:
    problem = answer_problem(status, kind, body)
    assert problem is not None
    assert problem[0] == cause


@pytest.mark.parametrize("value", GOOD_VALUES, ids=lambda value: json.dumps(value)[:60])
def test_data_that_holds_the_words_of_failures_is_data(value: Any) -> None:
    assert answer_problem(200, "application/json", json.dumps(value).encode()) is None


@pytest.mark.parametrize("body", [b"\xef\xbb\xbf[1]", b' {"a": 1}\n'])
def test_a_byte_order_mark_and_spaces_are_no_fault(body: bytes) -> None:
    assert answer_problem(201, "text/html", body) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "status", "message", "data", "code", "x"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@given(st.integers(100, 599), st.binary(max_size=30) | _JSON.map(lambda v: json.dumps(v).encode()))
def test_no_answer_raises(status: int, body: bytes) -> None:
    problem = answer_problem(status, "", body)
    assert problem is None or (problem[0] in CAUSES and problem[1])
    assert problem is not None or 200 <= status < 300
