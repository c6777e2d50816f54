"""Forms that every area shares: fields in plain words, protection against robots."""

from core.forms.fields import EmailField, LinesField, OneLineField
from core.forms.personal import PersonalWarningMixin
from core.forms.protected import ProtectedFormMixin

__all__ = ["EmailField", "LinesField", "OneLineField", "PersonalWarningMixin", "ProtectedFormMixin"]
