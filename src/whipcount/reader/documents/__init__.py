"""From files, addresses and standard input to plain text with a title and a date of publication."""

from whipcount.reader.documents.load import Failure, documents
from whipcount.reader.documents.source import Source, from_bytes

__all__ = ["Failure", "Source", "documents", "from_bytes"]
