"""Parameters, bodies and answers of the operations on mail."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

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
