"""Contact data and calls: phone numbers, e-mail addresses and the cost of calls."""

import re
from typing import Literal

# Country code, trunk prefix, international prefix, shortest and longest national number.
_NUMBER_PLANS = {
    "US": ("1", "1", "011", 10, 10),
    "CA": ("1", "1", "011", 10, 10),
    "GB": ("44", "0", "00", 9, 10),
    "IE": ("353", "0", "00", 7, 9),
    "DE": ("49", "0", "00", 6, 11),
    "FR": ("33", "0", "00", 9, 9),
    "ES": ("34", "", "00", 9, 9),
    "PT": ("351", "", "00", 9, 9),
    "IT": ("39", "", "00", 6, 11),
    "NL": ("31", "0", "00", 9, 9),
    "BE": ("32", "0", "00", 8, 9),
    "CH": ("41", "0", "00", 9, 9),
    "DK": ("45", "", "00", 8, 8),
    "NO": ("47", "", "00", 8, 8),
    "SE": ("46", "0", "00", 7, 9),
    "PL": ("48", "", "00", 9, 9),
    "IN": ("91", "0", "00", 10, 10),
    "AU": ("61", "0", "0011", 9, 9),
    "NZ": ("64", "0", "00", 8, 10),
    "ZA": ("27", "0", "00", 9, 9),
    "MX": ("52", "", "00", 10, 10),
}


def phone_number_e164(
    phone_number: str,
    country: Literal[
        "US", "CA", "GB", "IE", "DE", "FR", "ES", "PT", "IT", "NL", "BE",
        "CH", "DK", "NO", "SE", "PL", "IN", "AU", "NZ", "ZA", "MX",
    ] = "US",
) -> str:  # fmt: skip
    """Converts a phone number as people write it to the international E.164 form.

    Follows ITU-T E.164. Of a national number only the length is checked, not its existence.

    Args:
        phone_number: Phone number, national or starting with `+` or the international prefix;
            spaces, dots, dashes, slashes and brackets are allowed.
        country: ISO 3166 code of the country in which the number would be dialled as written.

    Returns:
        The number as `+`, country code and national number, without separators.

    Raises:
        ValueError: When the number holds other characters or has a wrong length or the country
            is unknown.

    Example:
        >>> phone_number_e164(phone_number='(415) 555-0132')
        '+14155550132'
        >>> phone_number_e164(phone_number='020 7946 0018', country='GB')
        '+442079460018'
        >>> phone_number_e164(phone_number='0049 30 901820', country='FR')
        '+4930901820'
    """
    if country not in _NUMBER_PLANS:
        raise ValueError(f"unknown country: {country!r}")
    code, trunk, prefix, shortest, longest = _NUMBER_PLANS[country]
    compact = re.sub(r"[\s./()-]", "", phone_number.replace("(0)", ""))
    if compact.startswith(prefix):
        compact = "+" + compact.removeprefix(prefix)
    if re.fullmatch(r"\+[1-9][0-9]{6,14}", compact):
        return compact
    if not re.fullmatch(r"[0-9]+", compact):
        raise ValueError(f"not a phone number: {phone_number!r}")
    national = compact.removeprefix(trunk)
    if not shortest <= len(national) <= longest:
        raise ValueError(f"wrong number of digits for {country}: {phone_number!r}")
    return f"+{code}{national}"


def email_address_parts(address: str, tag_separator: Literal["+", "-"] = "+") -> dict[str, str]:
    """Returns the parts of an e-mail address after checking that it is well formed.

    Checks the dot-atom form of RFC 5322 and the length limits of RFC 5321; quoted names and
    addresses at an IP number are refused.

    Args:
        address: E-mail address such as `ana.silva+news@example.com`, at most 254 characters.
        tag_separator: Character after which the mail provider ignores the rest of the name.

    Returns:
        The mailbox `user`, the `tag` after the separator (or an empty string) and the `domain`
        in lower case.

    Raises:
        ValueError: When the address is malformed or too long or the separator is unknown.

    Example:
        >>> email_address_parts(address='Maria.Lopez@example.com')
        {'user': 'Maria.Lopez', 'tag': '', 'domain': 'example.com'}
        >>> email_address_parts(address='jon+receipts@mail.example.co.uk', tag_separator='+')
        {'user': 'jon', 'tag': 'receipts', 'domain': 'mail.example.co.uk'}
        >>> email_address_parts(address='dev-alerts@example.org', tag_separator='-')
        {'user': 'dev', 'tag': 'alerts', 'domain': 'example.org'}
    """
    if tag_separator not in ("+", "-"):
        raise ValueError(f"unknown separator: {tag_separator!r}")
    if len(address) > 254:
        raise ValueError("address must have at most 254 characters")
    local, _, domain = address.rpartition("@")
    atom = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    if not re.fullmatch(rf"{atom}(\.{atom})*", local) or len(local) > 64:
        raise ValueError(f"malformed name before the @ sign: {address!r}")
    label = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    if not re.fullmatch(rf"({label}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]", domain):
        raise ValueError(f"malformed domain: {address!r}")
    user, _, tag = local.partition(tag_separator)
    if not user:
        raise ValueError(f"no name before the separator: {address!r}")
    return {"user": user, "tag": tag, "domain": domain.lower()}


def phone_bill_total(
    call_seconds: list[int],
    rate_per_minute: float,
    billing_step_seconds: int = 60,
    free_minutes: float = 0.0,
    connection_fee: float = 0.0,
) -> dict[str, float]:
    """Computes the cost of phone calls from their durations and the tariff.

    Each call is rounded up to full billing steps; the free minutes come off the sum.

    Args:
        call_seconds: Duration of each call in seconds, each 0 to 86400, at least 1 call.
        rate_per_minute: Price of a minute in the currency of the bill, 0 to 100.
        billing_step_seconds: Length of a billing step in seconds, 1 to 300.
        free_minutes: Minutes included in the tariff, 0 to 100000.
        connection_fee: Fee for each call in the currency of the bill, 0 to 100.

    Returns:
        The minutes after rounding up under `billed_minutes` and the price under `cost`.

    Raises:
        ValueError: When there is no call or a value is out of range.

    Example:
        >>> phone_bill_total(call_seconds=[75, 310, 42], rate_per_minute=0.12)
        {'billed_minutes': 9.0, 'cost': 1.08}
        >>> phone_bill_total(call_seconds=[1805, 95], rate_per_minute=0.2, billing_step_seconds=30)
        {'billed_minutes': 32.5, 'cost': 6.5}
        >>> phone_bill_total(
        ...     call_seconds=[600, 725], rate_per_minute=0.35, free_minutes=10, connection_fee=0.15
        ... )
        {'billed_minutes': 23.0, 'cost': 4.85}
    """
    if not call_seconds or not all(0 <= seconds <= 86400 for seconds in call_seconds):
        raise ValueError("call_seconds must hold at least one duration, each 0 to 86400")
    if not 0 <= rate_per_minute <= 100 or not 0 <= connection_fee <= 100:
        raise ValueError("rate_per_minute and connection_fee must be 0 to 100")
    if not 1 <= billing_step_seconds <= 300:
        raise ValueError("billing_step_seconds must be 1 to 300")
    if not 0 <= free_minutes <= 100000:
        raise ValueError("free_minutes must be 0 to 100000")
    step = billing_step_seconds
    minutes = sum(-(-seconds // step) * step for seconds in call_seconds) / 60
    cost = max(0.0, minutes - free_minutes) * rate_per_minute
    cost += connection_fee * len(call_seconds)
    return {"billed_minutes": round(minutes, 2), "cost": round(cost, 2)}
