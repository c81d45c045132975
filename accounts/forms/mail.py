"""How often a person wants mail, topic by topic."""

from django import forms

from accounts.models import NotificationChoice, User
from accounts.models.notification_topic import TOPICS, Cadence
from marketplace.lib.widgets import Segments


class MailForm(forms.Form):
    """One choice a topic; what is not sent stays as it is."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        chosen = dict(user.notification_choices.values_list("topic", "cadence"))
        for topic in TOPICS:
            self.fields[topic.value] = forms.ChoiceField(
                label=topic.label,
                help_text=topic.help,
                choices=Cadence.choices,
                initial=chosen.get(topic.value, Cadence.INSTANT),
                widget=Segments,
            )

    def save(self) -> None:
        for topic in TOPICS:
            if topic.value in self.changed_data:
                NotificationChoice.choose(self.user, topic, self.cleaned_data[topic.value])
