from whipcount.reader.model.pieces import LONGEST, Pieces

NAMES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##fit", "unfit", "he", "[A]", "##un"]


def test_whole_words_come_before_parts() -> None:
    assert Pieces(NAMES).word("unfit") == (6,)


def test_a_word_is_cut_from_the_left_into_the_longest_pieces() -> None:
    assert Pieces(NAMES).word("ununfit") == (4, 9, 5)


def test_what_cannot_be_cut_is_unknown() -> None:
    assert Pieces(NAMES).word("xyz") == (1,)
    assert Pieces(NAMES).word("unx") == (1,)


def test_a_scene_has_two_segments() -> None:
    assert Pieces(NAMES).scene(["he"], ["[A]", "unfit"]) == ([2, 7, 3, 8, 6, 3], [0, 0, 0, 1, 1, 1])


def test_a_long_scene_keeps_the_sentence_and_the_nearest_words_before() -> None:
    ids, kinds = Pieces(NAMES).scene(["he"] * 300, ["unfit"] * 100)
    assert len(ids) == len(kinds) == LONGEST
    assert ids.count(6) == 100
    ids, _ = Pieces(NAMES).scene(["he"] * 300, ["unfit"] * 300)
    assert len(ids) == LONGEST
    assert 7 not in ids
