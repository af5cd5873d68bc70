import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from whipcount.errors import InputError, UserError
from whipcount.sources.documents.source import FORMATS, LONGEST, from_bytes

STORY = "The member for Bury South has left his party and has joined the benches on the other side of the House."
PAGE = f"""<html><head><title>Across the floor</title>
<meta property="article:published_time" content="2022-01-19T12:15:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Across the floor</h1><p>{STORY}</p><p>{STORY} He said so at noon.</p>
</article><footer>Cookies</footer></body></html>"""


def printed(*lines: str) -> bytes:
    """Return a page printed to PDF four years after the story."""
    writer, buffer = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(600, 800)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): fonts})}
    )
    text = DecodedStreamObject()
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    text.set_data(f"BT /F1 10 Tf 40 760 Td {shown} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(text)
    writer.add_metadata({"/Title": "Across the floor", "/CreationDate": "D:20261125101500Z"})
    writer.write(buffer)
    return buffer.getvalue()


def test_text_is_kept_letter_for_letter() -> None:
    source = from_bytes(STORY.encode(), ".txt", "a.txt", "2022-01-19")
    assert (source.text, source.published, source.published_from) == (STORY, "2022-01-19", "option")


def test_an_unknown_date_stays_unknown() -> None:
    source = from_bytes(STORY.encode(), ".txt", "a.txt")
    assert (source.published, source.published_from) == (None, None)


def test_a_page_yields_its_article_and_its_date() -> None:
    source = from_bytes(PAGE.encode(), ".html", "a.html")
    assert STORY in source.text
    assert "Cookies" not in source.text
    assert (source.title, source.published, source.published_from) == ("Across the floor", "2022-01-19", "metadata")


def test_the_users_date_goes_before_the_pages() -> None:
    assert from_bytes(PAGE.encode(), ".html", "a.html", "2022-01-20").published == "2022-01-20"


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    head = '---\ntitle: "Across"\ndate: 2022-01-19\n---\n'
    text = head + "# Across\n\n**[Mr A](https://example.org)** has _left_ the snake_case party.\n"
    source = from_bytes(text.encode(), ".md", "a.md")
    assert source.text.strip() == "Across\n\nMr A has left the snake_case party."
    assert (source.title, source.published) == ("Across", "2022-01-19")


def test_an_email_yields_body_subject_and_date() -> None:
    message = EmailMessage()
    message["Subject"], message["Date"] = "Statement", "Wed, 19 Jan 2022 12:15:00 +0000"
    message.set_content(STORY)
    source = from_bytes(message.as_bytes(), ".eml", "a.eml")
    assert (source.title, source.published) == ("Statement", "2022-01-19")
    assert STORY.split(" has ")[0] in source.text


def test_the_day_on_which_a_pdf_was_made_is_not_that_of_the_story() -> None:
    source = from_bytes(printed(STORY), ".pdf", "a.pdf")
    assert (source.text.strip(), source.title) == (STORY, "Across the floor")
    assert (source.published, source.published_from) == (None, None)


def test_a_pdf_has_the_day_that_its_text_states() -> None:
    source = from_bytes(printed("Across the floor", "19 January 2022", STORY), ".pdf", "a.pdf")
    assert (source.published, source.published_from) == ("2022-01-19", "text")


def test_a_pdf_of_pictures_is_told() -> None:
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(buffer)
    with pytest.raises(InputError, match="no text"):
        from_bytes(buffer.getvalue(), ".pdf", "a.pdf")


@pytest.mark.parametrize(
    ("content", "suffix", "told"),
    [
        (b"", ".txt", "holds no text"),
        (b" \n\t", ".txt", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", ".txt", "binary"),
        (b"%PDF-1.4 broken", ".pdf", "cannot be read"),
        (b"<html><body></body></html>", ".html", "No article"),
        (b"x" * (LONGEST + 1), ".txt", "longest"),
        (b"x" * (25 * LONGEST + 1), ".txt", "50 MB"),
        (
            ("Der Abgeordnete hat seine Partei verlassen und wird der anderen Fraktion angehören. " * 6).encode(),
            ".txt",
            "English",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(content: bytes, suffix: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        from_bytes(content, suffix, "a")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_are_known(encoding: str) -> None:
    text = "“Sinn Féin’s member has not left,” she said — at £5 a head."
    assert from_bytes(text.encode(encoding), ".txt", "a").text == text


@given(st.binary(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_no_bytes_cause_anything_but_text_or_a_sentence(content: bytes, suffix: str) -> None:
    try:
        text = from_bytes(content, suffix, "a").text
    except UserError:
        return
    assert text.strip()
