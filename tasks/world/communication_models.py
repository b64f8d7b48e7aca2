"""Parameters, bodies and answers of the communication service."""

from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

ContactId = Annotated[str, Path(description="Id of a contact.", examples=["con-0017"])]
Tag = Annotated[
    Literal["client", "supplier", "colleague", "friend"] | None,
    Query(description="What the contact is.", examples=["client"]),
]
NameText = Annotated[
    str,
    Query(min_length=2, description="Part of a name or organisation.", examples=["brothers"]),
]
Days = Annotated[
    int,
    Query(ge=1, le=366, description="Days ahead of 2025-06-30, that day included.", examples=[30]),
]
UtcTime = Annotated[
    datetime,
    Query(
        ge=datetime(2000, 1, 1),
        le=datetime(2099, 12, 31),
        description="Time in UTC as YYYY-MM-DDTHH:MM, from 2000 to 2099.",
        examples=["2025-06-30T12:00"],
    ),
]
MailboxId = Annotated[str, Path(description="Id of a mailbox.", examples=["box-07"])]
_Label = Literal["invoices", "meetings", "support", "travel", "private"]
Label = Annotated[_Label | None, Query(description="Label of the thread.", examples=["invoices"])]
UnreadOnly = Annotated[
    bool, Query(description="Whether to list only threads with unread messages.", examples=[True])
]
ThreadId = Annotated[str, Path(description="Id of a message thread.", examples=["thr-0421"])]
SearchText = Annotated[
    str, Query(min_length=3, description="Text in subject or message.", examples=["parcel"])
]
Since = Annotated[date | None, Query(description="First day, YYYY-MM-DD.", examples=["2025-02-01"])]
FileType = Annotated[
    Literal["pdf", "xlsx", "png", "docx", "zip"] | None,
    Query(description="Type of the attached file.", examples=["pdf"]),
]
MinSize = Annotated[
    int,
    Query(ge=0, le=10_000, description="Least size of the message in kilobytes.", examples=[500]),
]
MinWait = Annotated[
    int, Query(ge=0, le=180, description="Fewest days without an answer.", examples=[14])
]
Slots = Annotated[
    Literal["weekday", "hour", "month"],
    Query(description="What messages are counted by.", examples=["weekday"]),
]
Outcome = Annotated[
    Literal["answered", "missed", "busy"] | None,
    Query(description="How the call ended.", examples=["missed"]),
]
Direction = Annotated[
    Literal["incoming", "outgoing"] | None,
    Query(description="Who called.", examples=["outgoing"]),
]
MinSeconds = Annotated[
    int | None, Query(ge=0, le=86_400, description="Shortest call in seconds.", examples=[120])
]
Month = Annotated[int, Query(ge=1, le=6, description="Month of 2025, 1 to 6.", examples=[5])]
CountryPath = Annotated[str, Path(description="Name of a country.", examples=["Maravia"])]
ToCountry = Annotated[str, Query(description="Country that is called.", examples=["Norrland"])]
Minutes = Annotated[
    float, Query(gt=0, le=600, description="Length of the call in minutes.", examples=[12.5])
]
PhoneKind = Annotated[
    Literal["landline", "mobile"],
    Query(description="What is called; mobiles cost 60 percent more.", examples=["mobile"]),
]
National = Annotated[
    str,
    Query(
        pattern=r"^[0-9 ]{5,20}$",
        description="Number as dialled inside the country.",
        examples=["0 73 123 45 67"],
    ),
]
FromCountry = Annotated[str, Query(description="Country of the caller.", examples=["Fenland"])]
International = Annotated[
    str,
    Query(
        pattern=r"^\+[0-9 ]{5,20}$",
        description="Number in international form with a plus.",
        examples=["+823 731234567"],
    ),
]
_Channel = Literal["sms", "email", "push"]
Channel = Annotated[_Channel, Query(description="Channel of messages.", examples=["sms"])]
FirstDay = Annotated[
    date, Query(description="First day, from 2025-01-01 on.", examples=["2025-04-01"])
]
LastDay = Annotated[date, Query(description="Last day, to 2025-06-30.", examples=["2025-05-31"])]
Threshold = Annotated[
    float, Query(gt=0, le=100, description="Delivery rate in percent to stay under.", examples=[75])
]
SmsText = Annotated[
    str,
    Query(
        min_length=1,
        max_length=1600,
        description="Text of the message.",
        examples=["Your parcel arrives today between 14:00 and 16:00."],
    ),
]


class Contact(BaseModel):
    contact_id: str
    name: str
    organisation: str
    tag: str
    email: str
    phone: str
    city: str
    country: str


class ContactDetails(Contact):
    utc_offset_h: int = Field(description="Hours ahead of UTC.")
    birthday: str
    calls: int
    last_call_at: str | None


class Birthday(BaseModel):
    contact_id: str
    name: str
    date: str
    turns: int = Field(description="Age in years on that day.")


