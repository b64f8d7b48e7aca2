"""The documentation filter (APIGen paper, section 3.2): what a generator could not write about."""

import html
import keyword
import re
from collections.abc import Iterable

from apigen.errors import SchemaError
from apigen.library.refusals import Refusal
from apigen.records import JsonObject, Tool
from apigen.schema import NAME, argument_problem, check_defaults, parse_parameters

MIN_WORDS = 4
"""A description of fewer words is one to rewrite, though `Gamma function.` may be all there is."""

_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SAYS_NOTHING = frozenset(
    "a an the this that it is are of for to and by with api apis endpoint method call calls calling"
    " return returns returning get gets getting".split()
)
_PLACEHOLDER = re.compile(
    r"(?i)\W*(tests?|testing|todo|tbd|fixme|xxx+|string|str|int|integer|number|bool|boolean|object"
    r"|desc|descr|descriptions?|docstring|documentation|summary|none|null|nil|undefined|unknown|n/?a"
    r"|example|sample|foo|bar|foo ?bar|asdf\w*|qwerty\w*|placeholder|default|coming soon|untitled"
    r"|(no|add|your|api|endpoint|the|a|enter|insert|some|short|missing) (your |api |endpoint |a )*"
    r"(description|docs?|documentation|docstring|text)( here| provided| available| yet| given)*"
    r"|description (here|goes here|not available|missing|of the (api|endpoint))|undocumented"
    r"|see docs?|not (documented|available|provided)|to be (done|defined|documented)"
    r"|hello world)\W*"
)
_LOREM = re.compile(r"(?i)\blorem ipsum\b")
_TAG = re.compile(
    r"(?i)</?(p|br|div|span|ul|ol|li|strong|em|h[1-6]|code|pre|table|tbody|tr|td|th|img|script|style"
    r"|html|head|body|font|iframe|blockquote)(\s[^<>]*)?/?>|</[abiu]>|<a\s+href|<!--|<!doctype"
)
_ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
_DIRECTIVE = re.compile(r"(^|\s)\.\. [a-z-]+::|```")
_BROKEN = re.compile(r"\ufffd|â€|Ã[\x80-\xbf©¨¼¶¤]|\[object Object\]|Traceback \(most recent call")
_ERROR_TEXT = re.compile(
    r"(?i)\W*(http )?(error:? )?([45]\d\d\W+)?((page|file|resource|endpoint|api)? ?not found"
    r"|internal server error|bad gateway|bad request|service (temporarily )?unavailable"
    r"|gateway time-?out|access denied|forbidden|unauthori[sz]ed|too many requests"
    r"|moved permanently|an error (has )?occurred|something went wrong"
    r"|invalid api key|just a moment)\W*"
)
_NUMBERED_ERROR = re.compile(
    r"(?i)\W*(error )?(404\W+(page )?not found|50[0234]\W+\w+ \w+|40[13]\W+(forbidden|unauth))"
)
_CUT_OFF = re.compile(r"(\.\.\.|…|[,(\[{]|\b(the|an|of|with))\s*$", re.IGNORECASE)
_INLINE_MARKUP = re.compile(r":[a-z:]+:`|\*\*\w|\]\(\w+:|\\[a-z]+\{|\\[nt]\b|^#+ ")
_NO_LICENCES = frozenset({"", "none", "unknown", "noassertion", "n/a", "proprietary", "unlicensed"})

Problem = tuple[Refusal, str]


def check(tool: Tool) -> Problem | None:
    """The first thing for which the tool's documentation keeps it out, or None."""
    return (
        _description_problem(tool)
        or _schema_problem(tool)
        or _parameter_problem(tool)
        or _licence_problem(tool)
    )


def poor(tool: Tool) -> bool:
    """Whether the API is fine and its text is what a chat model should rewrite."""
    if _schema_problem(tool):
        return False
    texts = [tool.description, *map(_description, tool.parameters["properties"].values())]
    marked_up = (_INLINE_MARKUP, _TAG, _DIRECTIVE, _BROKEN)
    return (
        _description_problem(tool) is not None
        or _parameter_problem(tool) is not None
        or len(_WORD.findall(tool.description)) < MIN_WORDS
        or any(pattern.search(text) for text in texts for pattern in marked_up)
    )


