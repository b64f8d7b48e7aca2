"""A household's calendar, to-do lists and notes in May 2026."""

import datetime
from typing import Annotated, Literal

from listing import tool
from pydantic import Field
from typing_extensions import TypedDict

Day = Annotated[datetime.date, Field(description="Day as YYYY-MM-DD; records are of May 2026")]
Person = Literal["anyone", "Mara", "Jon", "Lea"]


class Event(TypedDict):
    """An entry of the calendar."""

    day: str
    start: str
    end: str
    title: str
    person: str


class Slot(TypedDict):
    """A span of time without an entry."""

    start: str
    end: str
    minutes: int


class Task(TypedDict):
    """An entry of a to-do list."""

    title: str
    list_name: str
    priority: int
    due: str
    done: bool


class Note(TypedDict):
    """A note with its title and text."""

    title: str
    text: str
    written: str


_EVENTS = """
2026-05-04|09:00|10:00|Dentist|Mara
2026-05-04|15:30|16:30|Piano lesson|Lea
2026-05-05|18:00|19:30|Choir|Jon
2026-05-07|08:30|09:15|Parents' evening call|Mara
2026-05-07|17:00|18:30|Swimming|Lea
2026-05-09|10:00|13:00|Flea market|Jon
2026-05-11|15:30|16:30|Piano lesson|Lea
2026-05-12|18:00|19:30|Choir|Jon
2026-05-14|12:00|14:00|Lunch with Aunt Vera|Mara
2026-05-16|11:00|17:00|Birthday of Lea|Lea
2026-05-18|15:30|16:30|Piano lesson|Lea
2026-05-20|07:45|08:15|Car to the garage|Jon
2026-05-22|19:00|22:00|Game night|Jon
2026-05-27|14:00|15:00|Chimney sweep|Mara
"""
_TASKS = """
Renew passports|errands|1|2026-05-08|no
Return library books|errands|2|2026-05-06|yes
Buy paint for the fence|errands|3|2026-05-15|no
Oil the gate|home|3|2026-05-30|no
Clean the gutters|home|2|2026-05-10|no
Replace smoke alarm battery|home|1|2026-05-05|no
Descale the kettle|home|3|2026-05-12|yes
Order birthday cake|family|1|2026-05-13|no
Send invitations|family|1|2026-05-06|yes
Sort holiday photos|family|3|2026-05-31|no
"""
_NOTES = """
Boiler|Pressure should stay between 1.2 and 1.8 bar; service is due every October.|2026-01-14
Fence paint|Colour is forest green, two tins cover both sides.|2026-04-02
Lea's shoe size|36 since March, 37 for boots.|2026-03-21
Bread recipe|500 g flour, 350 g water, 10 g salt; bake 45 minutes at 230 degrees.|2026-02-08
Wifi for guests|The password is on the card in the hall drawer.|2026-01-30
Bike lock|The spare key of the green bike lock hangs behind the cellar door.|2026-04-19
"""
EVENTS = [
    Event(day=day, start=start, end=end, title=title, person=person)
    for day, start, end, title, person in (row.split("|") for row in _EVENTS.split("\n") if row)
]
NOTES = [
    Note(title=title, text=text, written=written)
    for title, text, written in (row.split("|") for row in _NOTES.split("\n") if row)
]


def _task(row: str) -> Task:
    title, list_name, priority, due, done = row.split("|")
    return Task(
        title=title, list_name=list_name, priority=int(priority), due=due, done=done == "yes"
    )


TASKS = [_task(row) for row in _TASKS.split("\n") if row]


def _of(day: datetime.date, person: str) -> list[Event]:
    return [
        each
        for each in EVENTS
        if each["day"] == day.isoformat() and person in ("anyone", each["person"])
    ]


@tool("Tools", day="2026-05-04", person="Lea")
def events_on_day(
    day: Day,
    person: Annotated[Person, Field(description="Whose entries to show")] = "anyone",
) -> list[Event]:
    """List the household calendar's entries of one day, in order of time."""
    return _of(day, person)


@tool("Tools", day="2026-05-04", minutes=90)
def free_slots(
    day: Day,
    minutes: Annotated[int, Field(description="Shortest span to return", ge=15, le=600)] = 60,
) -> list[Slot]:
    """Find when nobody has an entry in the household calendar, between 08:00 and 20:00."""
    slots, start = [], 8 * 60
    spans = [(_minute(each["start"]), _minute(each["end"])) for each in _of(day, "anyone")]
    for begin, end in [*sorted(spans), (20 * 60, 20 * 60)]:
        if min(begin, 20 * 60) - start >= minutes:
            end_of_slot = min(begin, 20 * 60)
            slots.append(
                Slot(start=_clock(start), end=_clock(end_of_slot), minutes=end_of_slot - start)
            )
        start = max(start, end)
    return slots


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@tool("Tools", list_name="home", max_priority=2)
def open_tasks(
    list_name: Annotated[
        Literal["errands", "home", "family"], Field(description="Which to-do list to read")
    ],
    max_priority: Annotated[
        int, Field(description="Least urgent priority to include; 1 is the most urgent", ge=1, le=3)
    ] = 3,
) -> list[Task]:
    """List the unfinished tasks of one of the household's to-do lists, soonest due first."""
    found = [
        each
        for each in TASKS
        if each["list_name"] == list_name and not each["done"] and each["priority"] <= max_priority
    ]
    return sorted(found, key=lambda each: each["due"])


@tool("Tools", day="2026-05-10", include_done=False)
def tasks_due_by(
    day: Day,
    include_done: Annotated[bool, Field(description="Show finished tasks as well")] = False,
) -> list[Task]:
    """List the tasks of all to-do lists that are due up to a day, soonest first."""
    found = [
        each
        for each in TASKS
        if each["due"] <= day.isoformat() and (include_done or not each["done"])
    ]
    return sorted(found, key=lambda each: each["due"])


@tool("Tools", text="lock")
def search_notes(
    text: Annotated[str, Field(description="Word or part of one", min_length=2)],
) -> list[Note]:
    """Search the household's notes for a word in their titles and texts."""
    return [each for each in NOTES if text.lower() in f"{each['title']} {each['text']}".lower()]