class LocalTime(BaseModel):
    local_time: str
    weekday: str
    working_hours: bool = Field(description="Whether it is 9 to 17 on Monday to Friday.")


class Meeting(BaseModel):
    contact_ids: list[str] = Field(
        min_length=2,
        max_length=10,
        description="Ids of those who take part.",
        examples=[["con-0017", "con-0021", "con-0040"]],
    )
    minutes: int = Field(ge=15, le=240, description="Length in minutes.", examples=[45])
    day_starts: int = Field(
        default=9, ge=0, le=12, description="Local hour from which people take calls.", examples=[8]
    )
    day_ends: int = Field(
        default=17, ge=13, le=24, description="Local hour to which they do.", examples=[18]
    )


class LocalStart(BaseModel):
    contact_id: str
    earliest_local: str


class CallWindow(BaseModel):
    possible: bool
    earliest_utc: str | None = Field(description="Earliest start as HH:MM, if there is one.")
    latest_utc: str | None = Field(description="Latest start as HH:MM, if there is one.")
    starts: list[LocalStart]


class Mailbox(BaseModel):
    mailbox_id: str
    address: str
    owner: str
    quota_mb: int
    used_mb: float
    used_percent: float
    messages: int
    unread: int


class Thread(BaseModel):
    thread_id: str
    subject: str
    label: str
    partner: str
    messages: int
    unread: int
    last_at: str


class Message(BaseModel):
    message_id: str
    sender: str
    sent_at: str
    text: str
    size_kb: int
    is_read: bool
    attachment: str = Field(description="Name of the attached file; empty if there is none.")


class FullThread(BaseModel):
    thread_id: str
    subject: str
    label: str
    messages: list[Message]


class FoundMessage(Message):
    thread_id: str
    subject: str


class Attachment(BaseModel):
    message_id: str
    attachment: str
    sender: str
    sent_at: str
    size_kb: int


class Unanswered(BaseModel):
    thread_id: str
    subject: str
    partner: str
    last_at: str
    days_waiting: int


class Correspondent(BaseModel):
    contact_id: str
    name: str
    threads: int
    messages: int


class Slot(BaseModel):
    slot: str
    received: int
    sent: int


class ReplyTimes(BaseModel):
    replies: int
    average_h: float | None = Field(description="Hours until the owner answered.")
    fastest_h: float | None
    within_a_day_percent: float | None


class Call(BaseModel):
    call_id: str
    contact_id: str
    name: str
    direction: str
    outcome: str
    started_at: str
    seconds: int
    cost_eur: float


class CallFigures(BaseModel):
    calls: int
    answered: int
    missed: int
    minutes: float
    cost_eur: float
    longest_seconds: int


class CallQuote(BaseModel):
    eur_per_min: float
    billed_minutes: int = Field(description="Minutes begun.")
    total_eur: float


class DiallingRule(BaseModel):
    country: str
    code: str = Field(description="Country code, without a plus.")
    trunk: str = Field(description="Prefix inside the country; empty if there is none.")
    exit: str = Field(description="Prefix for calls abroad.")
    min_digits: int
    max_digits: int
    mobile_start: str = Field(description="First digits of mobile numbers.")
    emergency: str


class PhoneNumber(BaseModel):
    international: str
    dial_from_abroad: str = Field(description="What the caller dials.")
    valid: bool = Field(description="Whether the number of digits fits the country.")
    mobile: bool


class PhoneOrigin(BaseModel):
    country: str
    code: str
    national: str = Field(description="As dialled inside the country.")
    valid: bool
    mobile: bool


class Segments(BaseModel):
    characters: int
    encoding: str = Field(description="ascii or unicode.")
    segments: int
    characters_left: int = Field(description="Characters left in the last segment.")


class Recipients(BaseModel):
    country: str = Field(description="Country of the recipients.", examples=["Maravia"])
    count: int = Field(ge=1, le=1_000_000, description="How many there are.", examples=[2500])


class Campaign(BaseModel):
    channel: _Channel = Field(description="Channel of the messages.", examples=["sms"])
    recipients: list[Recipients] = Field(
        min_length=1,
        max_length=20,
        description="Recipients by country.",
        examples=[[{"country": "Maravia", "count": 2500}, {"country": "Norrland", "count": 900}]],
    )
    segments: int = Field(
        default=1, ge=1, le=10, description="Segments of an SMS message.", examples=[2]
    )
    tracked: bool = Field(
        default=False, description="Whether openings are tracked.", examples=[True]
    )


class CampaignQuote(BaseModel):
    messages: int
    base_eur: float
    volume_discount_eur: float
    tracking_eur: float
    total_eur: float


class DeliveryFigures(BaseModel):
    sent: int
    delivered: int
    opened: int
    delivery_percent: float
    open_percent: float = Field(description="Share of the delivered messages that were opened.")


class ChannelFigures(DeliveryFigures):
    channel: str


class Incident(BaseModel):
    date: str
    country: str
    sent: int
    delivery_percent: float