def noise(text: str) -> str:
    """What shows that a text was not written for a reader, or nothing."""
    letters = sum(letter.isalpha() for letter in text)
    words = len(_WORD.findall(text))
    entity = _ENTITY.search(text)
    if _TAG.search(text) or (entity and html.unescape(entity[0]) != entity[0]):
        return "HTML is left in it"
    if _DIRECTIVE.search(text):
        return "markup is left in it"
    if _BROKEN.search(text):
        return "it is broken text"
    if _ERROR_TEXT.fullmatch(text) or (words <= 7 and _NUMBERED_ERROR.match(text)):
        return "it is an error message"
    if 2 * letters < len("".join(text.split())):
        return "most of it is no letters"
    return "it is cut off" if _CUT_OFF.search(text) else ""


def _description_problem(tool: Tool) -> Problem | None:
    text = tool.description
    if not text.strip():
        return Refusal.NO_DESCRIPTION, "it has no description"
    if _PLACEHOLDER.fullmatch(text.strip()) or _LOREM.search(text):
        return Refusal.NO_DESCRIPTION, f"its description is a placeholder: {text[:80]!r}"
    if cause := noise(text):
        return Refusal.NOISY_DESCRIPTION, f"{cause}: {text[:80]!r}"
    if not _adds(text, [tool.name, tool.binding.function]):
        return Refusal.NO_DESCRIPTION, f"its description only repeats its name: {text[:80]!r}"
    return None


def _schema_problem(tool: Tool) -> Problem | None:
    if not NAME.fullmatch(tool.name):
        return Refusal.NOT_NAMED, f"models do not take the name {tool.name[:80]!r}"
    try:
        parameters = parse_parameters(tool.parameters)
        problem = _shape_problem(parameters)
        check_defaults(parameters)
        argument_problem(parameters, {})  # raises if the schema itself is none
    except (SchemaError, ValueError, TypeError, RecursionError) as error:
        return Refusal.BAD_SCHEMA, " ".join(str(error).split())[:300]
    return problem


def _shape_problem(parameters: JsonObject) -> Problem | None:
    properties = parameters["properties"]
    if not properties:
        return Refusal.NO_PARAMETERS, "it takes no parameter, so a call of it teaches nothing"
    for name, schema in properties.items():
        if not NAME.fullmatch(name) or keyword.iskeyword(name):
            return Refusal.BAD_SCHEMA, f"parameter {name[:80]!r} has a name that models do not take"
        if not isinstance(schema.get("type"), str):
            return Refusal.BAD_SCHEMA, f"parameter {name!r} has no single type"
    if lost := [str(name) for name in parameters["required"] if name not in properties]:
        return Refusal.BAD_SCHEMA, f"required parameter {lost[0]!r} is not among its properties"
    return None


def _parameter_problem(tool: Tool) -> Problem | None:
    for name, schema in tool.parameters["properties"].items():
        text = _description(schema)
        if not text.strip():
            return Refusal.UNDESCRIBED_PARAMETER, f"parameter {name!r} has no description"
        if _PLACEHOLDER.fullmatch(text.strip()) or _LOREM.search(text):
            return Refusal.UNDESCRIBED_PARAMETER, f"parameter {name!r}: {text[:80]!r} says nothing"
        if len(_WORD.findall(text)) < 2 or _repeats(text, name):
            return (
                Refusal.UNDESCRIBED_PARAMETER,
                f"parameter {name!r}: {text[:80]!r} says too little",
            )
    return None


def _licence_problem(tool: Tool) -> Problem | None:
    if tool.licence.strip().lower() in _NO_LICENCES:
        return Refusal.NO_LICENCE, f"its licence is {tool.licence!r}, so nobody may pass it on"
    return None


def _description(schema: JsonObject) -> str:
    text = schema.get("description", "")
    return text if isinstance(text, str) else ""


def _adds(text: str, names: Iterable[str]) -> bool:
    """Whether a text is more than a part of one of the names, and fillers."""
    told = _stems(text)
    parts = (
        stems[start : start + len(told)]
        for stems in map(_stems, names)
        for start in range(len(stems))
    )
    return bool(told) and told not in parts


def _repeats(text: str, name: str) -> bool:
    """Whether a text is a name in words: `The start date.` for `start_date`."""
    told = [word for word in re.findall(r"[^\W_]+", text.lower()) if word not in ("a", "an", "the")]
    return "".join(told) == "".join(re.findall(r"[^\W_]+", name.lower()))


def _stems(text: str) -> list[str]:
    """The words without fillers, case and plural."""
    words = _WORD.findall(_CAMEL.sub(" ", text).replace("_", " ").lower())
    return [word.rstrip("s") or word for word in words if word not in _SAYS_NOTHING]
