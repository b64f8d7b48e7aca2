"""The turns of phrase that queries are built from.

`{thing}`, `{action}`, `{short}` come from the tool's description, `{head}` is a request made of
them, `{with_details}` and `{clauses}` say the values.
"""

# Requests that only look something up or compute it: the thing alone can be asked for.
ASK_FOR_THING = (
    "work out {thing}",
    "find {thing}",
    "determine {thing}",
    "I need {thing}",
    "give me {thing}",
    "tell me {thing}",
    "what {is_are} {thing}",
    "what {is_are} {thing}",
    "get me {thing}",
    "I want to know {thing}",
    "show me {thing}",
    "please give me {thing}",
)
COMPUTE_THING = (
    "compute {thing}",
    "calculate {thing}",
    "please compute {thing}",
    "please calculate {thing}",
)
ASK_FOR_CLAUSE = (
    "work out {thing}",
    "tell me {thing}",
    "find out {thing}",
    "I need to know {thing}",
    "I want to know {thing}",
    "please tell me {thing}",
    "determine {thing}",
    "I wonder {thing}",
)
DO_ACTION = (
    "{action}",
    "please {action}",
    "I need to {action}",
    "I want to {action}",
    "help me {action}",
    "I would like to {action}",
    "please help me {action}",
    "I have to {action}",
)

# After "could you": no verb of one's own.
POLITE_THING = (
    "work out {thing}",
    "find {thing}",
    "tell me {thing}",
    "give me {thing}",
    "help me find {thing}",
    "look up {thing}",
)
POLITE_CLAUSE = ("work out {thing}", "tell me {thing}", "find out {thing}", "check {thing}")
POLITE_ACTION = ("{action}", "help me {action}", "quickly {action}")

CONNECTORS = ("with", "given", "for", "using", "with", "based on")
PLAIN_CONNECTORS = ("with", "for", "based on")

PLAIN = ("{head}{with_details}{stop}",)
CONVERSATIONAL = (
    "Hi, could you {polite}{with_details}?",
    "Hey there! I was wondering if you could {polite}. I have {phrases}.",
    "Can you {polite} for me? It's {with_only}.",
    "So a friend asked me about this: can you {polite}{with_details}? Thanks!",
    "I'd love some help here, could you {polite}{with_details}?",
    "Hello! Would you mind having a look? I'd like you to {polite}{with_details}.",
    "Okay, quick one: {clauses}. Could you {polite}?",
    "Good morning, I hope you can help me. {clauses}, and I'd like you to {polite}.",
    "Would you be able to {polite}{with_details}? That would help me a lot.",
    "I've been going back and forth on this, so please {polite}{with_details}. Cheers!",
)
CONVERSATIONAL_LATER = (
    "could you {polite}{with_details}?",
    "can you {polite}{with_details}?",
    "please {polite}{with_details}.",
    "I'd like you to {polite}{with_details}.",
)
TERSE = (
    "{thing}: {notes}",
    "{notes} - {thing}",
    "{thing}, {notes}",
    "{thing} ({notes})",
    "{thing} for {notes}",
    "{thing} please: {notes}",
)
TERSE_ACTION = (
    "{action}: {notes}",
    "{action}, {notes}",
    "{notes} - {action}",
    "{action} ({notes})",
    "{action}; {notes}",
    "pls {action}: {notes}",
)
AMBIGUOUS = (
    "I'm not sure what you'd call it, but I'm after something like {vague}, {with_only}.",
    "What would I get here with {phrases}? I mean {vague}, roughly.",
    "Something about {vague}, I guess, {with_only}?",
    "We've got {phrases}. What does that come to, you know, for {vague}?",
    "Can you sort out this thing with {vague} for me? I only know this much: {notes}.",
    "Could you look into {vague}, more or less? It's {with_only}.",
    "Not sure how this is done properly. It has to do with {vague}, and there's {phrases}.",
    "Suppose you have {phrases}. How does that turn out as far as {vague} goes?",
)
MULTI_SENTENCE = (
    "I am working on a small task at the moment. {sentences} {Head}{stop}",
    "{sentences} With that in mind, {head}{stop}",
    "Here is what I know so far. {sentences} Now {head}{stop}",
    "Let me give you the details first. {sentences} {Head}{stop} Thank you.",
    "{Head}{stop} {sentences} Nothing else is given.",
    "I have a request. {Head}{stop} {sentences}",
    "This came up today. {sentences} Based on that, {head}{stop}",
    "{sentences} That is all I have. {Head}{stop}",
)
MULTI_SENTENCE_LATER = ("{head}{stop} {sentences}",)
FRAMES = {
    "conversational": CONVERSATIONAL,
    "conversational later": CONVERSATIONAL_LATER,
    "ambiguous": AMBIGUOUS,
    "multi_sentence": MULTI_SENTENCE,
    "multi_sentence later": MULTI_SENTENCE_LATER,
}

COUNT_WORDS = ("no", "one", "two", "three", "four", "five", "six")
# The same request several times over; `{cases}` are the value sets, already joined.
SEVERAL_INLINE = (
    "{head} with {first}, then again with {rest}{stop}",
    "{head} once with {first} and also with {rest}{stop}",
    "{head} for {count} cases: one with {first}, another with {rest}{stop}",
    "{head} {count} times: first with {first}, then with {rest}{stop}",
)
SEVERAL_SENTENCES = (
    "{head} with {first}{stop} {repeats}",
    "{head}{stop} The first one has {first}. {repeats}",
    "{head}, starting with {first}{stop} {repeats}",
)
REPEATS = (
    "Do the same with {case}.",
    "Then do it again with {case}.",
    "Next, the same with {case}.",
    "Also do it with {case}.",
    "And the same once more with {case}.",
    "Repeat that with {case}.",
)
SEVERAL_TERSE = ("{thing}: {cases}", "{thing} - {cases}", "{thing} for each: {cases}")
SEVERAL_VAGUE = (
    "I need a feel for {vague} in a few situations. One has {first}. {repeats}",
    "How would {vague} turn out with {first}? {repeats}",
    "Something like {vague}, I think, with {first}. {repeats}",
)
SEVERAL_OPENERS = (
    "Hi, I have {count} of these. ",
    "Hey, could you help me with {count} cases? ",
    "Hello there. ",
    "Thanks for your help with this. ",
    "I need a hand with {count} things. ",
    "Good evening! ",
)
JOINTS = (
    "Also, ",
    "Then, ",
    "After that, ",
    "Besides, ",
    "On top of that, ",
    "In addition, ",
    "Separately, ",
    "And one more thing: ",
)
