"""How the offline judge decides on drafts without calls."""

import json

import pytest

from apigen.offline import answer

LOAN = {
    "name": "loan_payment",
    "description": "Computes the monthly payment of a loan.",
    "parameters": {
        "properties": {
            "principal": {"type": "number", "description": "Amount borrowed, 1 to 1000000."},
            "years": {"type": "integer", "description": "Whole years, 1 to 50."},
            "city": {"type": "string", "description": "Name of the city."},
        },
        "required": ["principal", "years", "city"],
    },
}
TIDES = {
    "name": "tide_times",
    "description": "Returns when the tide is high in a harbour.",
    "parameters": {"properties": {"harbour": {"type": "string"}}, "required": ["harbour"]},
}


def judged(act, query, tools=(LOAN, TIDES)):
    blocks = {
        "act": act,
        "tools": json.dumps(tools),
        "query": query,
        "calls": "[]",
        "results": "[]",
    }
    text = "\n".join(f"<{tag}>\n{body}\n</{tag}>" for tag, body in blocks.items())
    verdict = json.loads(answer("offline-judge", [{"role": "user", "content": text}], 1).text)
    assert (verdict["pass"] == "yes") == (verdict["reason"] == "") == (verdict["thought"] == "")
    return verdict["reason"]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("What is the monthly payment of a loan of 5000 over 10 years?", "answerable"),
        ("ich suche the monthly payment of a loan mit principal 5000", "answerable"),
        ("Tell me when the tide is high in a harbour, for Brest.", "answerable"),
        ("Which bus leaves from Brest?", ""),
        ("Is the monthly fee of a gym worth it?", ""),
    ],
)
def test_declining_is_right_where_nothing_offered_fits(query, reason):
    assert judged("decline", query) == reason


@pytest.mark.parametrize(
    ("asked", "query", "reason"),
    [
        ("principal", "The monthly payment of a loan over 10 years in Oslo?", ""),
        ("years", "The monthly payment of a loan with a principal of 5,000 in Oslo?", ""),
        ("years", "The monthly payment of a loan: principal 5000, years: 10", "value_given"),
        ("years", "The monthly payment of a loan: principal 5000, years: ten", "value_given"),
        ("principal", "The monthly payment of a loan with 5000 as the principal", "value_given"),
        (
            "principal",
            "Je veux the monthly payment of a loan avec principal de 5000",
            "value_given",
        ),
        ("city", "The monthly payment of a loan with the city Oslo", "value_given"),
        ("city", "The monthly payment of a loan with the principal at 900", ""),
        ("rate", "The monthly payment of a loan", "wrong_function"),
        ("years", "Tell me when the tide is high in a harbour, please.", "wrong_function"),
    ],
)
def test_asking_is_right_for_what_the_query_leaves_unsaid(asked, query, reason):
    assert judged(f"ask for {asked} of loan_payment", query) == reason
