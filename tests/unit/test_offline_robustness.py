"""Tools and drafts of any shape get an answer, never a crash."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apigen.offline import answer

ANY = settings(max_examples=150, suppress_health_check=list(HealthCheck))
NAME = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,12}", fullmatch=True)
TEXT = st.text(max_size=20)
SCALAR = st.one_of(st.none(), st.booleans(), st.integers(), TEXT, st.floats(allow_nan=False))
VALUE = st.recursive(
    SCALAR.filter(lambda value: value not in (float("inf"), float("-inf"))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
KINDS = ("string", "integer", "number", "boolean", "array", "object", ["string", "null"])
SCHEMA = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(KINDS),
        "description": TEXT | st.sampled_from(("Rate in percent, 0 to 100.", "Letter A to G.")),
        "enum": st.lists(SCALAR, min_size=1, max_size=3),
        "items": st.just({"type": "number"}),
        "minimum": st.integers(-5, 5),
    },
)


@st.composite
def tools(draw):
    parameters = draw(st.dictionaries(NAME, SCHEMA, max_size=4))
    known = st.fixed_dictionaries(dict.fromkeys(parameters, VALUE))
    return {
        "name": draw(NAME),
        "description": draw(TEXT | st.just("Computes the area of a field.")),
        "parameters": {"properties": parameters, "required": list(parameters)[:2]},
        "examples": draw(st.lists(known, max_size=3)) if parameters else [],
    }


def ask(model, **blocks):
    bodies = {
        tag: body if isinstance(body, str) else json.dumps(body) for tag, body in blocks.items()
    }
    text = "\n".join(f"<{tag}>\n{body}\n</{tag}>" for tag, body in bodies.items())
    return answer(model, [{"role": "user", "content": text}], 1)


@ANY
@given(
    st.lists(tools(), min_size=1, max_size=3),
    st.sampled_from(("simple", "parallel", "parallel_multiple", "unheard of")),
    st.sampled_from(("plain", "conversational", "terse", "ambiguous", "multi_sentence")),
)
def test_any_tools_get_as_many_pairs_as_asked_for(offered, style, register):
    task = f"style: {style}\nregister: {register}\npairs: 3"
    assert len(ask("offline-weak", task=task, tools=offered).planted) == 3
    assert len(json.loads(ask("offline-perfect", task=task, tools=offered).text)) == 3


@ANY
@given(
    st.lists(tools(), max_size=2),
    TEXT,
    st.lists(
        st.fixed_dictionaries(
            {"name": NAME, "arguments": st.dictionaries(TEXT, VALUE, max_size=3)}
        ),
        max_size=3,
    ),
    st.lists(VALUE, max_size=3),
)
def test_any_draft_gets_a_verdict(offered, query, calls, results):
    for model in ("offline-judge", "offline-judge-strict"):
        said = ask(model, tools=offered, query=query, calls=calls, results=results)
        assert json.loads(said.text)["pass"] in ("yes", "no")
