"""Alphabets for radio and telegraphy: Morse code and the NATO spelling alphabet."""

from typing import Literal

# Character, equals sign, code.
_MORSE = {
    pair[0]: pair[2:]
    for pair in (
        "A=.- B=-... C=-.-. D=-.. E=. F=..-. G=--. H=.... I=.. J=.--- K=-.- L=.-.. M=-- N=-. "
        "O=--- P=.--. Q=--.- R=.-. S=... T=- U=..- V=...- W=.-- X=-..- Y=-.-- Z=--.. 0=----- "
        "1=.---- 2=..--- 3=...-- 4=....- 5=..... 6=-.... 7=--... 8=---.. 9=----. .=.-.-.- "
        ",=--..-- ?=..--.. '=.----. /=-..-. (=-.--. )=-.--.- :=---... ==-...- +=.-.-. "
        "-=-....- @=.--.-."
    ).split()
}
_LETTERS = {code: char for char, code in _MORSE.items()}
_NATO_WORDS = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike "
    "November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee "
    "Zulu"
).split()
_DIGIT_WORDS = {
    "plain": ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"],
    "radio": ["Zero", "Wun", "Too", "Tree", "Fower", "Fife", "Six", "Seven", "Ait", "Niner"],
}


def morse_code_convert(text: str, direction: Literal["encode", "decode"] = "encode") -> str:
    """Converts text to international Morse code or back.

    Uses the code of ITU-R M.1677-1; letters are parted by a space and words by ` / `.

    Args:
        text: Words of letters A to Z, digits and common punctuation marks to encode, or Morse
            code of dots and dashes to decode; 1 to 2000 characters.
        direction: Whether to turn words into Morse code or Morse code into words.

    Returns:
        The Morse code, or the decoded words in capital letters.

    Raises:
        ValueError: When the text is empty or too long, holds an unknown character or code or
            the direction is unknown.

    Example:
        >>> morse_code_convert(text='SOS at pier 9')
        '... --- ... / .- - / .--. .. . .-. / ----.'
        >>> morse_code_convert(text='.... . .-.. .-.. ---', direction='decode')
        'HELLO'
        >>> morse_code_convert(text='Meet me, Anna?', direction='encode')
        '-- . . - / -- . --..-- / .- -. -. .- ..--..'
    """
    if direction not in ("encode", "decode"):
        raise ValueError(f"unknown direction: {direction!r}")
    if not text.strip() or len(text) > 2000:
        raise ValueError("text must have 1 to 2000 characters that are not all blank")
    encoding = direction == "encode"
    table = _MORSE if encoding else _LETTERS
    words = text.upper().split() if encoding else [part.split() for part in text.split("/")]
    if not any(words):
        raise ValueError("text holds no code")
    for symbol in (symbol for word in words for symbol in word):
        if symbol not in table:
            raise ValueError(f"unknown in Morse code: {symbol!r}")
    inner, outer = (" ", " / ") if encoding else ("", " ")
    return outer.join(inner.join(table[symbol] for symbol in word) for word in words)


def nato_phonetic_spelling(
    text: str, digit_style: Literal["plain", "radio"] = "plain"
) -> list[str]:
    """Returns the code words of the NATO alphabet that spell a text.

    Uses the alphabet of ICAO Annex 10; spaces and hyphens are left out.

    Args:
        text: Letters A to Z, digits, spaces and hyphens, 1 to 100 characters.
        digit_style: Whether digits are plain English or as pronounced on the radio.

    Returns:
        One code word for each letter or digit.

    Raises:
        ValueError: When the text is empty or too long, holds another character or the digit
            style is unknown.

    Example:
        >>> nato_phonetic_spelling(text='Quinn')
        ['Quebec', 'Uniform', 'India', 'November', 'November']
        >>> nato_phonetic_spelling(text='N95-KX', digit_style='radio')
        ['November', 'Niner', 'Fife', 'Kilo', 'X-ray']
        >>> nato_phonetic_spelling(text='BA 274', digit_style='plain')
        ['Bravo', 'Alfa', 'Two', 'Seven', 'Four']
    """
    if digit_style not in _DIGIT_WORDS:
        raise ValueError(f"unknown digit style: {digit_style!r}")
    symbols = text.upper().replace(" ", "").replace("-", "")
    if not symbols or len(text) > 100:
        raise ValueError("text must have 1 to 100 characters with a letter or digit")
    if not (symbols.isascii() and symbols.isalnum()):
        raise ValueError("text may only hold letters A to Z, digits, spaces and hyphens")
    return [
        _DIGIT_WORDS[digit_style][int(symbol)]
        if symbol.isdigit()
        else _NATO_WORDS[ord(symbol) - ord("A")]
        for symbol in symbols
    ]
