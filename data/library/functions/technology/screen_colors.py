"""Colours on screens: conversions and contrast."""

import colorsys
import re
from typing import Literal


def _channels(hex_color: str) -> list[int]:
    if not re.fullmatch(r"#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", hex_color):
        raise ValueError(f"not a colour in #RRGGBB or #RGB form: {hex_color}")
    digits = hex_color.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return [int(digits[i : i + 2], 16) for i in (0, 2, 4)]


def _luminance(hex_color: str) -> float:
    linear = [
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in _channels(hex_color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def convert_hex_color(hex_color: str, target: Literal["rgb", "hsl", "hsv"] = "rgb") -> list[float]:
    """Converts a hexadecimal web colour to RGB, HSL or HSV numbers.

    Args:
        hex_color: Colour in #RRGGBB or #RGB form, with or without the hash sign.
        target: The colour model wanted: rgb, hsl or hsv.

    Returns:
        Three numbers: red, green and blue of 0 to 255; or the hue of 0 to 360 degrees followed by
        saturation and lightness (or value) in percent.

    Raises:
        ValueError: When the colour is malformed or the target is unknown.

    Example:
        >>> convert_hex_color(hex_color="#1E90FF")
        [30, 144, 255]
        >>> convert_hex_color(hex_color="#c0392b", target="hsl")
        [5.6, 63.4, 46.1]
        >>> convert_hex_color(hex_color="fa8", target="hsv")
        [17.1, 46.7, 100.0]
    """
    channels = _channels(hex_color)
    red, green, blue = (channel / 255 for channel in channels)
    if target == "rgb":
        return channels
    if target == "hsl":
        hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
        parts = [hue * 360, saturation * 100, lightness * 100]
    elif target == "hsv":
        hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
        parts = [hue * 360, saturation * 100, value * 100]
    else:
        raise ValueError(f"unknown target: {target}")
    return [round(part, 1) for part in parts]


def color_contrast_ratio(
    foreground: str, background: str, text_size: Literal["normal", "large"] = "normal"
) -> dict[str, object]:
    """Computes the contrast ratio of two colours and whether it meets accessibility levels.

    Follows WCAG 2.1: AA asks for 4.5 (large text 3), AAA for 7 (large text 4.5).

    Args:
        foreground: Text colour in #RRGGBB or #RGB form.
        background: Background colour in #RRGGBB or #RGB form.
        text_size: The size of the text: normal or large (18 point, or 14 point bold).

    Returns:
        The keys ratio (1 to 21), passes_aa and passes_aaa.

    Raises:
        ValueError: When a colour is malformed or the text size is unknown.

    Example:
        >>> color_contrast_ratio(foreground="#333333", background="#ffffff")
        {'ratio': 12.63, 'passes_aa': True, 'passes_aaa': True}
        >>> color_contrast_ratio(foreground="#e67e22", background="#fdf6e3", text_size="large")
        {'ratio': 2.64, 'passes_aa': False, 'passes_aaa': False}
        >>> color_contrast_ratio(foreground="#0af", background="#1b2a41", text_size="normal")
        {'ratio': 5.63, 'passes_aa': True, 'passes_aaa': False}
    """
    if text_size not in ("normal", "large"):
        raise ValueError(f"unknown text size: {text_size}")
    dark, light = sorted((_luminance(foreground), _luminance(background)))
    ratio = (light + 0.05) / (dark + 0.05)
    level_aa, level_aaa = (4.5, 7.0) if text_size == "normal" else (3.0, 4.5)
    return {
        "ratio": round(ratio, 2),
        "passes_aa": ratio >= level_aa,
        "passes_aaa": ratio >= level_aaa,
    }
