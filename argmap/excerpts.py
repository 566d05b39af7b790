"""How much of a long line a message shows, and where its marker goes."""


def window(line: str, column: int, width: int, *, most: int = 160) -> tuple[str, int, int]:
    """Return the part of a line to show, and the column and width of its marker in that part."""
    shown = "".join(character if character.isprintable() else " " for character in line)
    width = min(width, max(1, len(shown) - column))
    if len(shown) <= most:
        return shown, column, width
    first = max(0, column - 40)
    lead = "…" if first else ""
    cut = f"{lead}{shown[first : first + most]}…"
    return cut, column - first + len(lead), min(width, most)
