"""What comes to the desk: sources, stories, and the claims that the reader found in them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from whipcount.desk.ledger.models.case import Case

__all__ = ["Claim", "Source", "Story"]


class Source(models.Model):
    """A feed that the desk looks at.

    Attributes
    ----------
    checked_at, worked_at : when it was last asked, and when it last answered
    fault : why the last attempt failed, None if it did not
    unread : addresses of entries that could not be read, so that they are not asked again and again
    is_wanted : whether somebody wants it asked now
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=200)
    url = models.TextField()
    checked_at = models.DateTimeField(null=True)
    worked_at = models.DateTimeField(null=True)
    fault = models.TextField(null=True)
    unread = models.JSONField(default=list)
    is_wanted = models.BooleanField(default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """By name."""

        ordering = ("name",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """A text that somebody or a feed has brought.

    Attributes
    ----------
    document_id : SHA-256 of text and date; the same story comes in once
    came_by : ``paste``, ``upload``, ``address`` or ``feed``
    reading : whether its claims are there; a long story waits for the process that reads
    taken_at, tries : when that process began with it, and how often it did
    fault : why it could not be read, None if it could
    """

    class Reading(models.TextChoices):
        """How far the reading is."""

        DONE = "done"  # its claims are there
        WAITING = "waiting"  # to be read
        UNDER_WAY = "under_way"  # being read
        FAILED = "failed"  # cannot be read

    class CameBy(models.TextChoices):
        """The way in."""

        PASTE = "paste"  # typed or pasted into the form
        UPLOAD = "upload"  # a file: text, page, PDF or e-mail
        ADDRESS = "address"  # fetched from an http address
        FEED = "feed"  # an entry of a feed

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stories")
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="stories")
    document_id = models.CharField(max_length=80)
    title = models.TextField(null=True)
    text = models.TextField()
    url = models.TextField(null=True)
    published = models.CharField(max_length=10, null=True)
    published_from = models.CharField(max_length=20, null=True)
    came_by = models.CharField(max_length=10, choices=CameBy.choices)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reading = models.CharField(max_length=10, choices=Reading.choices, default=Reading.DONE)
    taken_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.TextField(null=True)

    class Meta:
        """The newest first; what the roles may do."""

        ordering = ("-received_at", "-id")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("case", "document_id"), name="one_story_of_a_text"),)
        indexes = (
            models.Index(
                fields=("reading",), condition=models.Q(reading__in=("waiting", "under_way")), name="stories_to_read"
            ),
        )
        permissions = (
            ("view_queue", "See the queue and the log"),
            ("bring_story", "Bring stories and mend proposals"),
            ("decide_claim", "Accept, reject, merge and correct"),
        )

    def __str__(self) -> str:
        return self.title or self.document_id


class Claim(models.Model):
    """Something that a story says that somebody did, waiting for a person to decide.

    Attributes
    ----------
    found : the reader's claim, as ``whipcount read`` prints it
    draft : the event that it would become: the columns of ``events.csv`` but for the id
    start, end : where its quote stands in the story
    hint : why the reader would not count it, None if it would
    state : where it is in the queue
    version : grows with every change; two people who hold the same version cannot both decide
    asked_by, asked_why : who wants a second pair of eyes, and why
    first_by, first_wants : who decided first, and what, while a second must confirm
    """

    class State(models.TextChoices):
        """Where a claim is."""

        WAITING = "waiting"  # nobody has decided
        SECOND = "second"  # accepted by one, a second must confirm
        ACCEPTED = "accepted"  # an event of the ledger
        MERGED = "merged"  # further evidence for an event that was there
        DISPUTED = "disputed"  # in the ledger as a dispute
        REJECTED = "rejected"  # not taken
        UNDONE = "undone"  # was taken, and taken back

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="claims")
    claim_id = models.CharField(max_length=80)
    found = models.JSONField()
    draft = models.JSONField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    hint = models.TextField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    version = models.PositiveIntegerField(default=1)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_why = models.TextField(null=True)
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    first_wants = models.JSONField(null=True)

    class Meta:
        """In the order of the text."""

        ordering = ("story", "start", "id")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("story", "claim_id"), name="one_claim_of_an_id"),)

    def __str__(self) -> str:
        return f"claim {self.claim_id}"
