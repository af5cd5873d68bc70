"""Whipcount: an article in, a sourced count out."""
