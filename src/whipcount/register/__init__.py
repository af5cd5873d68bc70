"""Who sat for whom, in which seat and office, at any moment."""

from whipcount.register.names import NameIndex, name_key
from whipcount.register.register import Register
from whipcount.register.types import Parliament, Person, Spell, Vacancy

__all__ = ["NameIndex", "Parliament", "Person", "Register", "Spell", "Vacancy", "name_key"]
