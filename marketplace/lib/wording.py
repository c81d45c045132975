"""English as the site writes it."""


def sentence(words: str) -> str:
    """`Two-Factor  Authentication ` → `Two-factor authentication`; blanks around and between are put in order."""
    text = " ".join(str(words).split()).lower()
    return text[:1].upper() + text[1:]
