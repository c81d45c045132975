"""Small sums that an article does with the reader's own numbers, on the server and by address alone.

Each is a form whose fields begin with an example; `lines()` says the result as pairs of label and value, and `notes()`
what to keep in mind.
"""

from articles.calculators.convert import Convert
from articles.calculators.late_payment import LatePayment
from articles.calculators.opening import Opening
from articles.calculators.overlap import Overlap
from articles.calculators.rate import DayRate
from articles.calculators.take_home import TakeHome
from articles.calculators.tax import TaxSetAside

CALCULATORS = {
    "convert": Convert,
    "day_rate": DayRate,
    "late_payment": LatePayment,
    "opening": Opening,
    "overlap": Overlap,
    "take_home": TakeHome,
    "tax": TaxSetAside,
}


def calculator(name: str, params):
    """The form with what the reader typed, or with its example."""
    form_class = CALCULATORS[name]
    typed = any(field in params for field in form_class.base_fields)
    example = {field: form.initial for field, form in form_class.base_fields.items()}
    return form_class(params if typed else example, auto_id=f"{name}-%s")
