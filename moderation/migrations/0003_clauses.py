from datetime import date

from django.db import migrations

VALID_FROM = date(2026, 1, 1)

# code, short line, long text, severity, months until points expire, what was seen, why it breaks the rule
CLAUSES = [
    (
        "1.1",
        "Gigs are real and can be filled",
        "Post only work that exists, that you may hire for, and that you mean to fill. No copies of other people’s texts, no collecting of applications for later.",
        2,
        12,
        "Your text is the same as one that is published elsewhere, under another name: “…”.",
        "We ask that a gig is real and that its client may hire for it, because developers spend unpaid time on every proposal.",
    ),
    (
        "1.2",
        "Back-end work only",
        "The site is for back-end development and what belongs to it: services, data, servers, interfaces between programs, their security and their operation.",
        0,
        6,
        "The work you describe is: “…”.",
        "We could not find back-end work in it. If there is some, say so in the description and send it again.",
    ),
    (
        "2.1",
        "The pay is stated, narrow and true",
        "Every gig names its lowest and highest pay, its currency and its unit. What is agreed later lies inside that range unless the work changes.",
        2,
        12,
        "The gig says … as its pay; the description says “…”.",
        "The pay on the gig has to be what is really paid, because people filter and decide by it.",
    ),
    (
        "2.2",
        "No unpaid work",
        "No free trial, no unpaid test project whose result you can use, no work before there is an agreement.",
        3,
        12,
        "Your text asks for work without pay: “…”.",
        "Work that you can use is paid, also when you call it a test. You can offer a paid trial, or look at earlier work instead.",
    ),
    (
        "2.3",
        "Nobody pays to get work",
        "No deposit, training or registration fee, no equipment to buy from you, no cheque or transfer to pass on.",
        4,
        24,
        "You ask the developer to pay: “…”.",
        "Asking people to pay for work is how the most common fraud begins. We remove it wherever we see it.",
    ),
    (
        "3.1",
        "No contact details in public texts",
        "Addresses, telephone numbers and accounts elsewhere belong into the conversation after a proposal, not into what everybody reads.",
        1,
        6,
        "Your text holds contact details: “…”.",
        "Please take them out. Whoever sends a proposal can reach you here, and both sides keep a record.",
    ),
    (
        "3.2",
        "No advertising, no repetition",
        "One gig or profile for one thing. No copies, no advertising for other services, no lists of words for the search.",
        1,
        6,
        "The same text is already published: “…”.",
        "Readers see each thing once. Change or close the other one if this is the better text.",
    ),
    (
        "4.1",
        "People are who they say",
        "Do not pretend to be another person, client or a member of our staff. Do not show other people’s work, pictures or experience as your own.",
        3,
        24,
        "The name, picture or work shown belongs to somebody else: “…”.",
        "Others decide with whom to work by what a profile says, so it has to be about you.",
    ),
    (
        "4.2",
        "What you claim is true",
        "Skills, years, clients, locations, working hours, tax status and whether an agency stands between are stated as they are.",
        2,
        12,
        "It says “…”; that does not fit with “…”.",
        "What stands in a field is what people filter by, so both have to agree. Correct what is wrong and send it again.",
    ),
    (
        "5.1",
        "No discrimination",
        "Nobody is turned away for origin, sex, religion, disability, age, sexual identity or opinion. Say what the work needs, not who should do it.",
        3,
        24,
        "Your text turns people away for who they are: “…”.",
        "Ask for what the work needs instead, such as a language level or hours of overlap.",
    ),
    (
        "5.2",
        "No abuse",
        "No threats, insults, harassment, and no personal data of others.",
        3,
        12,
        "The words at fault are: “…”.",
        "They attack a person. Disagree with what somebody did or wrote, and leave the person out of it.",
    ),
    (
        "6.1",
        "Nothing against the law",
        "No work, text or picture that is against the law where it is offered, done or read: break-ins, stolen data, fraud, what violates the rights of others.",
        4,
        24,
        "The words at fault are: “…”.",
        "This is against the law: …",
    ),
]


def write_clauses(apps, schema_editor):
    Clause = apps.get_model("moderation", "Clause")
    for position, (code, short, text, severity, months, facts, reason) in enumerate(CLAUSES):
        Clause.objects.get_or_create(
            code=code,
            version=1,
            defaults={
                "position": position,
                "short": short,
                "text": text,
                "severity": severity,
                "expiry_months": months,
                "facts_template": facts,
                "reason_template": reason,
                "valid_from": VALID_FROM,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_roles")]

    # Clauses stay when the migration is undone: decisions cite them.
    operations = [migrations.RunPython(write_clauses, migrations.RunPython.noop)]
