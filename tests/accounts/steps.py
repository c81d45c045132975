"""The steps of the profile's editor as a browser has them: what is shown, and what is sent back."""

import re

from django.urls import reverse

STEPS = ["you", "about", "skills", "rates", "work", "privacy"]
LONG = "I make nightly reports fast, and I leave a note that says why they were slow. " * 4


def address(step):
    return reverse("accounts:profile_step", args=[step])


def shown(client, step):
    """What a browser would send back: every control of the form with its value."""
    form = client.get(address(step)).context["editor"]
    data = {"version": form.version}
    for part in [form.form, *form.rows]:
        fields = [*part.management_form, *(field for row in part for field in row)] if hasattr(part, "forms") else part
        for field in fields:
            data |= controls(field)
    return data


def controls(field):
    """The controls of one field, as they are written."""
    html = str(field)
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = attribute(tag, "name"), attribute(tag, "value")
        if 'type="checkbox"' in tag or 'type="radio"' in tag:
            if " checked" in tag:
                found.setdefault(name, []).append(value or "on")
        else:
            found[name] = value
    for name, body in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, re.DOTALL):
        found[name] = next((attribute(tag, "value") for tag in re.findall(r"<option[^>]* selected>", body)), "")
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL):
        found[name] = text
    return found


def controls_of(form, number=None):
    """The controls of a form; with the number of a row, those of that row without it."""
    found = {}
    for field in form:
        found |= controls(field)
    return found if number is None else {name.replace(f"-{number}-", "-", 1): found[name] for name in found}


def attribute(tag, name):
    match = re.search(rf' {name}="([^"]*)"', tag)
    return match[1] if match else ""


def save(client, step, **changes):
    return client.post(address(step), shown(client, step) | changes)
