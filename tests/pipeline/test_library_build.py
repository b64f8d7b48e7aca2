"""A library build from every kind of source, and what a second one does again."""

import json
from pathlib import Path

import pytest

from apigen.config_library import LibraryConfig
from apigen.errors import ConfigError
from apigen.library.differences import differences
from flows.refresh_library import refresh_library
from tasks.executors import Where, run_tools
from tasks.library import open_built
from tasks.probe_calls import call_again
from tasks.source_shards import SourcesFailed
from tests.pipeline.shop import Shop
from tests.runs import changed

GOOD = '''
def double_price(price: float) -> float:
    """Double a price in euros.

    Args:
        price: Price in euros.

    >>> double_price(price=2.5)
    5.0
    """
    return 2 * price


def halve_price(price: float) -> float:
    """Halve a price in euros.

    Args:
        price: Price in euros.
    """
    return price / 2
'''
BAD = '''
import random

def undocumented(x: int) -> int:
    return x

def fails_always(x: int) -> int:
    """Count something that cannot be counted.

    Args:
        x: Number of things.
    """
    raise ValueError("no such thing")

def draws_lots(most: int) -> int:
    """Draw a number by lot.

    Args:
        most: The largest number there is.
    """
    return random.getrandbits(60)

def takes_a_socket(socket: "Socket") -> int:
    """Count what came through a socket.

    Args:
        socket: An open one.
    """
    return 1
'''


@pytest.fixture
def shop():
    with Shop() as shop:
        yield shop


@pytest.fixture
def build(records):
    def build(config, **options):
        refresh_library(config, **options)
        return open_built(Path(config.out))

    return build


@pytest.fixture
def config(shop, tmp_path):
    folder = tmp_path / "functions"
    folder.mkdir()
    (folder / "good.py").write_text(GOOD)
    (folder / "bad.py").write_text(BAD)
    return LibraryConfig.model_validate(
        {
            "out": str(tmp_path / "out.parquet"),
            "functions": [str(folder)],
            "openapi": [shop.document(tmp_path / "shop.json")],
            "licence": "MIT",
            "allow_private": True,
            "sandbox": {"backend": "process", "allow_process_for_foreign_code": True},
            "rest": {"max_retries": 0},
            "root": str(tmp_path / "root"),
            "stage_retries": 0,
        }
    )


def refusals(library):
    return {each.name: each.reason.value for each in library.refused}


def test_what_answers_comes_in_with_its_call_and_everything_else_is_listed_with_a_reason(
    build, config
):
    library = build(config)
    _keeps_what_worked(library.by_name())
    assert set(library.by_name()) == {"double_price", "halve_price", "list_goods", "get_good"}
    assert refusals(library) == {
        "undocumented": "quality.no_description",
        "fails_always": "probe.call_failed",
        "draws_lots": "probe.not_repeatable",
        "takes_a_socket": "import.no_json_type",
        "remove_good": "import.not_read_only",
        "get_soon": "probe.error_answer",
    }
    assert all(each.detail for each in library.refused)


def _keeps_what_worked(tools):
    assert tools["double_price"].examples[0] == {"price": 2.5}
    assert tools["double_price"].answer == "5.0"
    assert tools["halve_price"].values["price"]
    good = tools["get_good"]
    assert json.loads(good.answer)["good_id"] == good.examples[0]["good_id"]
    assert good.values["good_id"] == ["g-1", "g-2", "g-3"]  # two of them only from the list
    assert {tool.licence for tool in tools.values()} == {"MIT"}


def test_a_rebuild_makes_no_call_and_the_same_file_and_a_refresh_probes_again(build, config, shop):
    build(config)
    first, asked = Path(config.out).read_bytes(), shop.calls
    assert asked > 0
    build(changed(config, out=str(Path(config.out).with_name("again.parquet"))))
    assert shop.calls == asked
    assert Path(config.out).with_name("again.parquet").read_bytes() == first
    build(config, refresh=("probe",))
    assert shop.calls == 2 * asked


def test_only_a_changed_source_is_called_again_and_diff_names_what_changed(build, config, shop):
    before, asked = build(config), shop.calls
    source = Path(config.functions[0], "good.py")
    source.write_text(GOOD.replace("2 * price", "3 * price").replace("halve_price", "half_price"))
    assert differences(before, build(config)) == [
        "added    half_price",
        "removed  halve_price",
        "changed  double_price: answer, code",
    ]
    assert shop.calls == asked


