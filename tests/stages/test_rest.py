"""REST calls against services that behave as services do: what is data, and whose the rest is."""

import threading

import pytest

from apigen.config_rest import RestConfig
from apigen.errors import ConfigError, LibraryError, MachineFault
from tasks.rest import execute_rest
from tests.rest_servers import (
    HEADER_KEY,
    KEY_ENV,
    RestServer,
    entry,
    key_in_environment,
    tool,
)

FAST = RestConfig(max_answer_bytes=200_000, max_retries=1, max_wait_s=1, concurrency_per_host=50)
HASTY = FAST.model_copy(update={"timeout_s": 1, "concurrency_per_host": 40})
KEY = 'good-key/+ä "canary"'
ID = {"id": "path"}


@pytest.fixture(scope="module", autouse=True)
def key():
    with key_in_environment(KEY):
        yield


@pytest.fixture
def server():
    with RestServer() as started:
        yield started


def run(server, *calls, config=FAST, **more):
    """The results of (tool, arguments), or of paths without arguments."""
    pairs = [call if isinstance(call, tuple) else (tool(call), {}) for call in calls]
    return execute_rest(pairs, {"svc": entry(server.url)}, config, **more)


def test_results_are_those_of_their_calls_in_order(server):
    calls = [(tool("/ok/{id}", id="path", q="query"), {"id": n, "q": "a b"}) for n in range(40)]
    got = run(server, *calls)
    assert [each.status for each in got] == ["ok"] * 40
    assert [each.result["id"] for each in got] == [str(n) for n in range(40)]
    assert {each.result["query"] for each in got} == {"q=a b"}


def test_a_body_arrives_and_a_post_is_sent_once(server):
    (got,) = run(server, (tool("/ok/1", "POST", a="body"), {"a": 1}))
    assert got.result["body"] == '{"a":1}'
    assert server.seen["/ok/1"] == 1


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nothing/here", "error", "404"),
        ("/status/400", "error", "400"),
        ("/status/401", "error", "401"),
        ("/status/403", "error", "403"),
        ("/status/500", "error", "500"),
        ("/status/503", "error", "503"),
        ("/text/no such city", "error_result", ""),
        ("/text/page size exceeds the limit of 100", "error_result", ""),
        ("/text/invalid api key", "error_result", ""),
        ("/html/", "not_json", ""),
        ("/nan/", "not_json", ""),
        ("/empty/", "empty_result", ""),
        ("/huge/", "output_too_large", "200000 bytes"),
        ("/bomb/", "output_too_large", "200000 bytes"),
        ("/cut/", "error", "cut off"),
        ("/halfway/", "error", "cut off"),
        ("/off/", "error", "off its host"),
        ("/loop/", "error", "3 redirects"),
    ],
)
def test_a_bad_answer_of_a_service_that_answers_is_data(server, path, status, says):
    bad, good = run(server, path, "/ok/1")
    assert (bad.status, good.status) == (status, "ok")
    assert says in f"{bad.error_type} {bad.error}"


def test_an_answer_that_is_late_or_drips_in_is_data_of_a_service_that_answers(server):
    late, dripping, good = run(server, "/slow/", "/drip/", "/ok/1", config=HASTY)
    assert [late.status, dripping.status, good.status] == ["timeout", "timeout", "ok"]
    assert late.error == "no answer in 1 s"


@pytest.mark.parametrize(
    ("path", "error", "says"),
    [
        ("/status/429", MachineFault, "limits our rate"),
        ("/text/API rate limit exceeded", MachineFault, "limits our rate"),
        ("/text/You exceeded the MONTHLY quota", MachineFault, "limits our rate"),
        ("/keyed/1", ConfigError, KEY_ENV),
        ("/status/401", ConfigError, KEY_ENV),
        ("/status/403", ConfigError, KEY_ENV),
        ("/text/You are not subscribed to this API", ConfigError, KEY_ENV),
    ],
)
def test_what_is_no_row_s_fault_is_raised(server, path, error, says):
    secret = HEADER_KEY | {"prefix": "Wrong ", "name": "X-Other"}
    with pytest.raises(error, match=says) as caught:
        run(server, (tool(path, secrets=[secret]), {}))
    assert KEY not in str(caught.value)


def test_a_key_that_is_taken_elsewhere_is_not_to_blame(server):
    calls = [(tool("/keyed/{id}", secrets=[HEADER_KEY], **ID), {"id": n}) for n in ("closed", "1")]
    assert [each.status for each in run(server, *calls)] == ["error", "ok"]


@pytest.mark.parametrize("path", ["/cut/", "/slow/", "/status/503"])
def test_a_host_that_answers_nothing_else_in_the_batch_is_asked_for_its_base_url(server, path):
    (got,) = run(server, path, config=HASTY)
    assert got.status in ("error", "timeout")
    assert server.seen["/"] == 1


def test_a_host_that_answers_nothing_at_all_is_no_row_s_fault(server):
    services = {"svc": entry(f"http://127.0.0.1:{server.port}/api/cut")}
    with pytest.raises(MachineFault, match="answers nothing at all"):
        execute_rest([(tool("/x"), {})], services, FAST)


def test_a_dead_host_does_not_cost_a_time_out_per_call(server):
    services = {"svc": entry(f"http://127.0.0.1:{server.port}/api/slow")}
    with pytest.raises(MachineFault, match="answers nothing at all"):
        execute_rest(
            [(tool("/x"), {})] * 500, services, HASTY.model_copy(update={"timeout_s": 0.2})
        )
    assert server.seen["/slow/x"] < 500


def test_a_host_that_is_not_there_is_no_row_s_fault(server):
    services = {"svc": entry("http://127.0.0.1:1"), "here": entry(server.url)}
    calls = [(tool("/ok/1", module="here"), {})] + [(tool("/x"), {})] * 200
    with pytest.raises(MachineFault, match=r"'svc' at http://127.0.0.1:1 cannot be reached"):
        execute_rest(calls, services, FAST)
    assert server.seen["/ok/1"] == 1


@pytest.mark.parametrize("path", ["/busy_once/429", "/busy_once/503", "/cut_once/"])
def test_a_get_that_fared_badly_once_is_sent_again(server, path):
    assert run(server, path)[0].result == {"at": "last"}
    assert server.seen[path] == 2


def test_a_post_is_not_sent_again(server):
    with pytest.raises(MachineFault):
        run(server, (tool("/busy_once/429", "POST"), {}))
    assert server.seen["/busy_once/429"] == 1


def test_arguments_that_no_request_can_carry_are_an_error_of_the_call(server):
    bad, good = run(server, *((tool("/ok/{id}", **ID), {"id": value}) for value in ("..", "1")))
    assert (bad.status, bad.error_type, good.status) == ("error", "ArgumentRefused", "ok")


@pytest.mark.parametrize("services", [{}, {"svc": "no json"}, {"svc": "[]"}, {"svc": "{}"}])
def test_a_service_that_the_library_does_not_describe_is_its_fault(services):
    with pytest.raises(LibraryError, match="svc"):
        execute_rest([(tool("/x"), {})], services, FAST)


def test_a_service_may_be_elsewhere_than_the_library_says(server):
    config = FAST.model_copy(update={"bases": {"svc": server.url}})
    services = {"svc": entry("http://127.0.0.1:1")}
    assert execute_rest([(tool("/ok/1"), {})], services, config)[0].status == "ok"


def test_several_threads_may_execute_at_once(server):
    got = []
    job = [lambda n=n: got.append(run(server, f"/ok/{n}")[0].result["id"]) for n in range(8)]
    threads = [threading.Thread(target=each) for each in job]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [str(n) for n in range(8)]
