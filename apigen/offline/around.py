"""What stands around an English request, by register: who speaks, how it begins and ends."""

from random import Random

from apigen.offline.tongues import TONGUES
from apigen.offline.voices import Voice

_OPENERS = {
    "formal": (
        "Good day. ",
        "To whom it may concern: ",
        "I am writing with a request. ",
        "Dear team, ",
        "With reference to our records: ",
        "For the attention of the service desk: ",
    ),
    "non_native": (
        "Hello, sorry for my English. ",
        "Dear friend, ",
        "Hi, I have question. ",
        "Hello sir, ",
        "Good day to you. ",
    ),
    "indirect": ("Hm. ", "Well, ", "So here is the situation: ", "Not urgent, but "),
    "plain": ("For a report: ", "One thing: ", "Next task: ", "For tomorrow: ", "A question: "),
    "misspelled": ("hello, ", "hey, ", "quick question, "),
}
_CLOSERS = {
    "formal": (
        " Thank you in advance.",
        " I would appreciate a prompt reply.",
        " Kind regards.",
        " Thank you for your assistance.",
        " I remain at your disposal for questions.",
        " Yours faithfully.",
    ),
    "conversational": (
        " Thanks a bunch!",
        " No rush.",
        " Appreciate it!",
        " You're the best.",
        " Take care!",
    ),
    "non_native": (
        " Thank you very much for help.",
        " I wait for your answer.",
        " Thanks and good day.",
        " Is it possible?",
    ),
    "indirect": (
        " Any hint is welcome.",
        " That's where I'm stuck.",
        " It has been bugging me all day.",
    ),
    "plain": (
        " Thank you.",
        " That's all.",
        " Just the result, please.",
        " A short answer will do.",
        " Thanks.",
    ),
    "misspelled": (" thanks alot", " thx", " please hurry", " cheers"),
    "ambiguous": (
        " You know what I mean.",
        " Roughly is fine.",
        " Or something along those lines.",
    ),
    "multi_sentence": (" I don't have more than that.", " Let me know.", " Take your time."),
}
_PERSONAS = (
    "I'm {persona}. ",
    "I am {persona} and need this for work. ",
    "You're talking to {persona}. ",
    "A word about me: I'm {persona}. ",
    "Speaking as {persona}: ",
    "I write this as {persona}. ",
)
_OFTEN = {"formal": 0.8, "non_native": 0.6, "indirect": 0.4, "plain": 0.35}


def before(voice: Voice, rng: Random) -> str:
    """Says who speaks and greets, with a space at the end, or says nothing."""
    tongue = TONGUES.get(voice.language)
    openers = (tongue.openers if tongue else _OPENERS).get(voice.register, ())
    personas = tongue.personas if tongue else _PERSONAS
    greeting = rng.choice(openers) if openers and rng.random() < _often(voice) else ""
    if voice.persona and voice.register != "terse" and rng.random() < 0.6:
        return greeting + rng.choice(personas).format(persona=voice.persona)
    return greeting


def after(voice: Voice, rng: Random) -> str:
    """Says a last word, with a space before it, or says nothing."""
    tongue = TONGUES.get(voice.language)
    closers = tongue.closers if tongue else _CLOSERS
    usual = closers.get(voice.register, closers.get("", ()))
    spoken = usual and voice.register != "terse" and rng.random() < _often(voice)
    return rng.choice(usual) if spoken else ""


def _often(voice: Voice) -> float:
    return _OFTEN.get(voice.register, 0.5)
