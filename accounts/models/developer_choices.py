"""The values that a profile's fields take; their names are the public ones of addresses, JSON and imports."""

from django.db import models


class Specialism(models.TextChoices):
    API_DESIGN = "api_design", "API design"
    DATA_MODELLING = "data_modelling", "Data modelling"
    DISTRIBUTED_SYSTEMS = "distributed_systems", "Distributed systems"
    INTEGRATIONS = "integrations", "Integrations"
    PAYMENTS = "payments", "Payments"
    SEARCH = "search", "Search"
    DATA_PIPELINES = "data_pipelines", "Data pipelines"
    PERFORMANCE = "performance", "Performance"
    RELIABILITY = "reliability_and_operations", "Reliability and operations"
    SECURITY = "security", "Security"
    LEGACY_RESCUE = "legacy_rescue", "Legacy rescue"
    PLATFORM = "platform_and_tooling", "Platform and tooling"
    ARCHITECTURE_ADVICE = "architecture_advice", "Architecture advice"
    MODEL_SERVING = "model_serving", "Model serving"


class Operations(models.TextChoices):
    ON_CALL = "on_call", "On call"
    INCIDENT_LEAD = "incident_lead", "Incident lead"
    RECOVERY_TESTED = "disaster_recovery_tested", "Disaster recovery, tested"
    ZERO_DOWNTIME = "zero_downtime_migrations", "Migrations without downtime"
    CAPACITY = "capacity_planning", "Capacity planning"
    COST = "cost_reduction", "Cost reduction"


class Domain(models.TextChoices):
    FINTECH = "fintech", "Fintech"
    HEALTH = "health", "Health"
    PUBLIC_SECTOR = "public_sector", "Public sector"
    RETAIL = "retail", "Retail"
    LOGISTICS = "logistics", "Logistics"
    TELECOM = "telecom", "Telecom"
    MEDIA = "media", "Media"
    ENERGY = "energy", "Energy"
    EDUCATION = "education", "Education"
    SECURITY = "security", "Security"
    OTHER = "other", "Other"


class Collaboration(models.TextChoices):
    CODE_REVIEW = "code_review", "Code review"
    MENTORING = "mentoring", "Mentoring"
    WRITING_DOCS = "writing_docs", "Writing docs and decision records"
    PAIRING = "pairing", "Pairing"
    WORKSHOPS = "stakeholder_workshops", "Stakeholder workshops"
    HANDOVER = "handover", "Handover"


class Engagement(models.TextChoices):
    FIXED = "fixed", "Fixed price"
    DAY = "day", "By the day"
    HOUR = "hour", "By the hour"
    RETAINER = "retainer", "Retainer"
    ADVICE_HOUR = "advice_hour", "Advice by the hour"
    CODE_REVIEW = "code_review", "Code review"
    ON_CALL_COVER = "on_call_cover", "On-call cover"


class LegalStatus(models.TextChoices):
    SOLE_TRADER = "sole_trader", "Sole trader"
    LIMITED_COMPANY = "limited_company", "Limited company"
    UMBRELLA = "umbrella", "Through an umbrella"
    PARTNERSHIP = "partnership", "Partnership or cooperative"
    OTHER = "other", "Other"


class TaxPreference(models.TextChoices):
    OUTSIDE_ONLY = "outside_only", "UK: outside IR35 only"
    INSIDE_OK = "inside_ok", "UK: inside IR35 is fine"
    UMBRELLA_OK = "umbrella_ok", "UK: umbrella is fine"
    NOT_UK = "not_uk", "Not UK"


class AvailabilityStatus(models.TextChoices):
    AVAILABLE = "available", "Available now"
    FROM_DATE = "from_date", "Available from a date"
    PART_TIME = "part_time", "Available part time"
    NOT_LOOKING = "not_looking", "Not looking"
    NOT_STATED = "not_stated", "Not stated"


class Workplace(models.TextChoices):
    REMOTE = "remote", "Remote"
    HYBRID = "hybrid", "Hybrid"
    ON_SITE = "on_site", "On site"


class LanguageLevel(models.TextChoices):
    BASIC = "basic", "basic"
    WORKING = "working", "working"
    FLUENT = "fluent", "fluent"
    NATIVE = "native", "native"


class Weekday(models.TextChoices):
    MON = "mon", "Monday"
    TUE = "tue", "Tuesday"
    WED = "wed", "Wednesday"
    THU = "thu", "Thursday"
    FRI = "fri", "Friday"
    SAT = "sat", "Saturday"
    SUN = "sun", "Sunday"


class Visibility(models.TextChoices):
    PUBLIC = "public", "Everyone"
    MEMBERS = "members", "Members who are signed in"
    HIDDEN = "hidden", "Only clients I am talking to"


class MessagesFrom(models.TextChoices):
    MEMBERS = "members", "Any member"
    CLIENTS = "clients", "Members who act for a client"
    CONTACTS = "contacts", "Only clients I am talking to"
    NOBODY = "nobody", "Nobody"
