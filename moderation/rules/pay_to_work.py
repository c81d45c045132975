"""The developer is asked to pay: a deposit, a fee, a cheque to pass on, gift cards."""

import re
from collections.abc import Iterator

from .rule import GIGS, Effect, Match, Rule, Subject, search

WHO = r"(?:you(?:'ll| will)?|developers?|freelancers?|candidates?|applicants?|contractors?|hires?|every(?:one|body) (?:hired|selected)|whoever is selected)"
PAYS = r"(?:pay(?:s|ing)?|buy(?:s|ing)?|purchase(?:s)?|send(?:s|ing)?|transfer(?:s|ring)?|cover(?:s)?|deposit(?:s)?|put down|wire(?:s)?|make|leave)"
KINDS = r"(?:registration|training|onboarding|activation|enrol?ment|joining|application|background[- ]check|processing|starter|verification|certification|membership|clearance|insurance|id[- ]check|account|security|refundable|good[- ]faith|commitment|equipment|laptop|software|licen[cs]e|admin(?:istration)?)"
FEE = rf"(?:{KINDS} (?:fees?|deposits?|charges?|costs?|payments?|bond)|(?:small |refundable |one-time )*deposit|gift ?cards?|starter kit|joining fee|upfront fee)"
OWED = re.compile(rf"\b{WHO}\b[^.\n]{{0,50}}?\b{PAYS}\b[^.\n]{{0,60}}?\b{FEE}")
ASKED = re.compile(
    rf"(?:^|[.!:;\n] ?|\b(?:please|first|then|simply|just|must|to start|to begin|before (?:we|you) (?:start|begin)),? )(?:you )?{PAYS}\b[^.\n]{{0,50}}?\b{FEE}"
)
CHARGED = re.compile(
    rf"\b(?:a|an|the|our|one-time|small|refundable|there is a)\b[^.\n]{{0,30}}\b{KINDS} (?:fee|deposit|bond)\b[^.\n]{{0,80}}\b(?:before (?:you|the|your|any|we|first|work)|from (?:you|every|each|the (?:developer|candidate|applicant))|"
    r"by the (?:developer|candidate|applicant|freelancer)|is (?:required|refunded|returned|deducted|due|payable)|required from|to be paid|(?:you|which you) get back|returned with your|refunded after|upfront|up front|secures your (?:place|seat))"
)
PASSED_ON = re.compile(
    r"\b(?:sends?|mails?|issue|wire|give|pay)\b[^.\n]{0,20}\byou\b[^.\n]{0,40}\b(?:cheque|check|money order|extra|too much|more than)\b.{0,140}?\b(?:send|wire|transfer|return|forward|pass)\w*\b[^.\n]{0,30}\b(?:back|rest|difference|remainder|excess|supplier|vendor|on)\b",
    re.DOTALL,
)
EQUIPMENT = re.compile(
    r"\b(?:buy|purchase|order|pay for)\b[^.\n]{0,40}\b(?:laptop|equipment|software|licen[cs]es?|kit|phone|hardware|course)\b[^.\n]{0,25}\b(?:from|through|via) our (?:\w+ ){0,2}(?:vendor|supplier|partner|shop|dealer|store|academy)"
)
CARDS = re.compile(
    r"\b(?:send|buy|get|purchase|pick up)\b[^.\n]{0,30}\b(?:gift|steam|itunes|google play|amazon|apple) ?cards?\b[^.\n]{0,60}\b(?:codes?|photos?|pictures?|to (?:us|me)|for us|reimburse\w*|numbers?)"
)
# The money of somebody else, or that nobody is asked for any.
NOT_ASKED = re.compile(
    r"\b(?:customers?|users?|guests?|tenants?|buyers?|shoppers?|patients?|merchants?|members|students?|renters?|drivers?|players?|payers?|landlords?|travellers?|donors?|borrowers?|sellers?|"
    r"never|no|not|nobody|nothing|don't|doesn't|won't|isn't|without|refuse|report anyone|we (?:will )?(?:pay|cover|buy|send you)|is on us|at our cost|the client|api|endpoint|service|flow|module|ledger|webhook)\b"
)
SCAM_CHECK = re.compile(r"\b(?:never|no|not|nobody|don't|doesn't|won't|customers?|users?|merchants?|buyers?)\b")


def find(subject: Subject) -> Iterator[Match]:
    yield from search(subject, OWED, ASKED, CHARGED, EQUIPMENT, CARDS, unless=NOT_ASKED)
    yield from search(subject, PASSED_ON, unless=SCAM_CHECK)


SAYS = "It asks the developer to pay. Nobody pays to get work here."
RULE = Rule("pay-to-work", 2, 40, Effect.HOLD, SAYS, find, clause="2.3", kinds=GIGS | {"message"}, is_urgent=True)
