"""A browser without scripts, as small as it can be: it follows the links and sends the forms that a page offers."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

SENT_WHEN_CHECKED = {"checkbox", "radio"}
NEVER_SENT = {"submit", "button", "image", "reset", "file"}


class Reader(HTMLParser):
    """The links, the headings, and the forms of a page with their controls and buttons."""

    def __init__(self, html: str):
        super().__init__()
        self.links, self.forms, self.text = [], [], ""
        self._form = self._select = self._area = self._said = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        start = getattr(self, f"start_{tag}", None)
        if start:
            start(attrs)

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag in {"a", "button"}:
            self._said = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._close_select()

    def handle_data(self, data):
        self.text += data
        if self._said is not None:
            self._said["text"] += data
        if self._area is not None:
            self._area[1] += data

    def start_a(self, attrs):
        if "href" in attrs:
            self._said = {"text": "", "href": attrs["href"]}
            self.links.append(self._said)

    def start_form(self, attrs):
        form = {"id": attrs.get("id"), "method": attrs.get("method", "get").lower(), "action": attrs.get("action", "")}
        self._form = form | {"controls": [], "names": set(), "buttons": []}
        self.forms.append(self._form)

    def start_button(self, attrs):
        form = self.form_of(attrs)
        if form and attrs.get("type") != "button" and "disabled" not in attrs:
            self._said = attrs | {"text": ""}
            form["buttons"].append(self._said)

    def start_input(self, attrs):
        form, kind = self.form_of(attrs), attrs.get("type", "text")
        if form is None or "name" not in attrs or kind in NEVER_SENT or "disabled" in attrs:
            return
        form["names"].add(attrs["name"])
        if kind not in SENT_WHEN_CHECKED or "checked" in attrs:
            form["controls"].append([attrs["name"], attrs.get("value", "on" if kind in SENT_WHEN_CHECKED else "")])

    def start_textarea(self, attrs):
        form = self.form_of(attrs)
        if form is not None:
            self._area = [attrs["name"], ""]
            form["names"].add(attrs["name"])
            form["controls"].append(self._area)

    def start_select(self, attrs):
        self._select = (self.form_of(attrs), attrs, [], [])

    def start_option(self, attrs):
        if self._select:
            self._select[2].append(attrs.get("value", ""))
            if "selected" in attrs:
                self._select[3].append(attrs.get("value", ""))

    def form_of(self, attrs):
        if "form" in attrs:
            return next((form for form in self.forms if form["id"] == attrs["form"]), None)
        return self._form

    def _close_select(self):
        form, attrs, values, selected = self._select
        self._select = None
        if form is None or "name" not in attrs:
            return
        form["names"].add(attrs["name"])
        first = [] if "multiple" in attrs else values[:1]
        form["controls"] += [[attrs["name"], value] for value in selected or first]


class Reading:
    """Somebody at a browser; every answer must be one of `fine`, and forms carry their token or fail."""

    def __init__(self, user=None):
        self.client = Client(enforce_csrf_checks=True)
        if user:
            self.client.force_login(user)

    def open(self, address: str, fine=(200,)) -> "Reading":
        return self._show(self.client.get(urljoin(getattr(self, "address", "/"), address), follow=True), address, fine)

    def follow(self, words: str) -> "Reading":
        links = [link["href"] for link in self.page.links if words in flat(link["text"])]
        assert links, f"no link says “{words}” on {self.address}"
        return self.open(links[0])

    def press(self, words: str, fine=(200,), **typed) -> "Reading":
        """Fill the form that has this button and send it. Double underscores in names stand for hyphens."""
        form, button = self.button(words)
        typed = {name.replace("__", "-"): value for name, value in typed.items()}
        strange = set(typed) - form["names"]
        assert not strange, f"the form on {self.address} has no {', '.join(sorted(strange))}"
        data = filled(form, typed)
        if button.get("name"):
            data.setdefault(button["name"], []).append(button.get("value", ""))
        address = urljoin(self.address, button.get("formaction") or form["action"] or self.address)
        send = self.client.post if form["method"] == "post" else self.client.get
        return self._show(send(address, data, follow=True), address, fine)

    def button(self, words: str):
        for form in self.page.forms:
            for button in form["buttons"]:
                if flat(button["text"]) == words:
                    return form, button
        raise AssertionError(f"no button says “{words}” on {self.address}")

    def has(self, words: str) -> bool:
        return words in flat(self.page.text)

    def _show(self, answer, address, fine):
        assert answer.status_code in fine, f"{address} answers {answer.status_code}"
        self.address = answer.wsgi_request.get_full_path()
        self.path = urlsplit(self.address).path
        self.page = Reader(answer.content.decode())
        return self


def filled(form, typed) -> dict[str, list[str]]:
    data = {}
    for name, value in form["controls"]:
        if name not in typed:
            data.setdefault(name, []).append(value)
    return data | {name: value if isinstance(value, list) else [value] for name, value in typed.items()}


def flat(text: str) -> str:
    return " ".join(text.split())
