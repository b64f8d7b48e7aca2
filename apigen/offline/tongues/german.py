"""German frames."""

from apigen.offline.tongues.tongue import Tongue

GERMAN = Tongue(
    things=(
        "ich brauche {thing}", "gib mir {thing}", "ich suche {thing}", "zeig mir {thing}",
        "ich hätte gern {thing}", "berechne oder finde {thing}", "nenn mir {thing}",
        "gesucht ist {thing}", "bitte bestimme {thing}", "ich möchte {thing} wissen",
        "finde heraus: {thing}", "mich interessiert {thing}",
    ),
    clauses=(
        "sag mir, {thing}", "ich möchte wissen, {thing}", "finde heraus, {thing}",
        "weißt du, {thing}", "ich frage mich, {thing}", "bitte prüfe, {thing}",
    ),
    actions=(
        "bitte {action}", "ich möchte: {action}", "kannst du das machen: {action}",
        "hilf mir: {action}", "folgende Aufgabe: {action}", "ich muss {action}",
        "es geht darum: {action}", "erledige bitte dies: {action}",
    ),
    connectors=("mit", "bei", "und zwar mit", "gegeben sind", "ausgehend von", "für", "unter Verwendung von"),
    phrases=("{label} {shown}", "{shown} als {label}", "{label} von {shown}", "{label} = {shown}", "{shown} für {label}"),
    sentences=("{label} ist {shown}", "{label} beträgt {shown}", "für {label} gilt {shown}", "{label}: {shown}"),
    on_off=("an", "aus"),
    nothing="kein {label}",
    frames={
        "": ("{head}{with_details}{stop}", "{head}{stop} {Notes}.", "{head}, {notes}{stop}"),
        "terse": ("{subject}: {notes}", "{notes} - {subject}", "{subject} ({notes})", "{subject}, {notes}"),
        "indirect": (
            "ich komme nicht weiter, es geht um {subject}{with_details}.",
            "es wäre gut, Folgendes zu haben: {subject}{with_details}.",
            "mir fehlt noch {subject}; bekannt ist {notes}.",
        ),
        "ambiguous": (
            "irgendwas mit {subject}, {notes}.", "so etwas wie {subject}, glaube ich{with_details}.",
            "was käme denn heraus bei {notes}? Ich meine {subject}.",
        ),
        "multi_sentence": (
            "{sentences} {Head}{stop}", "{Head}{stop} {sentences}", "hier die Angaben. {sentences} {Head}{stop}",
            "{sentences} Auf dieser Grundlage: {head}{stop}",
        ),
        "conversational": (
            "{head}{with_details}{stop}", "{sentences} {Head}{stop}", "also, {head}{with_details}{stop}",
        ),
    },
    openers={
        "conversational": ("Hallo! ", "Hi du, ", "Na, kurze Frage: ", "Hey, hast du einen Moment? ", "Guten Morgen! "),
        "formal": ("Sehr geehrte Damen und Herren, ", "Guten Tag, ", "Ich wende mich mit einer Bitte an Sie: "),
    },
    closers={
        "conversational": (" Danke dir!", " Das wäre super.", " Lieben Dank!", " Tschüss!"),
        "formal": (" Vielen Dank im Voraus.", " Mit freundlichen Grüßen.", " Für Ihre Mühe danke ich Ihnen."),
        "": (" Danke.", " Das ist alles."),
    },
    personas=("Ich bin {persona}. ", "Hier schreibt {persona}. ", "Zu mir: {persona}. "),
    several=(
        "{head} mit {first}{stop} {repeats}", "{head}, und zwar mehrmals. Zuerst {first}. {repeats}",
        "{head}{stop} Der erste Fall hat {first}. {repeats}",
    ),
    repeats=("Dann dasselbe mit {case}.", "Noch einmal mit {case}.", "Ebenso für {case}.", "Außerdem mit {case}.", "Danach mit {case}."),
    joints=("Außerdem: ", "Danach: ", "Und dann noch: ", "Zusätzlich: ", "Unabhängig davon: ", "Des Weiteren: "),
)  # fmt: skip
