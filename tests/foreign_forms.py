"""One request in each form that rows come in."""

import copy
import json
from functools import partial

from apigen.bfcl import to_answer, to_question
from apigen.exports.flat_types import to_flat
from apigen.foreign.rows import read_row

text = partial(json.dumps, ensure_ascii=False)
TOOL = {
    "name": "forecast",
    "description": "Weather of a city.",
    "parameters": {
        "type": "object",
        "properties": {
            "city": {"type": "string", "description": "Name."},
            "days": {"type": "integer", "description": "Length."},
        },
        "required": ["city"],
    },
}
CALLS = [
    {"name": "forecast", "arguments": {"city": "Tromsø", "days": 3}},
    {"name": "forecast", "arguments": {"city": "Oslo"}},
]
QUERY = "Weather in Tromsø for 3 days, and in Oslo?"
REPLY = "Nothing on offer can book a table."
RESULTS = ['{"temp_c": 4}', '{"temp_c": 9}']
USER = {"role": "user", "content": "And in Rome?"}


def wrapped(tool):
    return {"type": "function", "function": tool}


def canonical(query=QUERY, tools=(TOOL,), calls=CALLS, **_):
    return {"id": 1, "query": query, "tools": list(tools), "answers": calls}


def xlam(query=QUERY, tools=(TOOL,), calls=CALLS, **_):
    flat = [tool | {"parameters": to_flat(tool["parameters"])} for tool in tools]
    return {"id": 1, "query": query, "tools": text(flat), "answers": text(calls)}


def messages_of(query, calls, reply, results, arguments, named):
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": query}]
    called = [
        {
            "id": f"call_{number}",
            "type": "function",
            "function": {"name": call["name"], "arguments": arguments(call["arguments"])},
        }
        for number, call in enumerate(calls)
    ]
    if called:
        messages.append({"role": "assistant", "content": None, "tool_calls": called})
    for number, result in enumerate(results):
        answered = {"name": calls[number]["name"]} if named else {"tool_call_id": f"call_{number}"}
        messages.append({"role": "tool", "content": result} | answered)
    return messages + ([{"role": "assistant", "content": reply}] if reply else [])


def openai(query=QUERY, tools=(TOOL,), calls=CALLS, reply="", results=()):
    messages = messages_of(query, calls, reply, results, text, named=False)
    return {"messages": messages, "tools": [wrapped(tool) for tool in tools]}


def trl(query=QUERY, tools=(TOOL,), calls=CALLS, reply="", results=()):
    messages = messages_of(query, calls, reply, results, lambda value: value, named=True)
    return {"messages": messages, "tools": text([wrapped(tool) for tool in tools])}


def trl_pair(**given):
    row = trl(**given)
    messages = row.pop("messages")
    return {"prompt": messages[:2], "completion": messages[2:]} | row


def sharegpt(query=QUERY, tools=(TOOL,), calls=CALLS, reply="", results=()):
    said = [{"from": "human", "value": query}]
    if calls:
        said.append({"from": "function_call", "value": text(calls)})
    if results:
        said.append({"from": "observation", "value": text(list(results))})
    said += [{"from": "gpt", "value": reply}] if reply else []
    return {"conversations": said, "system": "Be brief.", "tools": text(list(tools))}


def bfcl(query=QUERY, tools=(TOOL,), calls=CALLS, reply="", **_):
    row = {"id": "simple_1", "query": query, "tools": list(tools), "answers": calls}
    question = to_question(row)
    return question | ({"id": "irrelevance_1"} if reply else to_answer(row))


FORMS = {
    "canonical": canonical,
    "xlam": xlam,
    "openai": openai,
    "trl": trl,
    "trl_pair": trl_pair,
    "sharegpt": sharegpt,
    "bfcl": bfcl,
}
"""Writers of one row each, by name; what stands before `_` is the form's name."""

TALKING = {name: FORMS[name] for name in ("openai", "trl", "trl_pair", "sharegpt", "bfcl")}
"""Those that can say that no call is right."""


def read(row, form=None):
    return read_row(json.dumps(row), form)


def calls_of(row):
    return [call.to_json() for call in row.calls]


def changed(row, path, value):
    """The row with a value at a path; `...` removes what is there."""
    new = copy.deepcopy(row)
    *parents, last = path
    place = new
    for key in parents:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return new