def test_a_source_that_fails_leaves_the_others_and_the_previous_library(build, config, shop):
    build(changed(config, openapi=[]))
    previous = Path(config.out).read_bytes()
    port = shop.stop()
    with pytest.raises(SourcesFailed, match=r"1 of 2 sources did not finish: openapi .*shop.json"):
        build(config)
    assert Path(config.out).read_bytes() == previous
    probes = set(Path(config.root).glob("checkpoints/probe/*"))
    shop.start(port)
    assert "list_goods" in build(config).by_name()
    assert len(set(Path(config.root).glob("checkpoints/probe/*")) - probes) == 1


def test_poor_documentation_is_written_anew_by_the_describer_once(build, config, endpoint):
    config = changed(
        config,
        endpoints={"here": {"base_url": endpoint.url}},
        describer={"endpoint": "here", "model": "offline-describer"},
    )
    tool = build(config).by_name()["undocumented"]
    assert tool.description == "Gives the undocumented for the given x."
    assert tool.parameters["properties"]["x"]["description"]
    kept = tool.binding.details["documentation"]
    assert (kept["by"], kept["before"]["description"]) == ("offline-describer", "")
    asked = endpoint.answered()
    build(config)
    assert endpoint.answered() == asked


def test_a_library_of_every_kind_answers_again_as_recorded(build, config, shop, tmp_path):
    config = changed(config, mcp=["shipped"], toolbench=[shop.toolbench(tmp_path / "Commerce")])
    library = build(config)
    assert {tool.binding.kind for tool in library.tools} == {"python", "rest", "mcp"}
    assert library.by_name()["shop_price_of_a_good"].category == "Commerce"
    where = Where(config.sandbox, rest=config.rest)
    assert call_again(library, where) == {}
    served = [tool for tool in library.tools if tool.binding.kind == "mcp"][:1]
    ran = run_tools([(tool, tool.examples[0]) for tool in served], library, where)
    assert (ran.by, ran.isolation) == ("mcp", "a child process")
    shop.dearer = 1
    assert set(call_again(library, where)) == {"list_goods", "get_good", "shop_price_of_a_good"}


def test_what_writes_comes_in_only_if_asked_for_and_is_called_once(build, config, shop):
    library = build(changed(config, take_writing=True))
    assert library.by_name()["remove_good"].effects == "writes"
    assert shop.removed == ["g-1"]


def test_a_document_that_is_not_there_is_named_and_the_others_are_built(build, config, shop):
    gone = f"http://127.0.0.1:{shop.port}/none.json"
    library = build(changed(config, openapi=[gone]))
    (refused,) = (each for each in library.refused if not each.name)
    assert refused.reason.value == "import.unreachable"
    assert "404" in refused.detail
    shop.stop()
    with pytest.raises(SourcesFailed, match="1 of 2 sources did not finish: openapi .*none.json"):
        build(changed(config, openapi=[gone]))


def test_a_build_without_any_api_leaves_the_previous_library(build, config, tmp_path):
    build(config)
    previous = Path(config.out).read_bytes()
    (tmp_path / "none.json").write_text("{}")
    with pytest.raises(ConfigError, match="no API came in"):
        build(changed(config, functions=[], openapi=[str(tmp_path / "none.json")]))
    assert Path(config.out).read_bytes() == previous


def test_hostile_sources_are_one_refusal_each_and_the_build_goes_on(build, config, tmp_path):
    documents = {
        "broken.json": "{",
        "huge.json": '{"openapi": "3.1.0", "x": "' + 20_000_000 * "x" + '"}',
        "nothing.yaml": "just: text",
    }
    for name, text in documents.items():
        (tmp_path / name).write_text(text)
    servers = ["python3 -c ''", "python3 -c 'print(1)'"]
    library = build(
        changed(config, openapi=[str(tmp_path / name) for name in documents], mcp=servers)
    )
    assert set(library.by_name()) == {"double_price", "halve_price"}
    whole = {each.source: each.reason.value for each in library.refused if not each.name}
    assert len(whole) == 5
    assert whole["openapi:broken.json"] == "import.unreadable"
    assert whole["openapi:huge.json"] == "import.too_large"
