"""What is asked about a gig, and what its client answers."""

from django import forms

from gigs.models import Question
from marketplace.lib import review


class AskForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Question
        fields = ["text"]
        labels = {"text": "Your question"}
        error_messages = {"text": {"required": "Write your question."}}
        help_texts = {"text": "At most 500 characters, plain text. Public with its answer; nobody reads who asked."}
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "maxlength": 500})}

    def clean_text(self) -> str:
        return accepted("text", self.cleaned_data["text"])


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="Your answer",
        max_length=1500,
        error_messages={"required": "Write your answer."},
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": 1500}),
        help_text="At most 1,500 characters, plain text. Everybody reads it on the gig’s page.",
    )
    use_required_attribute = False

    def clean_answer(self) -> str:
        return accepted("answer", self.cleaned_data["answer"])


def accepted(field: str, words: str) -> str:
    """The words as they are; an error with the reason where they are nothing for the public."""
    question = Question(text=words) if field == "text" else Question(answer_text=words)
    if problem := review.objections(question).get(field):
        raise forms.ValidationError(problem)
    return words
