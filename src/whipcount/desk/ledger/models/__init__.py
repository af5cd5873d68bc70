"""The desk's tables."""

from whipcount.desk.ledger.models.attempt import LoginAttempt
from whipcount.desk.ledger.models.audit import AuditEntry
from whipcount.desk.ledger.models.case import Case
from whipcount.desk.ledger.models.event import Event
from whipcount.desk.ledger.models.story import Claim, Source, Story
from whipcount.desk.ledger.models.wish import Wish

__all__ = ["AuditEntry", "Case", "Claim", "Event", "LoginAttempt", "Source", "Story", "Wish"]
