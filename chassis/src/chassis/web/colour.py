"""Arithmetic of colours: from one brand colour to accents that can be read (WCAG 2.2 contrast)."""

Rgb = tuple[int, int, int]

AA = 4.5


def parse(colour: str) -> Rgb:
    """`#rrggbb`; ValueError for anything else."""
    digits = colour.removeprefix("#")
    if len(digits) != 6 or colour == digits:
        message = f"a colour is written #rrggbb, not {colour!r}"
        raise ValueError(message)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def text(rgb: Rgb) -> str:
    """As `#rrggbb`."""
    return "#" + "".join(f"{part:02x}" for part in rgb)


def mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """`share` (0 to 1) of `other` in `one`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG contrast ratio, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: Rgb, background: Rgb, towards: Rgb, ratio: float = AA) -> Rgb:
    """`colour`, moved `towards` black or white just as far as reading it on `background` needs."""
    for step in range(101):
        candidate = mix(colour, towards, step / 100)
        if contrast(candidate, background) >= ratio:
            return candidate
    return towards


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
