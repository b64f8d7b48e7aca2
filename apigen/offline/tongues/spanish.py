"""Spanish frames."""

from apigen.offline.tongues.tongue import Tongue

SPANISH = Tongue(
    things=(
        "necesito {thing}",
        "dame {thing}",
        "busco {thing}",
        "muéstrame {thing}",
        "quisiera {thing}",
        "calcula o encuentra {thing}",
        "dime {thing}",
        "me hace falta {thing}",
        "por favor, determina {thing}",
        "quiero saber {thing}",
        "averigua esto: {thing}",
    ),
    clauses=(
        "dime {thing}",
        "quiero saber {thing}",
        "averigua {thing}",
        "me pregunto {thing}",
        "comprueba {thing}",
        "necesito saber {thing}",
    ),
    actions=(
        "por favor, {action}",
        "quiero esto: {action}",
        "puedes hacer esto: {action}",
        "ayúdame: {action}",
        "la tarea es {action}",
        "tengo que {action}",
        "se trata de {action}",
    ),
    connectors=("con", "para", "usando", "a partir de", "teniendo en cuenta", "dado que hay"),
    phrases=(
        "{label} {shown}",
        "{shown} como {label}",
        "{label} de {shown}",
        "{label} = {shown}",
        "{shown} para {label}",
    ),
    sentences=(
        "{label} es {shown}",
        "para {label} vale {shown}",
        "{label}: {shown}",
        "tengo {shown} como {label}",
    ),
    on_off=("activado", "desactivado"),
    nothing="sin {label}",
    frames={
        "": ("{head}{with_details}{stop}", "{head}{stop} {Notes}.", "{head}, {notes}{stop}"),
        "terse": (
            "{subject}: {notes}",
            "{notes} - {subject}",
            "{subject} ({notes})",
            "{subject}, {notes}",
        ),
        "indirect": (
            "no consigo resolver esto: {subject}{with_details}.",
            "sería útil tener {subject}{with_details}.",
            "todavía me falta {subject}; lo que tengo es {notes}.",
        ),
        "ambiguous": (
            "algo sobre {subject}, {notes}.",
            "algo así como {subject}, creo{with_details}.",
            "cuánto saldría más o menos con {notes}? Me refiero a {subject}.",
        ),
        "multi_sentence": (
            "{sentences} {Head}{stop}",
            "{Head}{stop} {sentences}",
            "estos son los datos. {sentences} {Head}{stop}",
            "{sentences} Con todo eso, {head}{stop}",
        ),
        "conversational": (
            "{head}{with_details}{stop}",
            "{sentences} {Head}{stop}",
            "mira, {head}{with_details}{stop}",
        ),
    },
    openers={
        "conversational": (
            "¡Hola! ",
            "Buenas, ",
            "Oye, una pregunta: ",
            "¿Tienes un momento? ",
            "¡Buenos días! ",
        ),
        "formal": (
            "Estimados señores: ",
            "Buenas tardes, ",
            "Me dirijo a ustedes con una petición: ",
        ),
    },
    closers={
        "conversational": (" ¡Gracias!", " Me ayudaría mucho.", " ¡Mil gracias!", " ¡Saludos!"),
        "formal": (" Muchas gracias de antemano.", " Atentamente.", " Agradezco su atención."),
        "": (" Gracias.", " Eso es todo."),
    },
    personas=("Soy {persona}. ", "Le escribe {persona}. ", "Sobre mí: {persona}. "),
    several=(
        "{head} con {first}{stop} {repeats}",
        "{head}, varias veces. Primero {first}. {repeats}",
        "{head}{stop} El primer caso tiene {first}. {repeats}",
    ),
    repeats=(
        "Luego lo mismo con {case}.",
        "Otra vez con {case}.",
        "También para {case}.",
        "Además con {case}.",
        "Después con {case}.",
    ),
    joints=("Además: ", "Después: ", "Y luego: ", "También: ", "Por otra parte: ", "Asimismo: "),
)
