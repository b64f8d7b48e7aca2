"""The library that ships: what it holds, and that a sample of it really answers as recorded."""

from collections import Counter
from random import Random

import pytest

from apigen.config_parts import SandboxConfig
from apigen.library import quality
from apigen.library.model import CATEGORIES
from apigen.library.package_entry import PERMISSIVE
from apigen.schema import argument_problem, check_defaults, parse_parameters
from tasks.executors import Where
from tasks.library import ROOT, open_built
from tasks.probe_calls import call_again

SAMPLE, SEED = 300, 5


@pytest.fixture(scope="module")
def library():
    return open_built(ROOT / "data" / "library" / "apis.parquet")


def test_it_holds_four_thousand_apis_of_every_category_and_kind(library):
    categories = Counter(tool.category for tool in library.tools)
    kinds = Counter(tool.binding.kind for tool in library.tools)
    assert len(library.tools) >= 4_000
    assert set(categories) == set(CATEGORIES)
    assert min(categories.values()) >= 60
    assert kinds["rest"] >= 120
    assert kinds["mcp"] >= 20


def test_every_api_is_documented_licensed_and_has_a_call_that_fits_a_valid_schema(library):
    names = [tool.name for tool in library.tools]
    assert names == sorted(set(names))
    for tool in library.tools:
        assert quality.check(tool) is None, tool.name
        parameters = parse_parameters(tool.parameters)
        check_defaults(parameters)
        assert parameters["properties"], tool.name
        assert argument_problem(parameters, tool.examples[0]) is None, tool.name
        assert tool.licence in PERMISSIVE, tool.name
        assert tool.source.split(":")[0] in ("functions", "pypi", "openapi", "mcp"), tool.name
        assert all(0 < len(values) <= 20 for values in tool.values.values()), tool.name


def test_everything_that_was_refused_has_a_source_and_a_reason(library):
    assert library.refused
    assert all(each.source and each.reason and each.detail for each in library.refused)


@pytest.mark.docker
@pytest.mark.timeout(1_200)
def test_a_sample_of_three_hundred_answers_as_recorded(library):
    sample = Random(SEED).sample(library.tools, SAMPLE)
    tools = [*sample, *(tool for tool in library.tools if tool.binding.kind == "mcp")]
    once = {tool.name: tool for tool in tools}
    part = type(library)(tuple(once.values()), library.modules)
    assert call_again(part, Where(SandboxConfig(backend="docker"))) == {}
