"""The list as a test reads it: GET /gigs/ and the titles of its cards."""

from django.urls import reverse


def look(client, query="", **headers):
    return client.get(reverse("gigs:gig_list") + query, headers=headers)


def titles(response):
    return [card.title for card in response.context["cards"]]
