"""Work without pay: a free trial week, pay only if it pleases, exposure."""

import re
from collections.abc import Iterator

from .rule import GIGS, Effect, Match, Rule, Subject, search

WORK = r"(?:test|trial|probation(?:ary)?|sample|pilot|internship|week|weeks|work|task|project|assignment|position|role|days?|months?|sprint|start|phase|period|collaboration)"
FREE = r"(?:without (?:any )?(?:pay|payment|compensation)|(?:is|are|will be|stays?|remains?) (?:unpaid|free|not paid|free of charge)|unpaid|for free|free of charge|no pay)"
UNPAID = re.compile(rf"\bunpaid (?:\w+ ){{0,2}}?{WORK}\b")
TRIAL = re.compile(
    rf"\b(?:test|trial|first|sample|probation|initial|pilot)\w*(?: \w+){{0,2}} (?:week|weeks|day|days|task|project|month|months|period|assignment|sprint|milestone|feature|phase)s?\b[^.\n]{{0,25}}\b{FREE}"
)
TRIAL_FREE = re.compile(
    r"\b(?:free|unpaid) (?:trial|test|sample) (?:week|day|task|project|month|period|sprint|assignment)s?\b(?! (?:for|of) (?:our |the )?(?:users?|customers?|the (?:app|product|plan)))"
)
ON_FAITH = re.compile(
    r"\b(?:paid|pay(?:ment)?|money)\b[^.\n]{0,20}\b(?:only )?(?:if|when|once|after) (?:we|the client|the founders?|the product|the app|the company|the startup) (?:like|likes|love|are happy|is happy|sell|sells|make|makes|get|gets|raise|raises|is funded|are funded|close|closes|earn|earns|have|has|is profitable|are profitable)\b"
)
FOR_NOTHING = re.compile(
    r"\b(?:equity[- ]only|revenue[- ]share[- ]only|sweat equity|commission[- ]only|(?:work|works|working|build|code|develop)\b[^.\n]{0,30}\b(?:for (?:free|exposure|experience|equity|a reference)|without (?:pay|payment))|"
    r"(?:no|without|zero) (?:pay|payment|budget|compensation|salary|money)\b[^.\n]{0,20}\b(?:but|until|yet|at first|for now|for the first|in the beginning|right now)|"
    r"in exchange for (?:exposure|experience|a reference|equity|portfolio))"
)
# The site itself allows an unpaid test of an hour; the others speak of somebody else, or say the opposite.
ALLOWED = re.compile(
    r"\b(?:no|never|not|nobody|don't|do not|doesn't|won't|isn't|instead of|avoid|hate|against|refuse|rather than|(?:\d+|sixty|thirty|forty-five) ?-?(?:minutes?|min)|(?:one|an|half an) hour|"
    r"customers?|users?|subscribers?|tenants?|invoices?|fully paid|week is paid|is paid at|paid trial)\b"
)
NEGATED = re.compile(
    r"\b(?:never|nobody|don't|do not|doesn't|won't|isn't|instead of|avoid|against|refuse|rather than|customers?|users?|subscribers?|no equity|not equity)\b"
)


def find(subject: Subject) -> Iterator[Match]:
    yield from search(subject, UNPAID, TRIAL, TRIAL_FREE, ON_FAITH, unless=ALLOWED)
    yield from search(subject, FOR_NOTHING, unless=NEGATED)


SAYS = "It asks for work without pay. A test is paid, or takes an hour at most: say the pay, or leave it out."
RULE = Rule("unpaid-work", 2, 20, Effect.REFUSE, SAYS, find, clause="2.2", kinds=GIGS)
