"""The values that a gig's fields take; their names are the public ones of addresses, JSON and imports."""

from django.db import models

NOT_STATED = "not_stated"


class WorkType(models.TextChoices):
    API_BUILD = "api_build", "API build"
    FEATURE = "feature", "Feature"
    BUG_FIX = "bug_fix", "Bug fix"
    INTEGRATION = "integration", "Integration"
    MIGRATION = "migration", "Migration"
    PERFORMANCE = "performance", "Performance"
    DATA_PIPELINE = "data_pipeline", "Data pipeline"
    SECURITY_REVIEW = "security_review", "Security review"
    INFRASTRUCTURE = "infrastructure", "Infrastructure"
    ON_CALL_COVER = "on_call_cover", "On-call cover"
    LEGACY_RESCUE = "legacy_rescue", "Legacy rescue"
    ARCHITECTURE_ADVICE = "architecture_advice", "Architecture advice"
    CODE_REVIEW = "code_review", "Code review"
    MAINTENANCE = "maintenance", "Maintenance"
    OTHER = "other", "Other"


class PayModel(models.TextChoices):
    FIXED = "fixed", "Fixed price"
    DAY = "day", "By the day"
    HOUR = "hour", "By the hour"
    MONTH = "month", "By the month"


class Workplace(models.TextChoices):
    REMOTE = "remote", "Remote"
    HYBRID = "hybrid", "Hybrid"
    ON_SITE = "on_site", "On site"
    NOT_STATED = "not_stated", "Not stated"


class RemoteScope(models.TextChoices):
    WORLDWIDE = "worldwide", "From anywhere"
    ONLY = "only", "Only from these countries"
    EXCEPT = "except", "From anywhere except these countries"
    NOT_STATED = "not_stated", "Not stated"


class Tax(models.TextChoices):
    UK_OUTSIDE = "uk_outside", "UK: outside IR35"
    UK_INSIDE = "uk_inside", "UK: inside IR35"
    UK_UNDETERMINED = "uk_undetermined", "UK: not determined"
    NOT_UK = "not_uk", "Not UK"
    NOT_STATED = "not_stated", "Not stated"


class Assessment(models.TextChoices):
    NONE = "none", "No test"
    TALK_ONLY = "talk_only", "A talk only"
    UNPAID_60 = "unpaid_60", "Unpaid, at most 60 minutes"
    PAID = "paid", "Paid test"
    NOT_STATED = "not_stated", "Not stated"


class Codebase(models.TextChoices):
    GREENFIELD = "greenfield", "Greenfield"
    TESTED = "tested", "Tested"
    PARTLY_TESTED = "partly_tested", "Partly tested"
    UNTESTED = "untested", "Untested"
    NOT_STATED = "not_stated", "Not stated"


class OnCall(models.TextChoices):
    NONE = "none", "No on call"
    OPTIONAL = "optional", "On call optional"
    REQUIRED = "required", "On call required"
    NOT_STATED = "not_stated", "Not stated"


class AiTools(models.TextChoices):
    ALLOWED = "allowed", "Allowed"
    ASK = "ask", "Ask first"
    FORBIDDEN = "forbidden", "Forbidden"
    NOT_STATED = "not_stated", "Not stated"


class Agency(models.TextChoices):
    YES = "yes", "Through an agency"
    NO = "no", "Direct"
    NOT_STATED = "not_stated", "Not stated"


class Start(models.TextChoices):
    ASAP = "asap", "As soon as possible"
    FROM = "from", "From a date"
    FLEXIBLE = "flexible", "Flexible"
    NOT_STATED = "not_stated", "Not stated"


class DataSensitivity(models.TextChoices):
    PERSONAL = "personal", "Personal data"
    PAYMENT = "payment", "Payment data"
    HEALTH = "health", "Health data"
    CLEARANCE = "clearance", "Needs clearance"


class TeamSize(models.TextChoices):
    SMALL = "1-3", "1 to 3"
    MEDIUM = "4-10", "4 to 10"
    LARGE = "11+", "11 or more"


class CloseReason(models.TextChoices):
    HIRED_HERE = "hired_here", "Hired here"
    HIRED_ELSEWHERE = "hired_elsewhere", "Hired elsewhere"
    CANCELLED = "cancelled", "Cancelled"
    NO_BUDGET = "no_budget", "No budget"
    NO_MATCH = "no_match", "No match"
    DUPLICATE = "duplicate", "Duplicate"
    MODERATION = "moderation", "Moderation"
