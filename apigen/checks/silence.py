"""Rows whose right act is no call: was there really nothing to call, or a value to ask for?

Rules find what is plain and leave the rest to the judge: a right row that is lost was paid for.
"""

from collections.abc import Iterator

from apigen.checks.findings import Candidate, Finding
from apigen.checks.reasons import Reason
from apigen.records import WITHOUT_CALLS, Style
from apigen.silence.cards import name_of
from apigen.silence.cases import Offer
from apigen.silence.given import given
from apigen.silence.mentions import Reading
from apigen.silence.replies import asks_for
from apigen.silence.serving import serving, suited_instead

MAX_MISSING = 10
"""Of more values that are said to be missing the rest is not looked at."""


def silence_findings(candidate: Candidate) -> Iterator[Finding]:
    """What rules object to in a row of style `irrelevance` or `missing_parameter`.

    `grounding.answerable`: an offered tool does what is asked, and the values it requires are
    there. `grounding.value_given`: the value said to be missing stands in the query or follows from
    it. `grounding.wrong_function`: the query is for another tool than the one asked about.
    `format.no_reply` and `format.reply_asks_nothing`: what the assistant says instead of a call.

    Rows of other styles, and rows with calls, give nothing: the format check is for them.
    """
    if candidate.calls or candidate.style not in WITHOUT_CALLS:
        return
    if not candidate.reply.strip():
        yield Finding(Reason.NO_REPLY, "there is no call, and no reply either")
    reading = Reading(candidate.query, candidate.language)
    if candidate.style is Style.IRRELEVANCE:
        if name := serving(reading, candidate.tools):
            detail = f"{name} does this, and all that it requires is said"
            yield Finding(Reason.SEEMS_ANSWERABLE, detail)
        return
    offers = {name_of(tool): Offer(reading, tool) for tool in candidate.tools}
    for each in candidate.missing[:MAX_MISSING]:
        if (offer := offers.get(each["name"])) is not None:
            yield from _missing_findings(candidate, offer, each["parameter"])


def _missing_findings(candidate: Candidate, offer: Offer, parameter: str) -> Iterator[Finding]:
    name = name_of(offer.tool)
    where = f"{parameter} of {name}"
    if found := given(offer, parameter):
        yield Finding(Reason.SEEMS_GIVEN, f"{where}: {found}")
    if other := suited_instead(offer.reading, candidate.tools, name):
        detail = f"{where} is asked for; the query is for {other}"
        yield Finding(Reason.SEEMS_WRONG_FUNCTION, detail)
    schema = offer.properties.get(parameter, {})
    if candidate.reply.strip() and not asks_for(candidate.reply, parameter, schema):
        yield Finding(Reason.REPLY_ASKS_NOTHING, f"{where} is not asked for: {candidate.reply!r}")
