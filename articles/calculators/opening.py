import re

from django import forms

from articles.calculators.base import Calculator

CARD_SHORT, CARD_LONG = 150, 200
EMPTY_PHRASES = re.compile(
    r"\b(dear (?:sir|hiring)|i am writing|years of experience|perfect fit|passionate|i can do this)\b", re.IGNORECASE
)
EXAMPLE = (
    "Your nightly import locks the orders table because it updates row by row. I moved a feed of the same shape to a "
    "staging table last spring: 40 minutes became 3. May I see one night’s log before I name a price?"
)


class Opening(Calculator):
    """The first lines of a proposal as a card shows them, with what they lack."""

    title = "What a card shows of your proposal"
    button = "Show the card"
    opening = forms.CharField(
        label="Your first lines", initial=EXAMPLE, max_length=600, widget=forms.Textarea({"rows": 4})
    )

    def lines(self):
        text = " ".join(self.cleaned_data["opening"].split())
        return [
            (f"The first {CARD_SHORT} characters", text[:CARD_SHORT]),
            (f"Up to {CARD_LONG}", text[CARD_SHORT:CARD_LONG] or "nothing more"),
            ("Left for whoever opens it", f"{max(0, len(text) - CARD_LONG)} characters"),
        ]

    def notes(self):
        shown = " ".join(self.cleaned_data["opening"].split())[:CARD_LONG]
        found = [
            None if re.search(r"\d", shown) else "No number yet: a before and after is the quickest proof.",
            None if re.search(r"\byou(?:r|rs)?\b", shown, re.IGNORECASE) else "It does not speak of the client yet.",
            "It spends its first line on a phrase that anybody could send." if EMPTY_PHRASES.search(shown) else None,
        ]
        return [note for note in found if note] or ["It speaks of the client, holds a number and wastes no phrase."]
