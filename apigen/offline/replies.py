"""What an assistant says instead of calling a tool."""

from random import Random

from apigen.offline.wording import label_by_name

_DECLINING = {
    "English": (
        "I'm sorry, none of my tools can do that.",
        "I can't help with {subject}: the functions at hand are for other things.",
        "That is beyond what I can do here; no function that I have covers {subject}.",
        "Unfortunately I have nothing for {subject}.",
        "None of the available functions fits this request.",
    ),
    "German": (
        "Dafür habe ich leider keine passende Funktion.",
        "Zu {subject} kann ich nichts abrufen.",
    ),
    "Spanish": (
        "Lo siento, ninguna de mis funciones sirve para eso.",
        "No tengo nada para {subject}.",
    ),
    "French": ("Désolé, aucune de mes fonctions ne le permet.", "Je n'ai rien pour {subject}."),
}
_ASKING = {
    "English": (
        "Could you tell me the {label}?",
        "What is the {label}?",
        "I still need the {label}. What should it be?",
        "Which {label} do you have in mind?",
        "Before I can go on: which {label} should I use?",
    ),
    "German": ("Welchen Wert hat {label}?", "Mir fehlt noch: {label}. Was soll ich nehmen?"),
    "Spanish": ("¿Qué valor tiene {label}?", "Me falta {label}. ¿Cuál debo usar?"),
    "French": ("Quelle est la valeur de {label} ?", "Il me manque {label}. Que dois-je prendre ?"),
}


def decline(subject: str, language: str, rng: Random) -> str:
    """Says that no tool fits; `subject` is a noun phrase for what was wanted."""
    return rng.choice(_DECLINING[language]).format(subject=subject)


def ask(name: str, language: str, rng: Random) -> str:
    """Asks for the value of a parameter."""
    return rng.choice(_ASKING[language]).format(label=label_by_name(name).text)
