"""French frames."""

from apigen.offline.tongues.tongue import Tongue

FRENCH = Tongue(
    things=(
        "il me faut {thing}",
        "donne-moi {thing}",
        "je cherche {thing}",
        "montre-moi {thing}",
        "je voudrais {thing}",
        "calcule ou trouve {thing}",
        "j'ai besoin de ceci : {thing}",
        "peux-tu déterminer {thing}",
        "j'aimerais connaître {thing}",
        "trouve ceci : {thing}",
    ),
    clauses=(
        "dis-moi {thing}",
        "je veux savoir {thing}",
        "vérifie {thing}",
        "je me demande {thing}",
        "peux-tu trouver {thing}",
        "j'aimerais savoir {thing}",
    ),
    actions=(
        "s'il te plaît, {action}",
        "je voudrais ceci : {action}",
        "peux-tu faire cela : {action}",
        "aide-moi : {action}",
        "la tâche est la suivante : {action}",
        "je dois {action}",
        "il s'agit de {action}",
    ),
    connectors=(
        "avec",
        "pour",
        "en utilisant",
        "à partir de",
        "sachant qu'il y a",
        "compte tenu de",
    ),
    phrases=(
        "{label} {shown}",
        "{shown} comme {label}",
        "{label} de {shown}",
        "{label} = {shown}",
        "{shown} pour {label}",
    ),
    sentences=(
        "{label} est {shown}",
        "pour {label} on a {shown}",
        "{label} : {shown}",
        "il y a {shown} comme {label}",
    ),
    on_off=("activé", "désactivé"),
    nothing="sans {label}",
    frames={
        "": ("{head}{with_details}{stop}", "{head}{stop} {Notes}.", "{head}, {notes}{stop}"),
        "terse": (
            "{subject} : {notes}",
            "{notes} - {subject}",
            "{subject} ({notes})",
            "{subject}, {notes}",
        ),
        "indirect": (
            "je n'arrive pas à trouver {subject}{with_details}.",
            "ce serait utile d'avoir {subject}{with_details}.",
            "il me manque encore {subject} ; je connais {notes}.",
        ),
        "ambiguous": (
            "quelque chose sur {subject}, {notes}.",
            "un truc comme {subject}, je crois{with_details}.",
            "qu'est-ce que cela donnerait avec {notes} ? Je parle de {subject}.",
        ),
        "multi_sentence": (
            "{sentences} {Head}{stop}",
            "{Head}{stop} {sentences}",
            "voici les données. {sentences} {Head}{stop}",
            "{sentences} Sur cette base, {head}{stop}",
        ),
        "conversational": (
            "{head}{with_details}{stop}",
            "{sentences} {Head}{stop}",
            "alors voilà, {head}{with_details}{stop}",
        ),
    },
    openers={
        "conversational": (
            "Salut ! ",
            "Coucou, ",
            "Dis, petite question : ",
            "Tu as un moment ? ",
            "Bonjour ! ",
        ),
        "formal": ("Madame, Monsieur, ", "Bonjour, ", "Je me permets de vous écrire : "),
    },
    closers={
        "conversational": (
            " Merci !",
            " Ça m'aiderait beaucoup.",
            " Merci d'avance !",
            " À bientôt !",
        ),
        "formal": (" Je vous remercie par avance.", " Cordialement.", " Merci de votre attention."),
        "": (" Merci.", " C'est tout."),
    },
    personas=("Je suis {persona}. ", "Ici {persona}. ", "À propos de moi : {persona}. "),
    several=(
        "{head} avec {first}{stop} {repeats}",
        "{head}, plusieurs fois. D'abord {first}. {repeats}",
        "{head}{stop} Le premier cas a {first}. {repeats}",
    ),
    repeats=(
        "Puis la même chose avec {case}.",
        "Encore une fois avec {case}.",
        "Aussi pour {case}.",
        "De plus avec {case}.",
        "Ensuite avec {case}.",
    ),
    joints=("En plus : ", "Ensuite : ", "Et puis : ", "Aussi : ", "Par ailleurs : ", "De même : "),
)
