"""From files, addresses and standard input to plain text with a title and a date of publication."""

from whipcount.sources.documents.load import Failure, documents
from whipcount.sources.documents.source import Source, from_bytes

__all__ = ["Failure", "Source", "documents", "from_bytes"]
