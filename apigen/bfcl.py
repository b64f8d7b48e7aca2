"""Entries of the Berkeley Function-Calling Leaderboard (BFCL) as rows of ours, and back.

An entry is two JSON lines: a question with the functions offered, and an answer that gives for each
call the values that are accepted of each parameter (github.com/ShishirPatil/gorilla, folder
berkeley-function-call-leaderboard). Types have Gorilla's names there, not JSON Schema's.
"""

from collections.abc import Sequence
from typing import Any

from apigen.exports.gorilla_types import from_gorilla, to_gorilla
from apigen.records import JsonObject, ToolCall

LEFT_OUT = ""
"""Among the accepted values it says that the parameter need not be given."""


def read_entry(question: JsonObject, answer: JsonObject) -> JsonObject:
    """A row `{"id", "query", "tools", "answers"}` whose calls have each parameter's first value.

    A required parameter that may be left out all the same has the first value that there is.

    Args:
        question: A question line of one turn. The query is the text of all messages but those of
            the system, which are the row's `"system"`: the answer follows from all of them.
        answer: The answer line with the same id.

    Raises:
        ValueError: A line is not of BFCL's form, or the conversation has several turns.
    """
    if not isinstance(functions := question.get("function"), list):
        raise ValueError("a question's 'function' is a list of functions")
    tools = [_read_function(function) for function in functions]
    required = {tool["name"]: _required(tool["parameters"]) for tool in tools}
    calls = [
        ToolCall(name, _first_values(options, required.get(name, ())))
        for name, options in accepted(answer)
    ]
    return {
        "id": question.get("id"),
        **_texts(question.get("question")),
        "tools": tools,
        "answers": [call.to_json() for call in calls],
    }


def accepted(answer: JsonObject) -> list[tuple[str, JsonObject]]:
    """The expected calls of an answer line: each its function and, by parameter, a list of values.

    Raises:
        ValueError: It is not of BFCL's form.
    """
    calls = answer.get("ground_truth")
    if not isinstance(calls, list):
        raise ValueError("an answer's 'ground_truth' is a list of calls")
    for call in calls:
        if not isinstance(call, dict) or len(call) != 1:
            raise ValueError("an expected call is an object of one function")
        if not all(map(_is_options, call.values())):
            raise ValueError(f"{next(iter(call))}: each parameter has a list of accepted values")
    return [pair for call in calls for pair in call.items()]


def to_question(row: JsonObject) -> JsonObject:
    """A row `{"id", "query", "tools", "answers"}` as a question line; names stay as they are."""
    return {
        "id": row["id"],
        "question": [[{"role": "user", "content": row["query"]}]],
        "function": [
            {
                "name": tool["name"],
                "description": tool.get("description", ""),
                "parameters": to_gorilla(tool["parameters"]),
            }
            for tool in row["tools"]
        ],
    }


def to_answer(row: JsonObject) -> JsonObject:
    """A row's calls as an answer line.

    An optional parameter with a default may be given or left out where the row does either; the
    row's own choice comes first. An empty text can't be told from a parameter that is left out.
    """
    tools = {tool["name"]: tool["parameters"] for tool in row["tools"]}
    return {
        "id": row["id"],
        "ground_truth": [
            {call["name"]: _options(call["arguments"], tools[call["name"]])}
            for call in row["answers"]
        ],
    }


def _texts(turns: Any) -> JsonObject:
    """What the system says, if it does, and all other messages as the query."""
    messages = [message for message in _only_turn(turns) if isinstance(message, dict)]
    if not messages or not all(isinstance(each.get("content"), str) for each in messages):
        raise ValueError("a question's messages have a text each")
    said: dict[bool, list[str]] = {True: [], False: []}
    for message in messages:
        said[message.get("role") == "system"].append(message["content"])
    # Where nobody else speaks, the system asks.
    query, system = said[False] or said[True], said[True] if said[False] else []
    return {"query": "\n\n".join(query)} | ({"system": "\n\n".join(system)} if system else {})


def _only_turn(turns: Any) -> list[Any]:
    if not isinstance(turns, list):
        raise ValueError(f"a question is no list of turns but {type(turns).__name__}")
    for turn in turns:
        if not isinstance(turn, list):
            raise ValueError(f"a turn is no list of messages but {type(turn).__name__}")
    if len(turns) != 1:
        raise ValueError(f"a question of {len(turns) or 'no'} turns is not read, only one of one")
    return list(turns[0])


def _read_function(function: Any) -> JsonObject:
    if not isinstance(function, dict) or not isinstance(function.get("name"), str):
        raise ValueError("a function is an object with a name")
    return function | {"parameters": from_gorilla(function.get("parameters"))}


def _required(parameters: Any) -> Sequence[str]:
    required = parameters.get("required") if isinstance(parameters, dict) else None
    return required if isinstance(required, list) else ()


def _is_options(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(options, list) for options in value.values())


def _first_values(options: JsonObject, required: Sequence[str] = ()) -> JsonObject:
    """What is said by the first option of each; a required one is not left out if it can be."""
    values = {}
    for name, accepted_values in options.items():
        given = [value for value in accepted_values if value != LEFT_OUT]
        if given and (name in required or accepted_values[0] != LEFT_OUT):
            values[name] = _resolved(given[0])
    return values


def _resolved(value: Any) -> Any:
    """An object's keys have lists of accepted values, too; what lies deeper stands for itself."""
    if isinstance(value, list):
        return [_first_values(item) if _is_options(item) else item for item in value]
    return _first_values(value) if _is_options(value) else value


def _options(arguments: JsonObject, parameters: JsonObject) -> JsonObject:
    options = {name: [_listed(value)] for name, value in arguments.items()}
    for name, schema in parameters["properties"].items():
        if "default" not in schema or name in parameters["required"]:
            continue
        if name not in arguments:
            options[name] = [LEFT_OUT, _listed(schema["default"])]
        elif arguments[name] == schema["default"]:
            options[name].append(LEFT_OUT)
    return options


def _listed(value: Any) -> Any:
    if isinstance(value, list):
        return [_listed(item) if isinstance(item, dict) else item for item in value]
    return {key: [item] for key, item in value.items()} if isinstance(value, dict) else value
