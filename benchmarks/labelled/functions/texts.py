"""Words, codes and addresses."""


def join_words(words: list[str], separator: str = " ", end: str = "") -> str:
    """Joins words to a text.

    Args:
        words: The words.
        separator: Text between two words.
        end: Text after the last word.
    """
    return separator.join(words) + end


def repeat_text(text: str, times: int, separator: str = "") -> str:
    """Repeats a text.

    Args:
        text: The text.
        times: How often it stands in the result.
        separator: Text between two copies.
    """
    return separator.join([text] * times)


def replace_text(text: str, old: str, new: str) -> str:
    """Replaces a part of a text wherever it stands.

    Args:
        text: The text.
        old: The part to replace.
        new: What takes its place.
    """
    return text.replace(old, new)


def count_word(text: str, word: str, match_case: bool = True) -> int:
    """Counts how often a word stands in a text.

    Args:
        text: The text.
        word: The word.
        match_case: Whether capitals differ from small letters.
    """
    if not match_case:
        text, word = text.lower(), word.lower()
    return text.split().count(word)


def shorten(text: str, length: int, ending: str = "...") -> str:
    """Cuts a text that is too long.

    Args:
        text: The text.
        length: Characters to keep.
        ending: Text after a cut.
    """
    return text if len(text) <= length else text[:length] + ending


def caesar_cipher(text: str, shift: int) -> str:
    """Moves every capital letter along the alphabet.

    Args:
        text: Text whose capitals A to Z are moved.
        shift: Places to move them by.
    """
    return "".join(chr((ord(c) - 65 + shift) % 26 + 65) if "A" <= c <= "Z" else c for c in text)


def code_block(code: str, language: str = "python") -> str:
    """Puts source code between the fences of Markdown.

    Args:
        code: The source code, on one line.
        language: Its language.
    """
    return f"```{language}\n{code}\n```"


def glossary_link(term: str, chapter: str = "basics") -> str:
    """Gives the address of a term in a glossary.

    Args:
        term: The term.
        chapter: The chapter that explains it.
    """
    return f"/glossary/{chapter}/{term}"


def address_label(name: str, street: str, zip_code: str, city: str = "Springfield") -> str:
    """Writes an address on one line.

    Args:
        name: Who lives there.
        street: Street and number.
        zip_code: Postal code, zeros included.
        city: Town.
    """
    return f"{name}, {street}, {zip_code} {city}"


def mask_number(number: str, visible: int = 4, mask: str = "*") -> str:
    """Hides all but the last digits of a card or account number.

    Args:
        number: The digits.
        visible: How many stay visible.
        mask: What stands for each of the others.
    """
    return mask * (len(number) - visible) + number[-visible:]


def phone_link(number: str, country_code: str = "1") -> str:
    """Writes a telephone link.

    Args:
        number: Digits of the number, as dialled at home.
        country_code: Digits of the country's code.
    """
    return f"tel:+{country_code}{number.removeprefix('0')}"
