from whipcount.reader.model.pieces import Pieces

NAMES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##fit", "unfit", "he", "[A]", "##un"]


def test_whole_words_come_before_parts() -> None:
    assert Pieces(NAMES).word("unfit") == (6,)


def test_a_word_is_cut_from_the_left_into_the_longest_pieces() -> None:
    assert Pieces(NAMES).word("ununfit") == (4, 9, 5)


def test_what_cannot_be_cut_is_unknown() -> None:
    assert Pieces(NAMES).word("xyz") == (1,)
    assert Pieces(NAMES).word("unx") == (1,)
