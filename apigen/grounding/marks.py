"""Names of marks: a text such as `-` or `.` that the query calls a hyphen or a full stop."""

from apigen.grounding.query import Query

_MAX_CHARS = 3

_NAMES: dict[str, str] = {
    "-": "hyphen hyphens dash dashes minus bindestrich bindestriche strich guion guiones tiret",
    "_": "underscore underscores unterstrich unterstriche tiret soulignement",
    ".": "dot dots period periods stop stops point points punkt punkte punto puntos",
    ",": "comma commas komma kommas coma comas virgule virgules",
    ";": "semicolon semicolons semikolon strichpunkt virgule coma",
    ":": "colon colons doppelpunkt doppelpunkte dos deux",
    "/": "slash slashes schragstrich schragstriche barra barras",
    "\\": "backslash backslashes barra",
    "|": "pipe pipes bar bars strich barra barre",
    "*": "asterisk asterisks star stars sternchen stern asterisco asteriscos asterisque",
    "#": "hash hashes pound raute almohadilla diese",
    "+": "plus",
    "!": "exclamation ausrufezeichen exclamacion",
    "?": "question fragezeichen interrogacion interrogation",
    "&": "ampersand und y et",
    " ": "space spaces blank blanks leerzeichen espacio espacios espace espaces",
    "\n": "line lines newline newlines zeile zeilen linea lineas ligne lignes",
    "\t": "tab tabs tabulator tabulador tabulation",
}


def is_named_mark(value: str, query: Query) -> bool:
    """Whether the query names the mark that a text repeats, a comma and a space being a comma."""
    mark = value if value.isspace() else value.strip()
    if not mark or len(value) > _MAX_CHARS or len(set(mark)) > 1:
        return False
    return not query.words.isdisjoint(_NAMES.get(mark[0], "").split())
