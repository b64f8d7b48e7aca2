"""Names that every export takes, made of names that somebody else chose."""

import keyword

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apigen.library.naming import parameter_name, tool_name
from apigen.schema import NAME


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Maps", "getCity"), "maps_get_city"),
        (("scipy.special", "gamma"), "scipy_special_gamma"),
        (("HTTPServer", "parseURL"), "http_server_parse_url"),
        (("4D Lottery",), "get_4d_lottery"),
        (("base64Encode", "H2O"), "base64_encode_h2o"),
        (("", "Love Quote"), "love_quote"),
        (("a--b  c",), "a_b_c"),
        (("_private_",), "private"),
        (("Wörter", "zählen"), "w_rter_z_hlen"),
        (("/cities/states/:stateIsoCode",), "cities_states_state_iso_code"),
        (("!!!",), ""),
        (("天气",), ""),
        ((), ""),
    ],
)
def test_a_tool_is_named_in_lower_case_words(parts: tuple[str, ...], name: str) -> None:
    assert tool_name(*parts) == name


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("startDate", "startDate"),
        ("page-size", "page_size"),
        ("filter[name]", "filter_name"),
        ("_id", "id"),
        ("from", "from_"),
        ("class", "class_"),
        ("True", "True_"),
        ("2nd", "p_2nd"),
        ("a.b", "a_b"),
        ("", ""),
        ("___", "___"),
        ("城市", ""),
    ],
)
def test_a_parameter_keeps_its_case_and_is_no_keyword(original: str, name: str) -> None:
    assert parameter_name(original) == name


@given(st.lists(st.text(max_size=90), max_size=3))
@example(["1" * 80])
def test_every_tool_name_is_valid_or_empty_and_stays_as_it_is(parts: list[str]) -> None:
    name = tool_name(*parts)
    assert name == "" or NAME.fullmatch(name)
    assert name == name.lower()
    assert len(name) == 64 or tool_name(name) == name


@given(st.text(max_size=90) | st.sampled_from([*keyword.kwlist, "_", "__", "1", "é"]))
@example("a" * 64)
@example("1" * 64)
def test_every_parameter_name_is_valid_or_empty_and_no_keyword(original: str) -> None:
    name = parameter_name(original)
    assert name == "" or NAME.fullmatch(name)
    assert not keyword.iskeyword(name)


def test_long_names_that_differ_at_the_end_stay_apart() -> None:
    names = {tool_name("long" * 20, ending) for ending in ("a", "b", "c")}
    assert len(names) == 3
    assert all(len(name) == 64 for name in names)
