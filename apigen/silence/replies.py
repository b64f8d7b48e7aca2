"""What an assistant says instead of a call: it asks for the value, and gives no result."""

from apigen.library.telling_words import DIRECTIONS
from apigen.records import JsonObject
from apigen.silence.cards import description_of
from apigen.silence.labels import stems_in_order
from apigen.silence.words import MAX_TEXT_CHARS, stem, telling_stems

_DIRECTIONS = frozenset(map(stem, DIRECTIONS))
_QUESTION_MARKS = frozenset("?？؟⁇;՞")


def asks_for(reply: str, name: str, schema: JsonObject) -> bool:
    """Whether a reply is a question, or speaks of the parameter.

    In a language whose questions have no mark, and whose words no rule knows, only names that
    stay as they are can be seen; so a reply without any letter of the Latin script passes.
    """
    text = reply[:MAX_TEXT_CHARS]
    if not _QUESTION_MARKS.isdisjoint(text) or not any("a" <= one <= "z" for one in text.lower()):
        return True
    wanted = telling_stems(name) | telling_stems(description_of(schema))
    return not (wanted - _DIRECTIONS).isdisjoint(stems_in_order(text))
