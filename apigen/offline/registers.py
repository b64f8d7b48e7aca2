"""Frames of the registers formal, indirect and non_native; `phrases` has the others."""

FORMAL = (
    "I would be obliged if you could {polite}{with_details}.",
    "I kindly request that you {polite}{with_details}.",
    "Would you be so kind as to {polite}{with_details}?",
    "Please be informed of the following: {clauses}. On this basis, kindly {polite}.",
    "May I ask you to {polite}{with_details}?",
    "We require assistance: please {polite}{with_details}.",
    "It is requested to {polite}, where {clauses}.",
    "Our department needs you to {polite}{with_details}.",
)
INDIRECT = (
    "I keep wondering about {vague}{with_details}.",
    "It would help me to have {vague}{with_details}.",
    "Somebody asked me for {vague}, and all I have is {phrases}.",
    "There's {phrases}, and I don't know what that means for {vague}.",
    "If only I had {vague}{with_details}.",
    "My notes say {notes}, but {vague} is still open.",
    "I can't get any further without {vague}; what I know is {phrases}.",
    "You wouldn't happen to know about {vague}{with_details}?",
)
NON_NATIVE = (
    "please to {polite}{with_details}.",
    "I am needing that you {polite}{with_details}.",
    "how I can {polite}? I have {phrases}.",
    "can you make me this: {polite}, it is {with_only}.",
    "me I want you to {polite}{with_details}, is possible?",
    "it is necessary for me to {polite}. {sentences}",
    "I have here {phrases}. you {polite}, yes?",
    "sorry, I not know how to {polite}{with_details}.",
)
FRAMES = {
    "formal": FORMAL,
    "indirect": INDIRECT,
    "non_native": NON_NATIVE,
    "formal later": ("please {polite}{with_details}.", "kindly {polite}{with_details}."),
    "indirect later": (
        "there is also {vague}{with_details}.",
        "the same goes for {vague}{with_details}.",
    ),
    "non_native later": (
        "please you {polite}{with_details}.",
        "I want you {polite}{with_details}.",
    ),
}
