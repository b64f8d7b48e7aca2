"""The funnel: nothing is lost, and the table says what the paper's says."""

import pytest

from apigen.report import AccountingError, Funnel, table, to_markdown

REJECTED = {"format.not_json": 2, "execution.error": 3, "semantics.wrong_value": 1}


def test_a_funnel_that_adds_up_passes():
    Funnel("m", 10, 3, rejected=REJECTED, unfinished={"EndpointFault": 1}).check()
    Funnel("m", 8, 3, surplus=2, rejected=REJECTED, unfinished={"EndpointFault": 1}).check()


@pytest.mark.parametrize("accepted", [2, 4])
def test_a_lost_or_doubled_draft_is_an_error(accepted):
    with pytest.raises(AccountingError, match="10 drafts planned"):
        Funnel("m", 10, accepted, rejected=REJECTED, unfinished={"EndpointFault": 1}).check()


def test_the_table_has_the_paper_s_columns_and_every_reason():
    text = to_markdown([Funnel("deepseek", 10, 4, rejected=REJECTED)])
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    assert dict(zip(lines[0], lines[2], strict=True)) == {
        "generator": "deepseek",
        "drafts": "10",
        "verified": "4",
        "fail format": "2",
        "fail grounding": "0",
        "fail execution": "3",
        "fail semantics": "1",
        "fail assembly": "0",
        "unfinished": "0",
        "pass rate": "40.00%",
    }
    assert ["execution.error", "3"] in lines


def test_a_table_lines_up_in_plain_text():
    assert (
        len({len(line) for line in table(["a", "bb"], [["xxx", 1], ["y", 22]]).splitlines()}) == 1
    )
