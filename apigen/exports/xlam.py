"""The row form of Salesforce/xlam-function-calling-60k."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from apigen.exports.flat_types import to_flat
from apigen.records import JsonObject


def to_xlam(rows: Sequence[Mapping[str, Any]]) -> list[JsonObject]:
    """Dataset rows as xLAM rows: numbered, `answers` and flat `tools` as JSON strings.

    Args:
        rows: With `query`, and `answers` and `tools` as JSON strings (tools with JSON Schema).
    """
    return [
        {
            "id": number,
            "query": row["query"],
            "answers": row["answers"],
            "tools": json.dumps(
                [_flat(tool) for tool in json.loads(row["tools"])], ensure_ascii=False
            ),
        }
        for number, row in enumerate(rows)
    ]


def _flat(tool: JsonObject) -> JsonObject:
    return tool | {"parameters": to_flat(tool["parameters"])}
