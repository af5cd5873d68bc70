"""Given names of women among members since 1979, so that *she* finds the right person."""

from __future__ import annotations

import re

__all__ = ["is_woman"]

_WOMEN = frozenset(
    re.findall(
        r"\w+",
        """
        Abena Abtisam Alex Alice Alicia Alison Allison Amanda Amber Anastasia Andrea Angela Angie Ann Anna Anne Anneliese
        Anneliese Annette Anneka Antonia Apsana Ashley Audrey Ayesha Barbara Bell Bernadette Beth Betty Betts Bridget Candida
        Candy Carla Carol Caroline Catherine Cat Catriona Charlotte Cherilyn Cheryl Chi Chloe Christine Claire Clare Claudia
        Dari Daisy Dawn Debbie Deborah Debra Dehenna Deidre Deirdre Diana Diane Dorothy Edwina Eilidh Elaine Eleanor Elizabeth
        Ellie Elphicke Emily Emma Esther Estelle Eve Fabian Fay Felicity Feryal Fiona Flick Florence Fleur Fran Francesca
        Gemma Geraldine Gill Gillian Gisela Glenda Gloria Gwyneth Hannah Harriet Hazel Heather Heidi Helen Helena Hilary
        Irene Imogen Ivana Jackie Jacqui Jane Janet Janice Jayne Jean Jeane Jen Jennie Jennifer Jenny Jess Jessica Jill Jo
        Joan Joanna Joanne Jodie Johanna Joyce Judith Judy Julia Juliana Julie Juliet Justine Kali Kanishka Karen Kate Kathy
        Katherine Kathryn Katie Katy Kelly Kemi Kerry Kim Kirsten Kirsteen Kirsty Kitty Laura Lauren Layla Leanne Lesley
        Lilian Lillian Linda Lindsay Lisa Liz Llin Lola Lorely Lorna Lorraine Louise Lucy Luciana Lyn Lynda Lynn Lynne
        Madeleine Maggie Margaret Margot Maria Marcia Marie Marion Marsha Mary Maureen Maya Meg Melanie Mhairi Michelle
        Mims Miriam Mo Monica Munira Nadia Nadine Naomi Natalie Natascha Naz Nia Nickie Nicky Nicola Nusrat Oona Olivia
        Paula Pauline Penny Philippa Poppy Preet Priti Rachael Rachel Rebecca Roberta Rosa Rosemary Rosena Rosie Roz Rupa
        Rushanara Ruth Sal Sally Samantha Sandra Sara Sarah Seema Selaine Shailesh Shabana Sharon Sheila Sheryll Shirley
        Sian Siobhan Sonia Sorcha Stella Sue Suella Susan Susie Sylvia Taiwo Tan Tasmina Teresa Tessa Thangam Theresa
        Therese Thérèse Tonia Tracey Tracy Tulip Uma Valerie Vera Vicky Victoria Virginia Wendy Wera Yasmin Yvette Yvonne
        Zarah Zoe Siân Anum Sureena Satvir Catherine Danielle Georgia Katrina Kirith Lizzi Melanie Noah Olivia Pam Patricia
        Perran Rosie Sadik Sojan Torcuil Tristan Yuan Alison Ann Anneliese Baggy Carolyn Cherie Ellen Kirstene Marie Lee
        """,
    )
) - frozenset(
    re.findall(
        r"\w+",
        "Alex Ashley Bell Betts Elphicke Fabian Shailesh Noah Perran Sadik Sojan Torcuil Tristan Yuan Baggy Lee Cat Cherie Kim Tan Taiwo",
    )
)
_EITHER = frozenset(
    [
        "Alex",
        "Ashley",
        "Chris",
        "Kim",
        "Jo",
        "Lee",
        "Sam",
        "Pat",
        "Robin",
        "Kerry",
        "Lindsay",
        "Hilary",
        "Lesley",
        "Kelly",
        "Jess",
    ]
)


def is_woman(given_name: str) -> bool | None:
    """Return whether pronouns for a woman fit a given name, None where either may."""
    if given_name in _EITHER:
        return None
    return given_name in _WOMEN if given_name else None
