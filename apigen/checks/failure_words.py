"""The words of failures, as patterns."""

import re

MAX_TEXT_CHARS = 400
"""Longer texts are data, whatever words they hold."""

_KEY = (
    r"(api[ _-]?key|app[ _-]?id|access[ _-]?key|(access |auth |bearer )?token|credentials?|login)"
)
_FIELD = r"(parameters?|params?|arguments?|fields?|query|request|input|value|format|body|json)"
FAILURE = re.compile(
    r"(?i)not (currently )?subscribed|subscription|rate[ -]?limit|too many (requests|calls)"
    r"|\bquota\b|(limit|allowance)\b.{0,40}\b(exceeded|reached|hit)|exceeded.{0,40}\b(limit|allow)"
    r"|call frequency|requests? (per|limit)|tim(ed?|ing)[ -]?out|\b(404|429|50[0234])\b"
    r"|not (be )?found|internal (server )?error|bad (gateway|request)"
    r"|(service|server).{0,20} unavailable"
    r"|unauthori[sz]ed|unauthenticated|forbidden"
    r"|not (authori[sz]ed|authenticated|allowed|permitted)"
    r"|(access|permission) (is )?(denied|restricted)|authenticat|authori[sz]ation|\bapi[ _-]?key\b"
    rf"|(missing|invalid|no|wrong|expired|incorrect|bad|without|provide|require).{{0,30}}\b{_KEY}"
    rf"|\b{_KEY}\b.{{0,30}}(missing|invalid|required|expired|not|wrong|incorrect)"
    rf"|(missing|invalid|unknown|bad|wrong|malformed|required?|unsupported).{{0,40}}\b{_FIELD}"
    rf"|\b{_FIELD}\b.{{0,60}}(required|missing|invalid|must|malformed)|is required|must be\b"
    r"|^invalid\b|^missing\b|pars(e|ing) error|(un|not |n't )able to|failed"
    r"|(could|can)(not|n't| not)\b"
    r"|\berror\b|does(n't| not) exist|no longer|went wrong|try again"
    r"|\b(blocked|suspended|disabled)\b"
)
"""In the message of an object that holds nothing else."""

_NO_FIGURE = r"(?!\s*[-+±]?[\d.,]+\s*%?\s*$)"
_WORD = r"[\w'\".,:#/@+-]+"
_PLACE = rf"(?: (?:in|on|at|for|with|under)(?: {_WORD}){{1,3}})?\W*$"
FAILURE_ALONE = re.compile(
    rf"(?i)\W*(?:(?:http )?error(?: code)?(?: \d+)?\s*:{_NO_FIGURE}|(?:http )?error \d{{3}}\b"
    rf"|(?-i:[A-Z]\w*(?:Error|Exception))\s*:{_NO_FIGURE}|traceback \(most recent"
    r"|you are not subscribed|you have exceeded|too many requests"
    r"|rate limit|(api |daily |monthly )?(quota|limit) (exceeded|reached)"
    r"|(the )?request.{0,20} timed out"
    r"|(http )?(404|429|50[0234])\b\W+(not|too|internal|bad|service|gateway)|internal server error"
    r"|access denied|unauthori[sz]ed (access|request|user)"
    r"|(invalid|missing) (api[ _-]?key|token|param|argument|credential|request)|parse error"
    r"|bad (gateway|request)|service unavailable|something went wrong|an error (has )?occurred"
    r"|(?:sorry,? )?(?:(?:i|we) )?(?:could(?: not|n't)|can(?:not|n't| not)|failed to"
    r"|(?:am |are |was )?unable to)"
    r" (?:be )?(?:find|found|load|fetch|open|parse|process|connect|retrieve|read|resolve)\b"
    rf"|(?:{_WORD} ){{1,8}}?(?P<words>(?:was |were |is |are |could |can)*not (?:be )?found){_PLACE}"
    rf"|no (?:{_WORD} ){{1,4}}?(?:was |were )?found{_PLACE}|(?:there is )?no such {_WORD}"
    rf"|(?:{_WORD} ){{0,4}}?{_WORD}['\"\d] (?:does(?: not|n't) exist|is unknown)\b)"
)
"""A text that begins with them, or is nothing but the news that something was not found.

`words` are those without the thing that was looked for; "Not Found" alone, HTTP's phrase, is none.
"""
